"""Advice on playable scenarios that could teach better.

alike           Group problems, warnings and notes that differ only in names.
collisions      Compare two sentences word by word: what only one denies, and what is an antonym in the other.
common_words    Find key points that one common word makes in a sentence about something else.
contents        Check what is missing, repeated, too long or not in English.
context         The input that all checks share, and the advice that they return.
giveaways       Find texts shown to the player that give a key point away.
marked_answers  Score the model rebuttals and marked examples of a scenario, and compare.
names           Find names that a player never gets to read, and names that are also small words.
other_side      Check the other side of a scenario like the first, and say what it lacks to be played.
own_sentences   Try each sentence of the author's as an answer: it must be marked as meant.
quality         Measure how well the scenario is known to mark, and name the next step.
review          Run every check and return its advice as warnings.
sides           Find wordings that deny their key point, and opposites that affirm it.
similarity      Compare texts by their weighted words: how much of one is in the other, and whether they are copies.
synonyms        Check groups of synonyms: phrases in two of them, and words that one takes in by its stem.
their_side      Check what the other side argues: points of theirs, and opposites of key points.
trials          Try sentences of a scenario as answers, up to a limit.
variants        Try each sentence with one and two words left out or exchanged.
wordings        Check wordings: too few, copies, or making another key point.
"""
