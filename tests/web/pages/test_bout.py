"""A bout on the pages: forms in order and out of order, sent twice, sent late; what was typed is never lost."""

import re

import pytest
from msgspec.structs import replace

from debategame.play.training.review import review_bout
from debategame.progress.rounds import MOST_HINTS, Mode
from debategame.scenario.model import Scenario
from debategame.web.safety.sessions import LASTS
from tests.support.factories import NOON, new_id
from tests.support.school.server import Server
from tests.support.school.stores import MINUTE
from tests.support.school.visitors import Visitor

GOOD = "Their hormones keep teenagers awake until midnight, and drowsy drivers crash on the way to class."
POOR = "I would rather stay in bed."


def begin(visitor: Visitor, mode: Mode = Mode.PRACTICE, lines: str = "") -> str:
    """Begin a bout on the small scenario and return its address."""
    visitor.visit("/scenario/later-bell").send("/bout", mode=mode.value, lines=lines)
    return visitor.path


def rounds(server: Server, name: str = "Ada"):
    return server.account(name).page().rounds


def typed(visitor: Visitor) -> str:
    """The text in the field for an answer."""
    return visitor.form("/answer").fields["answer"]


def test_a_first_score_is_two_forms_away(server: Server) -> None:
    ada = server.visitor().visit("/").send("/join", code="kite-47", name="Ada").send("/answer", answer=GOOD)
    assert re.search(r"\d+ (hard to answer|strong answer|answered)", ada.text)
    assert [played.answers[0].text for played in rounds(server)] == [GOOD]


def test_on_a_line_answered_before_no_key_point_is_called_hidden(ada: Visitor) -> None:
    begin(ada, lines="lazy")
    assert re.search(r"Make \d of \d hidden key points?\b", ada.text)
    ada.send("/answer", answer=POOR)
    begin(ada, lines="lazy")
    assert re.search(r"Make \d of \d key points?\b", ada.text)


