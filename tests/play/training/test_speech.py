"""A speech from the case: its order, its length, what is missing, and its two forms. Nothing is reworded."""

import datetime
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from debategame.play.training.speech import Form, Speech, compose_speech, length_note, speech_document, spoken_seconds
from debategame.progress.standing import Standing, standing
from debategame.scenario.model import Line, Source
from tests.support.bouts import key_point, scenario
from tests.support.factories import answer, played, point

PARKS = replace(
    scenario(),
    motion="Sell the park",
    they_say="Nobody uses it.",
    you_say="Everybody does.",
    key_points=(
        key_point("a", source="paragraph 9", name="shade for all"),
        key_point("b", source="paragraph 2"),
        key_point("c", source="paragraph 4", weight=3),
    ),
    lines=(Line(id="sell", says="Sell it.", points=("a",)), Line(id="close", says="Close it.", points=("b", "c"))),
    source=Source(title="Keep it green", author="R. Vale", date=datetime.date(2019, 9, 2)),
)


def made(**sentences: str) -> Standing:
    """Return the standing after rounds that hit these key points in these words; `half_` before an id makes it half."""
    rounds = []
    for name, text in sentences.items():
        glyph = "~" if name.startswith("half_") else "√"
        rounds.append(played(answer(text, points=(point(name.removeprefix("half_"), glyph),)), scenario="parks"))
    return standing(rounds)


def test_sentences_stand_as_typed_and_end_in_a_mark_in_the_order_of_the_article() -> None:
    speech = compose_speech(PARKS, made(a="trees give SHADE", b="Kids play there!", c="Floods stop  here"), 1)
    assert speech.text == (
        "They say: Nobody uses it.\n\nWe say: Everybody does.\n\n"
        "Kids play there!\n\nFloods stop here.\n\ntrees give SHADE."
    )
    assert (speech.gaps, speech.no_room) == ((), ())


@pytest.mark.parametrize(
    ("fields", "opening"),
    [
        ({"they_say": ""}, ("They say: Sell the park", "We say: Everybody does.")),
        ({"they_say": "", "motion": "", "you_say": ""}, ()),
    ],
)
def test_without_a_quarrel_in_plain_words_the_motion_opens(fields: dict[str, str], opening: tuple[str, ...]) -> None:
    assert compose_speech(replace(PARKS, **fields), Standing(), 1).opening == opening


def words(number: int, word: str = "word") -> str:
    return " ".join([word] * number)


def test_what_does_not_fit_is_named_and_the_heavy_ones_come_in_first() -> None:
    case = made(a=words(60, "shade"), b=words(60, "play"), c=words(60, "flood"))
    speech = compose_speech(PARKS, case, 1)
    assert [sentence.split()[0] for sentence in speech.sentences] == ["play", "flood"]
    assert speech.no_room == ("shade for all",)
    assert spoken_seconds(speech.text) <= 60
    assert compose_speech(PARKS, case, 3).no_room == ()


def test_whole_key_points_come_in_before_half_made_ones() -> None:
    case = made(a=words(60, "shade"), b=words(50, "play"), half_c=words(60, "flood"))
    speech = compose_speech(PARKS, case, 1)
    assert [sentence.split()[0] for sentence in speech.sentences] == ["play", "shade"]
    assert speech.no_room == ("c",)
    assert [(gap.name, gap.half) for gap in speech.gaps] == [("c", True)]


def test_one_sentence_always_comes_in() -> None:
    assert len(compose_speech(PARKS, made(a=words(300, "shade"), b=words(300, "play")), 1).sentences) == 1


def test_a_sentence_that_makes_two_key_points_is_said_once() -> None:
    both = "Trees give shade and kids play."
    assert compose_speech(PARKS, made(a=both, b=both, c="kids play"), 1).sentences == (both,)
    assert compose_speech(PARKS, made(c="kids play", b=both), 1).sentences == (both,)


def test_what_is_missing_is_named_with_its_place_and_claim_once_it_was_met_and_else_only_counted() -> None:
    case = standing([played(answer(points=(point("a", "·"), point("b", "·"))), scenario="parks")])
    assert compose_speech(PARKS, case, 1, under_way=("close",)).missing == (
        "shade for all (paragraph 9): The claim of a.",
        "2 key points not met yet: paragraph 2 and paragraph 4",
    )
    assert compose_speech(PARKS, Standing(), 1).missing == (
        "3 key points not met yet: paragraph 2, paragraph 4 and paragraph 9",
    )
    assert compose_speech(scenario(), Standing(), 1).missing == ("3 key points not met yet",)


@pytest.mark.parametrize(
    ("under_way", "says"),
    [
        ((), "shade for all (paragraph 9), made in part: The claim of a."),
        (("sell",), "shade for all (paragraph 9), made in part"),
    ],
)
def test_what_was_made_in_part_is_named_even_while_its_claim_is_masked(under_way: tuple[str, ...], says: str) -> None:
    assert compose_speech(PARKS, made(half_a="Shade."), 1, under_way).missing[0] == says


@pytest.mark.parametrize(
    ("number", "note"),
    [
        (0, "0 words, 0:00 at 130 words a minute"),
        (1, "1 word, 0:00 at 130 words a minute"),
        (130, "130 words, 1:00 at 130 words a minute"),
        (195, "195 words, 1:30 at 130 words a minute"),
    ],
)
def test_a_speech_is_timed_by_its_words(number: int, note: str) -> None:
    assert length_note(words(number)) == note


PLAIN = """\
Parks
=====

13 words, 0:06 at 130 words a minute.

They say: Nobody uses it.

We say: Everybody does.

Kids *play*, and more.

Still missing
- 2 key points not met yet: paragraph 4 and paragraph 9

Source: R. Vale, “Keep it green”, 2 September 2019
"""
MARKDOWN = """\
# Parks

*13 words, 0:06 at 130 words a minute.*

They say: Nobody uses it.

We say: Everybody does.

Kids \\*play\\*, and more.

## Still missing

- 2 key points not met yet: paragraph 4 and paragraph 9

Source: R. Vale, “Keep it green”, 2 September 2019
"""


@pytest.mark.parametrize(("form", "document"), [(Form.TEXT, PLAIN), (Form.MARKDOWN, MARKDOWN)])
def test_the_document_holds_the_edited_text_and_what_is_missing(form: Form, document: str) -> None:
    speech = compose_speech(PARKS, made(b="Kids *play*"), 1)
    edited = speech.text.removesuffix(".") + ", and more."
    assert speech_document(PARKS, edited, speech, form) == document


def test_what_has_no_room_stands_below_the_speech_and_long_rows_are_wrapped() -> None:
    speech = compose_speech(PARKS, made(a=words(80), b=words(80, "play")), 1)
    text = speech_document(PARKS, speech.text, speech, Form.TEXT)
    assert "No room in 1 minute\n- shade for all\n" in text
    assert max(map(len, text.splitlines())) <= 76


@given(st.text("ab*_#<>[]()`\\&;!|~$=+-:.019 \t\n\x1b\x00", max_size=60))
def test_markdown_shows_what_was_typed(typed: str) -> None:
    html = MarkdownIt("commonmark").render(speech_document(PARKS, typed, Speech(minutes=1), Form.MARKDOWN))
    body = html.partition("</em></p>")[2]
    shown = unescape(re.sub("</?p>", "\n", body))
    expected = typed.replace("\x1b", "�").replace("\x00", "�").split()
    assert shown.split()[: len(expected)] == expected
