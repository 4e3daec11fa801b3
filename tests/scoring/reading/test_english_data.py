"""Every entry of the English lists works in its first example, and does not do what its second one must not do."""

import re
from collections.abc import Callable

import pytest

from debategame.scoring.reading.english_data import FOLDER, entries
from debategame.scoring.reading.negation import negated
from debategame.scoring.reading.remembered import says_no_effect
from debategame.scoring.reading.reported_speech import Status, stances
from debategame.scoring.reading.text import Sentence, read

BY_STATUS = {
    "soft_denials": Status.UNREAL,
    "mockery": Status.UNREAL,
    "reports": Status.REPORTED,
    "look_backs": Status.REPORTED,
    "rejections": Status.REJECTED,
    "comebacks": Status.REJECTED,
    "waving": Status.GRANTED,
}
WATCHED = {"charities", "work", "worked", "fail", "help"}
"""Words that stand in most examples; of others only those with stars are looked at."""
UNDERLINED = re.compile(r"_(\w+?)_")
DOUBLED = re.compile(r"=(\w+?)=")
STARRED = re.compile(r"\*(\w+)\*")


def examples_of(kind: str) -> list[str]:
    return [example for _, *examples in entries(kind) for example in examples]


def plain(example: str) -> tuple[str, set[str]]:
    """The example without its stars, and the words that had them."""
    return STARRED.sub(r"\1", example), {word.lower() for word in STARRED.findall(example)}


def denied(sentences: tuple[Sentence, ...]) -> set[str]:
    return {
        word.form
        for sentence in sentences
        for word, turned in zip(sentence.words, negated(sentence), strict=True)
        if turned and word.content
    }


def standing(sentences: tuple[Sentence, ...], status: Status) -> set[str]:
    words = [word for sentence in sentences for word in sentence.words]
    return {
        word.form
        for word, stance in zip(words, stances(sentences), strict=True)
        if stance.status is status and word.content
    }


def misread(kind: str, found: Callable[[tuple[Sentence, ...]], set[str]]) -> dict[str, set[str]]:
    """The examples of a list in which other words are found than those with stars, each with what is found."""
    wrong = {}
    for example in examples_of(kind):
        text, starred = plain(example)
        words = found(read(text).sentences) & (starred | WATCHED)
        if words != starred:
            wrong[example] = words
    return wrong


@pytest.mark.parametrize("kind", ["denials", "no_denials"])
def test_what_a_denial_reaches(kind: str) -> None:
    assert misread(kind, denied) == {}


@pytest.mark.parametrize(("kind", "status"), BY_STATUS.items())
def test_in_whose_claim_the_words_stand(kind: str, status: Status) -> None:
    assert misread(kind, lambda sentences: standing(sentences, status)) == {}


def test_what_only_looks_like_a_report() -> None:
    assert misread("no_reports", lambda sentences: standing(sentences, Status.REPORTED)) == {}


@pytest.mark.parametrize(("cue", "kept", "lowered"), [*entries("closings"), *entries("conclusions")])
def test_what_makes_nothing_of_the_claim_before_it(cue: str, kept: str, lowered: str) -> None:
    for example in (kept, lowered):
        text, starred = plain(example)
        own = standing(read(text).sentences, Status.OWN) & WATCHED
        assert own == {"charities", "work"} - starred


@pytest.mark.parametrize(("cue", "idle", "other"), entries("no_effects"))
def test_what_makes_nothing_of_another(cue: str, idle: str, other: str) -> None:
    assert says_no_effect(idle)
    assert not says_no_effect(other)


@pytest.mark.parametrize(("kind", "abbreviation", "one", "two"), entries("abbreviations"))
def test_where_a_full_stop_ends_a_sentence(kind: str, abbreviation: str, one: str, two: str) -> None:
    assert [len(read(text).sentences) for text in (one, two)] == [1, 2]


@pytest.mark.parametrize(("kind", "words", "one", "other"), entries("attitudes"))
def test_what_an_opening_makes_of_its_clause(kind: str, words: str, one: str, other: str) -> None:
    for example in (one, other):
        text, doubtful = plain(DOUBLED.sub(r"\1", UNDERLINED.sub(r"\1", example)))
        sentences = read(text).sentences
        assert standing(sentences, Status.UNREAL) & WATCHED == doubtful
        granted = set(DOUBLED.findall(example))
        assert standing(sentences, Status.GRANTED) & WATCHED == granted
        assert denied(sentences) & WATCHED - doubtful - granted == set(UNDERLINED.findall(example))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_entry_has_the_same_fields_and_stands_once(path) -> None:
    rows = entries(path.stem)
    assert len({len(row) for row in rows}) == 1
    assert len(
        {row[:2] if path.stem in ("abbreviations", "attitudes", "lookalikes", "endings") else row[0] for row in rows}
    ) == len(rows)
