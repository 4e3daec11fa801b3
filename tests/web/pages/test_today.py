"""Today in browsers: one button, part after part, over three days; and what it counts."""

import datetime

import pytest
from msgspec.structs import replace

from debategame.progress.rounds import Mode
from tests.support.school.server import Server
from tests.support.school.visitors import Visitor

BODY_CLOCK = "Their hormones keep teenagers awake until midnight."
CRASH = "Drowsy drivers crash on the way to class."


def answer(visitor: Visitor, text: str) -> Visitor:
    """Answer on the page of a part, without a guess, and go on until it is over."""
    path = visitor.path
    visitor.send("/answer", answer=text, guess="", empty="yes")
    while visitor.path == path:
        visitor.send("/on")
    return visitor


def answer_whole_bout(ada: Visitor) -> None:
    ada.send("/answer", answer=BODY_CLOCK, guess="")
    while "/on" in ada.html:
        ada.send("/on")


def signed_in_after(server: Server, days: int) -> Visitor:
    """Ada, some days later, with a new session."""
    server.watch.now += datetime.timedelta(days=days)
    teacher = server.signed_in_teacher()
    teacher.visit(f"/teacher/class/{server.school_class.id}/pupil/{server.account('Ada').id}").send("/code")
    words = teacher.text.partition("nothing now. ")[2].split(" 1 round")[0].split(" rounds")[0]
    words = " ".join(words.split()[:4])
    return server.visitor().visit("/return").send("/return", code="KITE47", words=words)


def test_three_days(server: Server, ada: Visitor) -> None:
    assert "Today" not in ada.visit("/home").text
    answer(ada.visit("/today").press("Start"), BODY_CLOCK)
    assert "line 1 of 1" in ada.text, "the next part begins at once"
    answer(ada, CRASH)
    assert "Say it better" in ada.text
    answer(ada, "Pupils who have slept learn more and get better grades.")
    assert ada.path == "/today"
    assert "Done for today" in ada.text
    assert "made for the first time" in ada.text
    assert "Done for today. What grew" in ada.visit("/home").text
    ada = signed_in_after(server, 1)
    assert "2 key points and one better sentence" in ada.text
    ada.press("Start")
    answer(ada, BODY_CLOCK)
    assert "They ask for one key point" in ada.text
    ada.visit("/home")
    assert "3 minutes left" in ada.text
    assert "Go on where you stopped" not in ada.text, "one card is enough"
    ada.press("Go on with today")
    assert "They ask for one key point" in ada.text, "the part that was begun goes on"
    ada = signed_in_after(server, 2)
    assert "minutes: one line," in ada.text, "nothing is carried over"
    modes = [played.mode for played in server.account("Ada").page().rounds]
    assert modes == [Mode.PRACTICE, Mode.REVIEW, Mode.PRACTICE, Mode.PRACTICE]


def test_a_form_sent_twice_begins_one_part(server: Server, ada: Visitor) -> None:
    ada.visit("/today")
    form = ada.form("/today").fields
    ada.post("/today", form)
    first = ada.path
    ada.post("/today", form)
    assert ada.path == first
    assert len(server.account("Ada").bouts()) == 1


def test_what_was_played_otherwise_counts_and_one_more_line_comes_after_all(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy")
    answer_whole_bout(ada)
    answer(ada.visit("/today").press("Go on"), CRASH)
    while "Say it better" in ada.text or "line 1 of 1" in ada.text:
        answer(ada, "")
    assert "Done for today" in ada.text
    assert "First answers, practice" in ada.visit("/history").text, "the newest round is one of Review"
    ada.visit("/today").press("One more line")
    assert "line 1 of 1" in ada.text
    server.watch.wait(minutes=1)
    answer_whole_bout(ada)
    assert len(server.account("Ada").page().rounds) == 4


def test_nothing_begins_in_a_closed_class(server: Server, ada: Visitor) -> None:
    ada.visit("/today")
    form = ada.form("/today").fields
    school = server.store.for_teacher(server.teacher.id, server.school_class.id)
    school.change(replace(server.school_class, closed=server.watch.now))
    ada.post("/today", form)
    assert (ada.path, "This class is closed" in ada.text) == ("/home", True)


@pytest.mark.parametrize("path", ["/today", "/home"])
def test_without_scenarios_there_is_nothing_on_today(server: Server, ada: Visitor, path: str) -> None:
    server.store.withdraw("", "later-bell")
    assert "There is nothing to play yet" in ada.visit(path).text
