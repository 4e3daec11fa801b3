"""What a teacher does: classes, tasks, the board, scenarios, pupils."""

import pytest

from debategame.progress.rounds import Mode
from debategame.web.teacher import classes
from tests.support.paths import DATA
from tests.support.school.server import Server, publish
from tests.support.school.visitors import HOST, Visitor

GOOD = "Their hormones keep teenagers awake until midnight, and drowsy drivers crash on the way to class."
TEXT = (DATA / "small.yaml").read_text(encoding="utf-8")


@pytest.fixture
def frost(server: Server) -> Visitor:
    """The teacher, on the page of the class."""
    return server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}")


def answer(visitor: Visitor, text: str = GOOD) -> Visitor:
    return visitor.visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer=text, guess="")


def test_a_class_is_made_with_a_code_that_lets_pupils_in(server: Server) -> None:
    teacher = server.signed_in_teacher().send("/classes", name="9c")
    (code,) = (found.code for found in server.store.classes(server.teacher.id) if found.name == "9c")
    assert teacher.path.startswith("/teacher/class/")
    assert f"{code[:-2]}-{code[-2:]}" in teacher.text
    assert "Hello, Ben" in server.visitor().visit("/").send("/join", code=code, name="Ben").visit("/home").text


def test_the_page_of_a_new_class_has_all_that_pupils_need_to_join(server: Server) -> None:
    teacher = server.signed_in_teacher().send("/classes", name="9c")
    (code,) = (found.code for found in server.store.classes(server.teacher.id) if found.name == "9c")
    assert f"{HOST} {code[:-2]}-{code[-2:]} Pupils open the address" in teacher.text
    assert f'alt="QR code that opens {HOST}/?code={code}"' in teacher.html
    assert teacher.visit(f"{teacher.path}/code.svg").headers["content-type"] == "image/svg+xml"


def test_the_board_names_the_address_and_the_code(server: Server, frost: Visitor) -> None:
    assert f"{HOST} · code KITE-47" in frost.visit(f"{frost.path}/board").text


def test_a_class_is_renamed_but_not_to_nothing(server: Server, frost: Visitor) -> None:
    path = frost.path
    assert frost.press("Rename it", name="  9c ").title == "9c · debategame"
    assert frost.press("Rename it", name=" ").status == 422
    assert frost.visit(path).title == "9c · debategame"
    assert server.store.classes(server.teacher.id)[0].name == "9c"


def test_without_a_free_code_no_class_is_made(server: Server, frost: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, "new_class_code", lambda: "KITE47")
    assert frost.visit("/teacher").send("/classes", name="9c").status == 422
    assert "No code is free" in frost.text
    assert len(server.store.classes(server.teacher.id)) == 1


def test_a_task_is_set_and_taken_off(server: Server, frost: Visitor) -> None:
    frost.send("/tasks", mode="timed", opens="2024-11-25", due="2024-11-30", **{"line:lazy": "yes"})
    assert "from 25 November 2024 until 30 November 2024" in frost.text
    (task,) = server.store.tasks(server.school_class.id)
    assert (task.scenario, task.lines, task.mode, str(task.due)) == ("later-bell", ("lazy",), Mode.TIMED, "2024-11-30")
    frost.send("/drop")
    assert server.store.tasks(server.school_class.id) == []


def test_a_task_that_ends_before_it_begins_is_refused(server: Server, frost: Visitor) -> None:
    assert frost.send("/tasks", opens="2024-11-30", due="2024-11-29").status == 422
    assert server.store.tasks(server.school_class.id) == []


def test_a_task_that_is_over_already_is_refused(server: Server, frost: Visitor) -> None:
    assert frost.send("/tasks", due="2024-11-23").status == 422
    assert "Its last day is over already" in frost.text
    assert server.store.tasks(server.school_class.id) == []


