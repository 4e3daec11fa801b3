"""What follows from rounds: scores, the verdicts that stand, the case, bests."""

import pytest
from factories import DAY, HOUR, NOON, answer, comeback, played, point

from debategame.progress.rounds import best, case, halves, last_played, made


def test_a_round_is_its_answer_plus_what_the_comeback_added():
    whole = played(answer(marks=50), comeback(marks=25))
    assert (whole.score, whole.added, whole.final) == (50, 25, 75)


def test_a_round_without_comeback_is_whole():
    assert (played(answer(marks=50)).added, played(answer(marks=50)).final) == (0, 50)


def test_a_comeback_whose_first_answer_was_lost_is_no_score():
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
def test_the_better_verdict_stands_and_anything_stands_over_missed(first, second, standing):
    both = played(answer(points=(point("shade", first),)), comeback(points=(point("shade", second),)))
    assert both.verdicts == (point("shade", standing),)


def test_made_counts_hits_of_answers_and_comebacks():
    rounds = [
        played(answer(points=(point("shade", "√"), point("play", "~")))),
        played(answer(points=(point("rain", "·"),)), comeback(points=(point("rain", "√"),))),
    ]
    assert made(rounds) == {"shade", "rain"}


def test_the_case_holds_the_surest_sentence_on_one_line():
    text = "Well. Trees\n give  shade. No."
    unsure = played(answer("Shade.", points=(point("shade", span=(0, 6), confidence=0.6),), at=NOON + HOUR))
    sure = played(answer(text, points=(point("shade", span=(6, 25), confidence=0.9),)), line="sell")
    said = case([unsure, sure])["shade"]
    assert (said.sentence, said.at, said.line) == ("Trees give shade.", NOON, "sell")


def test_of_equally_sure_sentences_the_case_holds_the_latest_whatever_the_order():
    rounds = [played(answer(f"Number {n}", points=(point("shade"),), at=NOON + n * HOUR)) for n in (2, 3, 1)]
    assert case(rounds)["shade"].sentence == "Number 3"


def test_the_case_is_in_the_order_in_which_key_points_were_first_made():
    late = played(answer(points=(point("shade", confidence=0.9), point("play")), at=NOON + DAY))
    early = played(answer(points=(point("play"),)))
    assert list(case([late, early])) == ["play", "shade"]


def test_halves_are_partials_of_key_points_never_hit():
    rounds = [
        played(answer("Half a tree", points=(point("shade", "~"), point("play", "~")))),
        played(answer(points=(point("play", "√"),))),
    ]
    assert {name: said.sentence for name, said in halves(rounds).items()} == {"shade": "Half a tree"}


def test_the_best_is_the_highest_first_answer_that_was_not_left_out():
    rounds = [
        played(answer(marks=50), comeback(marks=50)),
        played(answer(marks=75)),
        played(answer(marks=100), excluded=True),
    ]
    assert best(rounds) == 75


def test_without_rounds_there_is_no_best_and_nothing_made():
    assert (best([]), made([]), case([]), halves([]), last_played([])) == (None, frozenset(), {}, {}, {})


def test_each_line_was_last_played_at_its_latest_round():
    rounds = [played(answer(at=NOON + DAY)), played(), played(line="sell")]
    assert last_played(rounds) == {"close": NOON + DAY, "sell": NOON}
