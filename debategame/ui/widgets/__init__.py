"""What every screen is made of.

dialogs      The dialogs: a question, a line of text, something to read. Each gives its answer as its result.
editor       What answers are written in and given with: a field for plain text, and the row with the button below it.
facts        Facts as a list of labels and values.
file_problems  Problems of scenario files: in one line, and as a list.
file_prompt  Asking for the name of a file that is to be written, and is not there yet.
parts        What screens are made of: outside text made safe, the head line, the bordered card.
screens      What every screen and dialog has in common: it fits its terminal, and says so plainly where it cannot.
stopwatch    Counts the seconds that an answer takes, by a clock that is handed in.
"""
