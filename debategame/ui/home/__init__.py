"""Home and the screens that it opens.

home           Home: what is on today, the scenarios with the player's results, and the next bout.
keys           The keys of Home.
opening        The screen shown while the game reads its scenarios.
overview       A player's results in one scenario, and the words for them.
prompts        The dialogs that Home opens to ask for a player or a scenario file.
rulings        Takes rulings that lie beside scenarios into the save of whoever plays.
scenario_card  The highlighted scenario on Home: the quarrel, the player's results, and the next bout.
scenario_list  The list of scenarios on Home, each with the player's results.
state          The state of Home, as a value: the scenarios, the player's results, and the settings of the next bout.
today          The card of today on Home: five minutes, what is new this week and interrupted, problems of files.
welcome        The first start: a name, and a first round of one line.
"""
