"""Disputed sentences, with all that a teacher needs to judge them."""

from pathlib import Path

from debategame.classroom.disputes import disputes_of, read_disputes
from debategame.classroom.reader import read_class
from debategame.scoring.model import Verdict
from tests.support.class_folder import SAID, disputed_save
from tests.support.factories import DAY, NOON, SCENARIO, answer, point


def test_a_dispute_comes_with_all_that_a_teacher_needs(tmp_path: Path) -> None:
    (dispute,) = read_disputes(disputed_save(tmp_path), SCENARIO.id)
    assert (dispute.player, dispute.scenario, dispute.line, dispute.point) == ("Ada", "parks", "close", "play")
    assert (dispute.sentence, dispute.answer, dispute.verdict) == (SAID, SAID, Verdict.MISSED)
    assert dispute.wording == "some words of the teacher"
    assert dispute.at == NOON


def test_disputes_are_sorted_by_key_point_oldest_first(tmp_path: Path) -> None:
    disputed_save(tmp_path, "Ada", at=NOON + DAY)
    disputed_save(tmp_path, "Bo", at=NOON)
    given = answer(points=(point("shade", "~"), point("play")))
    disputed_save(tmp_path, "Cy", given=given, point="shade", at=NOON + 2 * DAY)
    disputes = disputes_of(read_class(tmp_path).pupils)
    assert [(dispute.point, dispute.player) for dispute in disputes] == [
        ("play", "Bo"),
        ("play", "Ada"),
        ("shade", "Cy"),
    ]


def test_only_the_named_scenario_is_listed(tmp_path: Path) -> None:
    disputed_save(tmp_path)
    assert len(read_disputes(tmp_path, "parks")) == 1
    assert read_disputes(tmp_path, "lakes") == []


def test_a_folder_that_does_not_exist_has_no_disputes(tmp_path: Path) -> None:
    assert read_disputes(tmp_path / "none", "parks") == []
    assert list(tmp_path.iterdir()) == []
