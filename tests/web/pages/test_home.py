"""Joining, home, tasks and review."""

import datetime
import re
from pathlib import Path

import pytest

from debategame.progress.rounds import Mode
from debategame.saves.queries import RoundQuery
from debategame.scenario.model import Scenario
from debategame.web.pages.due import coming
from debategame.web.safety import limits
from debategame.web.safety.return_words import COOKIE as WORDS_COOKIE
from debategame.web.safety.sessions import COOKIE
from debategame.web.store.model import Task
from tests.support.factories import NOON, new_id
from tests.support.paths import DATA
from tests.support.school.server import Server, publish, start_server
from tests.support.school.visitors import Visitor

GOOD = "Their hormones keep teenagers awake until midnight, and drowsy drivers crash on the way to class."
SMALL = DATA / "small.yaml"
TODAY = NOON.date()
DAY = datetime.timedelta(days=1)


def set_task(server: Server, **fields) -> Task:
    task = Task(**{"id": new_id(), "scenario": "later-bell", "mode": Mode.TIMED, "made": NOON, **fields})
    server.store.for_teacher(server.teacher.id, server.school_class.id).put_task(task)
    return task


def play(visitor: Visitor, *, answer: str = GOOD) -> Visitor:
    visitor.visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer=answer, guess="")
    while "/on" in visitor.html:
        visitor.send("/on")
    return visitor


def sentences(visitor: Visitor) -> list[tuple[str, str]]:
    """The sentences to choose from, with what the form sends for them."""
    return re.findall(r'value="([^"]+:\d+-\d+)"[^>]*> “([^”]*)”', visitor.html)


def return_words(visitor: Visitor) -> str:
    """The four words to come back with, if the page shows them."""
    return visitor.text.partition("these four words: ")[2].partition(" Write")[0]


def test_the_return_code_is_shown_until_it_is_written_down(server: Server) -> None:
    ada = server.visitor().visit("/").send("/join", code="kite 47", name=" Ada ")
    bout = ada.path
    assert return_words(ada) == "", "nothing stands between a newcomer and the first answer"
    ada.send("/answer", answer=GOOD)
    words = return_words(ada)
    assert len(words.split()) == 4
    assert return_words(ada.visit("/home")) == words
    assert "Hello, Ada" in ada.text
    assert ada.visit(bout).press("I wrote them down").path == bout
    assert all(words not in ada.visit(path).text for path in ("/", "/home", "/join", bout))
    back = server.visitor().visit("/return").send("/return", code="KITE47", words=words)
    assert "Hello, Ada" in back.text


def test_no_script_and_no_other_site_reads_the_return_code_on_the_device(server: Server) -> None:
    ada = server.visitor().visit("/")
    form = {**ada.form("/join").fields, "code": "KITE47", "name": "Ada"}
    ada.post("/join", form, follow_redirects=False)
    words = ada.headers["set-cookie"].partition(f"{WORDS_COOKIE}=")[2].partition(f", {COOKIE}=")[0]
    assert words.startswith("KITE47.")
    assert "HttpOnly" in words
    assert "SameSite=lax" in words
    assert "Max-Age" not in words
    assert "expires" not in words, "it ends with the browser"


@pytest.mark.parametrize("leave", ["/sign-out", "/return"])
def test_the_return_code_is_gone_when_somebody_else_uses_the_device(server: Server, leave: str) -> None:
    ben = server.visitor().visit("/").send("/join", code="KITE47", name="Ben").visit("/home")
    ada = server.visitor().visit("/").send("/join", code="KITE47", name="Ada").visit("/home")
    if leave == "/sign-out":
        assert return_words(ada.send("/sign-out")) == ""
        ada.keep(COOKIE, ben.cookies[COOKIE])
    else:
        ada.visit("/return").send("/return", code="KITE47", words=return_words(ben))
    assert "Hello, Ben" in ada.visit("/home").text
    assert return_words(ada) == ""


@pytest.mark.parametrize("planted", ["x", "KITE47.a.b.c", "KITE47.a.b.c.<b>", "a.b.c.d.e.f", "KITE47." + "a" * 99])
def test_a_made_up_return_code_is_not_shown(ada: Visitor, planted: str) -> None:
    assert return_words(ada.keep(WORDS_COOKIE, planted).visit("/home")) == ""


