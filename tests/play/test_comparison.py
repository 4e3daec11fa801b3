"""A line answered again: what was won and what was lost."""

from msgspec.structs import replace

from debategame.play.comparison import Comparison
from debategame.scenario.model import Scenario
from tests.support.bouts import verdict
from tests.support.screen_rounds import first_answer

TEXT = "Drowsy drivers crash. Rested pupils learn."
POINTS = (
    verdict("safer-roads", "h", TEXT, "Drowsy"),
    verdict("better-marks", "h", TEXT, "learn"),
    verdict("who-gains", "m"),
)


def comparison(small: Scenario) -> Comparison:
    old = first_answer()
    return Comparison(scenario=small, old=old, new=replace(old, text=TEXT, marks=100, points=POINTS))


def test_key_points_are_won_and_lost(small: Scenario) -> None:
    found = comparison(small)
    assert [(change.number, change.won, change.note) for change in found.changes] == [
        (2, True, "won, was opposite"),
        (3, False, "lost, was partial"),
    ]
    assert found.summary == "1 key point won and 1 key point lost"
    assert found.scores == "75 → 100"


def test_the_row_of_a_change_says_what_the_article_argues(small: Scenario) -> None:
    found = comparison(small)
    assert found.says(found.changes[1]) == small.key_point("who-gains").claim


def test_the_same_answer_changes_nothing(small: Scenario) -> None:
    old = first_answer()
    same = Comparison(scenario=small, old=old, new=old)
    assert (same.changes, same.summary) == ((), "no key point won or lost")
