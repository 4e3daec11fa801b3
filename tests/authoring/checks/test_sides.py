"""A wording that denies its key point, and an opposite that affirms it, are named with the words that collide."""

import msgspec
import pytest

from debategame.authoring.checks.context import Advice
from debategame.authoring.checks.sides import Sides
from debategame.scenario.model import KeyPoint

LANES = KeyPoint(
    id="lanes",
    claim="Shops sell more after a cycle lane is built.",
    wordings=(
        "Cyclists stop and buy where drivers rush past.",
        "Takings rose after the parking spaces became a cycle lane.",
        "Shopkeepers feared the lane, and none of them wants to lose it now.",
        "Nobody who cycles past a bakery is in too much of a hurry.",
    ),
    opposites=(
        "Without parking, people drive to the mall instead.",
        "The butcher closed a year after the lane was painted.",
    ),
)


def denying(wording: str) -> Advice | None:
    spoilt = msgspec.structs.replace(LANES, wordings=(*LANES.wordings, wording))
    return Sides(spoilt).denying(("key_points", 0, "wordings", 4), wording)


def affirming(opposite: str) -> Advice | None:
    spoilt = msgspec.structs.replace(LANES, opposites=(*LANES.opposites, opposite))
    return Sides(spoilt).affirming(("key_points", 0, "opposites", 2), opposite)


@pytest.mark.parametrize(
    ("wording", "other", "collision"),
    [
        (
            "Takings fell after the parking spaces became a cycle lane.",
            "Takings rose after the parking spaces became a cycle lane.",
            "one says “fell”, the other “rose”",
        ),
        (
            "Takings never rose after the parking spaces became a lane.",
            "Takings rose after the parking spaces became a cycle lane.",
            "only one of the two denies “rose”, “parking”, “spaces”, “became”, “lane”",
        ),
        (
            "I doubt that cyclists stop and buy anything.",
            "Cyclists stop and buy where drivers rush past.",
            "only one of the two denies “cyclists”, “stop”, “buy”",
        ),
        (
            "Shops sell more before a cycle lane is built.",
            "Shops sell more after a cycle lane is built.",
            "it has nearly the same words with another number, direction or order",
        ),
    ],
)
def test_a_wording_that_denies_another_sentence_is_named_with_it_and_what_collides(
    wording: str, other: str, collision: str
) -> None:
    found = denying(wording)
    assert found is not None
    where = "the claim" if other == LANES.claim else "another wording"
    assert found.message == f"this wording may deny {where} of `lanes`, “{other}”: {collision}"


@pytest.mark.parametrize(
    "wording",
    [
        "No driver ever stops to buy a bun.",
        "The high street never looked back after the lane was built.",
        "It isn't true that shops lose customers.",
        "Why would shops not sell more after a cycle lane is built?",
        "Takings did not fall after the parking spaces became a cycle lane.",
    ],
)
def test_a_denial_of_something_else_is_passed_in_silence(wording: str) -> None:
    assert denying(wording) is None


@pytest.mark.parametrize(
    ("wording", "level"),
    [
        ("Takings fell after the parking spaces became a cycle lane.", "warning"),
        ("Shops sell more before a cycle lane is built.", "warning"),
        ("I doubt that cyclists stop and buy anything.", "note"),
    ],
)
def test_only_a_sentence_in_the_same_words_is_a_warning(wording: str, level: str) -> None:
    found = denying(wording)
    assert found is not None
    assert found.level == level


def test_two_wordings_that_deny_each_other_are_named_once() -> None:
    wordings = ("Takings rose after the lane was built.", "Takings fell after the lane was built.")
    sides = Sides(msgspec.structs.replace(LANES, wordings=wordings))
    found = [sides.denying(("key_points", 0, "wordings", place), text) for place, text in enumerate(wordings)]
    assert [advice is not None for advice in found] == [True, False]


@pytest.mark.parametrize(
    ("opposite", "message"),
    [
        (
            "Takings rose where parking spaces became a lane.",
            "this opposite affirms `lanes`: it is near to “Takings rose after the parking spaces became a cycle lane.”",
        ),
        (
            "The butcher never closed after the lane was painted.",
            "this opposite may affirm `lanes`: it denies another, “The butcher closed a year",
        ),
    ],
)
def test_an_opposite_that_affirms_is_named_with_the_sentence_that_shows_it(opposite: str, message: str) -> None:
    found = affirming(opposite)
    assert found is not None
    assert found.message.startswith(message)


@pytest.mark.parametrize(
    "opposite",
    [
        "Takings fell after the parking spaces became a cycle lane.",
        "Cyclists never stop to buy.",
        "Nobody carries a week's shopping home on a bike.",
        "Bakers on the ring road sell twice as much.",
    ],
)
def test_an_opposite_that_speaks_against_the_key_point_is_passed_in_silence(opposite: str) -> None:
    assert affirming(opposite) is None