@pytest.mark.parametrize("back", ["", "/home", "//evil.example", "https://evil.example/bout/", "/bout/../teacher"])
def test_who_has_written_the_words_down_is_led_nowhere_else(server: Server, back: str) -> None:
    ada = server.visitor().visit("/").send("/join", code="KITE47", name="Ada").visit("/home")
    assert ada.send("/written-down", back=back).path == "/home"


def test_a_newcomer_begins_with_the_first_line_at_once(server: Server) -> None:
    ada = server.visitor().visit("/").send("/join", code="KITE47", name="Ada")
    assert ada.path.startswith("/bout/")
    assert "Let school start later · line 1 of 1" in ada.text


def test_a_newcomer_to_a_class_with_a_task_begins_with_it(server: Server) -> None:
    set_task(server, opens=TODAY + DAY)
    task = set_task(server)
    ada = server.visitor().visit("/").send("/join", code="KITE47", name="Ada")
    assert ada.path == f"/scenario/later-bell?task={task.id}"


def test_a_newcomer_without_a_scenario_begins_at_home(server: Server) -> None:
    server.store.withdraw("", "later-bell")
    assert server.visitor().visit("/").send("/join", code="KITE47", name="Ada").path == "/home"


@pytest.mark.parametrize(
    ("code", "name", "says"),
    [
        ("LION55", "Ada", "No class has that code"),
        ("", "Ada", "No class has that code"),
        ("KITE47", "", "A player needs a name"),
        ("KITE47", "BEN", "Somebody in the class has that name"),
    ],
)
def test_a_fault_in_joining_is_told_in_place_and_what_was_typed_stays(
    server: Server, code: str, name: str, says: str
) -> None:
    server.pupil("Ben")
    visitor = server.visitor().visit("/").send("/join", code=code, name=name)
    assert says in visitor.text
    assert visitor.form("/join").fields["name"] == name
    assert visitor.form("/join").fields["code"] == code


def test_the_address_in_the_qr_code_fills_in_the_code(server: Server) -> None:
    assert server.visitor().visit("/?code=KITE47").form("/join").fields["code"] == "KITE47"


def test_many_scenarios_are_grouped_by_topic(server: Server, ada: Visitor, tmp_path: Path) -> None:
    assert "<h3 class" not in ada.html
    text = SMALL.read_text(encoding="utf-8")
    for number, tag in enumerate(("town", "school", "town", "school", "town"), start=1):
        file = tmp_path / f"{number}.yaml"
        other = text.replace("later-bell", f"other-{number}").replace("Let school start later", f"Title {number}")
        file.write_text(other.replace("[school, health]", f"[{tag}]"), encoding="utf-8")
        publish(server.store, file)
    found = re.findall(r">(School|Town|Title \d|Let school start later)<", ada.visit("/home").html)
    expected = ["School", "Let school start later", "Title 2", "Title 4", "Town", "Title 1", "Title 3", "Title 5"]
    assert found == expected