def test_a_double_click_begins_one_bout_and_keeps_one_answer(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell")
    form = ada.form("/bout")
    first = ada.post("/bout", form.fields).path
    assert ada.post("/bout", form.fields).path == first
    answer = {**ada.form("/answer").fields, "answer": POOR}
    for _ in range(3):
        ada.post(f"{first}/answer", answer)
        assert ada.path == first
    assert len(rounds(server)) == 1
    assert len(rounds(server)[0].answers) == 1


def test_a_form_from_the_back_button_leads_to_where_the_bout_stands_and_keeps_the_text(
    server: Server, ada: Visitor
) -> None:
    path = begin(ada)
    old = ada.form("/answer").fields
    ada.send("/answer", answer=POOR)
    ada.post(f"{path}/answer", {**old, "id": new_id(), "answer": "Another thought."})
    assert (ada.path, ada.method) == (f"{path}/moved-on", "GET")
    assert "The bout has moved on" in ada.text
    assert "Another thought." in ada.text
    assert f"{path}" in ada.links
    assert [answer.text for answer in rounds(server)[0].answers] == [POOR]


def test_of_two_tabs_the_slower_one_keeps_its_text_in_the_field_of_the_next_answer(
    server: Server, ada: Visitor
) -> None:
    path = begin(ada)
    other_tab = ada.form("/answer").fields
    ada.send("/answer", answer=POOR).send("/on")
    ada.post(f"{path}/answer", {**other_tab, "id": new_id(), "answer": "From the other tab."})
    assert ada.path == f"{path}/moved-on"
    assert typed(ada.visit(path)) == "From the other tab."


@pytest.mark.parametrize("action", ["on", "again", "hint", "other"])
def test_other_moves_out_of_order_change_nothing(server: Server, ada: Visitor, action: str) -> None:
    path = begin(ada)
    old = ada.form("/answer").fields
    ada.send("/answer", answer=POOR)
    before = ada.visit(path).text
    ada.post(f"{path}/{action}", {**old, "answer": "A text."})
    assert ada.visit(path).text == before


def test_a_hint_keeps_what_was_typed(ada: Visitor) -> None:
    begin(ada)
    ada.send("/hint", answer="half a tho")
    assert "Hint 1 of 3" in ada.text
    assert typed(ada) == "half a tho"


def test_hints_move_to_another_key_point(ada: Visitor) -> None:
    begin(ada)
    first = next(button.text for button in ada.form("/answer").buttons if "Hint on" in button.text)
    ada.send("/other")
    assert first not in [button.text for button in ada.form("/answer").buttons]


def test_a_hint_says_its_price_before_it_is_taken(ada: Visitor) -> None:
    begin(ada, Mode.TIMED)
    ada.send("/hint")
    assert "it would then count ¾" in ada.text
    ada.send("/hint")
    assert "it would then count ½" in ada.text


def test_an_empty_answer_asks_first(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer="  \n")
    assert "You have written nothing yet" in ada.text
    assert not rounds(server)
    ada.press("Give an empty answer")
    assert rounds(server)[0].answers[0].flags == ("empty",)
    assert "You You wrote nothing." in ada.text


def test_an_answer_that_is_too_long_stays_in_the_field(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer="a" * 20_001)
    assert "An answer of more than 20,000 characters is too long" in ada.text
    assert typed(ada) == "a" * 20_000
    assert not rounds(server)


def test_newlines_of_browsers_count_as_one_character(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer="one\r\ntwo\rthree\0")
    assert rounds(server)[0].answers[0].text == "one\ntwo\nthree\ufffd"


def test_an_expired_session_costs_no_text(server: Server) -> None:
    welcome = server.visitor().visit("/").send("/join", code="KITE47", name="Ada")
    words = welcome.visit("/home").text.partition("these four words: ")[2].partition(" Write")[0]
    path = begin(welcome)
    server.watch.wait(seconds=LASTS.total_seconds())
    welcome.send("/answer", answer="What I typed <all> day.")
    assert welcome.status == 401
    assert "You are signed out" in welcome.text
    welcome.send("/return", code="KITE-47", words=words)
    assert (welcome.path, typed(welcome)) == (path, "What I typed <all> day.")


def test_an_expired_session_with_a_wrong_code_still_costs_no_text(server: Server, ada: Visitor) -> None:
    begin(ada)
    server.watch.wait(seconds=LASTS.total_seconds())
    ada.send("/answer", answer="My text.").send("/return", code="KITE-47", words="a b c d")
    assert ada.form("/return").fields["answer"] == "My text."


def test_text_goes_to_nobody_elses_bout(server: Server) -> None:
    path = begin(server.pupil("Ada"))
    welcome = server.visitor().visit("/").send("/join", code="KITE47", name="Ben")
    words = welcome.visit("/home").text.partition("these four words: ")[2].partition(" Write")[0]
    ben = server.visitor().visit("/return")
    ben.send("/return", code="KITE47", words=words, bout=path.split("/")[2], answer="Mine.")
    assert ben.path == "/home"


def test_what_is_typed_is_kept_while_typing_but_never_after_the_answer(server: Server, ada: Visitor) -> None:
    path = begin(ada)
    fields = {**ada.form("/answer").fields, "answer": "half a thought"}
    assert ada.post(f"{path}/keep", fields).status == 204
    assert typed(ada.visit(path)) == "half a thought"
    ada.send("/answer", answer=POOR).send("/on")
    ada.post(f"{path}/keep", fields)
    assert typed(ada.visit(path)) == ""


def test_what_was_typed_at_a_comeback_ends_when_it_is_let_pass(ada: Visitor) -> None:
    path = begin(ada, lines="lazy,nobody-wants-it")
    ada.send("/answer", answer=POOR).send("/on")
    ada.post(f"{path}/keep", {**ada.form("/answer").fields, "answer": "half a comeback"})
    assert typed(ada.visit(path)) == "half a comeback"
    ada.press("Let it pass").send("/on")
    assert "Line 2 of 2" in ada.text
    assert typed(ada) == ""


def test_the_time_for_an_answer_does_not_begin_anew_with_a_hint(server: Server, ada: Visitor) -> None:
    begin(ada, Mode.TIMED)
    server.watch.wait(seconds=50)
    ada.send("/hint", answer="so far")
    server.watch.wait(seconds=100)
    ada.send("/answer", answer=POOR)
    assert rounds(server)[0].answers[0].seconds == 150
    assert "Time was over after 90 seconds and you took 150. All you wrote still counts." in ada.text


def test_the_pace_lengthens_the_time(server: Server, ada: Visitor) -> None:
    ada.visit("/scenario/later-bell").send("/bout", mode="timed", pace="2")
    assert "180 seconds" in ada.text


def test_in_a_test_feedback_comes_at_the_end(server: Server, ada: Visitor) -> None:
    path = begin(ada, Mode.TEST, "lazy,nobody-wants-it")
    assert "Hints" not in ada.text
    assert "Briefing" not in ada.text
    ada.send("/answer", answer=GOOD)
    assert "Line 2 of 2" in ada.text
    assert ada.visit(f"/history/{rounds(server)[0].id}").path == path
    ada.send("/answer", answer=POOR)
    assert "Your case" in ada.text


def test_the_guess_is_asked_from_the_second_round_on(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer=GOOD)
    begin(ada)
    ada.send("/answer", answer=POOR)
    assert "How many of the" in ada.text
    ada.press("1")
    assert [played.answers[0].guess for played in rounds(server)] == [1, None]


def test_a_guess_that_is_never_given_leaves_the_text(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer=GOOD)
    path = begin(ada)
    ada.send("/answer", answer=POOR)
    assert typed(ada.visit(path)) == POOR


def test_no_page_of_a_bout_is_the_reply_to_a_form(server: Server, ada: Visitor) -> None:
    """Loading it anew, or going back to it, would ask to send the form again."""

    def sent(action: str, **fields: str) -> str:
        ada.send(action, **fields)
        assert (ada.status, ada.method) == (200, "GET"), action
        return ada.html

    path = begin(ada)
    stale = ada.form("/answer").fields
    assert "You have written nothing yet" in sent("/answer", answer=" ")
    assert "is too long" in sent("/answer", answer="a" * 20_001)
    sent("/hint", answer=POOR)
    sent("/other", answer=POOR)
    sent("/answer", answer=POOR)
    sent("/on")
    sent("/answer", answer=GOOD)
    sent("/on")
    ada.post(f"{path}/answer", {**stale, "id": new_id(), "answer": "A thought that came too late."})
    assert ada.method == "GET"
    assert "A thought that came too late." in ada.text
    ada.visit("/scenario/later-bell")
    sent("/bout")
    assert "How many of the" in sent("/answer", answer=GOOD)
    assert "How many of the" in ada.visit(ada.path).text
    sent("/answer", guess="1")
    assert rounds(server)[0].answers[0].guess == 1


def test_an_answer_that_was_guessed_about_counts_once_however_often_it_is_sent(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer=GOOD)
    path = begin(ada)
    line = ada.form("/answer").fields
    asked = ada.send("/answer", answer=POOR).path
    ada.press("1")
    assert ada.visit(asked).path == path
    assert ada.post(f"{path}/answer", {**line, "answer": POOR}).path == path
    assert len(rounds(server)) == 2


def test_again_brings_the_earlier_answer_to_build_on(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer=POOR).send("/on").send("/on", answer="")
    ada.send("/again")
    assert typed(ada) == POOR
    ada.send("/answer", answer=GOOD, guess="")
    assert [played.first_sight for played in rounds(server)] == [False, True]


def test_an_answer_given_again_is_compared_with_the_one_before(server: Server, ada: Visitor) -> None:
    begin(ada)
    ada.send("/answer", answer=POOR)
    assert "Before and now" not in ada.text
    ada.send("/on").send("/on", answer="").send("/again").send("/answer", answer=GOOD, guess="")
    (new,), (old,) = (played.answers for played in rounds(server))
    assert f"Before and now: {old.marks} → {new.marks}" in ada.text
    assert "won, was missed" in ada.text
    assert ada.text.count(POOR) == 1
    ada.send("/on").send("/on", answer="").send("/again").send("/answer", answer=GOOD, guess="")
    assert "no key point won or lost." in ada.text
    assert "The verdicts are as they were." in ada.text


def test_a_paused_class_waits_and_keeps_the_text(server: Server, ada: Visitor) -> None:
    path = begin(ada)
    teacher = server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}").press("Pause")
    ada.send("/answer", answer="Wait for me.")
    assert (ada.path, rounds(server)) == (f"{path}/not-now", ())
    assert "paused the class" in ada.text
    assert "Wait for me." in ada.text
    teacher.press("Go on")
    assert ada.visit(ada.path).path == path
    assert typed(ada.visit(path)) == "Wait for me."
    ada.send("/answer", answer=typed(ada))
    assert [played.answers[0].text for played in rounds(server)] == ["Wait for me."]


