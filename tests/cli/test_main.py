"""The command line: shared options before and after the command, the environment, and errors in one line."""

import errno
import io
import sys
from pathlib import Path

import click
import pytest

from debategame.cli.main import COMMANDS, run
from debategame.cli.settings import Settings, checkout, defaults, shared_options
from tests.support.paths import DATA


@click.group()
@shared_options
def group(settings: Settings) -> None:
    """Stand for the whole command line."""


@group.command()
@shared_options
def tell(settings: Settings) -> Settings:
    """Give back what was settled."""
    return settings


def settled(*args: str) -> Settings:
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
def test_options_stand_before_or_after_the_command(before: list[str], after: list[str]) -> None:
    settings = settled(*before, "tell", *after)
    assert (settings.scenarios.path, settings.saves.path, settings.player) == (Path("a"), Path("b"), "Ada")
    assert (settings.scenarios.settled_by, settings.saves.settled_by) == ("--scenarios", "--saves")


def test_what_stands_after_the_command_wins() -> None:
    assert settled("--player", "Ada", "tell", "--player", "Bo").player == "Bo"


def test_the_environment_holds_where_no_option_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SCENARIOS", "SAVES", "PLAYER"):
        monkeypatch.setenv(f"DEBATEGAME_{name}", name.lower())
    settings = settled("tell", "--saves", "mine")
    assert (settings.scenarios.path, settings.saves.path, settings.player) == (
        Path("scenarios"),
        Path("mine"),
        "player",
    )
    assert settings.scenarios.settled_by == "DEBATEGAME_SCENARIOS"


def test_a_place_knows_what_it_hides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATEGAME_SAVES", "theirs")
    hidden = settled("tell", "--saves", "mine").saves.hides
    assert hidden is not None
    assert (hidden.path, hidden.settled_by) == (Path("theirs"), "DEBATEGAME_SAVES")
    assert hidden.hides == defaults().saves


def test_an_empty_variable_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATEGAME_SAVES", "")
    assert settled("tell").saves == defaults().saves


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["chekc"], "No such command"),
        (["--nosuch"], "No such option"),
        (["check", "--nosuch"], "No such option"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--saves"], "requires an argument"),
        (["check", "--saves", ""], "no folder is named"),
        (["check", "no\x1b[2J\nwhere.yaml"], "there is no file or folder no�[2J where.yaml"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(args: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
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
def test_a_full_disk_under_the_output_is_one_line(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    assert run([command]) == 1
    assert capsys.readouterr().err == "debategame: the output cannot be written: No space left on device\n"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("debategame, version ")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in COMMANDS)
