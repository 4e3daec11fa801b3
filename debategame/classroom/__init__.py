"""A class, read from a folder of saves that is never written to.

disputes  What players said they had said: every disputed sentence of some saves, which are only read.
report    How a class stands, read from a folder of saves: pupil by line, key points nobody made, disputed sentences.
tables    A class in tables for a terminal and rows for a spreadsheet: pupil by line, key points nobody made,
          disputes.
"""
