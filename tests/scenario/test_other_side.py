"""A scenario seen from the opponent's chair is a scenario of its own."""

import re
from pathlib import Path

import msgspec
import pytest

from debategame.errors import UsageError
from debategame.scenario.library import find, load
from debategame.scenario.model import ID_PATTERN, Scenario
from debategame.scenario.other_side import other_side, why_no_other_side
from debategame.scenario.reader import read_file
from debategame.scenario.versions import canonical, from_canonical
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer
from tests.support.paths import DATA

FILE = DATA / "both-sides.yaml"


@pytest.fixture
def first() -> Scenario:
    return read_file(FILE)


@pytest.fixture
def other(first: Scenario) -> Scenario:
    side = other_side(first)
    assert side is not None
    return side


def less(scenario: Scenario, **fields: object) -> list[str]:
    """What is missing once some fields are replaced."""
    why = why_no_other_side(msgspec.structs.replace(scenario, **fields))
    return why.removeprefix("cannot be played from the other side: ").split("; ") if why else []


def test_everything_changes_sides(first: Scenario, other: Scenario) -> None:
    assert (first.id, first.title, first.side) == ("night-bus", "Keep the night bus", "for")
    assert (other.id, other.title, other.side) == (
        "night-bus--other-side",
        "Keep the night bus (other side)",
        "against",
    )
    assert (other.they_say, other.you_say) == (first.you_say, first.they_say)
    assert other.briefing == first.their_briefing
    assert (other.lines, other.examples) == (first.their_lines, first.their_examples)
    assert [point.label for point in other.key_points] == [
        "empty seats",
        "it costs too much",
        "it wakes people",
        "a taxi does the job",
    ]
    assert [(point.id, point.wordings) for point in other.their_points] == [
        (point.id, point.wordings) for point in first.key_points
    ]
    assert (other.motion, other.source, other.aim) == (first.motion, first.source, first.aim)


def test_without_a_briefing_of_its_own_the_other_side_reads_the_first_one(first: Scenario) -> None:
    side = other_side(msgspec.structs.replace(first, their_briefing=""))
    assert side is not None
    assert side.briefing == first.briefing


def test_the_other_side_has_no_other_side(other: Scenario) -> None:
    assert other.is_other_side
    assert other_side(other) is None


def test_an_older_program_can_read_the_other_side(other: Scenario) -> None:
    """It is kept in saves and exports like any scenario, with keys that every version knows."""
    kept = msgspec.json.decode(canonical(other))
    assert not {key for key in kept if key.startswith("their_")} - {"their_points"}
    assert {key for point in kept["their_points"] for key in point} <= {"id", "claim", "wordings"}
    assert from_canonical(canonical(other)) == msgspec.structs.replace(other, examples=())


def test_a_sentence_of_the_first_side_makes_no_key_point_of_the_other(first: Scenario, other: Scenario) -> None:
    score = Scorer(other).score("they-need-it", "Nurses come off the ward when everything else has stopped.")
    assert {point.verdict for point in score.points} == {Verdict.MISSED}
    assert [(found.point, found.theirs) for found in score.elsewhere] == [("shift-workers", True)]
    made = Scorer(other).score("they-need-it", "Ring for a cab and share the fare.")
    assert [point.id for point in made.points if point.verdict is Verdict.HIT] == ["taxis-do-it"]


def test_too_little_is_told_as_what_is_missing(first: Scenario, small: Scenario) -> None:
    assert less(first) == []
    assert less(small) == ["it has no `their_lines`"]
    assert less(first, their_lines=first.their_lines[:1]) == [
        "`their_lines` has 1 line, and needs 2",
        "its lines ask for 3 of `their_points` with 4 wordings or more, and need 4",
    ]
    poor = msgspec.structs.replace(first.their_points[0], wordings=first.their_points[0].wordings[:3])
    assert less(first, their_points=(poor, *first.their_points[1:])) == [
        "its lines ask for 3 of `their_points` with 4 wordings or more, and need 4"
    ]
    assert other_side(msgspec.structs.replace(first, their_points=(poor, *first.their_points[1:]))) is None


def test_the_library_finds_the_other_side_by_id_and_by_path(tmp_path: Path) -> None:
    (tmp_path / "bus.yaml").write_bytes(FILE.read_bytes())
    shelf = load(tmp_path)
    assert [found.scenario.id for found in shelf.found] == ["night-bus"]
    assert list(shelf.by_id) == ["night-bus", "night-bus--other-side"]
    for ref in ("night-bus--other-side", f"{tmp_path / 'bus.yaml'}--other-side"):
        found = find(ref, tmp_path)
        assert (found.path, found.scenario.id) == (tmp_path / "bus.yaml", "night-bus--other-side")


def test_asking_for_another_side_that_is_not_there_says_why(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_bytes((DATA / "small.yaml").read_bytes())
    with pytest.raises(UsageError, match="`later-bell` cannot be played from the other side: it has no `their_lines`"):
        find("later-bell--other-side", tmp_path)
    with pytest.raises(UsageError, match=r"there is no scenario `late-bell`.*did you mean `later-bell`"):
        find("late-bell--other-side", tmp_path)


def test_the_longest_id_with_another_side_is_still_an_id(first: Scenario) -> None:
    side = other_side(msgspec.structs.replace(first, id="s" * 52))
    assert side is not None
    assert re.fullmatch(ID_PATTERN, side.id)
