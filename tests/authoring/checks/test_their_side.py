"""What `check` says of opposites and of what the other side argues."""

import msgspec
import pytest

from debategame.authoring.checks.context import CheckContext
from debategame.authoring.checks.their_side import check
from debategame.scenario.model import Scenario, TheirPoint

OPPOSITES = ("Dogs hate it.", "Cats hate it.", "Birds hate it.", "Fish hate it.")
WELL = "Put the phone away at nine and they would be fresh at eight."


def advice(scenario: Scenario, *, about: str = "") -> list[str]:
    return [item.message for item in check(CheckContext(scenario)) if about in str(item.path)]


def with_opposites(scenario: Scenario, count: int) -> Scenario:
    points = tuple(msgspec.structs.replace(point, opposites=OPPOSITES[:count]) for point in scenario.key_points)
    return msgspec.structs.replace(scenario, key_points=points)


@pytest.mark.parametrize(("count", "written"), [(0, "no opposites"), (1, "one opposite"), (3, "three opposites")])
def test_four_opposites_are_asked_for_with_the_reason(small, count, written):
    said = advice(with_opposites(small, count), about="opposites")
    assert len(said) == len(small.key_points)
    assert said[0] == f"`body-clock` has {written}; with four, half as many answers that deny it slip through"
    assert advice(with_opposites(small, 4), about="opposites") == []


def test_without_points_of_theirs_it_says_what_is_lost(small):
    bare = msgspec.structs.replace(small, their_points=())
    assert advice(bare, about="their_points") == [
        (
            "the scenario has no `their_points`, so sentences that argue the other side may earn marks, "
            "and right ones must be nearer to a wording to earn them"
        )
    ]
    assert advice(small, about="their_points") == []


def test_a_point_of_theirs_wants_two_wordings(small):
    one = msgspec.structs.replace(
        small, their_points=(TheirPoint(id="lazy", claim="They are lazy.", wordings=(WELL,)),)
    )
    (said,) = advice(one, about="their_points")
    assert said.startswith("the point of theirs `lazy` has one wording besides its claim")


def test_a_text_of_theirs_that_makes_a_key_point_is_named_with_the_other_sentence_and_the_words(small):
    shared = "Their hormones keep them awake until midnight, I know."
    both = TheirPoint(id="excuses", claim="They only make excuses.", wordings=(WELL, shared))
    (found,) = [
        item
        for item in check(CheckContext(msgspec.structs.replace(small, their_points=(both,))))
        if item.path[0] == "their_points"
    ]
    assert found.path == ("their_points", 0, "wordings", 1)
    assert found.message == (
        "one sentence makes the point of theirs `excuses` and the key point `body-clock`: it is near to "
        "“Their hormones keep them awake until midnight.” with the words “hormones, keep, awake, midnight”"
    )


def test_a_text_of_a_key_point_that_argues_their_side_is_named_with_theirs(small):
    shared = "Their hormones keep them awake until midnight, I know."
    both = TheirPoint(id="excuses", claim="They only make excuses.", wordings=(WELL, shared))
    said = advice(msgspec.structs.replace(small, their_points=(both,)), about="key_points', 0, 'wordings")
    assert said == [
        (
            "one sentence makes the key point `body-clock` and the point of theirs `excuses`: it is near to "
            "“Their hormones keep them awake until midnight, I know.” with the words “hormones, keep, awake, midnight”"
        )
    ]