def test_the_board_has_numbers_and_neither_names_nor_texts(server: Server, frost: Visitor) -> None:
    answer(server.pupil("Zebedee"))
    answer(server.pupil("Yolanda"), "I would rather stay in bed.").visit("/home")
    board = frost.visit(f"/teacher/class/{server.school_class.id}/board")
    assert "First answers: 2" in board.text
    assert "Zebedee" not in board.text
    assert "Yolanda" not in board.text
    assert "hormones keep" not in board.text
    assert '<meta http-equiv="refresh"' in board.html


def test_an_answer_is_shown_on_the_board_without_its_name(server: Server, frost: Visitor) -> None:
    answer(server.pupil("Zebedee"))
    path = f"/teacher/class/{server.school_class.id}"
    board = frost.visit(f"{path}/answers").press("Show it on the board")
    assert board.path == f"{path}/board?scenario=later-bell"
    assert "hormones keep teenagers awake" in board.text
    assert "Zebedee" not in board.text
    other = publish(server.store, DATA / "least.yaml")
    assert "Take the answer off" not in board.visit(f"{path}/board?scenario={other.id}").text
    board.visit(f"{path}/board?scenario=later-bell").press("Take the answer off")
    assert "hormones" not in board.text


@pytest.mark.parametrize("query", ["?scenario=nothing", "?since=never", "?scenario=later-bell&since=always"])
def test_the_board_takes_any_choice(server: Server, frost: Visitor, query: str) -> None:
    assert frost.visit(f"/teacher/class/{server.school_class.id}/board{query}").status == 200


def test_a_scenario_is_checked_and_every_message_has_its_place(frost: Visitor) -> None:
    frost.visit("/teacher/scenarios").press("Check it", text="format: 1\nid: x\ntitle: y\nkey_pionts: []\n")
    assert frost.status == 422
    assert "error, line 4, column 1" in frost.text
    assert "did you mean `key_points`?" in frost.text
    assert "key_pionts: []" in frost.form("/scenarios").fields["text"]


def test_a_scenario_with_errors_is_not_published(server: Server, frost: Visitor) -> None:
    frost.visit("/teacher/scenarios").press("Publish it", text="format: 2\n")
    assert frost.status == 422
    assert len(server.store.published(server.teacher.id)) == 1


def test_a_new_version_counts_for_new_bouts_and_running_bouts_keep_theirs(server: Server, frost: Visitor) -> None:
    ada, ben = server.pupil("Ada"), server.pupil("Ben")
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy")
    old = ada.path
    changed = TEXT.replace("title: Let school start later", "title: Let us sleep").replace("says: ", "says: Now then! ")
    frost.visit("/teacher/scenarios").press("Publish it", text=changed)
    assert frost.path == "/teacher/scenarios?published=later-bell"
    assert "Let us sleep" in frost.text
    assert "Let school start later" in ada.visit(old).text
    assert "Let us sleep" in ben.visit("/scenario/later-bell").text
    frost.press("Take it off")
    assert "Let school start later" in ben.visit("/home").text


def test_a_scenario_may_come_as_a_file(server: Server, frost: Visitor) -> None:
    form = frost.visit("/teacher/scenarios").form("/scenarios")
    upload = {"file": ("../../<b>.yaml", TEXT.replace("id: later-bell", "id: from-file").encode())}
    frost.post("/teacher/scenarios", {**form.fields, "do": "publish"}, files=upload)
    assert "from-file" in [each.scenario for each in server.store.published(server.teacher.id)]


def test_a_file_that_is_too_large_is_refused(frost: Visitor) -> None:
    form = frost.visit("/teacher/scenarios").form("/scenarios")
    frost.post("/teacher/scenarios", {**form.fields, "do": "check"}, files={"file": ("a.yaml", b"a" * 2**20)})
    assert frost.status == 413


