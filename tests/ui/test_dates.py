"""Dates in words."""

import datetime

import pytest

from debategame.ui.dates import coming, day, last_on

NOW = datetime.datetime(2026, 11, 24, 16, 28, tzinfo=datetime.UTC)
"""A Tuesday."""
TODAY = NOW.date()
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime.datetime(2026, 11, 24, 0, 1, tzinfo=datetime.UTC), "today"),
        (datetime.datetime(2026, 11, 23, 23, 59, tzinfo=datetime.UTC), "yesterday"),
        (datetime.datetime(2026, 11, 9, 12, 0, tzinfo=datetime.UTC), "9 Nov"),
        (datetime.datetime(2025, 11, 24, 12, 0, tzinfo=datetime.UTC), "24 Nov 2025"),
    ],
)
def test_a_day_is_named_as_people_name_it(at: datetime.datetime, said: str) -> None:
    assert day(at, NOW) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, "today"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "on Thursday"),
        (6, "on Monday"),
        (7, "in 7 days"),
        (99, "on 3 March 2027"),
    ],
)
def test_a_day_to_come_is_named_as_people_name_it(days: int, said: str) -> None:
    assert coming(TODAY + days * DAY, TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"), [(0, "last today"), (1, "last yesterday"), (3, "last on Saturday"), (7, "last on 17 Nov")]
)
def test_when_something_last_was(days: int, said: str) -> None:
    assert last_on(NOW - days * DAY, NOW) == said
