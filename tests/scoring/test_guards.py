import pytest

from debategame.scoring.guards import borrowed, has_list, is_echo, is_salad
from debategame.scoring.indexes import VoiceIndex
from debategame.scoring.reading.text import Word, read
from debategame.scoring.segments import WordWeight


def said(text: str) -> list[Word]:
    return [word for sentence in read(text).sentences for word in sentence.words]


@pytest.mark.parametrize(
    ("text", "salad"),
    [
        ("charities volunteers reach vulnerable people local knowledge", True),
        ("charities, volunteers, the reach, vulnerable people, local knowledge", True),
        ("Charities reach the people whom the state does not see.", False),
        ("Charities reach people councils miss.", False),
        ("freedom passion vocation", False),
        ("charities the reach of vulnerable volunteers local knowledge before trust access money", True),
        ("Last year we paid ninety pounds.", False),
        ("Charities can bring diversity, localisation and personalisation to front line delivery.", False),
        ("", False),
    ],
)
def test_a_list_of_keywords_is_told_from_sentences(text, salad):
    assert is_salad(said(text)) is salad


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I say that charities help: volunteers vulnerable people local knowledge trust reach access", True),
        ("Hospices, lifeboats, refuges, hostels, helplines and clubs.", False),
        (
            "Colour, the tourists, cafés, bright, a dull corner, works of art, real painting, you know what I mean.",
            True,
        ),
        (
            "So it is colour, tourists, cafés, a dull corner: everybody who passes by is glad of it, and nobody pays.",
            False,
        ),
        ("Art, paint, colour, cafés, rain, gallery, tourists", True),
        ("Art, paint, colour, cafés, as everybody here knows, rain, gallery, tourists and more.", False),
        ("State-of-the-art, one-size-fits-all, top-down help fails.", False),
        ("No, no, no, no, no, no, no: gloating helps nobody.", False),
        ("", False),
    ],
)
def test_a_list_is_found_among_other_words(text, found):
    assert has_list(said(text)) is found


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("Yes, teenagers are lazy and go to bed late.", True),
        ("Lazy!", False),
        ("Lazy teenagers have hormones that nature set for them.", False),
    ],
)
def test_the_opponents_own_words_are_an_echo(text, echo):
    theirs = {word.stem for word in said("Teenagers are lazy and should go to bed, not late but early.")}
    assert is_echo(said(text), theirs) is echo


def test_what_is_said_in_the_key_points_own_words_and_in_those_of_others() -> None:
    ours, others = VoiceIndex(0), VoiceIndex(1)
    words = [WordWeight(2.0, {ours: 1.0}), WordWeight(1.0, {others: 1.0}), WordWeight(1.0, {ours: 0.5, others: 0.5})]
    assert borrowed(words, ours, (ours, others)) == (0.75, 0.25)
    assert borrowed((), ours, (ours, others)) == (0.0, 0.0)
