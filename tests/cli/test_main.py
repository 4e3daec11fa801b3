"""The command line: shared options before and after the command, the environment, and errors in one line."""

import errno
import io
import sys
from pathlib import Path

import click
import pytest

from debategame.cli.main import COMMANDS, run
from debategame.cli.options import shared_options
from debategame.cli.settings import Settings, checkout, defaults
from tests.support.paths import DATA


@click.group()
@shared_options
def group(settings: Settings) -> None:
    """A command line with one command."""


@group.command()
@shared_options
def show(settings: Settings) -> Settings:
    """Return the settings."""
    return settings


def settings_for(*args: str) -> Settings:
    settings = group.main(args=list(args), standalone_mode=False)
    assert isinstance(settings, Settings)
    return settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SCENARIOS", "SAVES", "PLAYER"):
        monkeypatch.delenv(f"DEBATEGAME_{name}", raising=False)


def test_a_checkout_reads_its_own_folders_whatever_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tree = checkout()
    assert tree == DATA.parent.parent
    assert (defaults().scenarios.path, defaults().saves.path) == (tree / "scenarios", tree / "saves")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["--scenarios", "a", "--saves", "b", "--player", "Ada"], []),
        ([], ["--scenarios=a", "--saves=b", "--player=Ada"]),
    ],
)
def test_options_can_be_given_before_or_after_the_command(before: list[str], after: list[str]) -> None:
    settings = settings_for(*before, "show", *after)
    assert (settings.scenarios.path, settings.saves.path, settings.player) == (Path("a"), Path("b"), "Ada")
    assert (settings.scenarios.chosen_by, settings.saves.chosen_by) == ("--scenarios", "--saves")


def test_an_option_after_the_command_wins() -> None:
    assert settings_for("--player", "Ada", "show", "--player", "Bo").player == "Bo"


def test_an_environment_variable_is_used_if_no_option_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SCENARIOS", "SAVES", "PLAYER"):
        monkeypatch.setenv(f"DEBATEGAME_{name}", name.lower())
    settings = settings_for("show", "--saves", "mine")
    assert (settings.scenarios.path, settings.saves.path, settings.player) == (
        Path("scenarios"),
        Path("mine"),
        "player",
    )
    assert settings.scenarios.chosen_by == "DEBATEGAME_SCENARIOS"


def test_a_place_knows_the_folder_it_is_used_instead_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATEGAME_SAVES", "theirs")
    hidden = settings_for("show", "--saves", "mine").saves.hides
    assert hidden is not None
    assert (hidden.path, hidden.chosen_by) == (Path("theirs"), "DEBATEGAME_SAVES")
    assert hidden.hides == defaults().saves


def test_an_empty_variable_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATEGAME_SAVES", "")
    assert settings_for("show").saves == defaults().saves


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["chekc"], "there is no command `chekc`; `debategame --help` lists the commands"),
        (["--nosuch"], "No such option"),
        (["check", "--nosuch"], "No such option"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--saves"], "requires an argument"),
        (["check", "--saves", ""], "the folder name is empty"),
        (["check", ""], "the name of the file or folder is empty"),
        (["export", ""], "the name of the file or folder is empty"),
        (["check", "no\x1b[2J\nwhere.yaml"], "there is no file or folder no�[2J where.yaml"),
    ],
)
def test_wrong_use_is_one_line_with_status_2(args: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("debategame: ")
    assert told in err
    assert err.count("\n") == 1


class Full(io.StringIO):
    """A stream on a disk without room."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("command", ["--help", "schema", "where"])
def test_a_full_disk_is_reported_in_one_line(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    assert run([command]) == 1
    assert capsys.readouterr().err == "debategame: the output cannot be written: No space left on device\n"


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("debategame, version ")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in COMMANDS)
