"""The newest ruling on each key point of each answer counts, and a ruling can be taken back."""

import datetime

from debategame.progress.rulings import Ruling, latest
from debategame.scoring.model import Verdict

START = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)


def ruled(minute: int, verdict: Verdict | None, *, answer: str = "a", point: str = "warm") -> Ruling:
    return Ruling(answer=answer, point=point, verdict=verdict, at=START + datetime.timedelta(minutes=minute))


def test_the_newest_ruling_on_a_key_point_counts_in_whatever_order_they_come() -> None:
    old, new = ruled(1, Verdict.HIT), ruled(2, Verdict.MISSED)
    other = ruled(0, Verdict.PARTIAL, answer="b")
    assert latest([new, old, other]) == (other, new)


def test_a_ruling_taken_back_is_none() -> None:
    assert latest([ruled(1, Verdict.HIT), ruled(2, None)]) == ()
    assert latest([ruled(2, None), ruled(3, Verdict.HIT)]) == (ruled(3, Verdict.HIT),)
