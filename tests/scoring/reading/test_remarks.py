import pytest

from debategame.scoring.reading.remarks import is_remark, leaves_claim
from debategame.scoring.reading.text import read


@pytest.mark.parametrize(
    "text",
    [
        "Let me tell you something.",
        "I couldn't disagree more with you.",
        "So you're wrong.",
        "Is that really what you want?",
        "I rest my case.",
        "Thank you.",
    ],
)
def test_what_people_say_around_an_argument_is_a_remark(text: str) -> None:
    assert all(is_remark(sentence) for sentence in read(text).sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Evening buses leave nurses stranded at the hospital.",
        "My nan waits an hour for hers.",
        "Nobody else picks up the old people.",
        "You pay for the bus with your taxes, so you should be able to ride it.",
        "Who pays for the roads, then?",
        "I cannot live here.",
        "People die.",
    ],
)
def test_an_argument_is_no_remark_however_short_it_is(text: str) -> None:
    assert not any(is_remark(sentence) for sentence in read(text).sentences)


@pytest.mark.parametrize(
    ("after", "theirs", "left"),
    [
        ("Don't you think so?", False, True),
        ("Don't you think so?", True, False),
        ("Therefore you are mistaken.", True, False),
        ("Therefore you are mistaken.", False, True),
        ("End of story.", True, True),
        ("Prove it.", True, False),
        ("Thanks to tourists the town is dying.", False, False),
        ("You want a medal?", False, False),
        ("Who believes that?", False, False),
    ],
)
def test_a_claim_is_left_as_it_is_where_the_case_ends_or_the_player_turns_to_the_opponent(
    after: str, theirs: bool, left: bool
) -> None:
    assert leaves_claim(read(after).sentences[0], theirs=theirs) is left
