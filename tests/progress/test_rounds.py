"""A round: its scores and its best verdicts."""

import pytest

from tests.support.factories import DAY, NOON, answer, comeback, played, point


def test_a_round_is_its_answer_plus_what_the_comeback_added():
    whole = played(answer(marks=50), comeback(marks=25))
    assert (whole.score, whole.added, whole.final) == (50, 25, 75)


def test_a_round_without_a_comeback_is_complete():
    assert (played(answer(marks=50)).added, played(answer(marks=50)).final) == (0, 50)


def test_a_comeback_without_its_first_answer_gives_no_score():
    assert (played(comeback(marks=25)).score, played(comeback(marks=25)).final) == (0, 25)


@pytest.mark.parametrize(
    ("first", "second", "standing"),
    [
        ("·", "√", "√"),
        ("·", "×", "×"),
        ("~", "√", "√"),
        ("~", "·", "~"),
        ("√", "×", "√"),
        ("×", "·", "×"),
        ("×", "~", "~"),
        ("√", "√", "√"),
    ],
)
def test_the_better_verdict_wins_and_any_verdict_beats_missed(first, second, standing):
    both = played(answer(points=(point("shade", first),)), comeback(points=(point("shade", second),)))
    assert both.verdicts == (point("shade", standing),)


def test_the_hits_of_an_answer_are_counted():
    assert answer(points=(point("shade", "√"), point("play", "~"), point("rain", "√"))).hit_count == 2


@pytest.mark.parametrize(("day", "counts_for"), [(None, NOON.date()), (NOON.date() + DAY, NOON.date() + DAY)])
def test_an_answer_counts_for_the_players_own_day(day, counts_for):
    assert answer(day=day).local_day == counts_for
