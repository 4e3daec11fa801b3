"""Summaries of a pupil: whatever is played, they equal those computed from all rounds."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from sqlalchemy import text

from debategame.play.bout import Bout, Stage
from debategame.progress.rounds import Answer, Mode, Round
from debategame.progress.standing import standing
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.web.store import summaries
from debategame.web.store.open import open_store
from debategame.web.store.pupil import SqlPupilStore
from tests.saves.test_summaries import do, plays
from tests.support.factories import DAY, NOON, SCENARIO, answer, comeback, new_id, point
from tests.support.from_rounds import cards
from tests.support.school.stores import school_in


class Player:
    """A pupil who records answers as a save does, each round as a bout of one line."""

    def __init__(self, pupil: SqlPupilStore) -> None:
        self.pupil = pupil
        self.bouts = {}

    def record(self, scenario: Scenario, round_id: str, line_id: str, mode: Mode, answer: Answer) -> Round:
        bout = Bout(scenario=scenario, lines=(line_id,), mode=mode, round_id=round_id)
        stored = self.bouts.get(round_id) or self.pupil.begin_bout(new_id(), bout, answer.at)
        after = replace(stored.bout, answers=(*stored.bout.answers, answer), stage=Stage.FEEDBACK)
        self.bouts[round_id] = self.pupil.move(stored, after, "give", answer.at).stored
        return self.pupil.round(round_id)

    def leave_out(self, round_id: str, excluded: bool) -> None:
        self.pupil.leave_out(round_id, excluded=excluded)


def rebuilt(pupil: SqlPupilStore) -> Progress:
    """Where the pupil stands once everything derived was thrown away and made anew."""
    pupil._write(lambda db: summaries.rebuild(db, pupil.id))
    return pupil.progress()


def check(pupil: SqlPupilStore) -> None:
    kept, rounds = pupil.progress(), pupil.page().rounds
    ids = {one.scenario for one in rounds}
    assert kept.standings == {name: standing(one for one in rounds if one.scenario == name) for name in ids}
    assert kept.cards == cards(rounds)
    assert rebuilt(pupil) == kept


@pytest.mark.slow
@given(plays())
@settings(max_examples=40)
def test_summaries_equal_those_computed_from_all_rounds(fresh_sqlite, done) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = shutil.copy(fresh_sqlite, Path(folder) / "school.sqlite3")
        store = open_store(f"sqlite:///{file}", now=lambda: NOON + 30 * DAY)
        player = Player(school_in(store).pupil("Ada"))
        for play in done:
            do(player, play)
        check(player.pupil)
        store.close()


def test_days_in_any_order_a_comeback_and_a_round_left_out_are_summed_up(store) -> None:
    player = Player(school_in(store).pupil("Ada"))
    for days in (0, -2, -1, 0):
        at = NOON + days * DAY
        points = (point("shade", "√~·×"[days]), point("play", "~", confidence=abs(days) / 10))
        first = answer(at=at, marks=10 * abs(days), points=points, flags=())
        whole = player.record(SCENARIO, new_id(), "close", Mode.PRACTICE, first)
        back = comeback(at=at, points=(point("shade"), point("play", "·")), pressed="play", flags=())
        player.record(SCENARIO, whole.id, "close", Mode.PRACTICE, back)
    player.leave_out(whole.id, True)
    check(player.pupil)
    assert player.pupil.progress().standing("parks").best(Mode.PRACTICE) == 20


def test_what_is_dated_after_now_does_not_move_the_schedule(store) -> None:
    player = Player(school_in(store).pupil("Ada"))
    for days in (-1, 3):
        at = NOON + days * DAY
        player.record(SCENARIO, new_id(), "close", Mode.PRACTICE, answer(at=at, points=(point("shade"),), flags=()))
    (card,) = player.pupil.progress().cards.values()
    assert card.last == (NOON - DAY).date()


def test_a_summary_that_cannot_be_read_is_computed_anew(store) -> None:
    player = Player(school_in(store).pupil("Ada"))
    player.record(SCENARIO, new_id(), "close", Mode.PRACTICE, answer(flags=()))
    before = player.pupil.progress()
    spoil = text("""UPDATE standings SET body = '{"lines": 7}'""")
    player.pupil._write(lambda db: db.execute(spoil))
    assert player.pupil.progress() == before
    player.pupil._write(lambda db: db.execute(spoil))
    player.record(SCENARIO, new_id(), "sell", Mode.PRACTICE, answer(flags=()))
    check(player.pupil)
