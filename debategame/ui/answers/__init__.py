"""The screen of pupils' answers: mark them, and take what they say into the scenario.

answer_list  All answers in groups, the most useful first, each with the mark and the verdict.
details      The answer that is chosen, and one key point of its line.
history      What was done on the screen, so that it can be undone.
keys         The keys of the screen of pupils' answers.
screen       The screen: marks, takes, undo, and the file that is watched.
take         The dialog that says what a part of an answer would change, before it is taken.
"""
