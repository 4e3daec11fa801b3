"""Why a verdict is what it is."""

import pytest

from debategame.play.explanations import Match, matches, why_not_counted
from debategame.scoring.model import Evidence
from tests.support.bouts import verdict

TEXT = "Their\nhormones keep them up."


def test_each_match_says_what_it_matched_and_how():
    evidence = (
        Evidence(start=0, end=14, how="exact", met="hormones"),
        Evidence(start=15, end=27, how="related", met="awake\x1b"),
    )
    assert matches(TEXT, verdict("a", "h", evidence=evidence)) == (
        Match(words="Their hormones", met="hormones", how="same word"),
        Match(words="keep them up", met="awake�", how="related"),
    )


@pytest.mark.parametrize(
    ("letter", "block", "reason"),
    [
        ("h", "", ""),
        ("p", "", ""),
        ("m", "", "Nothing in your answer comes near it."),
        ("m", "denied", "Your sentence denies it."),
        ("m", "reported", "You only report it, as what others say."),
        ("m", "salad", "The words are there, but only as a list: no sentence of yours says it."),
        ("m", "echo", "The closest words are your opponent's own. They earn nothing when you repeat them."),
        ("x", "", ""),
    ],
)
def test_each_reason_why_words_do_not_count(letter, block, reason):
    assert why_not_counted(verdict("a", letter, blocked=block)) == reason
