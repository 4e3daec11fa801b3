"""Text of any kind: showing it safely, plurals, tables, and English function words.

display  Make any text safe to show, and count things in words.
english  English function words by word class, written without apostrophes.
tables   Tables as plain text, with columns as wide as their widest cell.
"""
