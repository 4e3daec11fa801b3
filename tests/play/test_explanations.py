"""Why a verdict is what it is."""

import pytest

from debategame.play.explanations import Met, blocked, met
from debategame.scoring.model import Evidence
from tests.support.bouts import verdict

TEXT = "Their\nhormones keep them up."


def test_each_piece_of_evidence_tells_what_it_met_and_how():
    evidence = (
        Evidence(start=0, end=14, how="exact", met="hormones"),
        Evidence(start=15, end=27, how="related", met="awake\x1b"),
    )
    assert met(TEXT, verdict("a", "h", evidence=evidence)) == (
        Met(words="Their hormones", met="hormones", how="the same word"),
        Met(words="keep them up", met="awake�", how="related word"),
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
        ("m", "echo", "What comes near it are your opponent's own words; they earn nothing when you repeat them."),
        ("x", "", ""),
    ],
)
def test_what_kept_words_from_counting(letter, block, reason):
    assert blocked(verdict("a", letter, blocked=block)) == reason
