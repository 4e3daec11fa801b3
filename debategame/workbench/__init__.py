"""What helps a teacher to write a scenario, and to know how good it is.

Writing
scaffold        a scenario to start from, or one laid out from an article
article         an article's paragraphs and what it says of itself; byline: who wrote it, and when
arguing         which of its sentences argue

Faults of teaching
review          every fault as a warning with its place, by these checks:
  wordings        too few, copies, those that make another key point
  giveaways       what tells the player a key point before they find it
  names           rare names that nobody tells the player
  trials          models and examples that score otherwise than meant
remark          what a check works with and says; meaning: how much of a wording a text says

Held against people
marked          marked answers from a file
agreement       how far the game's verdicts agree with theirs; comparison: the same in words
disputes        what players say they did say

Trying out
watching        a scenario file while it is edited
marking         what a teacher has written and marked; closeness: which wording did the work
examples        a marked answer added to the file; insertion: where; written: how
"""
