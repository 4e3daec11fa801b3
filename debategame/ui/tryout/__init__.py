"""The author's screen: try a scenario while writing it.

answer_pane    The left half of the screen: the opponent's line over the field for the answer.
dialogs        The dialogs of the author's screen: how far each wording is met, and why an example was not added.
file_head      The head line: the file, its state, and how many warnings there are.
file_review    Review of the scenario file: what `check` warns of, worked out in a thread.
keys           The keys of the author's screen.
live_verdicts  Live verdicts on an answer, updated while the teacher types: closeness, and the matching wording.
marking        The teacher's marks on an answer, one per key point, and how far the game agrees.
screen         The author's screen: answer a line of a scenario and see how the game scores it while typing.
"""
