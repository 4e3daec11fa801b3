"""A line that was studied gives no first sight: its next round is studied, and only that one."""

import datetime

from debategame.progress.rounds import STUDIED, Mode
from debategame.saves.queries import RoundQuery
from tests.support.factories import DAY, HOUR, NOON, answer, record, save_in

MINUTE = datetime.timedelta(minutes=1)


def test_a_line_is_studied_until_it_is_played(tmp_path):
    save = save_in(tmp_path)
    assert save.studied_lines("parks") == frozenset()
    assert not save.path.exists()
    save.note_study("parks", ["close", "sell"], NOON)
    save.note_study("parks", ["close"], NOON)
    assert save.studied_lines("parks") == {"close", "sell"}
    assert save.studied_lines("rivers") == frozenset()
    record(save, answer(at=NOON + MINUTE))
    assert save.studied_lines("parks") == {"sell"}
    save.note_study("parks", ["close"], NOON + HOUR)
    assert save.studied_lines("parks") == {"close", "sell"}


def test_a_round_after_study_is_no_first_sight(tmp_path):
    save = save_in(tmp_path)
    after_study = record(save, answer(at=NOON, flags=(STUDIED,)))
    again = record(save, answer(at=NOON + HOUR))
    first = record(save, answer(at=NOON + HOUR), line="sell")
    assert [(played.first_sight, played.studied) for played in (after_study, again, first)] == [
        (False, True),
        (False, False),
        (True, False),
    ]
    assert save.round(after_study.id) == after_study


def test_a_trend_keeps_rounds_after_study_apart(tmp_path):
    save = save_in(tmp_path)
    record(save, answer(at=NOON, marks=10))
    record(save, answer(at=NOON + HOUR, marks=20, flags=("echo", STUDIED)), line="sell")
    record(save, answer(at=NOON + DAY, marks=30))
    trend = save.trend(RoundQuery(mode=Mode.PRACTICE))
    groups = (trend.first_sights, trend.after_study, trend.again)
    assert [[mark.score for mark in group] for group in groups] == [[10], [20], [30]]
    assert trend.recent == 10