def test_a_closed_class_takes_no_answers_and_no_pupils(server: Server, ada: Visitor) -> None:
    path = begin(ada)
    server.signed_in_teacher().visit(f"/teacher/class/{server.school_class.id}").press("Close the class")
    ada.send("/answer", answer="Too late?")
    assert (ada.path, rounds(server)) == (f"{path}/not-now", ())
    assert "Too late?" in ada.text
    ada.visit("/scenario/later-bell").send("/bout")
    assert (ada.path, ada.method) == ("/home", "GET")
    assert "This class is closed." in ada.text
    assert server.visitor().visit("/").send("/join", code="KITE47", name="Ben").status == 422


def test_every_page_of_a_bout_offers_to_sign_out_and_names_where_one_is(server: Server, ada: Visitor) -> None:
    path = begin(ada)
    titles = [ada.title]
    for action, answer in (("/answer", POOR), ("/on", None), ("/answer", POOR), ("/on", None)):
        ada.send(action, **({"answer": answer, "guess": ""} if answer else {}))
        titles.append(ada.visit(path).title)
        assert ada.form("/sign-out")
    assert len(set(titles)) == len(titles)


def test_the_store_away_costs_no_text_and_the_answer_counts_once(server: Server, ada: Visitor) -> None:
    path = begin(ada)
    form = ada.form("/answer").fields
    with server.away():
        ada.post(f"{path}/answer", {**form, "answer": "Hold this."})
    assert ada.status == 503
    assert "cannot reach its database" in ada.text
    assert ada.form("/answer").fields["answer"] == "Hold this."
    ada.press("Try again")
    assert ada.path == path
    assert [played.answers[0].text for played in rounds(server)] == ["Hold this."]


