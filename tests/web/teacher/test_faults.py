"""A form with a mistake says so in its place, and keeps what was typed."""

import pytest

from debategame.play.glyphs import NAMES
from debategame.scoring.model import Verdict
from debategame.web.teacher.answers import LONGEST_NOTE
from tests.support.school.server import PASSWORD, Server
from tests.support.school.visitors import Visitor

SAID = "The buses would be happier at ten."


@pytest.fixture
def frost(server: Server) -> Visitor:
    """The teacher, at the page of the class."""
    return server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}")


@pytest.mark.parametrize(
    ("opens", "due", "says"),
    [
        ("2024-11-30", "2024-11-29", "Its last day is before its first."),
        ("", "2024-11-23", "Its last day is over already."),
        ("30.11.", "", "“30.11.” is no day. Write it like 2024-11-24."),
    ],
)
def test_a_task_with_a_mistake_stays_filled_in(server: Server, frost: Visitor, opens: str, due: str, says: str) -> None:
    frost.send("/tasks", mode="test", led="yes", opens=opens, due=due, **{"line:nobody-wants-it": "yes"})
    assert frost.status == 422
    assert f"No task was set. {says}" in frost.text
    form = frost.form("/tasks").fields
    kept = {name: form.get(name) for name in ("mode", "led", "opens", "due", "line:nobody-wants-it", "line:lazy")}
    assert kept == {
        "mode": "test",
        "led": "yes",
        "opens": opens,
        "due": due,
        "line:nobody-wants-it": "yes",
        "line:lazy": None,
    }
    assert "<details open>" in frost.html
    frost.send("/tasks", opens="", due="")
    assert [str(task.mode) for task in server.store.tasks(server.school_class.id)] == ["test"]


@pytest.mark.parametrize(
    ("button", "fields", "says"),
    [
        ("Rename it", {"name": "   "}, "A class needs a name, such as 8b."),
        ("Keep it so long", {"days": "4000"}, "A class is kept for 1 to 3650 days."),
        ("Delete it", {"name": "8c"}, "Nothing was deleted. Its name is 8b."),
    ],
)
def test_a_mistake_about_a_class_is_told_in_its_place(
    frost: Visitor, button: str, fields: dict[str, str], says: str
) -> None:
    frost.press(button, **fields)
    assert (frost.status, frost.title.startswith("Fault: ")) == (422, True)
    before = frost.html.partition(says)[2].partition(button)[0]
    (typed,) = fields.values()
    assert before.count("<form") == 0, "it stands in another form"
    assert f'value="{typed}"' in before


def test_a_pupil_is_removed_by_name_and_a_mistake_stays_in_the_field(server: Server, frost: Visitor) -> None:
    server.pupil("Ada")
    frost.visit(f"{frost.path}/pupil/{server.account('Ada').id}").press("Remove", name="Adam")
    assert (frost.status, frost.form("/remove").fields["name"]) == (422, "Adam")
    assert "Nobody was removed." in frost.text


def answer_page(server: Server, frost: Visitor) -> Visitor:
    """The page of an answer of Ada, with all its key points."""
    server.pupil("Ada").visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer=SAID)
    (played,) = server.account("Ada").page().rounds
    return frost.visit(f"{frost.path}/answers?only={played.answers[0].id}")


@pytest.mark.parametrize(
    ("verdict", "note", "says"),
    [
        ("hit", "x" * (LONGEST_NOTE + 1), "A sentence to a pupil has at most 500 characters."),
        ("", "You nearly said it.", "Say what you think of it: press one of the four."),
    ],
)
def test_a_sentence_to_a_pupil_stays_in_its_field(
    server: Server, frost: Visitor, verdict: str, note: str, says: str
) -> None:
    answer_page(server, frost).send("/answers", verdict=verdict, note=note)
    assert (frost.status, says in frost.text) == (422, True)
    assert frost.form("/answers").fields["note"] == note
    assert server.account("Ada").rulings() == []
    frost.press(f"√ {NAMES[Verdict.HIT]}", note="You said it.")
    assert [ruling.note for ruling in server.account("Ada").rulings()] == ["You said it."]


def test_the_name_of_a_teacher_stays_when_the_password_is_wrong(server: Server) -> None:
    visitor = server.visitor().visit("/teacher/sign-in").send("/sign-in", name="Frost", password=f"{PASSWORD}.")
    assert (visitor.status, visitor.form("/sign-in").fields["name"]) == (422, "Frost")
    assert PASSWORD not in visitor.html


def test_a_long_scenario_stays_whole(frost: Visitor) -> None:
    text = "format: 1\n" + "# A long remark.\n" * 20_000
    frost.visit("/teacher/scenarios").press("Publish it", text=text)
    assert (frost.status, frost.form("/scenarios").fields["text"]) == (422, text)


def test_a_published_scenario_is_told_at_the_top_with_the_focus(frost: Visitor) -> None:
    text = frost.visit("/teacher/scenarios/later-bell").form("/scenarios").fields["text"]
    frost.press("Publish it", text=text)
    said = "“Let school start later” is published. Your classes can play it now."
    top = frost.html.partition("<main")[2].partition("<h1")
    assert said in top[0]
    assert 'role="status"' in top[0]
    assert (top[0].count("autofocus"), top[2].count("autofocus")) == (1, 0)
    assert "is published" not in frost.visit("/teacher/scenarios").text
    assert "is published" not in frost.visit("/teacher/scenarios?published=<b>").text


@pytest.mark.parametrize(("path", "field"), [("/teacher/scenarios", "text"), ("/teacher/class/{}/answers", "note")])
def test_what_a_teacher_typed_outlives_their_session(server: Server, frost: Visitor, path: str, field: str) -> None:
    fields = {**frost.form("/tasks").fields, field: "What I <typed>."}
    server.store.drop_sessions_of(server.teacher.id)
    frost.post(path.format(server.school_class.id), fields)
    assert (frost.status, "What I <typed>." in frost.text) == (401, True)
