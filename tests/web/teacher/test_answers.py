"""The answers of a class in groups, and what their teacher rules."""

import json

import pytest

from debategame.authoring.answers.groups import Kind
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from debategame.transfer.rulings import decode_rulings
from debategame.web.teacher.grouping import AnswerGroup, answer_groups, fitting_answers
from tests.support.paths import DATA
from tests.support.school.server import Server, publish
from tests.support.school.visitors import Visitor

GOOD = "Their hormones keep teenagers awake until midnight, and drowsy drivers crash on the way to class."
NOTHING = "The buses would be happier at ten."


def give(pupil: Visitor, text: str, line: str = "lazy") -> Visitor:
    return pupil.visit("/scenario/later-bell").send("/bout", lines=line).send("/answer", answer=text, guess="")


@pytest.fixture
def small() -> Scenario:
    return read_file(DATA / "small.yaml")


@pytest.fixture
def frost(server: Server) -> Visitor:
    """The teacher of a class in which three pupils have answered, on the page of answers."""
    for name, text in (("Ada", GOOD), ("Ben", NOTHING), ("Chi", f"{NOTHING} Nobody is lazy.")):
        give(server.pupil(name), text)
    return answers(server, server.signed_in_teacher())


def answers(server: Server, frost: Visitor, query: str = "") -> Visitor:
    return frost.visit(f"/teacher/class/{server.school_class.id}/answers{query}")


def groups(server: Server, small: Scenario, *, ruled: bool = False) -> tuple[AnswerGroup, ...]:
    own = server.store.for_teacher(server.teacher.id, server.school_class.id)
    return answer_groups(small, fitting_answers(small, own.rounds())[0], ruled=ruled)


def test_answers_stand_in_the_groups_of_the_command(server: Server, frost: Visitor, small: Scenario) -> None:
    found = groups(server, small)
    assert [(group.kind, group.line, len(group.members)) for group in found] == [
        (Kind.NOTHING, "lazy", 2),
        (Kind.HIT, "lazy", 1),
    ]
    assert "Near no key point" in frost.text
    assert "Ben" in frost.text
    frost.visit(next(link for link in frost.links if "%3Ahit%3A" in link))
    assert "Ada" in frost.text
    assert "Ben" not in frost.text


def test_a_disputed_answer_comes_first(server: Server, frost: Visitor, small: Scenario) -> None:
    ben = server.visitor()
    ben = give(server.pupil("Dee"), "Nobody is lazy, they are tired.")
    (played, *_) = server.account("Dee").page().rounds
    number = next(at for at, point in enumerate(played.verdicts, 1) if point.verdict == "missed")
    ben.visit(f"/round/{played.id}/said/{number}").press("This one")
    assert groups(server, small)[0].kind is Kind.DISPUTED
    assert "They say: “Nobody is lazy, they are tired" in answers(server, frost).text


def test_a_dispute_is_found_whatever_was_played_since(server: Server, frost: Visitor) -> None:
    other = publish(server.store, DATA / "least.yaml")
    dee = give(server.pupil("Dee"), "Nobody is lazy, they are tired.")
    (played, *_) = server.account("Dee").page().rounds
    number = next(at for at, point in enumerate(played.verdicts, 1) if point.verdict == "missed")
    dee.visit(f"/round/{played.id}/said/{number}").press("This one")
    server.watch.wait(minutes=1)
    dee.visit(f"/scenario/{other.id}").send("/bout").send("/answer", answer=NOTHING, guess="")
    assert f"Answers: {other.title}" in answers(server, frost, f"?scenario={other.id}").text
    assert "Disputes on other scenarios: Let school start later (1)." in frost.text
    assert "Answers: Let school start later" in answers(server, frost).text
    assert "Disputes on other scenarios" not in frost.text
    frost.press("· missed")
    assert f"Answers: {other.title}" in answers(server, frost).text


def test_what_was_ruled_on_goes_away_and_can_be_looked_at_again(server: Server, frost: Visitor) -> None:
    before = {name for name in ("Ben", "Chi") if name in frost.text}
    frost.press("· missed")
    (gone,) = {name for name in before if f"{name}, answer" not in frost.html}
    assert f"What you say about the answer of {gone} is stored" in frost.text
    frost.visit(next(link for link in frost.links if "only=" in link))
    assert "You said: missed" in frost.text
    assert "What do you say?" in frost.text
    frost.press("√ hit")
    assert "You said: hit" in frost.text
    again = answers(server, frost, "?ruled=1")
    assert again.text.count("You said: hit") == 1
    assert "You and the game differ about" in again.text


