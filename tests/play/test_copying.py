"""Copied sentences: what counts as copied from the game, and what is the player's own."""

import msgspec
import pytest

from debategame.play.copying import copied_points, copied_sentences
from tests.support.bouts import key_point, scenario, verdict

CLAIM = "Gloating over the failure of a policy is pointless and helps nobody at all."
WORDING = "Bickering about terminology is a sideshow."
MODEL = "Barnardo's was at it a century ago, and nobody was ever fed by a joke."
POINT = key_point("a", claim=CLAIM, wordings=(WORDING,), hints=("Gloating over the failure of a policy …",))
PLAYED = scenario(key_points=(POINT, key_point("b"), key_point("c")))
LINE = msgspec.structs.replace(PLAYED.lines[0], model=MODEL)


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (CLAIM, True),
        (CLAIM.upper(), True),
        (CLAIM.replace("pointless", "useless"), True),
        (WORDING, True),
        (MODEL, True),
        ("Well, bickering about terminology is a sideshow.", True),
        ("Gloating over the failure of a policy never fed a single hungry child in this country.", False),
        ("Laughing at them is pointless and helps nobody.", False),
        ("Nobody was ever fed.", False),
        ("Is a sideshow.", False),
        ("", False),
    ],
)
def test_a_sentence_is_copied_if_most_of_it_stands_in_a_row_in_the_game(text, copied):
    assert bool(copied_sentences(PLAYED, LINE, text, seen=True)) is copied


@pytest.mark.parametrize(
    ("text", "copied"),
    [(CLAIM, True), (MODEL, True), (WORDING, False), (CLAIM.replace("pointless and helps", "no good to"), False)],
)
def test_before_the_texts_are_shown_only_a_long_sentence_to_the_letter_is_copied(text, copied):
    assert bool(copied_sentences(PLAYED, LINE, text, seen=False)) is copied


def test_a_hint_can_be_copied_at_any_time():
    text = "Gloating over the failure of a policy, then."
    assert copied_sentences(PLAYED, LINE, text, seen=False)


def test_a_key_point_is_copied_if_every_sentence_that_makes_it_is():
    own = "Jokes feed no hungry child."
    text = f"{CLAIM} {own}"
    points = (
        verdict("a", "h", text, CLAIM),
        verdict("b", "h", text, own),
        verdict("c", "m"),
    )
    assert copied_points(PLAYED, LINE, text, points, seen=True) == ("a",)
    both = msgspec.structs.replace(points[0], passages=(*points[0].passages, *points[1].passages))
    assert copied_points(PLAYED, LINE, text, (both,), seen=True) == ()
