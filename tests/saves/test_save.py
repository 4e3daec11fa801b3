"""A save keeps everything that was played: it all comes back, once and in order."""

import datetime
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debategame.errors import PlayerNameError, SaveError
from debategame.progress.passed_over import EARLIEST, LATEST
from debategame.progress.rounds import Mode
from debategame.saves.records import storable
from debategame.saves.save import players
from debategame.saves.schema import APPLICATION_ID
from debategame.scoring.model import Span
from tests.support.factories import DAY, HOUR, NOON, SCENARIO, answer, comeback, dispute, new_id, point, record, save_in

ANY_TEXT = st.text(st.characters(), max_size=200)


def pragma(path: Path, name: str):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_reading_creates_neither_file_nor_folder(tmp_path):
    save = save_in(tmp_path / "saves")
    assert (save.rounds(), save.count(), players(save.folder)) == ([], 0, [])
    with pytest.raises(SaveError, match="not in the save"):
        save.round(new_id())
    assert not save.folder.exists()


def test_a_save_is_one_file_named_after_its_player(tmp_path):
    save = save_in(tmp_path / "a" / "b")
    record(save)
    assert save.path == tmp_path / "a" / "b" / "Ada.sqlite3"
    assert [path.name for path in save.path.parent.iterdir() if path.name[0] != "."] == ["Ada.sqlite3"]


def test_an_invalid_name_is_refused_at_once(tmp_path):
    with pytest.raises(PlayerNameError):
        save_in(tmp_path, "\x1b")


@pytest.mark.parametrize(
    ("name", "value"), [("journal_mode", "delete"), ("application_id", APPLICATION_ID), ("user_version", 4)]
)
def test_the_header_of_the_file_names_the_game(tmp_path, name, value):
    save = save_in(tmp_path)
    record(save)
    assert pragma(save.path, name) == value


def test_a_folder_with_odd_characters_holds_a_save_like_any_other(tmp_path):
    save = save_in(tmp_path / "50% #1? é 李")
    assert record(save) == save.rounds()[0]


def test_a_round_comes_back_as_it_was_recorded(tmp_path):
    save, first, second = save_in(tmp_path), answer(), comeback()
    begun = record(save, first, mode=Mode.TIMED)
    whole = record(save, second, round_id=begun.id, mode=Mode.TIMED)
    assert begun.answers == (first,)
    assert whole.answers == (first, second)
    assert (whole.player, whole.scenario, whole.line, whole.mode) == ("Ada", "parks", "close", Mode.TIMED)
    assert (whole.at, whole.score, whole.final, whole.excluded) == (first.at, 50, 75, False)
    assert save.rounds() == [whole] == [save.round(whole.id)]


PLAYED = [bound.replace(tzinfo=None) for bound in (EARLIEST + 2 * DAY, LATEST - 2 * DAY)]
"""Between these times anything may have been played, in any zone."""
MOMENTS = st.datetimes(*PLAYED, timezones=st.timezones()).filter(lambda at: at == at.astimezone(datetime.UTC))
"""Times, but those that a clock leaves out or shows twice: Python calls them equal to no time of another zone."""


@given(
    text=ANY_TEXT,
    heard=ANY_TEXT,
    seconds=st.floats(0, 1e6),
    at=MOMENTS,
    spans=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=2),
)
@settings(derandomize=True, deadline=None, max_examples=40)
def test_any_answer_comes_back_equal_code_point_by_code_point(text, heard, seconds, at, spans):
    within = [sorted(min(place, len(text)) for place in span) for span in spans]
    points = tuple(
        point(name, "~", span=span, confidence=0.1234) for name, span in zip(("shade", "play"), within, strict=False)
    )
    given_answer = answer(text, points=points or (point("play"),), heard=heard, seconds=seconds, at=at, elsewhere=())
    with tempfile.TemporaryDirectory() as folder:
        save = save_in(Path(folder))
        stored = record(save, given_answer)
        assert save.rounds() == [stored]
    expected = msgspec.structs.replace(given_answer, text=storable(text), heard=storable(heard))
    assert stored.answers == (expected,)
    assert len(expected.text) == len(text)


def test_a_lone_surrogate_is_kept_as_the_replacement_character(tmp_path):
    given_answer = answer("a\ud83db\udc00\U0001f600", points=(point("shade", span=(2, 3)),))
    stored = record(save_in(tmp_path), given_answer).answers[0]
    assert stored.text == "a\ufffdb\ufffd\U0001f600"
    assert stored.points[0].passages == (Span(2, 3),)


def test_an_answer_recorded_twice_is_there_once(tmp_path):
    save, first = save_in(tmp_path), answer()
    begun = record(save, first)
    assert record(save, first, round_id=begun.id) == begun
    assert record(save, first) == begun
    assert save.count() == 1


