"""A class for its teacher: pupils, tasks, rounds, rulings and the board."""

import datetime

import pytest
from msgspec.structs import replace

from debategame.errors import NotFoundError
from debategame.progress.rounds import Dispute, Mode
from debategame.progress.rulings import Ruling as GivenRuling
from debategame.scenario.versions import canonical, digest
from debategame.scoring.model import Verdict
from debategame.web.store.model import EVERYBODY, PublishedScenario, Ruling, Session, Task
from tests.support.factories import HOUR, NOON, new_id
from tests.support.school.stores import MINUTE, begin, give, go_on, play, school_in

SAID = "Teenagers fall asleep later, their body clock is shifted."
NONSENSE = "Bananas are yellow."


def task(**fields) -> Task:
    return Task(**{"id": new_id(), "scenario": "later-bell", "mode": Mode.PRACTICE, "made": NOON, **fields})


def test_a_class_belongs_to_its_teacher(store) -> None:
    school, other = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    for teacher, class_id in ((other.teacher, school.id), (school.teacher, new_id()), (school.teacher, "KITE7")):
        with pytest.raises(NotFoundError):
            store.for_teacher(teacher, class_id)
    mine = store.for_teacher(school.teacher, school.id)
    stranger = other.pupil("Bea")
    for reach in (mine.for_pupil, mine.remove_pupil, lambda pupil: mine.set_return_code(pupil, "hash")):
        with pytest.raises(NotFoundError):
            reach(stranger.id)
    foreign = task()
    store.for_teacher(other.teacher, other.id).put_task(foreign)
    mine.drop_task(foreign.id)
    with pytest.raises(NotFoundError):
        mine.put_task(foreign)
    assert store.tasks(other.id) == [foreign]


def test_a_new_return_code_shuts_out_who_knew_the_former_one(store) -> None:
    school = school_in(store)
    pupil = school.pupil("Ada")
    store.put_session("thief", Session(kind="pupil", who=pupil.id, began=NOON, until=NOON + HOUR))
    store.for_teacher(school.teacher, school.id).set_return_code(pupil.id, "hash of a new code")
    assert store.session("thief", NOON) is None
    assert store.pupil_returning(school.id, "hash of Ada's code") is None
    assert store.pupil_returning(school.id, "hash of a new code") == pupil.account()


def test_a_class_is_changed(store) -> None:
    school = school_in(store)
    mine = store.for_teacher(school.teacher, school.id)
    changed = replace(mine.details(), name="9b", code="OWL3", keep_days=30, paused=True, shown=new_id(), closed=NOON)
    mine.change(changed)
    assert mine.details() == store.class_with_code("OWL3") == changed


def test_tasks_are_set_replaced_and_taken_off(store) -> None:
    school = school_in(store)
    mine = store.for_teacher(school.teacher, school.id)
    days = {"opens": datetime.date(2024, 11, 25), "due": datetime.date(2024, 12, 2)}
    first, second = task(lines=("early", "late"), **days), task(made=NOON + HOUR, mode=Mode.TIMED)
    for one in (second, first):
        mine.put_task(one)
    assert mine.tasks() == store.tasks(school.id) == [first, second]
    mine.put_task(replace(second, mode=Mode.TEST))
    mine.drop_task(first.id)
    assert mine.tasks() == [replace(second, mode=Mode.TEST)]


def test_a_teacher_sees_the_rounds_of_the_class_with_names_newest_first(store, small) -> None:
    school, other = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    ada, bea = school.pupil("Ada"), school.pupil("Bea")
    play(ada, small, SAID)
    give(bea, begin(bea, small), NONSENSE, minutes=99)
    mine = store.for_teacher(school.teacher, school.id)
    found = mine.rounds()
    assert [(one.pupil, one.played.player) for one in found] == [(bea.id, "Bea")] + [(ada.id, "Ada")] * 2
    assert [one.played for one in found[1:]] == list(ada.page().rounds)
    assert mine.rounds(limit=1, offset=1) == found[1:2]
    assert mine.rounds(since=NOON + 90 * MINUTE) == found[:1]
    assert mine.rounds("another-scenario") == []
    assert store.for_teacher(other.teacher, other.id).rounds() == []


