"""Faults of teaching in a scenario that can be played.

context         What every check of a scenario's teaching works with, and what it says.
giveaways       What is said to the player and makes a key point by itself: then nothing is left to find, or to earn.
marked_answers  The scenario put to its own tests: model rebuttals and marked examples, scored as players' answers
                are.
names           Rare names without which a key point cannot be worded, and which nothing tells the player.
review          Faults of teaching: what makes a scenario that can be played teach less well than it could.
similarity      What a text says, as weighted words: how much of a wording another text says, and whether two say the
                same.
wordings        Faults in how key points are worded: too few wordings, copies, wordings that make another key point.
"""
