"""Bouts in a store: any worker goes on where another stopped, and no form counts twice."""

import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from debategame.errors import NotFoundError
from debategame.play.bout import new_bout
from debategame.play.recorder import record_round
from debategame.progress.rounds import Mode
from debategame.saves.save import Save
from debategame.web.store.model import Outcome
from debategame.web.store.open import open_store
from tests.support.factories import NOON, new_id
from tests.support.school.stores import MINUTE, begin, give, go_on, play, school_in, scorer_of

SAID = ("Teenagers fall asleep later, their body clock is shifted.", "Marks go up when pupils have slept.")
NONSENSE = "Bananas are yellow."


def test_another_worker_goes_on_where_the_first_one_stopped(store, url, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = begin(pupil, small)
    while stored.bout.stage != "over":
        other = open_store(url, now=lambda: NOON)
        found = other.for_pupil(pupil.id).bout(stored.id)
        other.close()
        assert found == stored
        asks = found.bout.stage in ("answer", "comeback")
        stored = give(pupil, found, SAID[0]).stored if asks else go_on(pupil, found)
    assert len(pupil.bout_rounds(stored.id)) == len(small.lines)


def test_hints_and_other_key_points_are_moves_too(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = begin(pupil, small)
    for change in ("take_hint", "other_key_point", "take_hint"):
        after = getattr(stored.bout, change)()
        stored = pupil.move(stored, after, change, NOON + MINUTE).stored
        assert pupil.bout(stored.id).bout == after
    assert (stored.version, stored.asked, stored.changed) == (3, NOON, NOON + MINUTE)
    assert sum(stored.bout.hints.values()) == 2


def test_a_bout_is_begun_once(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = begin(pupil, small)
    moved = give(pupil, stored, SAID[0]).stored
    again = pupil.begin_bout(stored.id, new_bout(small, (small.lines[1].id,), Mode.TEST, new_id=new_id), NOON)
    assert again == moved
    assert len(pupil.bouts()) == 1


def test_an_answer_that_is_sent_twice_counts_once(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored, answer_id = begin(pupil, small), new_id()
    first = give(pupil, stored, SAID[0], answer_id=answer_id)
    later = go_on(pupil, first.stored)
    again = give(pupil, stored, SAID[0], answer_id=answer_id)
    assert (first.outcome, again.outcome) == (Outcome.STORED, Outcome.REPEATED)
    assert again.stored == later
    assert pupil.has_answer(answer_id)
    assert [len(played.answers) for played in pupil.page().rounds] == [1]
    assert pupil.progress().rounds == 1


def test_a_form_from_an_old_page_leads_to_where_the_bout_stands_and_keeps_the_text(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    old = begin(pupil, small)
    now = go_on(pupil, give(pupil, old, SAID[0]).stored)
    for text in (NONSENSE, SAID[1], NONSENSE):
        moved = give(pupil, old, text)
        assert moved.outcome is Outcome.MOVED_ON
        assert moved.stored.bout == now.bout
    assert pupil.bout(old.id).draft == f"{NONSENSE}\n\n{SAID[1]}"
    assert len(pupil.page().rounds[0].answers) == 1
    answered = give(pupil, moved.stored, SAID[1])
    assert (answered.outcome, answered.stored.draft) == (Outcome.STORED, "")


def test_a_step_from_an_old_page_changes_nothing(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    old = begin(pupil, small)
    now = pupil.move(old, old.bout.take_hint(), "take_hint", NOON).stored
    again = pupil.move(old, old.bout.take_hint(), "take_hint", NOON)
    assert (again.outcome, again.stored) == (Outcome.MOVED_ON, now)


def test_of_an_answer_and_a_hint_at_once_one_is_stored(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    for _ in range(5):
        stored = begin(pupil, small)
        hinted = stored.bout.take_hint()
        with ThreadPoolExecutor(2) as pool:
            answered = pool.submit(give, pupil, stored, SAID[0])
            moved = pool.submit(pupil.move, stored, hinted, "take_hint", NOON + MINUTE)
            outcomes = {answered.result().outcome, moved.result().outcome}
        assert outcomes == {Outcome.STORED, Outcome.MOVED_ON}
        assert pupil.bout(stored.id).version == 1


def test_a_draft_stays_until_an_answer_is_given(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = begin(pupil, small)
    pupil.keep_draft(stored.id, "Half a sen")
    hinted = pupil.move(stored, stored.bout.take_hint(), "take_hint", NOON).stored
    assert (hinted.draft, pupil.bouts(only_open=True)[0].draft) == ("Half a sen", "Half a sen")
    assert give(pupil, hinted, SAID[0]).stored.draft == ""


def test_a_bout_keeps_the_version_of_its_scenario(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = begin(pupil, small)
    begin(pupil, msgspec.structs.replace(small, title="Another title"))
    assert pupil.bout(stored.id).bout.scenario.title == small.title
    assert pupil.scenario(stored.scenario_hash) == msgspec.structs.replace(small, examples=())


def test_the_same_answers_give_the_same_history_as_in_the_terminal(store, small, tmp_path) -> None:
    pupil = school_in(store).pupil("Ada")
    save = Save(tmp_path, "Ada", now=lambda: NOON)
    stored = begin(pupil, small)
    texts = iter(enumerate((*SAID, NONSENSE, "Nobody gains.", SAID[0])))
    while stored.bout.stage != "over":
        if stored.bout.stage in ("answer", "comeback"):
            minute, text = next(texts)
            moment = {"at": NOON + minute * MINUTE, "seconds": 9}
            after = stored.bout.give(text, scorer=scorer_of(stored), answer_id=new_id(), guess=1, **moment)
            record_round(save, after)
        else:
            after = stored.bout.go_on(new_id())
        stored = pupil.move(stored, after, "move", NOON).stored
    assert list(pupil.page().rounds) == save.rounds()
    assert pupil.bout_rounds(stored.id) == save.rounds()[::-1]
    assert pupil.progress() == save.progress()
    assert pupil.guesses() == save.guesses()


def test_of_many_who_answer_the_same_line_at_once_one_is_stored(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = begin(pupil, small)
    ready = threading.Barrier(6)

    def answer(number: int) -> Outcome:
        ready.wait()
        return give(pupil, stored, f"Answer {number}.").outcome

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(answer, range(6)))
    assert sorted(outcomes) == [Outcome.MOVED_ON] * 5 + [Outcome.STORED]
    (played,) = pupil.page().rounds
    kept = [played.answers[0].text, *pupil.bout(stored.id).draft.split("\n\n")]
    assert sorted(kept) == [f"Answer {number}." for number in range(6)]


def test_pupils_who_play_at_once_lose_nothing(store, small) -> None:
    school = school_in(store)
    pupils = [school.pupil(f"Pupil {number}") for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        bouts = list(pool.map(lambda pupil: play(pupil, small, *SAID), pupils))
    assert [bout.stage for bout in bouts] == ["over"] * 4
    assert [pupil.progress().rounds for pupil in pupils] == [len(small.lines)] * 4


def test_nobody_reaches_the_bouts_of_others(store, small) -> None:
    school = school_in(store)
    ada, bea = school.pupil("Ada"), school.pupil("Bea")
    stored = give(ada, begin(ada, small), SAID[0]).stored
    round_id = stored.bout.round_id
    for read in (lambda: bea.bout(stored.id), lambda: bea.round(round_id), lambda: bea.scenario(stored.scenario_hash)):
        with pytest.raises(NotFoundError):
            read()
    with pytest.raises(NotFoundError):
        bea.move(stored, stored.bout.go_on(new_id()), "go_on", NOON)
    with pytest.raises(NotFoundError):
        bea.leave_out(round_id, excluded=True)
    bea.keep_draft(stored.id, "I was here.")
    assert ada.bout(stored.id) == stored
    assert (bea.bouts(), bea.bout_rounds(stored.id), bea.has_answer(stored.bout.answers[0].id)) == ([], [], False)


@pytest.mark.parametrize("strange", ["", "'; DROP TABLE bouts; --", "../../etc/passwd", "\0", "1" * 99])
def test_a_text_that_is_no_id_finds_nothing(store, small, strange) -> None:
    pupil = school_in(store).pupil("Ada")
    for read in (lambda: pupil.bout(strange), lambda: pupil.round(strange), lambda: store.for_pupil(strange).account()):
        with pytest.raises(NotFoundError):
            read()


def test_text_that_postgresql_cannot_keep_is_kept_as_near_as_it_can_be(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = give(pupil, begin(pupil, small), "Nul \0 and a surrogate \ud800.").stored
    pupil.keep_draft(stored.id, "More \0.")
    assert pupil.bout(stored.id).bout.answers[0].text == "Nul \ufffd and a surrogate \ufffd."
    assert pupil.bout(stored.id).draft == "More \ufffd."
