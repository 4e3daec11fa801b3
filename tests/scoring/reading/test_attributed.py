import pytest

from debategame.scoring.reading.attributed import goes_against, is_attributed, is_surely_theirs
from debategame.scoring.reading.text import read


@pytest.mark.parametrize(
    "text",
    [
        "My boss thinks that the buses are always late.",
        "They insist the buses are always late at night.",
        "The buses are always late, says the driver.",
        "There is a claim that the buses are always late.",
    ],
)
def test_a_sentence_that_names_who_claims_something_is_theirs(text: str) -> None:
    assert is_attributed(read(text).sentences[0].words)


@pytest.mark.parametrize(
    "text",
    [
        "The engines are so quiet that in the village nobody hears them.",
        "You can't tell if the viewer is twelve or thirty.",
        "Just say no to your own children and they learn it.",
        "Nobody tells the archers they aren't proper athletes.",
    ],
)
def test_a_verb_of_saying_that_nobody_says_yet_makes_it_no_ones_claim(text: str) -> None:
    assert not is_attributed(read(text).sentences[0].words)


def test_a_quotation_is_theirs_wherever_it_ends() -> None:
    assert is_surely_theirs(read('"Buses are late. They always were."').sentences[0].words)


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("It is nonsense.", True),
        ("Really?", True),
        ("They never do.", True),
        ("Put that in your pipe and smoke it.", False),
        ("The driver waves every morning.", False),
    ],
)
def test_a_short_sentence_brushes_a_claim_off_only_if_it_speaks_of_nothing_else(text: str, against: bool) -> None:
    assert goes_against(read(text).sentences[0]) is against
