"""Read an article as plain text: its paragraphs, byline and arguing sentences.

byline  Find the author, date and address of an article in its first and last paragraphs.
claims  Rank the sentences of an article by how much they argue, using cue words.
reader  Read an article in plain text or Markdown: title, author, date and paragraphs.
"""
