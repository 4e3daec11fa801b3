"""Saves from other people are read without trusting them, and nothing in their folder is changed."""

import errno
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from debategame.classroom.disputes import disputes_of
from debategame.classroom.reader import read_class
from tests.support.class_folder import SAID, disputed_save, snapshot
from tests.support.factories import DAY, NOON, answer, dispute, record, save_in
from tests.support.portable import full_round, save_of
from tests.support.savefiles import run_sql
from tests.support.spoiling import DAMAGED, FOREIGN, interrupted_write


def names(place: Path) -> list[str]:
    return [pupil.name for pupil in read_class(place).pupils]


def test_every_save_is_read_in_alphabetical_order_without_backups(folder: Path) -> None:
    assert names(folder) == ["Ada", "Ben"]


def test_sub_folders_are_read_one_level_down(folder: Path) -> None:
    save_of(folder / "handed in by Cyd", [full_round()], player="Cyd")
    save_of(folder / "handed in by Dan" / "too deep", [full_round()], player="Dan")
    assert names(folder) == ["Ada", "Ben", "Cyd"]


def test_a_single_save_can_be_read(folder: Path) -> None:
    assert names(folder / "Ben.sqlite3") == ["Ben"]


def test_a_save_may_have_any_name(folder: Path) -> None:
    (folder / "Ben.sqlite3").rename(folder / "homework (2) é.sqlite3")
    assert names(folder) == ["Ada", "Ben"]


def test_disputes_are_read_from_sub_folders_too(tmp_path: Path) -> None:
    disputed_save(tmp_path / "handed in by Cyd", "Cyd")
    assert [dispute.player for dispute in disputes_of(read_class(tmp_path).pupils)] == ["Cyd"]


def test_nothing_is_written(folder: Path) -> None:
    before = snapshot(folder)
    read_class(folder)
    assert snapshot(folder) == before


def test_a_folder_without_write_permission_can_be_read(tmp_path: Path) -> None:
    path = disputed_save(tmp_path)
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert names(tmp_path) == ["Ada"]
    finally:
        tmp_path.chmod(0o700)


def test_a_save_can_be_read_while_a_game_has_it_open(tmp_path: Path) -> None:
    path = disputed_save(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as game:
        game.execute("BEGIN IMMEDIATE")
        assert names(tmp_path) == ["Ada"]
        game.execute("ROLLBACK")


def an_empty_file(path: Path) -> None:
    path.write_bytes(b"")


def a_later_version(path: Path) -> None:
    run_sql(path, "PRAGMA user_version = 99")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_huge_text(path: Path) -> None:
    run_sql(path, "UPDATE answers SET points = printf('%.*c', 2000000, 'x')")


def nested_brackets(path: Path) -> None:
    run_sql(path, "UPDATE answers SET points = replace(hex(zeroblob(50000)), '0', '[')")


def nested_brackets_in_an_unknown_key(path: Path) -> None:
    run_sql(
        path,
        """
        UPDATE answers SET points = '[{"id":"play","verdict":"hit","x":'
        || replace(hex(zeroblob(50000)), '0', '[') || replace(hex(zeroblob(50000)), '0', ']') || '}]'
        """,
    )


def bytes_as_marks(path: Path) -> None:
    run_sql(path, "UPDATE answers SET marks = x'00ff'")


def a_name_with_control_characters(path: Path) -> None:
    run_sql(path, "UPDATE player SET name = 'Bo' || char(27) || ']52;c;QQ=='")


def a_huge_file(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(129 * 2**20)


def a_write_ahead_log(path: Path) -> None:
    run_sql(path, "PRAGMA journal_mode = WAL")


def a_log_beside_it(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"")


def a_link(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.symlink_to(path.with_suffix(".old"))


UNREADABLE = [
    *DAMAGED,
    *FOREIGN,
    interrupted_write,
    *(an_empty_file, a_later_version, a_folder, a_huge_text, nested_brackets, nested_brackets_in_an_unknown_key),
    *(bytes_as_marks, a_name_with_control_characters, a_huge_file, a_write_ahead_log, a_log_beside_it, a_link),
]


@pytest.mark.parametrize("spoil", UNREADABLE, ids=lambda spoil: spoil.__name__)
def test_an_unreadable_save_is_named_skipped_and_left_unchanged(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoiled = disputed_save(tmp_path, "Bo")
    disputed_save(tmp_path, "Ada")
    spoil(spoiled)
    before = {path.name: path.is_file() and path.read_bytes() for path in tmp_path.iterdir()}
    found = read_class(tmp_path)
    assert [pupil.name for pupil in found.pupils] == ["Ada"]
    assert [dispute.sentence for dispute in disputes_of(found.pupils)] == [SAID]
    (fault,) = found.faults
    assert str(spoiled) in str(fault)
    assert {path.name: path.is_file() and path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_unreadable_save_is_not_kept_open(tmp_path: Path) -> None:
    save = save_in(tmp_path)
    for days in range(3):
        given = answer(at=NOON + days * DAY, day=(NOON + days * DAY).date())
        record(save, given)
        save.dispute(dispute(given))
    run_sql(save.path, "UPDATE disputes SET at = '0001-01-01T00:00:00+14:00'")
    found = read_class(tmp_path)
    assert found.faults, "it is held, as a screen that shows it does"
    with closing(sqlite3.connect(save.path, timeout=0)) as db:
        db.execute("UPDATE player SET name = name")
        db.commit()


@pytest.mark.parametrize("locked", ["", "handed in by Cyd"])
def test_a_folder_that_cannot_be_opened_is_named_and_the_others_are_read(folder: Path, locked: str) -> None:
    place = folder / locked
    place.mkdir(exist_ok=True)

    def contents(opened: Path) -> Iterable[Path]:
        if opened == place:
            raise PermissionError(errno.EACCES, "Permission denied", str(opened))
        return opened.iterdir()

    found = read_class(folder, contents=contents)
    (fault,) = found.faults
    assert str(place) in str(fault)
    assert [pupil.name for pupil in found.pupils] == (["Ada", "Ben"] if locked else [])
