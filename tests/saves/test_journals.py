"""SQLite never opens a journal that names another file, as it would delete that file. Real journals still work."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from debategame.classroom.reader import read_class
from debategame.errors import SaveError
from debategame.saves.database import UnsafeFileError, connection, locked
from debategame.saves.journals import unsafe_file_beside
from debategame.saves.owners import players
from debategame.transfer.recovery import salvage
from tests.support.factories import NOON, answer, record, save_in
from tests.support.odd_files import MAGIC, journal_naming, run_command, super_journal
from tests.support.portable import example_rounds, save_of
from tests.support.savefiles import ROUNDS, files, run_sql, saved_answer_ids, some_rounds
from tests.support.spoiling import another_programs_file, interrupted_write

ASIDE = "Ada.damaged-20241124T120000Z.sqlite3"
SET_ASIDE = "Ada.sqlite3-journal.damaged-20241124T120000Z"
NAMES_ANOTHER = "names another file, which no journal of the game does"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of the player's that has nothing to do with the game."""
    path = tmp_path / "homework.txt"
    path.write_text("All of it.", encoding="utf-8")
    return path


@pytest.fixture
def save(saves: Path) -> Path:
    """A save of Ada's that nobody has touched."""
    saves.mkdir()
    return some_rounds(saves)


def a_sound_save_with_a_journal_that_names(save: Path, victim: Path) -> Path:
    """As someone would hand it in: the save is whole, only its journal is a trap."""
    before = save.read_bytes()
    journal = journal_naming(save, victim)
    save.write_bytes(before)
    return journal


def read_by_sqlite(save: Path) -> None:
    with closing(sqlite3.connect(save)) as db:
        db.execute("SELECT count(*) FROM answers").fetchone()


def test_sqlite_itself_deletes_the_file_that_such_a_journal_names(save: Path, victim: Path) -> None:
    journal_naming(save, victim)
    read_by_sqlite(save)
    assert not victim.exists()


def test_sqlite_itself_drops_a_journal_that_names_a_missing_file(save: Path, victim: Path) -> None:
    journal = journal_naming(save, victim)
    half_written = save.read_bytes()
    victim.unlink()
    read_by_sqlite(save)
    assert not journal.exists()
    assert save.read_bytes() == half_written


ANSWER = "Trees give shade.\n\n/q\n"
COMMANDS = [
    ("history", ""),
    ("history --player Ada", ""),
    ("export", ""),
    ("rescore", ""),
    ("rescore --apply", ""),
    ("rescore --undo", ""),
    ("play --plain --player Ada", ANSWER),
    ("import rows.jsonl", ""),
    ("recover", ""),
    ("class saves", ""),
    ("disputes", ""),
    ("disputes saves/Ada.sqlite3", ""),
    ("where", ""),
    ("forget Ada --yes", ""),
]
QUICK = {"history", "import rows.jsonl"}
"""The commands that stand for all of them in the quick tests: one that reads and one that writes."""
SLOW = ("export", "rescore")


def export_for(words: str, save: Path, folder: Path) -> None:
    """Export the save to `rows.jsonl` if a command needs it."""
    if "rows.jsonl" in words:
        exported = run_command("export", "--player", "Ada", saves=save.parent).said
        (folder / "rows.jsonl").write_text(exported, encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        pytest.param(words, typed, id=words, marks=[] if words in QUICK else [pytest.mark.slow])
        for words, typed in COMMANDS
    ],
)
def test_no_command_deletes_the_named_file(save: Path, victim: Path, words: str, typed: str) -> None:
    export_for(words, save, victim.parent)
    shutil.copy(save, aside := save.with_name(ASIDE))
    for database in (save, aside, save.with_name(".lock")):
        journal = database.with_name(f"{database.name}-journal")
        shutil.copy(a_sound_save_with_a_journal_that_names(save, victim), victim.parent / "journal")
        save.with_name("Ada.sqlite3-journal").unlink()
        shutil.copy(victim.parent / "journal", journal)
        (victim.parent / "journal").unlink()
        told = run_command(*words.split(), saves=save.parent, typed=typed)
        assert told.status in (0, 1)
        assert "Traceback" not in told.complained
        assert victim.read_text(encoding="utf-8") == "All of it."
        journal.unlink(missing_ok=True)
        if not save.exists():
            return


