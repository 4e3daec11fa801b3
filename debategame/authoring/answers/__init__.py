"""Collect what pupils answered, group it, and suggest wordings from it.

candidates   Choose the sentences of pupils that are worth trying as a wording of a key point.
groups       Group answers by line and by what they have in common.
model        What an answer of a pupil is, and its scores.
overview     Everything about the answers in one value, and as values for JSON.
report       Show the groups and suggestions as text.
sources      Read answers from saves, exports, marked answers and plain text.
suggestions  Count what a wording would fix and break, by trying it.
wordings     Find wordings that do nothing, and key points that pupils cannot tell apart.
"""
