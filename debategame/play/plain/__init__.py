"""A bout line by line on two text streams, without screens.

commands    The commands that a player can type: ask for a hint, the briefing or a reason, or dispute a verdict.
console     Reads lines and writes wrapped lines, without escape codes.
game        A whole bout on two text streams: for screen readers, pipes and small terminals.
paragraphs  The text of each step of a bout.
study       The map of the article and the recall before a bout.
"""
