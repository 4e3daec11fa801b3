"""What helps a teacher to write a scenario and to know how well it marks.

closeness     How far an answer meets each wording of a key point: which one did the work, and which ones to improve.
scaffold      A scenario to start from: one that plays as it is, or one laid out from an article. Both are YAML with
              notes.
watched_file  A scenario file while its teacher works on it: read again whenever it was saved.
article/      An article as plain text: its paragraphs, byline and arguing sentences.
checks/       Faults of teaching in a scenario that can be played.
marked/       Marked answers: read, compared with the game, added to a scenario.
"""