def test_a_newcomer_begins_with_one_line_and_then_three(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell")
    assert "Start: 1 line" in ada.text
    play(ada)
    assert "Start: 2 lines" in ada.visit("/scenario/later-bell").text


def test_an_unfinished_bout_is_offered_with_its_draft(ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout")
    path = ada.path
    ada.send("/hint", answer="three words here")
    ada.visit("/home")
    assert "Go on where you stopped" in ada.text
    assert "3 words written" in ada.text
    assert path in ada.links


@pytest.mark.parametrize(
    ("opens", "due", "is_shown"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
        (TODAY - DAY, TODAY + DAY, True),
    ],
)
def test_a_task_is_shown_on_its_days(server: Server, ada: Visitor, opens, due, is_shown: bool) -> None:
    task = set_task(server, opens=opens, due=due)
    assert (f"/scenario/later-bell?task={task.id}" in ada.visit("/home").links) is is_shown


def test_a_task_sets_mode_and_lines_and_is_done_when_its_bout_is_over(server: Server, ada: Visitor) -> None:
    task = set_task(server, lines=("nobody-wants-it",), mode=Mode.TEST)
    ada.visit(f"/scenario/later-bell?task={task.id}").send("/bout", mode="practice", lines="lazy")
    assert "line 1 of 1" in ada.text
    ada.send("/answer", answer=GOOD)
    played = server.account("Ada").page().rounds[0]
    assert (played.line, played.mode) == ("nobody-wants-it", Mode.TEST)
    assert "Done: Let school start later (test)" in ada.visit("/home").text


def cards(ada: Visitor) -> list[str]:
    """The cards of Home that lead on, in words."""
    found = re.findall(r'<section class="card">(.*?)</section>', ada.visit("/home").html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", text).split()) for text in found]


def test_a_task_that_is_begun_is_one_card_and_leads_to_its_bout(server: Server, ada: Visitor) -> None:
    task = set_task(server, mode=Mode.PRACTICE, due=TODAY)
    assert cards(ada) == ["To do until today Let school start later : practice Open"]
    ada.visit(f"/scenario/later-bell?task={task.id}").send("/bout")
    path = ada.path
    assert cards(ada) == ["To do until today Let school start later : practice line 1 of 2 Go on"]
    assert path in ada.links


def test_a_bout_of_ones_own_on_the_scenario_of_a_task_stands_on_the_same_card(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout")
    path = ada.path
    assert [card.split(" Let")[0] for card in cards(ada)] == ["Go on where you stopped"]
    set_task(server, mode=Mode.PRACTICE)
    (card,) = cards(ada)
    assert card.startswith("To do Let school start later : practice Open Or go on where you stopped: line 1 of")
    assert path in ada.links


def test_a_bout_for_a_task_that_is_over_stays_in_reach_beside_a_new_one_on_its_scenario(
    server: Server, ada: Visitor
) -> None:
    former = set_task(server, mode=Mode.PRACTICE)
    ada.visit(f"/scenario/later-bell?task={former.id}").send("/bout")
    path = ada.path
    server.store.for_teacher(server.teacher.id, server.school_class.id).drop_task(former.id)
    set_task(server, mode=Mode.PRACTICE)
    assert len(cards(ada)) == 1
    assert path in ada.links


def test_of_several_bouts_on_a_scenario_the_newest_is_offered_and_then_the_others(server: Server, ada: Visitor) -> None:
    paths = []
    for line in ("lazy", "nobody-wants-it"):
        server.watch.wait(seconds=60)
        ada.visit("/scenario/later-bell").send("/bout", lines=line)
        paths.append(ada.path)
    assert len(cards(ada)) == 1
    assert [path for path in paths if path in ada.links] == paths[1:]
    ada.visit(paths[1]).send("/answer", answer=GOOD)
    while "/on" in ada.html:
        ada.send("/on")
    assert any(card.startswith("Go on where you stopped") for card in cards(ada))
    assert paths[0] in ada.links


def test_a_task_of_another_day_cannot_be_played(server: Server, ada: Visitor) -> None:
    task = set_task(server, opens=TODAY + DAY)
    assert ada.visit(f"/scenario/later-bell?task={task.id}").status == 404
    ada.visit("/scenario/later-bell")
    assert ada.send("/bout", task=task.id).status == 404


def test_what_is_due_is_asked_for_one_by_one_and_not_again_on_the_same_day(server: Server, ada: Visitor) -> None:
    play(ada)
    server.watch.now += 30 * DAY
    teacher = server.signed_in_teacher()
    teacher.visit(f"/teacher/class/{server.school_class.id}/pupil/{server.account('Ada').id}").send("/code")
    words = teacher.text.partition("nothing now. ")[2].split(" 1 round")[0]
    ada = server.visitor().visit("/return").send("/return", code="KITE47", words=words)
    due = int(ada.text.partition("Review all that is due: ")[2].split()[0])
    assert due > 0
    ada.visit("/review").press("Ask me")
    asked = 0
    while "They ask for one key point" in ada.text:
        asked += 1
        ada.send("/answer", answer="", empty="yes").press("Next question")
    assert asked == due
    assert "Nothing is due today" in ada.text


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "tomorrow"), (2, "on Tuesday"), (6, "on Saturday"), (7, "on 1 December")]
)
def test_a_coming_day_in_words(days: int, words: str) -> None:
    assert coming(TODAY + days * DAY, TODAY) == words


def test_the_case_is_a_page_and_a_text(ada: Visitor) -> None:
    play(ada)
    assert "My case: Let school start later" in ada.visit("/case/later-bell").text
    assert "hormones keep teenagers awake" in ada.text
    text = ada.visit("/case/later-bell/text")
    assert text.headers["content-type"].startswith("text/plain")
    assert "hormones keep teenagers awake" in text.html


def test_history_shows_rounds_with_their_feedback_and_leaves_one_out(server: Server, ada: Visitor) -> None:
    play(ada)
    ada.visit("/history")
    assert "1 round, newest first." in ada.text
    ada.visit(next(link for link in ada.links if link.startswith("/history/")))
    assert "What the article argues" in ada.text
    ada.press("Leave this round out")
    assert server.account("Ada").page().rounds[0].excluded
    ada.press("Count this round again")
    assert not server.account("Ada").page().rounds[0].excluded


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999", "٣"])
def test_a_page_that_does_not_exist_is_no_error(ada: Visitor, page: str) -> None:
    assert ada.visit(f"/history?page={page}").status == 200


def test_a_disputed_verdict_is_kept_ruled_on_and_told(server: Server, ada: Visitor) -> None:
    play(ada, answer="The buses would be happier at ten. Nobody is lazy at all.")
    played = server.account("Ada").page().rounds[0]
    number = next(at for at, point in enumerate(played.verdicts, 1) if point.verdict == "missed")
    ada.visit(f"/round/{played.id}/said/{number}")
    ada.press("This one", sentence=next(value for value, text in sentences(ada) if text == "Nobody is lazy at all"))
    assert f"Stored: you say that you made key point {number}." in ada.text
    assert "Stored:" not in ada.visit(f"/history/{played.id}").text
    assert "Stored:" not in ada.visit(f"/history/{played.id}?said={3 - number}").text
    teacher = server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}/answers")
    assert "They say: “Nobody is lazy at all”" in teacher.text
    teacher.press("√ hit")
    assert "Nothing is left here" in teacher.text
    assert "You said: hit" in teacher.visit(next(link for link in teacher.links if "only=" in link)).text
    ada.visit(f"/history/{played.id}")
    assert "you said you did" in ada.text
    assert "your teacher says: hit" in ada.text
    assert "teacher: " in ada.visit("/history").text
    kept = server.account("Ada").page().rounds[0]
    assert kept.score == played.score
    examples = teacher.visit(f"/teacher/class/{server.school_class.id}/marked-answers.jsonl").html
    assert played.verdicts[number - 1].id in examples.partition('"hits":')[2].partition("]")[0]


