"""The summary of a bout: numbers that add up, the player's own sentences, one thing to work on."""

import datetime

import msgspec
import pytest

from debategame.play.summary import BoutSummary, Row, summarise
from debategame.progress.rounds import COPIED, Mode, Round, Step
from debategame.progress.standing import standing
from tests.support.bouts import NOON, answer, scenario, verdict

TEXT = "Parks are free. Nobody needs them."


def played(letters: str, score: int, added: int | None = None, *, line: str = "line-1", **fields) -> Round:
    """A round whose answer earned the verdicts of `letters`, and whose comeback, if any, only added."""
    points = tuple(
        verdict(name, letter, TEXT, "Parks are free" if letter == "h" else "")
        for name, letter in zip("abc", letters, strict=True)
    )
    answers = [answer(TEXT, *points, marks=score)]
    if added is not None:
        answers.append(answer("More words.", *points, marks=added, id="second", step=Step.COMEBACK))
    return Round(
        **{
            "id": "round",
            "at": NOON,
            "player": "Ada",
            "scenario": "parks",
            "scenario_hash": "",
            "line": line,
            "mode": Mode.PRACTICE,
            "answers": tuple(answers),
            **fields,
        }
    )


def summary(*rounds: Round, before: tuple[Round, ...] = ()) -> BoutSummary:
    return summarise(scenario(lines=3), rounds, standing(before))


def test_what_is_said_better_on_the_way_counts_for_the_case_and_not_for_the_scores():
    better = played("mmh", 0, id="better", mode=Mode.REVIEW)
    found = summarise(scenario(lines=3), (played("hmm", 50),), standing([]), (better,))
    assert [new.point.id for new in found.new] == ["a", "c"]
    assert (found.made_count, found.granted, found.granted_new) == (2, 1, 1)
    assert (len(found.rows), found.mean_final) == (1, 50)
    assert "“b”" in found.work_on


def test_a_row_holds_the_rounds_numbers():
    row = summary(played("hmm", 50, 25), before=(played("mmm", 75),)).rows[0]
    assert [cell.name for cell in row.cells] == ["a", "b", "c"]
    assert msgspec.structs.replace(row, cells=()) == Row(
        line="line-1",
        speaker="Your opponent",
        says="Close park 1.",
        score=50,
        added=25,
        final=75,
        best_before=75,
        first_sight=True,
    )


@pytest.mark.parametrize(
    ("scores", "means"),
    [
        ([], (0, 0, 0)),
        ([(50, 25)], (50, 25, 75)),
        ([(75, 25), (50, 0), (50, 25)], (58, 17, 75)),
        ([(50, 0), (75, 0)], (63, 0, 63)),
        ([(33, 0), (33, 1), (33, 1)], (33, 1, 34)),
    ],
)
def test_the_means_add_up(scores, means):
    found = summary(*(played("hmm", *score, line=f"line-{number}") for number, score in enumerate(scores, start=1)))
    assert (found.mean_score, found.mean_added, found.mean_final) == means


def test_a_retry_does_not_count_for_the_means():
    found = summary(played("hmm", 50), played("hhm", 100), played("hmm", 0, line="line-2"))
    assert [row.retry for row in found.rows] == [False, True, False]
    assert (found.mean_score, found.mean_final) == (25, 25)


@pytest.mark.parametrize(
    ("before", "rounds", "bests"),
    [
        ((), (played("hmm", 50),), (None, None)),
        ((played("hmm", 50),), (played("hmm", 75),), (50, 50)),
        ((played("hmm", 50, 50),), (played("hmm", 75),), (50, 50)),
        ((played("hmm", 90, excluded=True),), (played("hmm", 75),), (None, None)),
        ((played("hmm", 50, line="line-2"),), (played("hmm", 75),), (None, None)),
    ],
)
def test_bests_are_first_answers_of_the_same_line(before, rounds, bests):
    found = summary(*rounds, before=before)
    assert (found.rows[0].best_before, found.best_before) == bests


def test_the_mean_of_bests_needs_a_best_on_each_line():
    before = (played("hmm", 50),)
    found = summary(played("hmm", 75), played("hmm", 75, line="line-2"), before=before)
    assert found.best_before is None


def test_a_line_played_again_in_the_bout_is_compared_with_its_first_round():
    rows = summary(played("hmm", 50), played("hhm", 100)).rows
    assert [(row.best_before, row.new_best) for row in rows] == [(None, False), (50, True)]


def test_equalling_the_best_is_no_new_best():
    assert not summary(played("hmm", 50), before=(played("hmm", 50),)).rows[0].new_best