def test_a_pupil_is_removed_with_everything(server: Server, frost: Visitor) -> None:
    answer(server.pupil("Ada"))
    path = f"/teacher/class/{server.school_class.id}/pupil/{server.account('Ada').id}"
    assert frost.visit(path).send("/remove", name="Somebody").status == 422
    assert "hormones keep" in frost.visit(path).text
    frost.send("/remove", name="Ada")
    assert "0 pupils" in frost.text
    assert frost.visit(path).status == 404


def test_an_empty_answer_says_so_on_the_page_of_its_pupil(server: Server, frost: Visitor) -> None:
    answer(server.pupil("Zebedee"), "").press("Give an empty answer")
    link = next(link for link in frost.visit(f"/teacher/class/{server.school_class.id}").links if "/pupil/" in link)
    assert "Nothing was written." in frost.visit(link).text


def test_a_removed_pupil_is_signed_out_in_the_middle_of_a_bout(server: Server, frost: Visitor) -> None:
    ada = server.pupil("Ada")
    ada.visit("/scenario/later-bell").send("/bout")
    frost.visit(f"/teacher/class/{server.school_class.id}/pupil/{server.account('Ada').id}").send("/remove", name="Ada")
    ada.send("/answer", answer="Am I still here?")
    assert ada.status in (401, 404)
    assert "Am I still here?" in ada.text


def test_a_class_is_deleted_only_by_its_name(server: Server, frost: Visitor) -> None:
    assert frost.send("/delete", name="8a").status == 422
    frost.visit(f"/teacher/class/{server.school_class.id}").send("/delete", name="8b")
    assert server.store.classes(server.teacher.id) == []


def test_the_table_for_spreadsheets_holds_no_formula(server: Server, frost: Visitor) -> None:
    answer(server.pupil("=HYPERLINK(1)"))
    table = frost.visit(f"/teacher/class/{server.school_class.id}/rounds.csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert ",=HYPERLINK" not in table.html
    assert "later-bell,lazy,practice" in table.html


@pytest.mark.parametrize("days", ["0", "-1", "x", "4000", "9" * 5000, ""])
def test_a_class_is_kept_for_some_days(server: Server, frost: Visitor, days: str) -> None:
    assert frost.press("Keep it so long", days=days).status == 422
    frost.visit(f"/teacher/class/{server.school_class.id}").press("Keep it so long", days="30")
    assert server.store.classes(server.teacher.id)[0].keep_days == 30
    assert "unless your teacher has set another time" in server.visitor().visit("/about").text


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_class_needs_a_name(server: Server, name: str) -> None:
    assert server.signed_in_teacher().send("/classes", name=name).status == 422
    assert len(server.store.classes(server.teacher.id)) == 1


def test_a_scenario_that_nobody_published_is_not_found(frost: Visitor) -> None:
    assert frost.visit("/teacher/scenarios/nothing").status == 404
    assert "Let school start later" in frost.visit("/teacher/scenarios/later-bell").form("/scenarios").fields["text"]


def test_only_an_answer_of_the_class_is_shown(server: Server, frost: Visitor) -> None:
    token = frost.form("/tasks").fields["token"]
    path = f"/teacher/class/{server.school_class.id}/board"
    assert frost.post(path, {"token": token, "shown": server.teacher.id}).status == 404


def test_a_closed_class_can_be_opened_again(server: Server, frost: Visitor) -> None:
    frost.press("Close the class").press("Open it again")
    assert server.visitor().visit("/").send("/join", code="KITE47", name="Ben").status == 200


@pytest.mark.parametrize("field", ["pupil", "on", "point"])
def test_a_ruling_about_nothing_is_not_found(server: Server, frost: Visitor, field: str) -> None:
    answer(server.pupil("Ada"))
    page = frost.visit(f"/teacher/class/{server.school_class.id}/answers")
    fields = {**page.form("/answers").fields, "verdict": "hit", field: "nothing"}
    assert page.post(f"/teacher/class/{server.school_class.id}/answers", fields).status == 404