@pytest.mark.parametrize("number", ["0", "9", "x", "٢"])
def test_a_dispute_about_nothing_is_refused(server: Server, ada: Visitor, number: str) -> None:
    play(ada)
    round_id = server.account("Ada").page().rounds[0].id
    assert ada.visit(f"/round/{round_id}/said/{number}").status == 400


def test_a_hit_can_be_given_back_and_leaves_the_case(server: Server, ada: Visitor) -> None:
    play(ada)
    played = server.account("Ada").page().rounds[0]
    number = next(at for at, point in enumerate(played.verdicts, 1) if point.verdict == "hit")
    ada.visit(f"/round/{played.id}/said/{number}").press("Give it back")
    assert f"Stored: you give back key point {number}." in ada.text
    assert "you gave it back" in ada.text
    kept = server.account("Ada").page().rounds[0]
    assert kept.score == played.score
    assert kept.disputes[0].gives_back
    teacher = server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}/answers")
    assert "They say that they did not make it." in teacher.text


def test_a_missed_key_point_is_said_better_once_everything_is_shown(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer="Nobody is lazy at all.")
    path, played = ada.path, server.account("Ada").page().rounds[0]
    number = next(at for at, point in enumerate(played.verdicts, 1) if point.verdict == "missed")
    token = ada.form("/on").fields["token"]
    assert ada.post(f"/round/{played.id}/better/{number}", {"token": token}).status == 400
    ada.visit(path).send("/on").send("/on")
    ada.press("Say it better")
    assert "The claim" in ada.text
    ada.send("/answer", answer="Hormones keep adolescents awake until midnight.")
    ada.press("Back to the bout")
    assert ada.path == path
    assert [each.mode for each in server.account("Ada").page().rounds] == ["review", "practice"]


