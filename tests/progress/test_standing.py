"""The standing of a player: bests by mode, key points made, and the case."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.progress.rounds import Dispute, Mode
from debategame.progress.standing import Standing, new_since, standing
from tests.support.factories import DAY, HOUR, NOON, answer, comeback, played, point

GLYPHS = st.sampled_from("√~·×")


def test_made_counts_hits_of_answers_and_comebacks():
    found = standing(
        [
            played(answer(points=(point("shade", "√"), point("play", "~")))),
            played(answer(points=(point("rain", "·"),)), comeback(points=(point("rain", "√"),))),
        ]
    )
    assert found.made == {"shade", "rain"}


def test_a_key_point_made_twice_in_a_round_was_made_once():
    both = played(answer(points=(point("shade"),)), comeback(points=(point("shade"),)))
    shade = standing([both, played(answer(points=(point("shade", "·"),)))]).points["shade"]
    assert (shade.met, shade.made) == (2, 1)


def test_a_key_point_remembers_when_it_was_first_and_last_made():
    days = [played(answer(points=(point("shade", glyph),), at=NOON + n * DAY)) for n, glyph in enumerate("·√√~")]
    shade = standing(days).points["shade"]
    assert (shade.first_made, shade.last_made) == (NOON + DAY, NOON + 2 * DAY)


def test_the_case_holds_the_surest_sentence_on_one_line():
    text = "Well. Trees\n give  shade. No."
    unsure = played(answer("Shade.", points=(point("shade", span=(0, 6), confidence=0.6),), at=NOON + HOUR))
    sure = played(answer(text, points=(point("shade", span=(6, 25), confidence=0.9),)), line="sell")
    said = standing([unsure, sure]).case["shade"]
    assert (said.sentence, said.at, said.line) == ("Trees give shade.", NOON, "sell")


def test_of_equally_sure_sentences_the_case_holds_the_latest():
    rounds = [played(answer(f"Number {n}", points=(point("shade"),), at=NOON + n * HOUR)) for n in (2, 3, 1)]
    assert standing(rounds).case["shade"].sentence == "Number 3"


def test_the_case_is_in_the_order_in_which_key_points_were_first_made():
    late = played(answer(points=(point("shade", confidence=0.9), point("play")), at=NOON + DAY))
    early = played(answer(points=(point("play"),)))
    assert list(standing([late, early]).case) == ["play", "shade"]


def test_halves_are_partials_of_key_points_never_hit():
    rounds = [
        played(answer("Half a tree", points=(point("shade", "~"), point("play", "~")))),
        played(answer(points=(point("play", "√"),))),
    ]
    assert {name: said.sentence for name, said in standing(rounds).halves.items()} == {"shade": "Half a tree"}


def test_the_best_is_the_highest_first_answer_of_its_mode_that_was_not_left_out():
    rounds = [
        played(answer(marks=50), comeback(marks=50)),
        played(answer(marks=75), line="sell"),
        played(answer(marks=100), excluded=True),
        played(answer(marks=90), mode=Mode.TIMED),
        played(answer(marks=95), mode=Mode.REVIEW),
    ]
    found = standing(rounds)
    bests = [found.best(Mode.PRACTICE), found.best(Mode.PRACTICE, "close"), found.best(Mode.TIMED)]
    assert (*bests, found.best(Mode.TEST), found.best(Mode.REVIEW)) == (75, 50, 90, None, 95)


def test_each_line_was_last_played_at_its_latest_round_in_a_bout():
    rounds = [
        played(answer(at=NOON + DAY)),
        played(),
        played(line="sell"),
        played(answer(at=NOON + 2 * DAY), mode=Mode.REVIEW),
    ]
    assert standing(rounds).last_played == {"close": NOON + DAY, "sell": NOON}


def test_without_rounds_nothing_is_made():
    none = Standing()
    assert (none.rounds, none.made, none.case, none.halves, none.last_played) == (0, frozenset(), {}, {}, {})
    assert none.best(Mode.PRACTICE) is None


@pytest.mark.parametrize(("since", "new"), [(NOON, 2), (NOON + HOUR, 1), (NOON + DAY, 0)])
def test_what_was_first_made_since_a_moment_is_new(since, new):
    here = standing([played(answer(points=(point("shade"),), at=NOON + n * HOUR)) for n in (0, 2)])
    there = standing([played(answer(points=(point("rain"),), at=NOON + HOUR))])
    assert new_since([here, there], since) == new


@given(
    rounds=st.lists(
        st.builds(
            lambda day, line, glyphs, confidence, excluded: played(
                answer(
                    f"On day {day}.",
                    at=NOON + day * DAY,
                    marks=day,
                    points=tuple(point(name, glyph, confidence=confidence) for name, glyph in glyphs.items()),
                ),
                line=line,
                excluded=excluded,
            ),
            st.integers(0, 4),
            st.sampled_from(["close", "sell"]),
            st.dictionaries(st.sampled_from(["shade", "play", "rain"]), GLYPHS, min_size=1),
            st.sampled_from([0.5, 0.9]),
            st.booleans(),
        ),
        max_size=6,
    ),
    cut=st.integers(0, 6),
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_rounds_makes_no_difference(rounds, cut, order):
    mixed = order.sample(rounds, len(rounds))
    assert standing(mixed[cut:], standing(mixed[:cut])) == standing(rounds)


def test_scores_of_an_older_scorer_do_not_compete_for_the_best():
    old = played(answer(marks=100, scorer="9"))
    new = played(answer(marks=50, scorer="10"))
    for rounds in ((old, new), (new, old)):
        found = standing(rounds)
        assert (found.best(Mode.PRACTICE, "close"), found.best_scorer(Mode.PRACTICE, "close")) == (50, "10")
        assert not found.is_mixed(Mode.PRACTICE)
    assert standing([old]).best(Mode.PRACTICE) == 100


def test_bests_of_two_scorers_are_mixed_until_the_older_is_rescored():
    old = played(answer(marks=100, scorer="1"), line="sell")
    new = played(answer(marks=50, scorer="2"))
    found = standing([old, new])
    assert found.is_mixed(Mode.PRACTICE)
    assert (found.best(Mode.PRACTICE), found.best(Mode.PRACTICE, "sell")) == (50, 100)
    rescored = msgspec.structs.replace(old, answers=(answer(marks=75, scorer="2"),))
    assert not standing([rescored, new]).is_mixed(Mode.PRACTICE)
    assert standing([rescored, new]).best(Mode.PRACTICE) == 75


def test_a_key_point_that_was_given_back_leaves_the_case():
    said = answer(points=(point("shade", "√"), point("play", "√")))
    back = Dispute(answer=said.id, point="shade", start=0, end=0, sentence="", at=NOON)
    claim = Dispute(answer=said.id, point="play", start=0, end=4, sentence="Here", at=NOON)
    found = standing([played(said, disputes=(back, claim))])
    assert (found.made, list(found.case), found.points["shade"].met) == ({"play"}, ["play"], 1)


def test_copied_words_are_practice_no_best_and_not_in_the_case():
    copied = answer(points=(point("shade", "√"), point("play", "√")), marks=100, flags=("copied:shade",))
    found = standing([played(copied), played(answer(marks=50))])
    assert (found.made, found.best(Mode.PRACTICE), found.attempts) == ({"play"}, 50, {"close": 2})
    assert found.points["shade"].met == 1
