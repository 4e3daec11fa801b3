"""Many writers, killed workers, a database that goes away: what was acknowledged stays, and nothing is there twice."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from debategame.errors import StoreUnavailableError
from debategame.web.store.model import Outcome
from debategame.web.store.open import open_store
from tests.support.factories import NOON, new_id
from tests.support.paths import ROOT
from tests.support.school.databases import shared_postgresql, url_of
from tests.support.school.stores import begin, give, go_on, play, school_in

SAID = ("Teenagers fall asleep later, their body clock is shifted.", "Marks go up when pupils have slept.")
WRITERS = 64
pytestmark = pytest.mark.slow


def test_sixty_four_pupils_play_at_once_and_each_keeps_every_round(store, small) -> None:
    school = school_in(store)
    pupils = [school.pupil(f"Pupil {number}") for number in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        bouts = list(pool.map(lambda pupil: play(pupil, small, *SAID), pupils))
    assert {bout.stage for bout in bouts} == {"over"}
    for pupil in pupils:
        assert [len(played.answers) for played in pupil.page().rounds] == [2] * len(small.lines)
        assert pupil.progress().rounds == len(small.lines)


def test_of_sixty_four_forms_for_the_same_line_one_counts_and_no_text_is_lost(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    stored = begin(pupil, small)
    with ThreadPoolExecutor(WRITERS) as pool:
        moved = list(pool.map(lambda number: give(pupil, stored, f"Answer {number}."), range(WRITERS)))
    assert [one.outcome for one in moved].count(Outcome.STORED) == 1
    (played,) = pupil.page().rounds
    kept = [played.answers[0].text, *pupil.bout(stored.id).draft.split("\n\n")]
    assert sorted(kept) == sorted(f"Answer {number}." for number in range(WRITERS))


def test_a_worker_that_is_killed_loses_nothing_that_it_acknowledged(store, url, small, tmp_path) -> None:
    pupil = school_in(store).pupil("Ada")
    acknowledged: list[str] = []
    for delay in (0.02, 0.11, 0.23, 0.31):
        with killed_worker(url, pupil.id) as output:
            for line in output:
                acknowledged.append(line.strip())
                if len(acknowledged) % 3 == 0:
                    time.sleep(delay)
                    break
    rounds = pupil.page().rounds
    answers = [answer.id for played in rounds for answer in played.answers]
    assert set(acknowledged) <= set(answers)
    assert len(answers) == len(set(answers))
    for left in pupil.bouts(limit=99, only_open=True):  # whoever comes next goes on with what the dead one left
        stored = left
        while stored.bout.stage != "over":
            asks = stored.bout.stage in ("answer", "comeback")
            stored = give(pupil, stored, SAID[0]).stored if asks else go_on(pupil, stored)
    assert pupil.progress().rounds == pupil.page().total


@contextlib.contextmanager
def killed_worker(url: str, pupil_id: str) -> Iterator:
    """Run a process that plays and prints each answer once it is stored; kill it at the end."""
    words = [sys.executable, "-m", "tests.support.school.store_children", url, pupil_id]
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as worker:
        try:
            assert worker.stdout is not None
            yield worker.stdout
        finally:
            worker.kill()


def test_an_answer_is_kept_when_the_database_is_away_for_five_seconds(small) -> None:
    with shared_postgresql(new_id()) as server:
        store = open_store(url_of(server), now=lambda: NOON)
        pupil = school_in(store).pupil("Ada")
        stored, answer_id = begin(pupil, small), new_id()
        server.stop()
        away = time.monotonic()
        failures = 0
        while time.monotonic() < away + 5:
            with pytest.raises(StoreUnavailableError):
                give(pupil, stored, SAID[0], answer_id=answer_id)
            failures += 1
            time.sleep(0.5)
        server.ensure_postgres_running()
        outcomes = [give(pupil, stored, SAID[0], answer_id=answer_id).outcome for _ in range(2)]
        assert outcomes == [Outcome.STORED, Outcome.REPEATED]
        assert failures > 5
        assert [len(played.answers) for played in pupil.page().rounds] == [1]
        store.close()
