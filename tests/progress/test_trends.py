"""Trends: one mode at a time, first sights apart from the rest, and guesses beside what was hit."""

import pytest

from debategame.progress.rounds import Mode
from tests.support.factories import DAY, NOON, answer, comeback, played, point
from tests.support.from_rounds import guesses, trend


def on_day(day: int, score: int, **fields):
    return played(answer(marks=score, at=NOON + day * DAY), **fields)


def test_a_trend_has_the_first_answers_of_one_mode_oldest_first():
    rounds = [
        on_day(2, 75),
        on_day(1, 50, first_sight=False),
        on_day(3, 100, mode=Mode.TIMED),
        on_day(4, 100, excluded=True),
        on_day(5, 100, mode=Mode.REVIEW),
    ]
    found = trend(rounds, Mode.PRACTICE)
    assert [(mark.at, mark.score) for mark in found.points] == [(NOON + DAY, 50), (NOON + 2 * DAY, 75)]
    assert [mark.score for mark in found.first_sights] == [75]
    assert [mark.score for mark in found.again] == [50]


@pytest.mark.parametrize(
    ("scores", "mean"), [([], None), ([50], 50), ([50, 75], 63), ([0, 100, 50, 50, 50, 50], 60), ([33, 33, 34], 33)]
)
def test_the_recent_mean_is_of_the_last_five_first_sights(scores, mean):
    again = [on_day(9, 0, first_sight=False)]
    assert trend([*again, *(on_day(day, score) for day, score in enumerate(scores))], Mode.PRACTICE).recent == mean


def test_a_guess_is_compared_with_what_was_hit():
    high = answer(guess=3, points=(point("shade", "√"), point("play", "~")), at=NOON + DAY)
    low = comeback(guess=0, points=(point("shade", "√"),))
    rounds = [played(high), played(answer(), low), played(answer(guess=4), excluded=True)]
    assert [(one.guessed, one.hit_count, one.difference) for one in guesses(rounds)] == [(0, 1, -1), (3, 1, 2)]


def test_the_recent_mean_is_of_the_latest_scorer_and_the_break_is_known():
    rounds = [played(answer(marks=100, at=NOON + day * DAY, scorer="1")) for day in range(3)]
    rounds += [played(answer(marks=score, at=NOON + day * DAY, scorer="2")) for day, score in ((5, 40), (6, 60))]
    found = trend(rounds, Mode.PRACTICE)
    assert (found.recent, found.breaks) == (50, (3,))


@pytest.mark.parametrize(
    ("scored", "means"),
    [
        ([], []),
        ([("1", 50)] * 4, [None] * 4),
        ([("1", score) for score in (0, 100, 50, 50, 50, 100)], [None, None, None, None, 50, 70]),
        ([("1", 100)] * 5 + [("2", 0)] * 6, [None] * 4 + [100] + [None] * 4 + [0, 0]),
        ([("1", 100)] * 4 + [("2", 0)] * 4, [None] * 8),
    ],
)
def test_the_moving_mean_is_of_five_rounds_and_never_of_two_scorers(scored, means):
    rounds = [
        played(answer(marks=score, at=NOON + day * DAY, scorer=scorer), first_sight=day % 2 == 0)
        for day, (scorer, score) in enumerate(scored)
    ]
    assert list(trend(rounds, Mode.PRACTICE).means) == means
