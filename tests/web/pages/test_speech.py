"""A speech in browsers: composed, edited, counted, downloaded, shown to print."""

import pytest

from tests.support.school.server import Server
from tests.support.school.visitors import Visitor

SAID = "An adolescent's body clock is set later than an adult's."
HOSTILE = "<script>alert(1)</script> [x](http://evil.example) # no heading"


@pytest.fixture
def speaker(ada: Visitor) -> Visitor:
    """Ada, who has made one key point."""
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer=SAID, guess="")
    while "/on" in ada.html:
        ada.send("/on")
    return ada.visit("/case/later-bell")


def test_the_case_leads_to_the_speech_with_what_is_missing(speaker: Visitor) -> None:
    assert "/speech/later-bell" in speaker.links
    speaker.visit("/speech/later-bell")
    assert speaker.form("/later-bell").fields["text"].endswith(SAID)
    assert "29 words, 0:13 at 130 words a minute" in speaker.text
    assert "rested pupils learn more" in speaker.text.partition("Still missing")[2]


def test_without_a_case_there_is_nothing_to_say(ada: Visitor) -> None:
    assert "Nothing yet" in ada.visit("/speech/later-bell").text
    assert "/speech/later-bell" not in ada.visit("/case/later-bell").links


@pytest.mark.parametrize(("wish", "minutes"), [("1", "1"), ("3", "3"), ("2", "1"), ("", "1"), ("x", "1")])
def test_the_length_is_one_of_two(speaker: Visitor, wish: str, minutes: str) -> None:
    assert speaker.visit(f"/speech/later-bell?minutes={wish}").form("/later-bell").fields["minutes"] == minutes


def test_an_edited_speech_is_counted_and_stays(speaker: Visitor) -> None:
    speaker.visit("/speech/later-bell?minutes=3").press("Count", text="word " * 65)
    assert "65 words, 0:30 at 130 words a minute" in speaker.text
    assert speaker.form("/later-bell").fields["minutes"] == "3"
    assert speaker.form("/later-bell").fields["text"].split() == ["word"] * 65


@pytest.mark.parametrize(
    ("button", "name", "kind", "holds"),
    [
        ("Download as text", "later-bell-speech.txt", "text/plain", HOSTILE),
        ("Download as Markdown", "later-bell-speech.md", "text/markdown", "\\<script\\>alert(1)\\</script\\> \\[x\\]("),
    ],
)
def test_it_is_downloaded_as_it_was_changed(speaker: Visitor, button: str, name: str, kind: str, holds: str) -> None:
    speaker.visit("/speech/later-bell").press(button, text=HOSTILE)
    assert speaker.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert speaker.headers["content-type"] == f"{kind}; charset=utf-8"
    assert holds in speaker.html
    assert "Still missing" in speaker.html


def test_a_page_to_print_has_the_text_and_no_field(speaker: Visitor) -> None:
    speaker.visit("/speech/later-bell").press("Show it to print", text=f"{HOSTILE}\n\nSecond.")
    assert "<script>alert" not in speaker.html
    assert speaker.html.count('<p class="typed">') == 2
    assert "<textarea" not in speaker.html


def test_the_claims_of_a_round_that_is_not_over_stay_masked(speaker: Visitor) -> None:
    speaker.visit("/speech/later-bell")
    assert "learn better and get better grades" in speaker.text
    speaker.visit("/scenario/later-bell").send("/bout", lines="lazy")
    assert "learn better and get better grades" not in speaker.visit("/speech/later-bell").text


def test_a_scenario_that_is_not_there_has_no_speech(server: Server, ada: Visitor) -> None:
    assert ada.visit("/speech/nowhere").status == 404
