"""Marked answers: read them, compare them with the game, add them to a scenario.

agreement       Compare the game's verdicts with a person's marks.
agreement_text  Report the agreement in plain words, for a terminal of 80 columns.
examples        Add a marked answer to the examples of a scenario file, or change its marks.
reader          Read marked answers from JSON Lines or CSV. Keep good rows, and report bad ones by number.
tryout          The state of trying out a scenario: the teacher's answers and marks. Every change returns a new value.
"""
