import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from debategame.cli.main import run
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from tests.support.bouts import NOON
from tests.support.paths import DATA

settings.register_profile("quick", derandomize=True, deadline=None, max_examples=25)
settings.register_profile("thorough", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("quick")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return two workers for each core for `-n auto`: tests of screens and saves wait for frames and disks.

    `-n logical` stays one worker for each.
    """
    return 2 * (os.cpu_count() or 1) if config.option.numprocesses == "auto" else None


@pytest.fixture(scope="session")
def small() -> Scenario:
    """A small scenario in which every field is used: four key points, two lines."""
    return read_file(DATA / "small.yaml")


class Told(NamedTuple):
    """What a command came to: exit status, standard output, standard error."""

    status: int
    said: str
    complained: str


@pytest.fixture(scope="session")
def small_scenarios(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small scenario alone: those that come with the game take longer to read than most tests."""
    folder = tmp_path_factory.mktemp("scenarios")
    shutil.copy(DATA / "small.yaml", folder)
    return folder


@pytest.fixture
def command(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, small_scenarios: Path
) -> Callable[..., Told]:
    """Run a command on the folder `saves` of the test's own, with the small scenario."""
    monkeypatch.delenv("DEBATEGAME_PLAYER", raising=False)
    monkeypatch.setenv("DEBATEGAME_SCENARIOS", str(small_scenarios))

    def ask(*words: object) -> Told:
        status = run([*map(str, words), "--saves", str(tmp_path / "saves")])
        said, complained = capfdbinary.readouterr()
        return Told(status, said.decode("utf-8-sig"), complained.decode())  # capturing writes to a file

    return ask


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """The folder of saves that `command` runs on."""
    return tmp_path / "saves"


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """The save of Ada, in a folder of the test's own; not on disk before something is kept."""
    return Save(tmp_path, "Ada", now=lambda: NOON)
