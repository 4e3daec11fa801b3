import pytest

from debategame.scoring.reading.clauses import clause_starts, joined_starts
from debategame.scoring.reading.text import read


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("Charities help people.", []),
        ("they dont replace it they work with it", ["they"]),
        ("Gloating helps nobody and charities were here before.", ["and"]),
        ("The council is slow, it never listens.", ["it"]),
        ("They are not cheap and nasty.", []),
        ("I don't think they work.", []),
        ("We paid for it, so they owe us.", ["so"]),
        ("What you forget is that charities help people.", ["charities"]),
        ("Believe me, charities help people.", ["charities"]),
        ("It is wrong, charities help people.", []),
        ("The old town with its narrow streets knows that charities help people.", []),
    ],
)
def test_where_a_clause_begins_that_could_stand_alone(text: str, beginnings: list[str]) -> None:
    (sentence,) = read(text).sentences
    assert [sentence.words[place].form for place in sorted(clause_starts(sentence.words))] == beginnings


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("Charities came long before him, and cheering at a failure helps nobody.", ["and"]),
        ("Buses run late most days, but trains stop dead in snow.", ["but"]),
        ("Buses run late most days but trains stop dead in snow.", []),
        ("Buses run late, and trains stop dead in snow.", []),
        ("Buses run late most days, and so on.", []),
    ],
)
def test_where_a_comma_and_a_joining_word_cut_a_sentence(text: str, beginnings: list[str]) -> None:
    words = read(text).sentences[0].words
    assert [words[place].form for place in sorted(joined_starts(words))] == beginnings
