"""An article as plain text: its paragraphs, byline and arguing sentences.

byline  Who wrote an article, when, and where it can be read, as its first and last paragraphs say it in common forms.
claims  Which sentences of an article argue: a plain ranking by words that claim, judge, give reasons and set against.
reader  An article as a teacher has it, plain text or Markdown: its numbered paragraphs, and what it says of itself.
"""