def test_new_key_points_come_with_the_players_words():
    found = summary(played("hhm", 100), before=(played("hmm", 50),))
    assert [(one.point.id, one.words) for one in found.new] == [("b", "Parks are free")]
    assert (found.granted, found.made_count, found.total) == (2, 2, 3)


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ((), ""),
        ((played("mmm", 0),), ""),
        ((played("hmm", 50),), "“Close park 1.”: 1 key point in 6 words."),
        ((played("hpm", 75, 0),), "“Close park 1.”: 1 key point and a half in 8 words."),
        ((played("hhm", 100),), "“Close park 1.”: 2 key points in 6 words."),
        ((played("hpp", 100),), "“Close park 1.”: 1 key point and 2 halves in 6 words."),
        ((played("pmm", 25),), "“Close park 1.”: half a key point in 6 words."),
        ((played("ppm", 50),), "“Close park 1.”: 2 half key points in 6 words."),
        (
            (played("hmm", 50, 25), played("hhm", 75, line="line-2"), played("hmm", 50, line="line-3")),
            "“Close park 2.”: 2 key points in 6 words.",
        ),
    ],
)
def test_the_strongest_round(rounds, said):
    assert summary(*rounds).strongest == said


@pytest.mark.parametrize(
    ("rounds", "before", "said"),
    [
        ((played("hhh", 100),), (), ""),
        ((played("hmm", 50),), (), "“b”: not made this time."),
        ((played("hmm", 50),), (played("hhm", 50),), "“c”: not made in 2 of 2 rounds."),
        ((played("hmp", 50),), (played("hhm", 50),), "“c”: not made in 2 of 2 rounds."),
        ((played("hmm", 50), played("hhm", 100)), (), "“c”: not made in 2 of 2 rounds."),
        ((played("hhh", 100),), (played("mmm", 0),), ""),
    ],
)
def test_what_to_work_on_is_what_failed_most_and_is_still_open(rounds, before, said):
    assert summary(*rounds, before=before).work_on == said


@pytest.mark.parametrize(
    ("before", "rounds", "said"),
    [
        ((), (played("hmm", 50),), "Your first bout here. To beat next time: a first answer of 50."),
        ((), (played("mmm", 0),), ""),
        ((), (played("hhm", 100),), "Your first bout here, and a first answer of 100: full marks."),
        (
            (played("hmm", 75, mode=Mode.TIMED),),
            (played("hmm", 50),),
            "Your first bout here in practice mode. To beat next time: a first answer of 50.",
        ),
        ((played("hmm", 50, line="line-2"),), (played("hhm", 75),), "Your best first answer here: 75 (was 50)."),
        ((played("hmm", 75),), (played("hmm", 50),), ""),
        ((played("hmm", 75),), (played("hmm", 75),), ""),
        (
            (played("hmm", 25), played("hhm", 100, line="line-2")),
            (played("hmm", 50),),
            "Your best first answer to “Close park 1.”: 50 (was 25).",
        ),
        (
            (played("mmm", 0), played("mmm", 0, line="line-2"), played("hhm", 100, line="line-3")),
            (played("hmm", 50), played("hmm", 25, line="line-2")),
            "Your best first answer to “Close park 1.”: 50 (was 0), and on 1 more line.",
        ),
    ],
)
def test_a_best_first_answer_is_named_once(before, rounds, said):
    assert "".join(summary(*rounds, before=before).highlights) == said


def test_copied_and_excluded_answers_and_those_of_another_scorer_are_no_best():
    before = (by_scorer(played("hmm", 50), "1"),)
    copied = msgspec.structs.replace(played("hhm", 100).answers[0], flags=(f"{COPIED}a",))
    assert not summary(msgspec.structs.replace(played("hhm", 100), answers=(copied,)), before=before).highlights
    assert not summary(played("hhm", 100, excluded=True), before=before).highlights
    assert not summary(by_scorer(played("hhm", 100), "2"), before=before).highlights


def test_a_case_is_complete_only_once():
    rest = played("hhm", 50)
    assert summary(played("mmh", 25), before=(rest,)).highlights == (
        "Your case is complete for the first time: all 3 key points.",
    )
    assert not summary(played("mmh", 25), before=(played("hhh", 50),)).highlights


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        ({"score": 75}, "new best"),
        ({"score": 50}, ""),
        ({"score": 50, "retry": True}, "again"),
        ({"score": 75, "retry": True}, "new best"),
        ({"score": 75, "best_before": None}, "first go"),
        ({"score": 75, "comparable": False}, "older"),
        ({"score": 75, "copied": True, "comparable": False}, "copied"),
    ],
)
def test_a_round_has_one_remark(row, remark):
    usual = {"line": "l", "speaker": "S", "says": "x", "added": 0, "final": 75, "best_before": 50, "first_sight": True}
    assert Row(**{**usual, **row}).remark == remark


def test_key_points_the_scenario_no_longer_has_do_not_count():
    old = played("hhh", 100, at=NOON - datetime.timedelta(days=9))
    found = summarise(scenario({"a": 1}), (played("hmm", 100),), standing([old]))
    assert (found.made_count, found.total, found.new) == (1, 1, ())


def test_a_best_by_another_scorer_is_shown_but_not_compared():
    old = played("hhm", 50)
    found = summary(by_scorer(played("hhm", 75), "2"), before=(by_scorer(old, "1"),))
    row = found.rows[0]
    assert (row.best_before, row.comparable, row.new_best, found.best_before) == (50, False, False, None)


def by_scorer(given: Round, scorer: str) -> Round:
    answers = tuple(msgspec.structs.replace(answer, scorer=scorer) for answer in given.answers)
    return msgspec.structs.replace(given, answers=answers)
