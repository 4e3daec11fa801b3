"""Collect what pupils answered, group it, and suggest wordings from it.

candidates   Choose the sentences of pupils that are worth trying as a wording of a key point.
groups       Group answers by line and by what they have in common.
marks        A person's marks on pupils' answers, as rulings in a file beside the scenario.
model        What an answer of a pupil is, and its scores.
overview     Everything about the answers in one value, and as values for JSON.
parts        Cut an answer into the parts that may stand in a scenario.
report       Show the groups and suggestions as text.
review       The answers to a scenario with their scores, marks and suggestions.
sources      Read answers from saves, exports, marked answers and plain text.
suggestions  Count what a wording would fix and break, by trying it.
taking       Take a part of an answer into the scenario, and count beforehand what that changes.
wordings     Find wordings that do nothing, and key points that pupils cannot tell apart.
"""
