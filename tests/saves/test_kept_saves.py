"""The current version reads the saves of every released version and adds rounds to them."""

import gzip
import io
from pathlib import Path

import pytest

from debategame.progress.rounds import Mode
from debategame.saves import summaries
from debategame.saves.database import Options
from debategame.saves.file import SaveFile
from debategame.saves.schema import MIGRATIONS
from debategame.transfer.export import as_json_lines
from debategame.transfer.imports import exported_player, import_rows
from tests.support.factories import DAY, NOON, answer, point, record, save_in
from tests.support.paths import DATA

VERSIONS = [*range(1, len(MIGRATIONS) + 1)]
PLAYER = "Zoë"


def file_in(folder: Path) -> SaveFile:
    return SaveFile(folder, PLAYER, now=lambda: NOON, options=Options(settling_seconds=0))


@pytest.fixture(params=VERSIONS)
def version(request) -> int:
    return request.param


@pytest.fixture
def kept(tmp_path, version) -> SaveFile:
    """A save of that version, where its player looks for it."""
    save = file_in(tmp_path)
    save.path.write_bytes(gzip.decompress((DATA / f"version-{version}.sqlite3.gz").read_bytes()))
    return save


def exported(save: SaveFile) -> bytes:
    return save.read(lambda db: b"".join(as_json_lines(db)))


def test_the_kept_save_holds_a_little_of_everything(kept, tmp_path):
    save = save_in(tmp_path, PLAYER, now=lambda: NOON + 1000 * DAY)
    rounds = save.rounds()
    assert {played.mode for played in rounds} == set(Mode)
    assert {played.excluded for played in rounds} == {played.first_sight for played in rounds} == {True, False}
    assert sum(len(played.disputes) for played in rounds) == 1
    assert {bool(given.hints) for played in rounds for given in played.answers} == {True, False}
    assert len(save.drafts()) == 1
    assert save.progress().preferences.pace == 1.5
    assert save.progress().cards
    assert save.notices == ()


def test_the_rows_of_the_kept_save_are_unchanged(kept, version):
    assert exported(kept).splitlines() == (DATA / f"version-{version}.jsonl").read_bytes().splitlines()


def test_an_export_of_that_version_is_the_same_history(kept, tmp_path, version):
    rows = io.BytesIO((DATA / f"version-{version}.jsonl").read_bytes())
    again = file_in(tmp_path / "again")
    assert exported_player(rows) == PLAYER
    assert again.write(lambda db: import_rows(db, rows)).faults == ()
    assert exported(again) == exported(kept)


def test_the_stored_summaries_equal_rebuilt_ones(kept, tmp_path):
    before = save_in(tmp_path, PLAYER).progress()
    kept.write(summaries.rebuild)
    assert save_in(tmp_path, PLAYER).progress() == before


def test_play_goes_on_in_the_kept_save(kept, tmp_path, small):
    save = save_in(tmp_path, PLAYER, now=lambda: NOON + 1000 * DAY)
    count = save.count()
    record(save, answer(points=(point("body-clock"),), at=NOON + 999 * DAY), scenario=small, line="lazy")
    assert save.count() == count + 1
    assert save.notices == ()
