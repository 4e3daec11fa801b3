"""A start imports only what it shows first; what comes later is imported later."""

import os
import subprocess
import sys

import pytest

HEAVY = {"markdown_it", "rapidfuzz", "snowballstemmer", "sqlite3", "yaml", "fsrs"}
"""Libraries that take long to import and that no first screen needs."""
HEAVY_WIDGETS = {f"textual.widgets._{name}" for name in ("data_table", "markdown", "text_area")}
SCREENS = {"textual", "rich"}
LATER = {
    *("debategame.scenario.reader", "debategame.scoring.scorer", "debategame.saves.save", "debategame.play.bout"),
    *("debategame.ui.help", "debategame.ui.home.home", "debategame.ui.bout.flow", "debategame.ui.history.history"),
}
"""Modules of the game that are imported while the first screen is shown, or when first used."""

UNUSED_BY_HISTORY = {"csv", "dataclasses", "fractions", "hashlib", "click.shell_completion"}
UNUSED_BY_HISTORY |= {f"debategame.{name}" for name in ("play.feedback", "scenario.model", "scoring.marks")}
"""What a table of rounds needs neither to read them nor to print them."""


def loaded_after(statement: str) -> set[str]:
    """The modules that a new Python has imported after a statement."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statement}\nprint(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        stdin=subprocess.DEVNULL,
        env=environment,  # measured coverage imports modules of its own
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_first_screen_imports_nothing_that_is_needed_later() -> None:
    loaded = loaded_after("import debategame.cli.main, debategame.cli.screens, debategame.ui.app")
    assert not loaded & (HEAVY | HEAVY_WIDGETS | LATER)


def test_home_imports_what_it_reads_with_and_no_scorer() -> None:
    loaded = loaded_after("import debategame.ui.home.home, debategame.scenario.library")
    unneeded = {"rapidfuzz", "snowballstemmer", "fsrs", "debategame.scoring.scorer", "debategame.ui.bout.flow"}
    assert not loaded & (unneeded | HEAVY_WIDGETS)


@pytest.mark.parametrize("words", [["--version"], ["--help"]])
def test_version_and_help_import_the_command_line_and_nothing_else(words: list[str]) -> None:
    loaded = loaded_after(f"from debategame.cli.main import run\nrun({words!r})")
    assert not loaded & (HEAVY | SCREENS | {"msgspec", "tomllib"})
    assert {name for name in loaded if name.startswith("debategame.")} <= {
        *("debategame.errors", "debategame.cli", "debategame.cli.main", "debategame.cli.options"),
        *("debategame.cli.settings", "debategame.cli.completion"),
    }


def test_history_imports_no_scenarios_no_scorer_and_no_screens() -> None:
    loaded = loaded_after("from debategame.cli.main import run\nrun(['history', '--help'])")
    assert not loaded & ((HEAVY - {"sqlite3"}) | SCREENS | UNUSED_BY_HISTORY)
