"""`debategame disputes`: what players say they did say, read from saves that stay as they are."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from debategame.classroom.disputes import disputes_of, gathered
from debategame.cli.main import run
from debategame.progress.rounds import Answer
from debategame.scoring.model import Verdict
from tests.support import needs
from tests.support.factories import DAY, NOON, SCENARIO, answer, dispute, point, record, save_in
from tests.support.savefiles import run_sql
from tests.support.spoiling import DAMAGED, FOREIGN

SAID = "Children play there."


def disputed(folder: Path, player: str = "Ada", *, given: Answer | None = None, **fields: object) -> Path:
    """A save in which the player says that an answer makes `play`."""
    save = save_in(folder, player)
    given = given or answer(SAID, points=(point("shade"), point("play", "·")))
    record(save, given)
    save.dispute(dispute(given, **{"sentence": SAID, "start": 0, "end": len(SAID), **fields}))
    return save.path


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files in a folder with what they hold and when they were written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_a_dispute_has_all_that_a_teacher_needs(tmp_path: Path) -> None:
    (found,) = disputes_of(disputed(tmp_path), SCENARIO.id)
    assert (found.player, found.scenario, found.line, found.point) == ("Ada", "parks", "close", "play")
    assert (found.sentence, found.answer, found.verdict) == (SAID, SAID, Verdict.MISSED)
    assert found.wording == "some words of the teacher"
    assert found.at == NOON


def test_a_folder_is_read_by_key_point_oldest_first(tmp_path: Path) -> None:
    disputed(tmp_path, "Ada", at=NOON + DAY)
    disputed(tmp_path, "Bo", at=NOON)
    disputed(
        tmp_path, "Cy", given=answer(points=(point("shade", "~"), point("play"))), point="shade", at=NOON + 2 * DAY
    )
    found = gathered(tmp_path)
    assert [(one.point, one.player) for one in found.disputed] == [("play", "Bo"), ("play", "Ada"), ("shade", "Cy")]
    assert found.passed_over == ()


def test_only_one_scenario_is_read_where_one_is_named(tmp_path: Path) -> None:
    disputed(tmp_path)
    assert len(disputes_of(tmp_path, "parks")) == 1
    assert disputes_of(tmp_path, "lakes") == []


def test_reading_changes_nothing_and_makes_nothing(tmp_path: Path) -> None:
    disputed(tmp_path)
    before = everything(tmp_path)
    gathered(tmp_path)
    assert everything(tmp_path) == before


@needs.FILE_MODES
def test_a_folder_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    path = disputed(tmp_path)
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert len(gathered(tmp_path).disputed) == 1
    finally:
        tmp_path.chmod(0o700)


def test_a_save_in_use_can_be_read(tmp_path: Path) -> None:
    path = disputed(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as game:
        game.execute("BEGIN IMMEDIATE")
        assert len(gathered(tmp_path).disputed) == 1
        game.execute("ROLLBACK")


def nothing_in_it(path: Path) -> None:
    path.write_bytes(b"")


def a_later_version(path: Path) -> None:
    run_sql(path, "PRAGMA user_version = 99")


def a_log_written_ahead(path: Path) -> None:
    run_sql(path, "PRAGMA journal_mode = WAL")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [*DAMAGED, *FOREIGN, nothing_in_it, a_later_version, a_log_written_ahead, a_folder])
def test_what_cannot_be_read_is_named_passed_over_and_left_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoilt = disputed(tmp_path, "Bo")
    disputed(tmp_path, "Ada")
    spoil(spoilt)
    before = {path.name: path.is_file() and path.read_bytes() for path in tmp_path.iterdir()}
    found = gathered(tmp_path)
    assert [one.player for one in found.disputed] == ["Ada"]
    (sentence,) = found.passed_over
    assert str(spoilt) in sentence
    assert {path.name: path.is_file() and path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_list_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disputed(tmp_path)
    (tmp_path / "Bo.sqlite3").write_bytes(b"nothing of ours")
    assert run(["disputes", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "parks: play (1 disputed)",
        "  · missed; Ada, 2024-11-24, on close:",
        f"    “{SAID}”",
        "    came closest: some words of the teacher",
    ]
    assert err == f"debategame: {tmp_path / 'Bo.sqlite3'} is not a save of this game.\n"


def test_without_a_place_it_is_the_folder_of_saves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disputed(tmp_path)
    assert run(["--saves", str(tmp_path), "disputes"]) == 0
    assert "parks: play (1 disputed)" in capsys.readouterr().out


def test_nothing_disputed_is_said_and_no_folder_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--saves", str(tmp_path / "none"), "disputes"]) == 0
    assert capsys.readouterr().out.startswith("There are no disputes in ")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["disputes", "nowhere"]) == 2
    assert capsys.readouterr().err == "debategame: there is no file or folder nowhere\n"


def test_json_is_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disputed(tmp_path)
    assert run(["disputes", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "player": "Ada",
            "scenario": "parks",
            "line": "close",
            "point": "play",
            "sentence": SAID,
            "answer": SAID,
            "verdict": "missed",
            "wording": "some words of the teacher",
            "at": "2024-11-24T12:00:00Z",
        }
    ]


def test_csv_is_safe_in_a_spreadsheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disputed(tmp_path, sentence="=1+1")
    assert run(["disputes", str(tmp_path), "--format", "csv", "--scenario", "parks"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["point"], row["sentence"], row["verdict"]) == ("play", "'=1+1", "missed")
    assert row["at"] == "2024-11-24T12:00:00Z"


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_nothing_a_player_wrote_moves_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    disputed(tmp_path, sentence="\x1b]52;c;x\x07 [/]")
    assert run(["disputes", str(tmp_path), "--format", form]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\x07" not in out
