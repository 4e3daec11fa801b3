"""The author's screen: try a scenario while writing it.

dialogs   The dialogs of the teacher's screen: which wording did it, and an example that could not be added.
duel      The left of the teacher's screen: the opponent's line over the field that answers it.
marking   The teacher's own marks on an answer, one for each key point, beside what the game says.
screen    The teacher's screen: answer a line of a scenario and see, while typing, what the game sees in the answer.
seen      What the game sees in an answer, for the teacher who tries a scenario: verdicts, closeness, which wording
          did it.
"""
