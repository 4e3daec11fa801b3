"""Recall: at most four key points, of every line of the bout, first said from hints and then named."""

import pytest
from msgspec.structs import replace

from debategame.play.training.recall import (
    MOST_POINTS,
    Asks,
    Recall,
    RecallQuestion,
    choose_name,
    plan_recall,
    say_claim,
    tally,
    verdict_words,
)
from debategame.progress.standing import Standing, standing
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from tests.support.bouts import LetterScorer, scenario
from tests.support.factories import SCENARIO, answer, played, point

HINTED = replace(
    SCENARIO, key_points=tuple(replace(point, hints=(f"A hint on {point.id}?",)) for point in SCENARIO.key_points)
)
LETTERS = scenario()
"""Key points a, b and c; LetterScorer reads a verdict on each from a letter."""


def asked(recall: Recall) -> list[tuple[str, str]]:
    return [(question.asks.value, question.point.id) for question in recall.questions]


def claim(point_id: str = "a") -> RecallQuestion:
    line = LETTERS.lines[0]
    return RecallQuestion(asks=Asks.CLAIM, point=LETTERS.key_point(point_id), line=line, lines=(line.id,))


def test_claims_come_from_their_hints_and_then_names_from_their_claims() -> None:
    recall = plan_recall(HINTED, ("close", "sell"), Standing())

    assert asked(recall) == [(asks, point_id) for asks in ("claim", "name") for point_id in ("shade", "play", "rain")]
    assert recall.questions[0].cue == "A hint on shade?"
    assert recall.questions[3].cue == "The claim of shade."
    assert recall.questions[3].choices == ("play", "rain", "shade")


def test_without_a_hint_the_name_leads_to_the_claim_and_is_not_asked() -> None:
    recall = plan_recall(SCENARIO, ("close",), Standing())

    assert asked(recall) == [("claim", "shade"), ("claim", "play")]
    assert recall.questions[0].cue == "shade"


def test_every_line_of_the_bout_gives_what_was_made_least_and_no_more_than_four() -> None:
    many = tuple(replace(HINTED.key_points[0], id=f"p{number}") for number in range(9))
    lines = (
        replace(HINTED.lines[0], points=tuple(f"p{number}" for number in range(6))),
        replace(HINTED.lines[1], points=("p6", "p7", "p8")),
    )
    long = replace(HINTED, key_points=many, lines=lines)
    made = standing([played(answer(points=tuple(point(f"p{number}") for number in range(4))))])

    plan = plan_recall(long, ("close", "sell"), made)

    assert [point_id for asks, point_id in asked(plan) if asks == "claim"] == ["p4", "p5", "p6", "p7"]
    assert len({question.point.id for question in plan.questions}) == MOST_POINTS
    assert {question.line.id for question in plan.questions} == {"close", "sell"}


def test_a_key_point_of_two_lines_is_asked_once_and_studies_both() -> None:
    (question,) = (
        question
        for question in plan_recall(HINTED, ("close", "sell"), Standing()).questions
        if question.point.id == "play" and question.asks is Asks.CLAIM
    )
    assert question.lines == ("close", "sell")


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        ("hmm", Verdict.HIT, "You have it."),
        ("pmm", Verdict.PARTIAL, "Half of it."),
        ("xmm", Verdict.CONTRADICTED, "That argues their side."),
        ("mmm", Verdict.MISSED, "Not that one."),
        ("  ", Verdict.MISSED, "Passed."),
    ],
)
def test_a_claim_is_scored_against_its_key_point(text: str, verdict: Verdict, words: str) -> None:
    recalled = say_claim(LETTERS, claim(), text, LetterScorer())

    assert recalled.verdict is verdict
    assert verdict_words(recalled).startswith(words)


def test_a_claim_that_makes_another_key_point_is_told() -> None:
    recalled = say_claim(LETTERS, claim(), "mhm", LetterScorer())

    assert recalled.other == LETTERS.key_point("b")
    assert verdict_words(recalled) == "Not that one. It makes another key point of this line: b."
    assert say_claim(LETTERS, claim(), "hhm", LetterScorer()).other is None


def test_a_wrong_name_is_repeated() -> None:
    question = plan_recall(HINTED, ("close",), Standing()).questions[-1]

    assert verdict_words(choose_name(question, "shade")) == "Not that one. You chose “shade”."
    assert verdict_words(choose_name(question, "play")) == "You have it."


def test_only_the_right_name_is_right() -> None:
    question = plan_recall(HINTED, ("close",), Standing()).questions[-1]

    assert [choose_name(question, name).verdict for name in ("play", "shade", "")] == [
        Verdict.HIT,
        Verdict.MISSED,
        Verdict.MISSED,
    ]


def test_the_names_to_choose_from_are_those_nearest_in_the_article_by_the_alphabet() -> None:
    many = tuple(
        replace(HINTED.key_points[0], id=key, source=f"paragraph {place}") for place, key in enumerate("zyxwvu")
    )
    long = replace(HINTED, key_points=many, lines=(replace(HINTED.lines[0], points=("u", "z")),))

    names = [question.choices for question in plan_recall(long, ("close",), Standing()).questions[-2:]]

    assert names == [("w", "x", "y", "z"), ("u", "v", "w", "x")]


def test_the_tally_counts_claims_and_names() -> None:
    recall = plan_recall(HINTED, ("close",), Standing())
    assert (recall.over, tally(recall)) == (False, "")
    first, second, *names = recall.questions
    for question, verdict in ((first, Verdict.HIT), (second, Verdict.PARTIAL)):
        recall = recall.answer(
            replace(say_claim(LETTERS, claim(), "", LetterScorer()), question=question, verdict=verdict)
        )
    assert recall.question is names[0]
    assert tally(recall) == "You had 1 and a half of 2 claims."
    for question in names:
        recall = recall.answer(choose_name(question, "play"))
    assert recall.over
    assert tally(recall) == "You had 1 and a half of 2 claims and 1 of 2 names."


def test_a_scenario_with_one_key_point_has_no_name_to_choose() -> None:
    only: Scenario = replace(
        HINTED, key_points=HINTED.key_points[:1], lines=(replace(HINTED.lines[0], points=("shade",)),)
    )
    assert asked(plan_recall(only, ("close",), Standing())) == [("claim", "shade")]
