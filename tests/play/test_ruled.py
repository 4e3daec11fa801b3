"""A round as the teacher counts it: the verdicts and marks change, the game's own stay in the round."""

import datetime

from debategame.play.ruled import ruled_round, ruling_text
from debategame.progress.rulings import Ruling, rulings_on
from debategame.scoring.model import Verdict
from tests.support.factories import NOON, SCENARIO, answer, comeback, played, point

FIRST = answer(marks=50, points=(point("shade"), point("play", "·")), hints={})
SECOND = comeback(marks=0, points=(point("shade", "·"), point("play", "·")), hints={})


def ruling(given: str, verdict: Verdict | None, point_id: str = "play", minute: int = 0) -> Ruling:
    at = NOON + datetime.timedelta(minutes=minute)
    return Ruling(answer=given, point=point_id, verdict=verdict, at=at)


def test_a_ruling_on_the_first_answer_changes_its_marks() -> None:
    round_ = played(FIRST)
    ruled = ruled_round(SCENARIO, round_, [ruling(FIRST.id, Verdict.HIT)])
    assert (round_.final, ruled.final) == (50, 100)
    assert [one.verdict for one in ruled.verdicts] == [Verdict.HIT, Verdict.HIT]
    taken = ruled_round(SCENARIO, round_, [ruling(FIRST.id, Verdict.MISSED, "shade")])
    assert taken.final == 0


def test_a_ruling_on_the_comeback_counts_half_as_the_game_does() -> None:
    ruled = ruled_round(SCENARIO, played(FIRST, SECOND), [ruling(SECOND.id, Verdict.HIT)])
    assert (ruled.score, ruled.added) == (50, 25)


def test_rulings_that_are_taken_back_or_on_other_rounds_change_nothing() -> None:
    round_ = played(FIRST)
    others = [ruling("1f", Verdict.HIT), ruling(FIRST.id, Verdict.HIT), ruling(FIRST.id, None, minute=1)]
    assert ruled_round(SCENARIO, round_, others) is round_
    assert rulings_on(round_, others) == ()


def test_a_ruling_is_a_glyph_and_a_name() -> None:
    assert ruling_text(ruling("1f", Verdict.HIT)) == "√ hit"
    assert ruling_text(ruling("1f", Verdict.CONTRADICTED)) == "× opposite"
    assert ruling_text(ruling("1f", None)) == ""