def test_at_full_marks_the_opponent_asks_for_a_closing_sentence(server: Server, ada: Visitor) -> None:
    begin(ada, lines="lazy")
    ada.send("/answer", answer=GOOD).send("/on")
    assert "A closing sentence has at most 25 words." in ada.text
    assert "Hints" not in ada.text
    ada.send("/answer", answer="Let them sleep, and let them learn.")
    assert "Your closing sentence makes" in ada.text
    assert "(7 words)" in ada.text
    assert rounds(server)[0].added == 0


def test_a_sentence_that_the_opponent_asks_about_can_be_taken_back(server: Server, ada: Visitor) -> None:
    begin(ada, lines="lazy")
    ada.send("/answer", answer="It is not that teenagers could fall asleep earlier.").send("/on")
    assert "Make clear what you mean, or take that sentence back." in ada.text
    ada.press("Take that sentence back")
    assert "struck" in rounds(server)[0].answers[1].flags


def test_the_summary_is_a_picture_and_a_table_and_needs_no_colour(server: Server, ada: Visitor) -> None:
    begin(ada, lines="lazy")
    ada.send("/hint", answer="").send("/answer", answer=GOOD)
    while '/on"' in ada.html:
        ada.send("/on")
    (played,) = rounds(server)
    (picture,) = re.findall(r'<svg class="round".*?</svg>', ada.html, re.DOTALL)
    assert f"First answer {played.score}, comeback {played.added} more: {played.final} of 100." in picture
    assert "their body clock runs late: hit, after a hint." in picture
    assert ">√?</text>" in picture
    assert 'role="img"' in picture
    assert "style=" not in picture
    assert "Your first bout here, and a first answer of 100: full marks." in ada.text
    table = ada.text.partition("The same as a table")[2]
    assert "their body clock runs late √ hit" in table
    assert "after a hint" in table


@pytest.mark.parametrize("hints", [{}, {"body-clock": MOST_HINTS}])
def test_the_summary_has_what_was_said_better_meanwhile_and_no_due_question(
    server: Server, ada: Visitor, small: Scenario, hints: dict[str, int]
) -> None:
    path = begin(ada, lines="lazy")
    ada.send("/answer", answer=POOR)
    question = replace(review_bout(small, "lazy", "body-clock", new_id()), hints=hints)
    server.watch.now += MINUTE
    asked = server.account("Ada").begin_bout(new_id(), question, NOON)
    ada.visit(f"/bout/{asked.id}").send("/answer", answer=GOOD).visit(path)
    server.watch.now += MINUTE
    while '/on"' in ada.html:
        ada.send("/on")
    assert [played.mode for played in rounds(server)] == ["review", "practice"]
    assert ("Their hormones" in ada.text) == bool(hints)
