"""A speech from the case.

editor   The text field for a speech, with its words and its time.
screen   The speech: edit it, choose its length, see what is missing, save it as a file.
"""