@pytest.mark.parametrize(
    "words", ["history", "import rows.jsonl", *(pytest.param(words, marks=pytest.mark.slow) for words in SLOW)]
)
def test_the_journal_is_set_aside_unchanged_and_the_player_notified_once(save: Path, victim: Path, words: str) -> None:
    export_for(words, save, victim.parent)
    before = a_sound_save_with_a_journal_that_names(save, victim).read_bytes()
    told = run_command(*words.split(), saves=save.parent)
    (aside,) = save.parent.glob("Ada.sqlite3-journal.damaged-*")
    assert told.status == 0
    assert told.complained.count(NAMES_ANOTHER) == 1
    assert aside.name in told.complained
    assert aside.read_bytes() == before


def test_the_game_notifies_the_player_too(save: Path, victim: Path) -> None:
    a_sound_save_with_a_journal_that_names(save, victim)
    told = run_command("play", "--plain", "--player", "Ada", saves=save.parent, typed=ANSWER)
    assert " ".join(told.said.split()).count(NAMES_ANOTHER) == 1


def test_a_sound_save_is_read_without_the_journal_and_play_goes_on(save: Path, victim: Path) -> None:
    before = saved_answer_ids(save.parent)
    journal = a_sound_save_with_a_journal_that_names(save, victim)
    ada = save_in(save.parent)
    assert sorted(given.id for played in ada.rounds() for given in played.answers) == before
    (notice,) = ada.notices
    done = f"It has been set aside, unchanged, as {SET_ASIDE}. The save is read without it."
    assert notice == f"{journal.name} {NAMES_ANOTHER}. {done}"
    record(ada)
    assert len(saved_answer_ids(save.parent)) == ROUNDS + 1


def test_a_half_written_save_is_set_aside_with_the_journal(save: Path, victim: Path) -> None:
    journal = journal_naming(save, victim)
    before = {SET_ASIDE: journal.read_bytes(), ASIDE: save.read_bytes()}
    ada = save_in(save.parent)
    assert ada.rounds() == []
    assert {name: (save.parent / name).read_bytes() for name in files(save.parent)} == before
    assert [ASIDE in notice for notice in ada.notices] == [False, True]
    assert victim.exists()


def test_a_foreign_file_beside_the_journal_is_reported_as_foreign(save: Path, victim: Path) -> None:
    another_programs_file(save)
    save.with_name("Ada.sqlite3-journal").write_bytes(bytes(512) + super_journal(bytes(victim)))
    ada = save_in(save.parent)
    assert ada.rounds() == []
    assert ["was not a save of this game" in notice for notice in ada.notices] == [False, True]
    assert victim.exists()


def test_two_journals_set_aside_in_one_second_get_two_names(save: Path, victim: Path) -> None:
    for _ in range(2):
        a_sound_save_with_a_journal_that_names(save, victim)
        save_in(save.parent).rounds()
    assert files(save.parent) == ["Ada.sqlite3", SET_ASIDE, f"{SET_ASIDE}-2"]