def test_a_ruling_stands_beside_the_mark_and_the_last_one_counts(store, small) -> None:
    school, other = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    pupil = school.pupil("Ada")
    played = give(pupil, begin(pupil, small), NONSENSE).stored.bout
    (answer,) = played.answers
    dispute = Dispute(
        answer=answer.id, point=answer.points[0].id, start=0, end=len(NONSENSE), sentence=NONSENSE, at=NOON
    )
    pupil.dispute(dispute)
    pupil.dispute(dispute)
    mine = store.for_teacher(school.teacher, school.id)
    (disputed,) = mine.rounds(disputed=True)
    assert disputed.played.disputes == (dispute,)
    ruling = Ruling(pupil=pupil.id, answer=answer.id, point=answer.points[0].id, verdict=Verdict.PARTIAL, at=NOON)
    for given in (ruling, replace(ruling, verdict=Verdict.HIT, at=NOON + HOUR)):
        mine.rule(given, school.teacher)
    (ruled,) = mine.rounds()
    assert ruled.rulings == tuple(pupil.rulings(played.round_id)) == (given,)
    assert ruled.played.answers == (answer,)
    for wrong in (replace(ruling, answer=new_id()), replace(ruling, pupil=other.pupil("Bea").id)):
        with pytest.raises(NotFoundError):
            mine.rule(wrong, school.teacher)


def test_a_file_of_rulings_rules_on_answers_of_the_class_and_the_newest_counts(store, small) -> None:
    school, other = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    ada, bea = school.pupil("Ada"), other.pupil("Bea")
    (answer,) = give(ada, begin(ada, small), NONSENSE).stored.bout.answers
    (stranger,) = give(bea, begin(bea, small), NONSENSE).stored.bout.answers
    point = answer.points[0].id
    mine = store.for_teacher(school.teacher, school.id)
    mine.rule(Ruling(pupil=ada.id, answer=answer.id, point=point, verdict=Verdict.PARTIAL, at=NOON), school.teacher)

    def given(**fields) -> GivenRuling:
        usual = {"answer": answer.id, "point": point, "verdict": Verdict.HIT, "at": NOON + HOUR}
        return GivenRuling(**(usual | fields))

    older, newer = given(verdict=Verdict.MISSED, at=NOON), given()
    elsewhere = (given(answer=stranger.id), given(point="no-such-point"), given(answer=""))
    counts = mine.import_rulings([newer, older, *elsewhere])
    assert (counts.new, counts.known, counts.others) == (1, 0, 3)
    assert [ruling.plain for ruling in ada.rulings()] == [newer]
    assert bea.rulings() == []
    again = mine.import_rulings([newer])
    assert (again.new, again.known) == (0, 1)
    taken_back = mine.import_rulings([given(verdict=None, at=NOON + 2 * HOUR)])
    assert (taken_back.new, ada.rulings()) == (1, [])


def test_a_ruling_is_new_until_the_pupil_has_seen_it_and_again_when_it_changes(store, small) -> None:
    school = school_in(store)
    ada, bea = school.pupil("Ada"), school.pupil("Bea")
    first, second = (give(ada, begin(ada, small), NONSENSE).stored.bout for _ in range(2))
    mine = store.for_teacher(school.teacher, school.id)

    def rule(bout, verdict: Verdict, minutes: int) -> None:
        answer = bout.answers[0]
        at = NOON + minutes * HOUR
        point = answer.points[0].id
        mine.rule(Ruling(pupil=ada.id, answer=answer.id, point=point, verdict=verdict, at=at), school.teacher)

    assert ada.newly_ruled() == []
    rule(first, Verdict.HIT, 1)
    rule(second, Verdict.MISSED, 2)
    newly = {found.played.id: [ruling.verdict for ruling in found.rulings] for found in ada.newly_ruled()}
    assert newly == {second.round_id: [Verdict.MISSED], first.round_id: [Verdict.HIT]}
    assert bea.newly_ruled() == []
    bea.see_rulings(first.round_id)
    assert len(ada.newly_ruled()) == 2
    ada.see_rulings(first.round_id)
    assert [found.played.id for found in ada.newly_ruled()] == [second.round_id]
    assert [ruling.seen for ruling in ada.rulings(first.round_id)] == [True]
    rule(first, Verdict.PARTIAL, 3)
    assert len(ada.newly_ruled()) == 2
    seen = GivenRuling(answer=second.answers[0].id, point=second.answers[0].points[0].id, verdict=Verdict.HIT, at=NOON)
    ada.see_rulings(second.round_id)
    mine.import_rulings([replace(seen, at=NOON + 4 * HOUR)])
    assert len(ada.newly_ruled()) == 2


