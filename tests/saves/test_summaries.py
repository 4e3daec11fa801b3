"""Summary tables: whatever is done to a save, they equal those computed from all its rounds."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from debategame.progress.rounds import Dispute, Mode
from debategame.progress.standing import Standing, standing
from debategame.saves import summaries
from debategame.saves.database import connection, transaction
from debategame.saves.save import Progress
from debategame.saves.schema import MIGRATIONS, SUMMARY_TABLES
from tests.support.factories import DAY, HOUR, NOON, SCENARIO, answer, comeback, point, record, save_in
from tests.support.from_rounds import cards
from tests.support.savefiles import run_sql

PONDS = replace(SCENARIO, id="ponds")


def rebuilt(save) -> Progress:
    """Where the player stands once everything derived was thrown away and made anew."""
    with connection(save.path) as db, transaction(db, "IMMEDIATE"):
        summaries.rebuild(db)
    return save.progress()


def from_rounds(save) -> tuple[dict, dict]:
    """Likewise, from the rounds themselves."""
    rounds = save.rounds()
    ids = {one.scenario for one in rounds}
    return {name: standing(one for one in rounds if one.scenario == name) for name in ids}, cards(rounds)


def plays():
    """What a player may do: a round, its comeback answer, leaving a round out, in whatever order of time."""
    glyphs = st.tuples(st.sampled_from("√~·×"), st.sampled_from("√~·×"))
    return st.lists(
        st.tuples(
            st.integers(-30, 30),
            st.sampled_from([SCENARIO, PONDS]),
            st.sampled_from(["close", "sell"]),
            st.sampled_from([Mode.PRACTICE, Mode.TIMED, Mode.REVIEW]),
            glyphs,
            st.one_of(st.none(), glyphs),
            st.booleans(),
        ),
        max_size=7,
    )


def verdicts(line, glyphs):
    names = ("shade", "play") if line == "close" else ("play", "rain")
    return tuple(point(name, glyph, confidence=len(name) / 10) for name, glyph in zip(names, glyphs, strict=True))


def do(save, play) -> None:
    hours, scenario, line, mode, glyphs, second, leave_out = play
    at = NOON + 9 * hours * HOUR
    how = {"scenario": scenario, "line": line, "mode": mode}
    first = answer(
        f"At {at}.",
        at=at,
        day=at.date(),
        marks=abs(hours),
        points=verdicts(line, glyphs),
        flags=(),
        scorer=str(1 + hours % 2),
    )
    whole = record(save, first, **how)
    if leave_out:
        save.leave_out(whole.id, True)
    if second is not None:
        back = comeback(at=at + HOUR, points=verdicts(line, second), pressed="shade", flags=())
        record(save, back, round_id=whole.id, **how)


@pytest.mark.slow
@given(plays())
@settings(max_examples=40)
def test_stored_summaries_equal_those_computed_from_all_rounds(done):
    with tempfile.TemporaryDirectory() as folder:
        save = save_in(Path(folder), now=lambda: NOON + 30 * DAY)
        for play in done:
            do(save, play)
        kept = save.progress()
        assert (kept.standings, kept.cards) == from_rounds(save)
        assert not done or rebuilt(save) == kept


def test_an_answer_stored_twice_counts_once(tmp_path):
    save, first = save_in(tmp_path), answer(flags=())
    whole = record(save, first)
    before = save.progress()
    record(save, first, round_id=whole.id)
    assert save.progress() == before
    assert before.standing("parks").points["play"].made == 1


def test_a_round_brought_back_counts_again(tmp_path):
    save = save_in(tmp_path)
    low, high = record(save, answer(marks=50)), record(save, answer(marks=75))
    bests = []
    for round_id, excluded in ((high.id, True), (low.id, True), (high.id, False)):
        save.leave_out(round_id, excluded)
        bests.append(save.progress().standing("parks").best(Mode.PRACTICE))
    assert bests == [50, None, 75]


def test_a_key_point_that_is_given_back_leaves_the_case_at_once(tmp_path):
    save = save_in(tmp_path)
    first = answer(flags=())
    record(save, first)
    assert "play" in save.progress().standing("parks").made
    save.dispute(Dispute(answer=first.id, point="play", start=0, end=0, sentence="", at=NOON))
    kept = save.progress()
    assert "play" not in kept.standing("parks").made
    assert rebuilt(save) == kept


def test_a_copied_answer_is_no_best_after_a_better_one_is_left_out(tmp_path):
    save = save_in(tmp_path)
    record(save, answer(marks=100, flags=("copied:play",)))
    record(save, answer(marks=50))
    better = record(save, answer(marks=75))
    save.leave_out(better.id, True)
    assert save.progress().standing("parks").best(Mode.PRACTICE) == 50
    assert rebuilt(save) == save.progress()


def test_a_comeback_answer_alone_is_no_best(tmp_path):
    save = save_in(tmp_path)
    record(save, comeback())
    assert save.progress().standing("parks").best(Mode.PRACTICE) is None
    assert rebuilt(save) == save.progress()


def test_without_rounds_there_is_no_progress(tmp_path):
    save = save_in(tmp_path / "saves")
    progress = save.progress()
    assert (progress, progress.rounds, progress.standing("parks")) == (Progress(), 0, Standing())
    assert not save.folder.exists()


def test_an_upgrade_rebuilds_the_summaries(tmp_path):
    save = save_in(tmp_path)
    record(save, answer(flags=()))
    before = save.progress()
    run_sql(save.path, *(f"DELETE FROM {table}" for table in SUMMARY_TABLES))  # noqa: S608 -- the names are ours
    newer = save_in(tmp_path, migrations=(*MIGRATIONS, "CREATE TABLE later (x)"))
    assert newer.progress() == before != Progress()


def test_a_day_set_back_by_hours_or_weeks_is_applied_in_order_of_time(tmp_path):
    save = save_in(tmp_path, now=lambda: NOON + 9 * DAY)
    for days in (9, 0, 4, 4, -20):
        record(save, answer(at=NOON + days * DAY, points=(point("shade"),), flags=(), hints={}))
    assert save.progress().cards == cards(save.rounds())


def test_leaving_out_the_only_round_of_the_newer_scorer_brings_back_the_older_best(tmp_path):
    save = save_in(tmp_path)
    record(save, answer(marks=100, scorer="1"))
    newer = record(save, answer(marks=50, scorer="2", at=NOON + HOUR))
    found = [save.progress().standing("parks")]
    save.leave_out(newer.id, True)
    found.append(save.progress().standing("parks"))
    bests = [(each.best(Mode.PRACTICE), each.best_scorer(Mode.PRACTICE)) for each in found]
    assert bests == [(50, "2"), (100, "1")]
