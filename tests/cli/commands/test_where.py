"""`debategame where` shows the folders and the settings that chose them. It changes nothing."""

from pathlib import Path

import pytest

from debategame.cli.main import run
from tests.support.paths import DATA


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("DEBATEGAME_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("DEBATEGAME_SCENARIOS", str(tmp_path / "unread"))
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    (scenarios / "least.yaml").write_bytes((DATA / "least.yaml").read_bytes())
    (scenarios / "broken.yaml").write_text("format: 1\nid: x\ntitle: y\nlines: []\n", encoding="utf-8")
    assert run(["where", "--scenarios", str(scenarios)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scenarios"]
    return capsys.readouterr().out.replace(str(tmp_path), "…")


def test_it_shows_the_setting_that_chose_a_folder_and_the_folders_not_used(told: str) -> None:
    assert "Scenarios: …/scenarios\n  chosen by --scenarios\n" in told
    assert "used instead of …/unread (DEBATEGAME_SCENARIOS)" in told
    assert "Saves: …/saves\n  chosen by DEBATEGAME_SAVES\n  used instead of /" in told


def test_scenarios_and_broken_files_are_listed(told: str) -> None:
    assert "1 scenario can be played:\n    least: The least there is (least.yaml)\n" in told
    assert "broken.yaml has 2 problems, first 1:1: `key_points` is missing; a scenario needs it" in told


def test_it_says_what_a_save_holds_and_how_to_delete_it(told: str) -> None:
    assert "  a save holds every answer in full, " in told
    assert "backups of the last days" in told
    assert "`debategame forget PLAYER` deletes everything saved about a player" in told


def test_it_says_that_there_is_no_save_yet(told: str) -> None:
    assert "the folder is created when the first answer is saved" in told
    assert "…/saves/settings.json (does not exist yet)" in told


def test_saves_are_counted_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Ada.sqlite3", "Bo.sqlite3", "Ada.damaged-20260101T000000Z", "notes.txt", "settings.json"):
        (tmp_path / name).touch()
    assert run(["--saves", str(tmp_path), "where"]) == 0
    out = capsys.readouterr().out
    assert "  2 saves: Ada, Bo\n" in out
    assert f"{tmp_path / 'settings.json'}\n" in out


def test_a_missing_scenarios_folder_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--scenarios", str(tmp_path / "nowhere"), "where"]) == 0
    assert "0 scenarios can be played\n  there is no such folder\n" in capsys.readouterr().out


def test_a_file_in_place_of_a_folder_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    assert run(["--scenarios", str(file), "--saves", str(file), "where"]) == 0
    assert capsys.readouterr().out.count("  it is a file, not a folder") == 2
