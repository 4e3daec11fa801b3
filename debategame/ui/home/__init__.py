"""Home and what opens from it.

file_problems  What is wrong in scenario files, for Home: in one line, and as the whole list.
home           Home: what is due, what can be played, where the player stands in it, and the next bout.
overview       Where a player stands in one scenario, and the words for it: for Home and what opens from it.
prompts        What Home asks for in dialogs: who plays, and which file to open.
scenario_card  The highlighted scenario on Home: the quarrel, where the player stands, the next bout.
scenario_list  The list of scenarios on Home, each with where the player stands in it.
shelf          What Home shows: what is due, the scenarios, and where the player stands in the one that is
               highlighted.
state          What Home offers: the scenarios that can be played, where the player stands in each, and how the next
               bout is set.
today          What Home says of today: what is due, what was interrupted, what is new this week, what is wrong with
               files.
welcome        The first start: a name, one line to answer, and nothing else to decide.
"""
