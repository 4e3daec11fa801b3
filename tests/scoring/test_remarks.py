"""Remarks around an argument change no verdict: nothing is lost by them, nothing earned."""

import pytest

from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.scorer import Scorer

LATE = KeyPoint(
    id="late",
    claim="Evening buses leave nurses stranded at the hospital",
    wordings=("My sister finished her shift at ten and had to sleep on the ward.", "Night staff have no way home."),
)
FEEL = KeyPoint(
    id="feel",
    claim="Passengers feel safe with a driver they know",
    wordings=(
        "We feel it when he is gentle with the brakes.",
        "When he made a mistake the driver stopped and helped the passengers off.",
        "Don't feel bad about it, my friend.",
    ),
)
LINE = Line(id="buses", says="Public transport works well here.", points=("late", "feel"))
SCENARIO = Scenario(format=1, id="buses", title="Buses", key_points=(LATE, FEEL), lines=(LINE,))
ANSWER = "Evening buses leave the nurses stranded at the hospital."


def verdicts(answer: str) -> dict[str, str]:
    return {point.id: point.verdict for point in Scorer(SCENARIO).score("buses", answer).points}


@pytest.mark.parametrize(
    "closing",
    [
        "That's why I disagree.",
        "So you're wrong.",
        "Is that what you want?",
        "Don't you think?",
        "What do you say to that?",
        "Therefore your opinion is not correct.",
        "For those reasons I don't believe you.",
        "Thank you.",
        "Prove me wrong.",
        "I don't care what you say.",
        "Is it not so?",
        "Please think again.",
        "Come on!",
        "Nothing you say can change that.",
        "Not convinced? Ask the people there.",
        "I hope that convinces you.",
    ],
)
def test_what_closes_an_answer_takes_no_key_point_away(closing: str) -> None:
    assert verdicts(f"{ANSWER} {closing}") == {"late": "hit", "feel": "missed"}


@pytest.mark.parametrize(
    "opening",
    ["No.", "I don't agree.", "You're wrong.", "That is nonsense.", "Really? Are you serious?", "I'm afraid not."],
)
def test_what_opens_an_answer_takes_no_key_point_away(opening: str) -> None:
    assert verdicts(f"{opening} {ANSWER}") == {"late": "hit", "feel": "missed"}


@pytest.mark.parametrize(
    "lead_in",
    [
        "Do bear in mind that {}.",
        "Did you know that {}?",
        "As my gran always said, {}.",
        "Ask anyone and they'll tell you {}.",
        "The reason I disagree is that {}.",
        "You don't need a fancy degree to know {}.",
        "When all is said and done, {}.",
    ],
)
def test_what_leads_a_claim_in_takes_no_key_point_away(lead_in: str) -> None:
    assert verdicts(lead_in.format(ANSWER[0].lower() + ANSWER[1:-1]))["late"] == "hit"


@pytest.mark.parametrize("remark", ["My friend, you made a mistake, let me help.", "I feel I was gentle with you."])
def test_a_remark_that_shares_words_with_a_wording_makes_nothing(remark: str) -> None:
    assert verdicts(remark)["feel"] == "missed"


def test_a_wording_that_sounds_like_a_remark_still_counts() -> None:
    assert verdicts("Don't feel bad about it, my friend.")["feel"] == "hit"


def test_an_idea_split_over_two_sentences_counts_also_with_a_remark_between_them() -> None:
    assert verdicts("She had no bus. Let me tell you more. She slept at work.")["late"] == "hit"
    assert verdicts("She had no bus. Dogs bark at the moon. She slept at work.")["late"] != "hit"


@pytest.mark.parametrize("rejection", ["That's a lie.", "I disagree.", "Nobody believes that."])
def test_a_claim_that_is_turned_down_stays_so_whatever_remark_follows(rejection: str) -> None:
    assert verdicts(f"They say {ANSWER[0].lower()}{ANSWER[1:]} {rejection} So you're wrong.")["late"] != "hit"


@pytest.mark.parametrize("closing", [", and that's why I disagree.", ", which is why you are wrong."])
def test_a_conclusion_in_the_same_sentence_takes_no_key_point_away(closing: str) -> None:
    assert verdicts(ANSWER.removesuffix(".") + closing)["late"] == "hit"


@pytest.mark.parametrize(
    "reply", ["Prove it.", "So what you say is a lie.", "I've said no such thing.", "That is all a lie."]
)
def test_a_claim_of_someone_else_is_no_claim_of_the_player_whatever_is_demanded_then(reply: str) -> None:
    assert verdicts(f"The mayor says {ANSWER[0].lower()}{ANSWER[1:]} {reply}")["late"] != "hit"


@pytest.mark.parametrize("closing", ["How can anyone disagree?", "That's not fair, is it?"])
def test_a_question_behind_a_claim_with_a_relative_clause_does_not_turn_it_down(closing: str) -> None:
    assert verdicts(f"{ANSWER.removesuffix('.')} that needs them. {closing}")["late"] == "hit"


@pytest.mark.parametrize("reply", ["So you say.", "That's what they say."])
def test_a_claim_that_is_called_theirs_makes_nothing(reply: str) -> None:
    assert verdicts(f"{ANSWER} {reply}")["late"] == "missed"