def test_a_journal_beside_the_lock_of_the_folder_is_refused_too(saves: Path, victim: Path) -> None:
    saves.mkdir()
    lock = saves / ".lock"
    run_sql(lock, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
    (saves / ".lock-journal").write_bytes(bytes(512) + super_journal(bytes(victim)))
    with pytest.raises(UnsafeFileError, match=r"\.lock-journal names another file"), locked(saves):
        pass
    ada = save_in(saves)
    record(ada)
    assert len(ada.notices) == 1
    assert victim.exists()


@pytest.mark.parametrize(
    "how",
    [{}, {"checksum": 0}, {"length": 0}, {"length": 2**31}, {"length": 5000}],
    ids=["as SQLite writes it", "wrong sum", "no name", "endless name", "name longer than the file"],
)
def test_the_journal_is_refused_whatever_comes_before_the_magic(save: Path, victim: Path, how: dict[str, int]) -> None:
    journal = journal_naming(save, victim, **how)
    with pytest.raises(UnsafeFileError, match=NAMES_ANOTHER) as raised, connection(save):
        pass
    assert str(raised.value) == f"{journal} {NAMES_ANOTHER}. Move it away, and Ada.sqlite3 can be read."


@pytest.mark.parametrize("size", [0, 8, 16, 17, 512, 513, 1024, 4096, 65536, 65537])
def test_the_magic_is_found_at_the_end_of_a_journal_of_any_size(save: Path, size: int) -> None:
    save.with_name("Ada.sqlite3-journal").write_bytes(bytes(size) + MAGIC)
    assert (unsafe_file_beside(save) is not None) == (size >= 8)


def test_the_journal_is_refused_even_if_the_header_names_a_write_ahead_log(save: Path, victim: Path) -> None:
    run_sql(save, "PRAGMA journal_mode = WAL")
    save.with_name("Ada.sqlite3-journal").write_bytes(bytes(512) + super_journal(bytes(victim)))
    ada = save_in(save.parent)
    assert len(ada.rounds()) == ROUNDS
    assert len(ada.notices) == 1
    assert victim.exists()


def test_a_real_journal_undoes_an_unfinished_write(save: Path) -> None:
    before = saved_answer_ids(save.parent), save.read_bytes()
    interrupted_write(save)
    assert save.read_bytes() != before[1]
    ada = save_in(save.parent)
    assert sorted(given.id for played in ada.rounds() for given in played.answers) == before[0]
    assert ada.notices == ()
    assert files(save.parent) == ["Ada.sqlite3"]


def test_recovery_undoes_an_unfinished_write_too(saves: Path) -> None:
    path = save_of(saves, example_rounds(3)).path
    interrupted_write(path)
    found = salvage(path)
    assert (len(found.rounds), found.notice) == (3, "")


def test_recovery_ignores_the_journal_and_says_so(saves: Path, victim: Path, command) -> None:
    aside = save_of(saves, example_rounds(3)).path.rename(saves / ASIDE)
    journal = a_sound_save_with_a_journal_that_names(aside, victim)
    before = aside.read_bytes(), journal.read_bytes()
    told = command("recover", aside)
    assert "3 rounds restored" in told.said
    assert told.complained == f"{ASIDE} was read without {journal.name}: it {NAMES_ANOTHER}.\n"
    assert (aside.read_bytes(), journal.read_bytes()) == before
    assert victim.exists()


def test_a_class_skips_such_a_save_and_changes_nothing(saves: Path, save: Path, victim: Path) -> None:
    record(save_in(saves, "Ben"), answer(at=NOON))
    a_sound_save_with_a_journal_that_names(save, victim)
    before = {name: (saves / name).read_bytes() for name in files(saves)}
    found = read_class(saves)
    assert [pupil.name for pupil in found.pupils] == ["Ben"]
    assert [NAMES_ANOTHER in str(fault) for fault in found.faults] == [True]
    assert {name: (saves / name).read_bytes() for name in files(saves)} == before
    assert victim.exists()


def test_the_player_of_such_a_save_is_still_listed(save: Path, victim: Path) -> None:
    a_sound_save_with_a_journal_that_names(save, victim)
    assert players(save.parent) == ["Ada"]


def test_forgetting_a_player_removes_what_was_set_aside(save: Path, victim: Path, command) -> None:
    a_sound_save_with_a_journal_that_names(save, victim)
    save_in(save.parent).rounds()
    assert SET_ASIDE in files(save.parent)
    assert command("forget", "Ada", "--yes").status == 0
    assert files(save.parent) == []


def test_no_connection_can_attach_another_database(save: Path, victim: Path) -> None:
    with pytest.raises(SaveError, match="too many attached"), connection(save) as db:
        db.execute("ATTACH ? AS other", (str(victim),))


@pytest.mark.parametrize("name", ["a b", "50%", "a?mode=memory", "a#b", "file:x", "ü", "%00"])
def test_characters_with_a_meaning_in_uris_are_allowed_in_file_names(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    record(save_in(folder))
    assert files(folder) == ["Ada.sqlite3"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
