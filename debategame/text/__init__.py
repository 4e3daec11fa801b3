"""Text of any kind: showing it safely, plurals, tables, and English function words.

display    Make any text safe to show, and count things in words.
encoding   Turn the bytes of a text file from any common editor or spreadsheet into text.
english    English function words by word class, written without apostrophes.
forbidden  Characters that a scenario may not have, or not everywhere, and their names.
tables     Tables as plain text, with columns as wide as their widest cell.
"""
