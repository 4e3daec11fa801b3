"""Outside text, safe to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.text.display import clean, listed, one_line, snippet

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain text, naïve “quotes” and 🙂👍🏽.", "Plain text, naïve “quotes” and 🙂👍🏽."),
        ("two\nlines", "two\nlines"),
        ("a\tb", "a b"),
        ("Windows\r\nlines", "Windows \nlines"),
        ("over\rwritten", "over�written"),
        ("\x1b]52;c;aGk=\x07", "�]52;c;aGk=�"),
        ("\x00\x08\x0b\x7f\x85\x9b", "������"),
        ("a\u202eb\u2066c\u2069", "a�b�c�"),
        ("a\u2028b\u2029c", "a b c"),
        ("\ud800 and \udfff", "� and �"),
        ("[/] [bold]x[/bold] {0} %s", "[/] [bold]x[/bold] {0} %s"),
    ],
)
def test_what_could_move_hide_or_command_is_replaced(text, shown):
    assert clean(text) == shown


@given(ANY_TEXT)
def test_one_code_point_stays_one(text):
    assert len(clean(text)) == len(text)


@given(ANY_TEXT)
def test_only_newlines_are_left_of_the_control_characters(text):
    assert all(character == "\n" or not "\x00" <= character < " " for character in clean(text))


def test_no_printable_character_is_replaced():
    printable = "".join(letter for letter in map(chr, range(0x110000)) if letter.isprintable())
    assert clean(printable) == printable
    assert clean(f"{printable}\n") == f"{printable}\n", "with a newline every character is looked at"


def test_one_line_has_single_spaces():
    assert one_line(" a \n\n b\t\x1b ") == "a b �"


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("short", 5, "short"),
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("one two three", 9, "one two …"),
        ("one two, three", 11, "one two …"),
        ("onetwothree", 6, "onet …"),
    ],
)
def test_a_snippet_is_cut_after_a_word(text, longest, shown):
    assert snippet(text, longest) == shown


@given(ANY_TEXT, st.integers(10, 60))
def test_a_snippet_is_never_longer_than_asked(text, longest):
    assert len(snippet(text, longest)) <= longest


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_words_are_listed_as_in_a_sentence(words, sentence):
    assert listed(words) == sentence