def test_a_ruling_is_taken_back(server: Server, frost: Visitor, small: Scenario) -> None:
    before = [len(group.members) for group in groups(server, small)]
    frost.press("· missed")
    assert [len(group.members) for group in groups(server, small)] != before
    server.watch.wait(seconds=1)
    frost.visit(next(link for link in frost.links if "only=" in link)).press("Take it back")
    assert "You said" not in frost.text
    assert [len(group.members) for group in groups(server, small)] == before


def test_a_sentence_of_the_teacher_reaches_the_pupil_and_the_file_of_rulings(server: Server, frost: Visitor) -> None:
    dee = give(server.pupil("Dee"), "Nobody is lazy, they are tired.")
    (played,) = server.account("Dee").page().rounds
    answer = played.answers[0]
    answers(server, frost, f"?only={answer.id}")
    form = next(form for form in frost.forms if form.fields.get("point") == answer.points[1].id)
    frost.post(form.action, {**form.fields, "verdict": "partial", "note": " Nearly:\nsay <b>who</b> is tired. "})
    assert "Nearly: say <b>who</b> is tired." in [form.fields.get("note") for form in frost.forms]
    dee.send("/on").send("/on", answer="")
    assert "Your teacher on 2: Nearly: say <b>who</b> is tired." in dee.text
    rows = decode_rulings(
        frost.visit(f"/teacher/class/{server.school_class.id}/class.rulings.jsonl").html.encode()
    ).rows
    assert [row.note for row in rows] == ["Nearly: say <b>who</b> is tired."]


def test_each_verdict_is_one_button_that_needs_no_script_and_one_key(frost: Visitor) -> None:
    form = next(form for form in frost.forms if form.fields.get("on"))
    assert [button.text for button in form.buttons] == ["√ hit", "~ partial", "· missed", "× opposite"]
    for key in "yhnx":
        assert frost.html.count(f'data-key="{key}"') == 2


CHOICES = {
    "?line=lazy": True,
    "?line=nobody-wants-it": False,
    "?line=nothing": False,
    "?kind=nothing": True,
    "?kind=doubted": False,
    "?kind=%00": False,
    "?page=99&group=lazy:nothing:": False,
    "?group=gone&page=x&last=x&card=99999999": True,
}
"""Choices of groups, and whether Ben's answer is among them."""


def test_groups_are_chosen_by_line_and_kind(server: Server, frost: Visitor) -> None:
    for query, shown in CHOICES.items():
        page = answers(server, frost, query)
        assert (page.status, "Ben, answer" in page.html) == (200, shown), query


def test_a_class_that_has_not_answered_has_nothing_to_read(server: Server) -> None:
    page = answers(server, server.signed_in_teacher())
    assert page.status == 404
    assert "Nobody in this class has answered yet" in page.text


def test_answers_on_a_scenario_that_was_taken_off_can_still_be_read(server: Server, frost: Visitor) -> None:
    server.store.withdraw("", "later-bell")
    assert "Near no key point" in answers(server, frost).text


def test_an_answer_of_another_class_is_not_found(server: Server, frost: Visitor) -> None:
    assert answers(server, frost, f"?only={server.teacher.id}").status == 404
    assert answers(server, frost, "?only=nothing").status == 404


def test_answers_and_rulings_are_files_that_the_command_reads(server: Server, frost: Visitor, tmp_path) -> None:
    frost.press("× opposite")
    path = f"/teacher/class/{server.school_class.id}"
    (ruling,) = decode_rulings(frost.visit(f"{path}/class.rulings.jsonl").html.encode()).rows
    assert (ruling.scenario, ruling.line, ruling.verdict) == ("later-bell", "lazy", "contradicted")
    (marked,) = map(json.loads, frost.visit(f"{path}/marked-answers.jsonl").html.splitlines())
    assert marked["contradicts"] == [ruling.point]
    from debategame.authoring.answers.sources import collect

    file = tmp_path / "answers.csv"
    file.write_bytes(frost.visit(f"{path}/answers.csv").html.encode())
    found = collect(read_file(DATA / "small.yaml"), [file])
    assert found.faults == ()
    assert {answer.source for answer in found.answers} == {"Ada", "Ben", "Chi"}
    assert ruling.answer in {answer.id for answer in found.answers}
