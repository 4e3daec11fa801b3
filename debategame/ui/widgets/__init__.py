"""The widgets and base classes of every screen.

dialogs        The dialogs: a question, a line of text to enter, a text to read.
editor         The text field for an answer, and the row with the button below it.
facts          Facts as a list of labels and values.
file_problems  Problems and warnings of scenario files: in one line, and as a list.
file_prompt    The dialog that asks for the name of a new file.
primitives     The building blocks of screens: safe text, the head line, the row of keys, the card.
screens        The base of every screen and dialog: size classes, capital letters as keys, a notice in a small terminal.
stopwatch      Count the seconds that an answer takes.
"""
