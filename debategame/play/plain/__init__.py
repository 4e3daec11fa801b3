"""The bout line by line on two text streams.

commands    What a player can ask for in plain play beside giving an answer: hints, the briefing, reasons, "I did say
            that".
console     Lines in, wrapped lines out: how plain play talks over two text streams, without a single escape code.
game        The bout line by line on two text streams: for screen readers, pipes and small terminals.
paragraphs  What plain play says at each step of a bout, as paragraphs of plain text.
"""