def test_a_pupil_is_told_again_only_if_verdict_or_sentence_changed(store, small) -> None:
    school = school_in(store)
    ada = school.pupil("Ada")
    answer = give(ada, begin(ada, small), NONSENSE).stored.bout.answers[0]
    mine, hours = store.for_teacher(school.teacher, school.id), iter(range(1, 9))
    ruling = Ruling(pupil=ada.id, answer=answer.id, point=answer.points[0].id, verdict=Verdict.HIT, at=NOON)

    def is_told(**changes) -> bool:
        mine.rule(given := replace(ruling, at=NOON + next(hours) * HOUR, **changes), school.teacher)
        told = bool(ada.newly_ruled())
        mine.import_rulings([replace(given.plain, at=NOON + next(hours) * HOUR)])
        assert bool(ada.newly_ruled()) is told
        return told

    assert is_told()
    assert is_told(), "not seen yet"
    ada.see_rulings(ada.page().rounds[0].id)
    assert not is_told()
    assert is_told(note="Well said.")
    assert [ruling.at for ruling in ada.rulings()] == [NOON + 8 * HOUR]


def test_a_dispute_needs_an_answer_of_the_pupil(store, small) -> None:
    school = school_in(store)
    ada, bea = school.pupil("Ada"), school.pupil("Bea")
    (answer,) = give(ada, begin(ada, small), NONSENSE).stored.bout.answers
    with pytest.raises(NotFoundError):
        bea.dispute(Dispute(answer=answer.id, point="body-clock", start=0, end=1, sentence="B", at=NOON))
    assert ada.page().rounds[0].disputes == ()


def test_the_board_counts_each_pupil_once_and_names_nobody(store, small) -> None:
    school = school_in(store)
    mine = store.for_teacher(school.teacher, school.id)
    first, second = (line.id for line in small.lines)
    marks = {mine.board_mark()}
    ada, bea, cyd = (school.pupil(name) for name in ("Ada", "Bea", "Cyd"))
    play(ada, small, SAID)
    give(bea, begin(bea, small), NONSENSE)
    stored = begin(cyd, small)
    stored = cyd.move(stored, stored.bout.take_hint(), "take_hint", NOON).stored
    marks.add(mine.board_mark())
    stored = give(cyd, stored, SAID).stored
    marks.add(mine.board_mark())
    while stored.bout.line.id == first:
        stored = go_on(cyd, stored)
    board = mine.board(small.id, since=NOON)
    assert (board.at_line, board.done) == ({first: 1, second: 1}, 1)
    assert len(board.first_scores) == 4
    assert list(board.first_scores) == sorted(board.first_scores)
    assert board.made["body-clock"] == 2
    assert board.made["safer-roads"] == 0
    assert board.hints == {"body-clock": 1}
    assert len(marks) == 3
    assert mine.board_mark() not in marks
    assert mine.board(small.id, since=NOON + HOUR).at_line == {}


def test_the_board_of_a_task_shows_only_its_bouts(store, small) -> None:
    school = school_in(store)
    mine, given = store.for_teacher(school.teacher, school.id), task()
    mine.put_task(given)
    ada, bea = school.pupil("Ada"), school.pupil("Bea")
    begin(ada, small, task_id=given.id)
    begin(bea, small)
    assert mine.board(small.id, task_id=given.id, since=NOON).at_line == {small.lines[0].id: 1}
    assert mine.board(small.id, since=NOON).at_line == {small.lines[0].id: 2}


def test_the_board_of_a_led_task_counts_who_is_ready_and_follows_its_lines(store, small) -> None:
    school = school_in(store)
    mine, led = store.for_teacher(school.teacher, school.id), task(open_lines=1)
    mine.put_task(led)
    ada, bea = school.pupil("Ada"), school.pupil("Bea")
    begin(bea, small, task_id=led.id)
    go_on(ada, go_on(ada, give(ada, begin(ada, small, task_id=led.id), NONSENSE).stored))
    assert mine.board(small.id, task_id=led.id, since=NOON).ready == 1
    before = mine.board_mark()
    mine.put_task(replace(led, open_lines=2))
    assert mine.board_mark() != before
    assert mine.tasks() == [replace(led, open_lines=2)]


def test_a_scenario_of_the_teacher_hides_one_of_the_server(store, small) -> None:
    school, other = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    own = replace(small, title="My own", examples=())
    for teacher, scenario in ((EVERYBODY, small), (school.teacher, own)):
        body = canonical(scenario)
        store.publish(
            PublishedScenario(teacher=teacher, scenario=small.id, hash=digest(body), source="id: it", at=NOON), scenario
        )
    (mine,), (theirs,) = store.published(school.teacher), store.published(other.teacher)
    for teacher, found in ((school.teacher, mine), (other.teacher, theirs)):
        assert store.published_hashes(teacher) == {small.id: found.hash}
    assert store.scenario(mine.hash) == own
    assert store.scenario(theirs.hash) == replace(small, examples=())
    store.withdraw(school.teacher, small.id)
    assert store.published(school.teacher) == [theirs]
    with pytest.raises(NotFoundError):
        store.scenario("0" * 64)
