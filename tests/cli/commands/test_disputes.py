"""`debategame disputes` lists the sentences that, as players say, make a key point."""

import csv
import io
import json
from pathlib import Path

import pytest

from debategame.cli.main import run
from tests.support.class_folder import SAID, disputed_save


def test_the_list_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disputed_save(tmp_path)
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
    disputed_save(tmp_path)
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
    disputed_save(tmp_path)
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
    disputed_save(tmp_path, sentence="=1+1")
    assert run(["disputes", str(tmp_path), "--format", "csv", "--scenario", "parks"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["point"], row["sentence"], row["verdict"]) == ("play", "'=1+1", "missed")
    assert row["at"] == "2024-11-24T12:00:00Z"


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_nothing_a_player_wrote_moves_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    disputed_save(tmp_path, sentence="\x1b]52;c;x\x07 [/]")
    assert run(["disputes", str(tmp_path), "--format", form]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\x07" not in out
