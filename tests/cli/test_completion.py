"""Shell completion offers scenarios, lines and players. It is quick, changes nothing and never fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from debategame.cli.completion import never_failing
from debategame.cli.main import COMMANDS, debategame
from tests.support.factories import record, save_in
from tests.support.paths import DATA, ROOT

HEAVY = {"textual", "rich", "rapidfuzz", "fsrs", "debategame.scoring.scorer", "debategame.ui", "debategame.authoring"}
"""Modules that take long to import. Completing a word needs none of them."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two scenarios, a broken file and Ada's save, used for scenarios and saves."""
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    shutil.copy(DATA / "small.yaml", scenarios / "small.yaml")
    shutil.copy(DATA / "least.yaml", scenarios / "least.yaml")
    shutil.copy(DATA / "both-sides.yaml", scenarios / "two.yaml")
    (scenarios / "broken.yaml").write_text("id: [\n", encoding="utf-8")
    record(save_in(tmp_path / "saves"))
    monkeypatch.setenv("DEBATEGAME_SCENARIOS", str(scenarios))
    monkeypatch.setenv("DEBATEGAME_SAVES", str(tmp_path / "saves"))
    monkeypatch.delenv("DEBATEGAME_PLAYER", raising=False)
    return tmp_path


def offered(*words: str) -> list[str]:
    """Return what is offered for the last word."""
    completions = ShellComplete(debategame, {}, "debategame", "_DEBATEGAME_COMPLETE")
    return [item.value for item in completions.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("play", ""), ["least", "later-bell", "night-bus", "night-bus--other-side"]),
        (("play", "la"), ["later-bell"]),
        (("try", "la"), ["later-bell"]),
        (("score", "la"), ["later-bell"]),
        (("speech", "la"), ["later-bell"]),
        (("agree", "la"), ["later-bell"]),
        (("history", "--scenario", "le"), ["least"]),
        (("play", "later-bell", "--line", ""), ["lazy", "nobody-wants-it"]),
        (("play", "later-bell", "--line", "no"), ["nobody-wants-it"]),
        (("play", "later-bell", "--lines", "lazy,"), ["lazy,nobody-wants-it"]),
        (("play", str(DATA / "small.yaml"), "--line", "la"), ["lazy"]),
        (("history", "--scenario", "later-bell", "--line", "la"), ["lazy"]),
        (("play", "night"), ["night-bus", "night-bus--other-side"]),
        (("play", "night-bus--other-side", "--line", ""), ["they-need-it", "no-harm"]),
        (("play", str(DATA / "both-sides.yaml--other-side"), "--line", "no"), ["no-harm"]),
        (("history", "--player", "a"), ["Ada"]),
        (("--player", ""), ["Ada"]),
        (("forget", ""), ["Ada"]),
        (("history", "--player", "x"), []),
        (("history", "--scenario", "x"), []),
        (("play", "nowhere", "--line", ""), []),
        (("hi",), ["history"]),
        (("",), list(COMMANDS)),
    ],
)
def test_a_word_is_completed(home: Path, words: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(offered(*words)) == sorted(expected)


def test_without_a_scenario_the_lines_of_all_are_offered(home: Path) -> None:
    assert {"lazy", "nobody-wants-it"} < set(offered("play", "--line", ""))


def test_a_path_is_left_to_the_shell(home: Path) -> None:
    assert offered("play", "./sce") == ["./sce"]


@pytest.mark.parametrize("words", [("--scenarios", "{there}", "play", ""), ("play", "--scenarios", "{there}", "")])
def test_the_folder_on_the_command_line_is_used(home: Path, words: tuple[str, ...]) -> None:
    there = home / "there"
    there.mkdir()
    shutil.copy(DATA / "small.yaml", there)
    assert offered(*(word.format(there=there) for word in words)) == ["later-bell"]


def test_folders_that_do_not_exist_offer_nothing(home: Path) -> None:
    assert offered("--saves", str(home / "none"), "forget", "") == []
    assert offered("--scenarios", str(home / "none"), "history", "--scenario", "") == []


def test_a_damaged_save_is_passed_over(home: Path) -> None:
    (home / "saves" / "Ben.sqlite3").write_bytes(b"no save" * 1000)
    assert offered("forget", "") == ["Ada"]


def test_a_failure_offers_nothing() -> None:
    @never_failing
    def fail(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[object]:
        raise RuntimeError

    command = click.Command("any")
    assert fail(click.Context(command), click.Argument(["word"]), "") == []


@pytest.mark.parametrize("words", ["play ", "play later-bell --line ", "forget ", "history --player "])
def test_nothing_is_changed(home: Path, words: str, all_files: Callable[[Path], dict[str, bytes]]) -> None:
    record(save_in(home / "saves", "Ben"))
    before = all_files(home)
    assert offered(*words.split(" "))
    assert all_files(home) == before


@pytest.fixture
def all_files() -> Callable[[Path], dict[str, bytes]]:
    """Return the content of every file below a folder, by path."""
    return lambda folder: {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("words", ["debategame play la", "debategame history --player A", "debategame pl"])
def test_completing_imports_nothing_heavy(home: Path, words: str) -> None:
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr));"
        "from debategame.cli.main import run; run([])"
    )
    typed = {"_DEBATEGAME_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, **typed},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith("plain,")
    assert not {name for name in done.stderr.split() if any(f"{name}.".startswith(f"{heavy}.") for heavy in HEAVY)}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_in_the_readme_switches_it_on(shell: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"_DEBATEGAME_COMPLETE={shell}_source debategame" in readme
    done = subprocess.run(
        [sys.executable, "-m", "debategame"],
        env={**os.environ, "_DEBATEGAME_COMPLETE": f"{shell}_source"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "Couldn't detect Bash version" not in done.stderr:
        assert "_DEBATEGAME_COMPLETE" in done.stdout
