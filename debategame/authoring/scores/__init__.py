"""Score many answers.

chunks      Score rows in chunks, for any scheduler.
processes   Score rows in several processes.
rows        Score rows of JSON, one object for each answer.
text        A score in words.
"""
