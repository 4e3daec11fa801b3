"""A pupil is told what their teacher has ruled: on Home and with the round, until they have seen it there."""

import re

from debategame.progress.rounds import Mode
from debategame.scoring.model import Verdict
from debategame.web.store.model import Ruling
from tests.support.factories import NOON
from tests.support.school.server import Server
from tests.support.school.visitors import Visitor

NEWS = "Your teacher has looked at"
POOR = "The buses would be happier at ten."


def play(ada: Visitor, *, lines: str = "lazy", to_the_end: bool = True, mode: Mode = Mode.PRACTICE) -> str:
    """Answer a line; return the address of the bout."""
    ada.visit("/scenario/later-bell").send("/bout", lines=lines, mode=mode.value)
    path = ada.path
    ada.send("/answer", answer=POOR, guess="")
    while to_the_end and "/on" in ada.html:
        ada.send("/on")
    return path


def rule(server: Server, verdict: Verdict = Verdict.HIT, note: str = "", number: int = 0) -> str:
    """Rule on the first key point of a round, counted from the newest; return the id of the round."""
    pupil = server.account("Ada")
    played = pupil.page().rounds[number]
    answer = played.answers[0]
    ruling = Ruling(pupil=pupil.id, answer=answer.id, point=answer.points[0].id, verdict=verdict, at=NOON, note=note)
    server.store.for_teacher(server.teacher.id, server.school_class.id).rule(ruling, server.teacher.id)
    return played.id


def test_home_tells_a_ruling_until_the_round_was_opened_and_the_round_tells_it_once(
    server: Server, ada: Visitor
) -> None:
    play(ada)
    assert NEWS not in ada.visit("/home").text
    round_id = rule(server, note="You did say it.")
    for _ in range(2):
        assert f"{NEWS} your answer to “" in ada.visit("/home").text
    assert "and written to you. Key point 1: hit. See the round" in ada.text
    assert f"/history/{round_id}" in ada.links
    ada.visit(f"/history/{round_id}")
    assert f"{NEWS} this answer. Key point 1: hit." in ada.text
    assert "Your teacher on 1: You did say it." in ada.text
    assert NEWS not in ada.visit(f"/history/{round_id}").text
    assert "your teacher says: hit" in ada.text
    assert NEWS not in ada.visit("/home").text
    rule(server, Verdict.MISSED)
    assert "Key point 1: missed. See the round" in ada.visit("/home").text


def test_the_feedback_of_a_bout_tells_it_once_everything_is_shown(server: Server, ada: Visitor) -> None:
    path = play(ada, to_the_end=False)
    rule(server)
    assert NEWS not in ada.visit("/home").text, "its key points are still masked"
    assert NEWS not in ada.visit(path).text
    ada.send("/on").send("/answer", answer=POOR)
    assert NEWS in ada.text
    assert NEWS not in ada.visit(path).text
    assert NEWS not in ada.visit("/home").text


def test_a_script_that_looks_whether_a_page_changed_has_not_seen_it(server: Server, ada: Visitor) -> None:
    play(ada)
    round_id = rule(server)
    ada.ask("GET", f"/history/{round_id}", headers={"x-by-script": "yes"})
    assert NEWS in ada.visit(f"/history/{round_id}").text


def test_of_many_rounds_home_names_three_and_counts_the_others(server: Server, ada: Visitor) -> None:
    for _ in range(5):
        play(ada)
    for number in range(5):
        rule(server, number=number)
    ada.visit("/home")
    assert len(re.findall("See the round", ada.text)) == 3
    assert "They have looked at 2 more of your answers. See all rounds" in ada.text


def test_a_round_of_a_test_is_told_of_at_its_end(server: Server, ada: Visitor) -> None:
    play(ada, lines="lazy,nobody-wants-it", to_the_end=False, mode=Mode.TEST)
    rule(server)
    assert NEWS not in ada.visit("/home").text
    bout = next(link for link in ada.links if link.startswith("/bout/"))
    ada.visit(bout).send("/answer", answer=POOR)
    assert NEWS in ada.visit("/home").text
