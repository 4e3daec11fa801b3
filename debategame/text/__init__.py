"""Text of any kind: safe to show, in tables, and the closed word classes of English.

display  Which characters a scenario may hold, and how any text is made safe to show.
english  The closed classes of English words: what carries grammar rather than meaning. Written without apostrophes.
tables   Tables as plain text: columns as wide as their widest cell.
"""
