import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.spelling import one_spelling
from debategame.scoring.reading.text import MAX_WORDS, plain, read, stem


def words(text: str) -> list[str]:
    return [text[word.start : word.end] for sentence in read(text).sentences for word in sentence.words]


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in read(text).sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Charities don’t wait.", ["Charities", "don’t", "wait"]),
        ("a café — naïve 🙂 too", ["a", "café", "naïve", "too"]),
        ("third-sector help", ["third", "sector", "help"]),
        ("cafe\u0301s open", ["cafe\u0301s", "open"]),
        ("zero\u200bwidth", ["zero\u200bwidth"]),
        ("no\u00a0break\u2009thin", ["no", "break", "thin"]),
        ("lone \ud800 surrogate", ["lone", "surrogate"]),
        ("'quoted' words", ["quoted", "words"]),
        ("since 1824", ["since", "1824"]),
        ("?! …", []),
        ("1) neighbours 2) friends", ["neighbours", "friends"]),
        ("it isn 't so", ["it", "isn 't", "so"]),
        ("it isn&#39;t", ["it", "isn&#39;t"]),
        ("", []),
    ],
)
def test_words_stand_where_the_text_has_them(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One", "Two", "Three"]),
        ("Mr. Levitt wrote it. So?", ["Mr. Levitt wrote it", "So"]),
        ("e.g. charities. Yes", ["e.g. charities", "Yes"]),
        ("- first\n- second", ["first", "second"]),
        ("all of it without an end", ["all of it without an end"]),
        ("It costs 3.50 pounds.", ["It costs 3.50 pounds"]),
        ("“Dead.” Is it?", ["Dead", "Is it"]),
        ("No. They were there.", ["No", "They were there"]),
        ("Ask at no. 5 now.", ["Ask at no. 5 now"]),
        ("In the U.K. They pay.", ["In the U.K.", "They pay"]),
        ("The U.K. government pays.", ["The U.K. government pays"]),
        ("A plan B. People came.", ["A plan B", "People came"]),
        ("George W. Bush won.", ["George W. Bush won"]),
        ("Not true.Neighbours know.", ["Not true", "Neighbours know"]),
        ("See example.com now.", ["See example.com now"]),
        ("• first • second", ["first", "second"]),
        ("1. At home. 2. At work.", ["At home", "At work"]),
    ],
)
def test_sentences_end_at_full_stops_and_lines(text, found):
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("Labour's", "labour"),
        ("don’t", "dont"),
        ("CAFÉ", "cafe"),
        ("soft\u00adhyphen", "softhyphen"),
        ("straße", "strasse"),
        ("charities’", "charities"),
        ("isn´t", "isnt"),
        ("isn′t", "isnt"),
        ("isn‛t", "isnt"),
        ("isn&#39;t", "isnt"),
        ("isnâ€™t", "isnt"),
        ("couldn't've", "couldntve"),
    ],
)
def test_a_word_is_brought_to_a_plain_form(word, bare):
    assert plain(word) == bare


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("privatisation", "privatization"),
        ("organises", "organizes"),
        ("analysed", "analyzed"),
        ("labour", "labor"),
        ("neighbourhoods", "neighborhoods"),
        ("favourites", "favorites"),
        ("centre", "center"),
        ("travelling", "traveling"),
        ("fulfilment", "fulfillment"),
        ("enrolment", "enrollment"),
        ("defence", "defense"),
        ("licence", "license"),
        ("practised", "practiced"),
        ("programmes", "programs"),
        ("catalogue", "catalog"),
        ("grey", "gray"),
        ("cheques", "checks"),
        ("judgement", "judgment"),
        ("ageing", "aging"),
        ("paediatric", "pediatric"),
        ("anaemia", "anemia"),
    ],
)
def test_british_and_american_spellings_have_one_stem(british, american):
    assert stem(british) == stem(american)


@pytest.mark.parametrize("word", ["hour", "four", "our", "called", "there", "more", "wise", "rise", "filling"])
def test_other_words_keep_their_spelling(word):
    assert one_spelling(word) == word


def test_only_so_many_words_are_read():
    text = read("word " * (MAX_WORDS + 1))
    assert text.long
    assert sum(len(sentence.words) for sentence in text.sentences) == MAX_WORDS
    assert not read("word " * MAX_WORDS).long


@pytest.mark.parametrize(("stop", "pieces"), [(".", 1), ("", 2)])
def test_a_text_without_full_stops_is_read_in_pieces_that_begin_with_a_clause(stop, pieces):
    text = (
        "charities know people in their own town by name "
        "because they live there and that is why they hear of it first of all"
    )
    sentences = read(text + stop).sentences
    assert len(sentences) == pieces
    assert sentences[-1].words[0].form == ("charities" if stop else "because")


def test_a_question_is_told_from_a_statement():
    assert [sentence.asks for sentence in read("Is it? It is.").sentences] == [True, False]


@given(st.text(st.characters(codec=None)))
def test_every_word_lies_within_the_text_in_order(text):
    end = 0
    for sentence in read(text).sentences:
        for word in sentence.words:
            assert end <= word.start < word.end <= len(text)
            end = word.end


def test_threads_do_not_disturb_each_other() -> None:
    words = [
        "".join(parts) for parts in product("bcdfgl", ("ation", "ener", "olic"), ("s", "ally", "izations", "ed"))
    ] * 20
    alone = [stem.__wrapped__(word) for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(stem.__wrapped__, words))
    finally:
        sys.setswitchinterval(before)
    assert found == alone


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The US left the WHO", ["US", "left", "WHO"]),
        ("ask us who left", ["ask", "left"]),
        ("THEY STOLE IT FROM US", ["stole"]),
        ("the us left", ["US", "left"]),
    ],
)
def test_names_in_capitals_are_words_of_content(text: str, content: list[str]) -> None:
    assert [word.form for sentence in read(text).sentences for word in sentence.words if word.content] == content


@pytest.mark.parametrize(("first", "second"), [(a.split()[0], b.split()[0]) for a, b in entries("one_stem")])
def test_words_of_different_meaning_have_stems_of_their_own(first: str, second: str) -> None:
    assert stem(first) != stem(second)
