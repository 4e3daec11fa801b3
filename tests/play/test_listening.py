"""What the opponent makes of an answer: own arguments, and whether it says anything."""

import pytest

from debategame.play.listening import FAR, own_arguments, says_something
from debategame.scoring.model import Elsewhere, Span
from tests.support.bouts import answer, verdict, verdicts

BEES = "Bees need flowers along every railway embankment."
TEXT = f"Parks are free. {BEES}"


def texts(given) -> list[str]:
    return [given.text[span.start : span.end] for span in own_arguments(given)]


@pytest.mark.parametrize(
    "given",
    [
        answer(TEXT, *verdicts("mmm", confidence=0.0)),
        answer(TEXT, verdict("a", "h", TEXT, "Parks are free", confidence=0.9), verdict("b", "m", confidence=0.0)),
    ],
)
def test_a_sentence_far_from_every_key_point_is_an_argument_of_ones_own(given):
    assert texts(given) == [BEES[:-1]]


@pytest.mark.parametrize(
    "given",
    [
        answer(TEXT, *verdicts("mmm", confidence=FAR)),
        answer(TEXT, verdict("a", "h", TEXT, BEES, confidence=0.9)),
        answer(TEXT, verdict("a", "x", TEXT, BEES, confidence=0.0)),
        answer(TEXT, *verdicts("mmm", confidence=0.0), flags=("salad",)),
        answer(TEXT, *verdicts("mmm", confidence=0.0), flags=("echo",)),
        answer(
            TEXT,
            *verdicts("mmm", confidence=0.0),
            elsewhere=(Elsewhere(line="", point="them", passage=Span(16, 60), theirs=True),),
        ),
        answer(BEES.replace(".", "?"), *verdicts("mmm", confidence=0.0)),
        answer("homework cheating bad school", *verdicts("mmm", confidence=0.0)),
        answer("", *verdicts("mmm", confidence=0.0), flags=("empty",)),
    ],
    ids=["near a key point", "a hit", "an own goal", "keywords", "echo", "theirs", "a question", "a list", "empty"],
)
def test_what_may_be_something_else_is_none(given):
    assert texts(given) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", False),
        ("idk lol", False),
        ("I don't know what to say.", False),
        ("No.", False),
        ("Charities.", False),
        ("qwrtz plmkn bvcxy", False),
        ("Charities help.", True),
        ("It was invented by Cameron, granted, but so what?", True),
        (TEXT, True),
    ],
)
def test_a_text_says_something_if_it_is_about_something(text, says):
    assert says_something(text) is says