def test_a_round_has_one_answer_of_each_step(tmp_path):
    save = save_in(tmp_path)
    begun = record(save)
    with pytest.raises(ValueError, match="has its answer already"):
        record(save, answer("Another."), round_id=begun.id)
    assert save.rounds() == [begun]


def test_first_sight_is_the_first_round_of_a_line(tmp_path):
    save = save_in(tmp_path)
    other = msgspec.structs.replace(SCENARIO, id="ponds")
    sights = [
        record(save, line="close").first_sight,
        record(save, line="close").first_sight,
        record(save, line="sell").first_sight,
        record(save, line="close", scenario=other).first_sight,
        record(save_in(tmp_path, "Ben"), line="close").first_sight,
    ]
    assert sights == [True, False, True, True, True]


def test_first_sight_is_over_though_the_clock_was_set_back_or_the_scenario_changed(tmp_path):
    save = save_in(tmp_path)
    record(save)
    changed = msgspec.structs.replace(SCENARIO, title="Parks and gardens")
    assert not record(save, answer(at=NOON - DAY), scenario=changed).first_sight


def test_rounds_come_newest_first_in_pages(tmp_path):
    save = save_in(tmp_path)
    hours = {record(save, answer(at=NOON + n * HOUR)).id: n for n in (2, 0, 3, 1)}
    assert [hours[played.id] for played in save.rounds()] == [3, 2, 1, 0]
    assert [hours[played.id] for played in save.rounds(limit=2, offset=1)] == [2, 1]
    assert save.rounds(limit=0) == save.rounds(offset=4) == []


def test_rounds_of_the_same_moment_come_in_the_order_of_play(tmp_path):
    save = save_in(tmp_path)
    ids = [record(save).id for _ in range(5)]
    assert [played.id for played in save.rounds()] == ids[::-1]


def test_rounds_can_be_of_one_scenario_or_line(tmp_path):
    save = save_in(tmp_path)
    ponds = msgspec.structs.replace(SCENARIO, id="ponds")
    close, sell, other = record(save), record(save, line="sell"), record(save, scenario=ponds)
    assert [played.id for played in save.rounds("parks")] == [sell.id, close.id]
    assert [played.id for played in save.rounds(None, "close")] == [other.id, close.id]
    assert [played.id for played in save.rounds("parks", "close", limit=5)] == [close.id]
    assert [save.count(), save.count("parks"), save.count("lakes")] == [3, 2, 0]


def test_a_dispute_is_kept_with_its_round_once(tmp_path):
    save, given_answer = save_in(tmp_path), answer()
    record(save, given_answer)
    said = dispute(given_answer)
    save.dispute(said)
    save.dispute(said)
    assert save.rounds()[0].disputes == (said,)
    assert save.rounds()[0].score == 50


def test_a_dispute_of_a_missing_answer_is_refused(tmp_path):
    save = save_in(tmp_path)
    with pytest.raises(SaveError, match="not in the save"):
        save.dispute(dispute(answer()))


def test_a_round_can_be_left_out_and_brought_back(tmp_path):
    save = save_in(tmp_path)
    begun = record(save)
    save.leave_out(begun.id, True)
    assert save.round(begun.id) == msgspec.structs.replace(begun, excluded=True)
    save.leave_out(begun.id, False)
    assert save.round(begun.id) == begun
    with pytest.raises(SaveError, match="not in the save"):
        save.leave_out(new_id(), True)


def test_a_comeback_without_its_first_answer_is_saved_and_left_out(tmp_path):
    save = save_in(tmp_path)
    stored = record(save, comeback())
    assert (len(stored.answers), stored.score, stored.excluded) == (1, 0, True)


def test_all_spellings_of_a_name_share_one_save_with_the_first_spelling(tmp_path):
    first = record(save_in(tmp_path, "Zoë Ng"))
    again = save_in(tmp_path, " ZOE\u0308 NG ")
    assert again.rounds() == [first]
    assert record(again, line="sell").player == "Zoë Ng"
    assert players(tmp_path) == ["Zoë Ng"]


def test_players_with_a_sound_save_are_listed_in_alphabetical_order(tmp_path):
    for name in ("cy", "Ada", "Ben"):
        record(save_in(tmp_path, name))
    (tmp_path / "Dan.sqlite3").write_bytes(b"not a save at all")
    (tmp_path / "Eve.sqlite3").touch()
    (tmp_path / "Ben.backup-2024-11-24.sqlite3").write_bytes((tmp_path / "Ben.sqlite3").read_bytes())
    before = sorted(tmp_path.iterdir())
    assert players(tmp_path) == ["Ada", "Ben", "cy"]
    assert sorted(tmp_path.iterdir()) == before


def test_a_player_whose_save_is_of_a_later_version_is_still_there(tmp_path):
    save = save_in(tmp_path)
    record(save)
    with closing(sqlite3.connect(save.path)) as db:
        db.execute("PRAGMA user_version = 99")
    assert players(tmp_path) == ["Ada"]
