"""From verdicts to numbers."""

import pytest

from debategame.scoring.marks import answer_marks, band, comeback_marks
from tests.support.bouts import scenario, verdicts

EVEN = {"a": 1, "b": 1, "c": 1}


@pytest.mark.parametrize(
    ("weights", "aim", "letters", "score"),
    [
        (EVEN, 2, "mmm", 0),
        (EVEN, 2, "xxx", 0),
        (EVEN, 2, "hmm", 50),
        (EVEN, 2, "pmm", 25),
        (EVEN, 2, "hpm", 75),
        (EVEN, 2, "hpx", 75),
        (EVEN, 2, "hhm", 100),
        (EVEN, 2, "hhh", 100),
        (EVEN, 1, "pmm", 50),
        (EVEN, 3, "hmm", 33),
        (EVEN, 3, "pmm", 17),
        (EVEN, 3, "hhm", 67),
        ({"a": 2, "b": 1, "c": 1}, 2, "hmm", 67),
        ({"a": 2, "b": 1, "c": 1}, 2, "mhh", 67),
        ({"a": 2, "b": 1, "c": 1}, 1, "mhm", 50),
        ({"a": 0.1, "b": 0.2, "c": 0.3}, 2, "mmp", 30),
        ({"a": 1, "b": 1, "c": 100}, 2, "hmm", 1),
        ({"a": 1, "b": 1.5, "c": 100}, 1, "mhm", 2),
    ],
)
def test_score_of_an_answer(weights, aim, letters, score):
    played = scenario(weights, aim=aim)
    assert answer_marks(played, played.lines[0], verdicts(letters)) == score


@pytest.mark.parametrize(
    ("letters", "hints", "score"),
    [
        ("hmm", {"a": 1}, 50),
        ("hmm", {"a": 2}, 38),
        ("hmm", {"a": 3}, 25),
        ("pmm", {"a": 3}, 13),
        ("hmm", {"b": 3}, 50),
        ("hhm", {"a": 2, "b": 3}, 63),
        ("hhh", {"a": 2}, 100),
    ],
)
def test_in_timed_play_hints_lower_what_their_key_point_counts(letters, hints, score):
    played = scenario()
    assert answer_marks(played, played.lines[0], verdicts(letters), hints) == score


@pytest.mark.parametrize(
    ("first", "score", "second", "added"),
    [
        ("mmm", 0, "hmm", 25),
        ("mmm", 0, "hhm", 50),
        ("mmm", 0, "hhh", 75),
        ("mmm", 0, "pmm", 13),
        ("hmm", 50, "hmm", 0),
        ("hmm", 50, "mmm", 0),
        ("hmm", 50, "xmm", 0),
        ("hmm", 50, "mhm", 25),
        ("hpm", 75, "hhm", 13),
        ("hpm", 75, "hph", 25),
        ("hpx", 75, "mmh", 25),
        ("hpm", 75, "hhh", 25),
        ("hhm", 100, "mmh", 0),
    ],
)
def test_a_comeback_counts_half_and_only_for_what_was_open(first, score, second, added):
    played = scenario()
    assert comeback_marks(played, played.lines[0], score, verdicts(first), verdicts(second)) == added


def test_hints_lower_what_a_comeback_gains():
    played = scenario()
    assert comeback_marks(played, played.lines[0], 0, verdicts("mmm"), verdicts("hmm"), hints={"a": 3}) == 13


@pytest.mark.parametrize(
    ("score", "letters", "called"),
    [
        (0, "", "not answered yet"),
        (1, "", "half an answer"),
        (49, "", "half an answer"),
        (50, "", "answered"),
        (74, "", "answered"),
        (75, "", "strong answer"),
        (99, "", "strong answer"),
        (100, "", "hard to answer"),
        (75, "hpx", "strong answer, but one own goal"),
        (0, "xxm", "not answered yet, but 2 own goals"),
    ],
)
def test_what_a_score_is_called(score, letters, called):
    assert band(score, verdicts(letters)) == called