def test_what_to_fix_is_about_the_key_point_that_was_asked_for(server: Server, ada: Visitor, small: Scenario) -> None:
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer="The buses are late.")
    ada.send("/on").send("/on")
    for number, point_id in enumerate(small.line("lazy").points, start=1):
        ada.send(f"/better/{number}").send("/answer", answer="The buses are late.")
        assert f"Next time “{small.key_point(point_id).label}” is still open." in ada.text
        ada.press("Back to the bout")


def test_a_class_that_fills_up_too_fast_makes_one_wait(server: Server) -> None:
    for _ in range(limits.JOIN.most):
        limits.count(server.store, limits.JOIN, "203.0.113.7", NOON)
    assert server.visitor().visit("/").send("/join", code="KITE47", name="Ada").status == 429
    assert server.visitor(address="198.51.100.4").visit("/").send("/join", code="KITE47", name="Ada").status == 200


def test_coming_back_to_a_class_that_does_not_exist_is_told(server: Server) -> None:
    visitor = server.visitor().visit("/return").send("/return", code="NONE22", words="a b c d")
    assert (visitor.status, "No class has that code" in visitor.text) == (422, True)


def test_an_address_that_takes_no_forms_says_so(ada: Visitor) -> None:
    token = ada.form("/sign-out").fields["token"]
    assert ada.post("/home", {"token": token}).status == 405
    assert ada.visit("/sign-out").status == 405
    assert "This address takes no such request." in ada.text


def test_a_teacher_who_opens_the_front_page_is_led_to_the_classes(server: Server) -> None:
    assert server.signed_in_teacher().visit("/").path == "/teacher"


def test_a_scenario_can_be_played_from_the_other_side(tmp_path: Path) -> None:
    server = start_server(tmp_path, DATA / "both-sides.yaml")
    ada = server.pupil("Ada")
    assert "(other side)" not in ada.text
    ada.visit("/scenario/night-bus")
    assert "You argue for “The night bus should stay”." in ada.text
    assert "Play the other side" in ada.text
    assert "/scenario/night-bus--other-side" in ada.links
    ada.visit("/scenario/night-bus--other-side")
    assert "Keep the night bus (other side)" in ada.text
    assert "You argue against “The night bus should stay”." in ada.text
    assert "/scenario/night-bus" in ada.links
    ada.send("/bout", lines="no-harm").send("/answer", answer="The engine wakes people who want to sleep.", guess="")
    while "/on" in ada.html:
        ada.send("/on")
    (played,) = server.account("Ada").page(RoundQuery()).rounds
    assert (played.scenario, played.score) == ("night-bus--other-side", 100)
    assert "it wakes people" in ada.visit("/case/night-bus--other-side").text
    assert "What this side argues" in ada.visit(f"/history/{played.id}").text
    server.store.close()


def test_a_scenario_without_another_side_offers_none(ada: Visitor) -> None:
    assert "other side" not in ada.visit("/scenario/later-bell").text
    assert ada.visit("/scenario/later-bell--other-side").status == 404


def test_a_task_can_be_to_argue_the_other_side(tmp_path: Path) -> None:
    server = start_server(tmp_path, DATA / "both-sides.yaml")
    teacher = server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}")
    assert "Keep the night bus (other side)" in teacher.text
    set_task(server, scenario="night-bus--other-side", mode=Mode.PRACTICE)
    ada = server.pupil("Ada")
    assert "Keep the night bus (other side) : practice" in ada.text
    ada.visit(next(link for link in ada.links if "task=" in link))
    assert "You argue against “The night bus should stay”." in ada.text
    assert "Play the first side" not in ada.text
    server.store.close()
