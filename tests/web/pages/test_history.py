"""The history of a pupil: first answers as a picture and as a table, and the rounds."""

import re

import pytest

from debategame.progress.rounds import Mode
from debategame.progress.trends import Trend, TrendPoint
from debategame.web.pages.trend import BOTTOM, LEFT, RIGHT, TOP, draw
from tests.support.factories import DAY, NOON
from tests.support.school.server import Server
from tests.support.school.visitors import Visitor

GOOD = "Their hormones keep teenagers awake until midnight, and drowsy drivers crash on the way to class."


def trend(*scores: int, scorers: str = "") -> Trend:
    """A trend of one round a day; `scorers` has the version of each."""
    versions = scorers or "1" * len(scores)
    return Trend(
        points=tuple(
            TrendPoint(at=NOON + day * DAY, score=score, first_sight=not day, scorer=scorer)
            for day, (score, scorer) in enumerate(zip(scores, versions, strict=True))
        )
    )


def play(visitor: Visitor, mode: Mode, answer: str = GOOD) -> None:
    visitor.visit("/scenario/later-bell").send("/bout", lines="lazy", mode=mode.value)
    visitor.send("/answer", answer=answer, guess="")
    while '/on"' in visitor.html:
        visitor.send("/on")


def test_the_first_round_stands_at_the_left_edge_and_the_last_at_the_right() -> None:
    marks = draw(trend(0, 50, 100), Mode.PRACTICE, (), None).marks
    assert [(mark.x, mark.y) for mark in marks] == [
        (LEFT, BOTTOM),
        ((LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2),
        (RIGHT, TOP),
    ]


def test_a_line_of_means_ends_where_the_scoring_changed() -> None:
    found = draw(trend(*[100] * 6, *[0] * 6, scorers="1" * 6 + "2" * 6), Mode.TIMED, (), None)
    assert [len(line.split()) for line in found.lines] == [2, 2]
    assert [mark.is_break for mark in found.marks].index(True) == 6
    (change,) = found.breaks
    assert found.marks[5].x < change < found.marks[6].x
    assert found.spoken == (
        "12 first answers in timed rounds: 100 at first, 0 at last. The mean of the latest 5 is 0. "
        "The scoring has changed in between."
    )


@pytest.mark.parametrize("scores", [(), (50,)])
def test_fewer_than_two_rounds_can_be_drawn(scores: tuple[int, ...]) -> None:
    found = draw(trend(*scores), Mode.PRACTICE, (), None)
    assert len(found.marks) == len(scores)
    assert found.lines == ()


def test_one_round_is_no_trend_and_two_are_drawn_with_a_table(server: Server, ada: Visitor) -> None:
    play(ada, Mode.PRACTICE)
    server.watch.wait(hours=1)
    assert "<svg" not in ada.visit("/history").html
    play(ada, Mode.PRACTICE, "I would rather stay in bed.")
    html = ada.visit("/history").html
    (picture,) = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert (picture.count("<circle"), picture.count('class="again"')) == (2, 1)
    assert "2 first answers in practice rounds" in picture
    table = ada.text.partition("The same as a table")[2]
    assert re.search(r"2024, 13:00 0 – again 24 Nov 2024, 12:00 \d+ – first sight", table)


def test_a_round_after_study_has_a_sign_of_its_own_in_the_picture(ada: Visitor) -> None:
    ada.visit("/scenario/later-bell/study").send("/study")
    play(ada, Mode.PRACTICE)
    play(ada, Mode.PRACTICE)
    assert ada.visit("/history").html.count('class="studied"') == 1
    assert "● first sight · ◌ studied · ○ again" in ada.text


def test_every_mode_has_a_trend_of_its_own(server: Server, ada: Visitor) -> None:
    for mode in (Mode.PRACTICE, Mode.PRACTICE, Mode.TIMED):
        play(ada, mode)
    assert "Two rounds in this mode make a picture" in ada.visit("/history").text
    assert "/history?mode=practice" in ada.links
    assert "First answers, practice" in ada.visit("/history?mode=practice").text
    assert "<svg" in ada.html
    assert "/history?mode=timed" in ada.links
    assert "First answers, timed" in ada.visit("/history?mode=nonsense").text
