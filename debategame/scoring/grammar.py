"""What words of grammar do to a sentence: they join it, or begin a clause of it. Written without apostrophes."""

from debategame.scenario.words import AUXILIARIES, CONTRACTIONS, PRONOUNS, listed

UNJOINED = listed("nobody nothing none each other others another")
"""Pronouns that a list of keywords may hold as well."""
JOINING_WORDS = (
    listed(PRONOUNS, AUXILIARIES, CONTRACTIONS, "not no never to if than as", "although though while when") - UNJOINED
)
"""Words that make sentences of words: a long sentence without any has nobody who does, is or may anything."""

CLAUSE_WORDS = listed(
    "but yet because although though while whereas so which who if unless since whether when where what whatever why",
    "how and",
)
"""Words that begin a clause of its own."""
