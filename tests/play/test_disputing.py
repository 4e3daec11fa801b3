"""Disputes: the likeliest sentence comes first, and a hit can be given back."""

from debategame.play.disputing import given_back, likeliest_sentences
from debategame.scoring.model import Score
from tests.support.bouts import answer, verdict, verdicts


class LengthScorer:
    """Is the surer of a sentence the longer it is."""

    def score(self, line_id: str, rebuttal: str, *, heard: str = "") -> Score:
        return Score(line=line_id, score=0, scorer="1", points=verdicts("m", confidence=len(rebuttal) / 100))


FIRST = "Parks are free. Trees give everybody shade in summer."
SECOND = "Ducks live there."


def texts(*answers) -> list[str]:
    return [part.text for part in likeliest_sentences(LengthScorer(), "line-1", answers, "a")]


def test_the_sentence_that_the_scorer_is_surest_of_comes_first():
    given = answer(FIRST, *verdicts("mmm")), answer(SECOND, *verdicts("mmm"))
    assert texts(*given) == ["Trees give everybody shade in summer", "Ducks live there", "Parks are free"]


def test_a_sentence_that_had_to_do_with_the_verdict_comes_before_all():
    half = answer(FIRST, verdict("a", "p", FIRST, "Parks are free"))
    assert texts(half) == ["Parks are free", "Trees give everybody shade in summer"]


def test_a_very_long_answer_keeps_its_order_at_the_end():
    text = " ".join(f"Park number {number} is n{'i' * number}ce." for number in range(1, 36))
    found = texts(answer(text, *verdicts("m")))
    assert found[0].startswith("Park number 30 ")
    assert [part.split()[2] for part in found[-5:]] == ["31", "32", "33", "34", "35"]


def test_a_hit_is_given_back_in_every_answer_that_was_said_to_make_it():
    hit, missed = answer(FIRST, *verdicts("h")), answer(SECOND, *verdicts("m"))
    assert [(part.answer, part.start, part.end) for part in given_back((hit, missed), "a")] == [(hit, 0, 0)]
