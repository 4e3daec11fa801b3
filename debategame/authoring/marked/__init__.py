"""Marked answers: read, compared with the game, added to a scenario.

agreement       How far the game's verdicts agree with a person's, over marked answers.
agreement_text  An agreement in plain words, for a terminal of 80 columns: how far, where not and why, and which
                wordings earn.
as_yaml         A marked answer as YAML, as a teacher would write it.
examples        Adds a marked answer to a scenario file, at the end of its examples: as text, with every other byte as
                it was.
insertion       Where in a scenario file one more example can stand, and how it is written there: like its neighbours.
reader          Marked answers from a file, as JSON Lines or CSV: the good rows kept, the bad ones told by their
                number.
tryout          What a teacher has written and marked while trying a scenario: values in, new values out.
"""
