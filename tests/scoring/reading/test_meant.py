import pytest

from debategame.scoring.corrections import rule_names
from debategame.scoring.reading.meant import around, chance_meant, runs
from debategame.scoring.reading.reported_speech import stances
from debategame.scoring.reading.text import read
from debategame.scoring.reading.weighted_runs import OTHER

CLAIM = "buses run late"


def chance(text: str) -> float:
    """The chance that the claim in a text is meant."""
    sentences = read(text).sentences
    words = [word for sentence in sentences for word in sentence.words]
    first = next(place for place, word in enumerate(words) if word.form == "buses")
    last = first + len(CLAIM.split())
    return chance_meant(around(sentences, first, last), rule_names(sentences, stances(sentences), first, last))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody can deny that buses run late.",
        "You would have to be blind not to see that buses run late.",
        "My driver told me straight and she is right: buses run late.",
        "You say all is well. Rubbish. Buses run late.",
        "It costs a bit, I grant you, but buses run late.",
    ],
)
def test_a_claim_that_is_meant_is_read_so_whatever_negative_words_stand_around_it(text: str) -> None:
    assert chance(text) > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "Buses run late? Pull the other one.",
        "Buses run late? And I am the Queen of Sheba.",
        "My uncle swears that buses run late, but he is wrong.",
        "I know that buses run late, but who cares?",
        "It is simply a lie that buses run late.",
    ],
)
def test_a_claim_that_is_mocked_rejected_or_waved_away_is_not_meant(text: str) -> None:
    assert chance(text) < 0.2


def test_the_words_around_a_claim_are_those_of_its_sentence_and_its_neighbours() -> None:
    sentences = read("Really? They say buses run late, and I laugh. So what? No. Never.").sentences
    of = around(sentences, 3, 6)
    assert of.before == ("^", "they", "say")
    assert of.after == (",", "and", "i", "laugh", ".")
    assert of.earlier == ("^", "really", "?")
    assert of.later == ("so", "what", "?", "no", ".")


def test_a_word_that_has_no_weight_is_read_like_any_other() -> None:
    of = around(read("Zebras say buses run late.").sentences, 2, 5)
    found = set(runs(of, frozenset({"^", "say"})))
    assert f"b:^ {OTHER} say" in found
    assert not any("zebras" in run for run in found)


def test_what_rules_made_of_a_claim_counts() -> None:
    of = around(read("Buses run late.").sentences, 0, 3)
    assert chance_meant(of, ["R:rejected"]) < chance_meant(of, ["R:own", "R:straight"])


def test_words_that_say_the_same_of_a_claim_are_read_as_one_kind() -> None:
    one, other = (
        {run for run in runs(around(read(f"It is {word} that buses run late.").sentences, 4, 7)) if run.startswith("b")}
        for word in ("false", "bogus")
    )
    assert {"bk:is AGAINST that |", "bo:^ AGAINST |"} <= one & other
    assert "b:is false that" in one - other


def test_a_word_of_another_kind_is_read_as_a_function_word_or_like_any_other() -> None:
    found = set(runs(around(read("Nobody on the moon denies that buses run late.").sentences, 6, 9)))
    assert {"bk:NEGATOR on the _", "bo:NEGATOR AGAINST |"} <= found


def test_what_is_said_before_a_claim_is_read_together_with_what_is_said_after() -> None:
    found = set(runs(around(read("I doubt that buses run late, and nobody cares.").sentences, 3, 6)))
    assert "x:DOUBT | NEGATOR" in found
