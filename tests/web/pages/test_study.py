"""The map and the recall in browsers: plain forms, and every claim that is shown is noted first."""

from msgspec.structs import replace

from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario
from debategame.web.store.model import Task
from tests.support.factories import NOON, new_id
from tests.support.school.server import Server
from tests.support.school.visitors import Visitor

CLAIM = "Teenagers fall asleep late because of biology, not laziness."
STUDY, RECALL = "/scenario/later-bell/study", "/scenario/later-bell/recall"


def next_page(visitor: Visitor) -> Visitor:
    """Follow the link of the button."""
    return visitor.visit(next(link for link in visitor.links if link.startswith(RECALL)))


def answer(visitor: Visitor, text: str = "") -> Visitor:
    """Answer the question: with a text, or with the first of the names."""
    (form,) = (form for form in visitor.forms if form.action.startswith(RECALL))
    chosen = form.choices["answer"][0] if form.choices else text
    return visitor.post(form.action, {**form.fields, "answer": chosen})


def test_the_briefing_offers_it_and_the_map_is_masked(server: Server, ada: Visitor) -> None:
    assert STUDY in ada.visit("/scenario/later-bell").links
    ada.visit(STUDY)
    assert "paragraph 2: not met yet" in ada.text
    assert CLAIM not in ada.text
    assert server.account("Ada").studied_lines("later-bell") == frozenset()


def test_the_map_stays_open_once_it_was_opened_and_the_round_is_studied(server: Server, ada: Visitor) -> None:
    ada.visit(STUDY).send("/study")
    assert (ada.path, CLAIM in ada.text, "masked" in ada.text) == (STUDY, True, False)
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy")
    ada.send("/answer", answer="Their hormones keep teenagers awake until midnight.")
    (played,) = server.account("Ada").page().rounds
    assert (played.studied, played.first_sight) == (True, False)


def test_a_map_opened_while_a_line_is_being_answered_counts(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy")
    bout = ada.path
    ada.visit(STUDY).send("/study")
    ada.visit(bout).send("/answer", answer="Teenagers fall asleep late because of biology, not laziness.")
    (played,) = server.account("Ada").page().rounds
    assert played.studied
    assert "copied:body-clock" in played.answers[0].flags


def test_what_a_round_under_way_has_left_open_is_masked_on_the_map(ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy")
    ada.send("/answer", answer="I would rather stay in bed.")
    assert CLAIM not in ada.visit(STUDY).text
    assert "still open" in ada.text


def test_a_recall_goes_from_hints_over_names_to_the_bout(server: Server, ada: Visitor) -> None:
    ada.visit(STUDY)
    next_page(ada)
    assert "A hint: Is it a choice?" in ada.text
    assert CLAIM not in ada.html
    ada.send("/recall/1", answer="Their hormones keep teenagers awake until midnight.")
    assert "You have it." in ada.text
    assert CLAIM in ada.text
    assert "lazy" in server.account("Ada").studied_lines("later-bell")
    while "Go on to the bout" not in ada.text:
        answer(next_page(ada))
    next_page(ada)
    assert "You had 1 of " in ada.text
    ada.send("/bout")
    assert ada.path.startswith("/bout/")
    assert "1 of " in ada.text


def test_no_address_shows_a_claim_that_was_not_noted(ada: Visitor, small: Scenario) -> None:
    for number in range(1, 10):
        ada.visit(f"{RECALL}/{number}?had=hhhhhhhh")
        assert ada.status == 200
        assert not [point.claim for point in small.key_points if point.claim in ada.html]


def test_the_recall_of_a_task_is_about_its_lines_and_leads_back_to_it(server: Server, ada: Visitor) -> None:
    task = Task(id=new_id(), scenario="later-bell", lines=("lazy",), mode=Mode.TEST, made=NOON)
    server.store.for_teacher(server.teacher.id, server.school_class.id).put_task(task)
    ada.visit(f"/scenario/later-bell?task={task.id}")
    ada.visit(next(link for link in ada.links if link.startswith(STUDY)))
    while "Go on to the bout" not in ada.text:
        answer(next_page(ada))
    next_page(ada).send("/bout")
    (stored,) = server.account("Ada").bouts()
    assert (stored.task, stored.bout.lines, stored.bout.mode) == (task.id, ("lazy",), Mode.TEST)


def test_odd_addresses_and_texts_are_told_plainly(ada: Visitor) -> None:
    for number in ("0", "x", "-1", "²"):
        assert ada.visit(f"{RECALL}/{number}").status == 404
    assert ada.visit(f"{RECALL}/999?had=<b>zzh").status == 200
    assert "<b>zz" not in ada.html
    answer(ada.visit(f"{RECALL}/1"), "x" * 50_000)
    assert (ada.status, CLAIM in ada.text) == (422, False)


def test_a_closed_class_scores_nothing(server: Server, ada: Visitor) -> None:
    ada.visit(f"{RECALL}/1")
    form = dict(ada.form("/recall/1").fields)
    own_class = server.store.for_teacher(server.teacher.id, server.school_class.id)
    own_class.change(replace(own_class.details(), closed=NOON))
    assert ada.post(f"{RECALL}/1", {**form, "answer": "x"}).status == 409
