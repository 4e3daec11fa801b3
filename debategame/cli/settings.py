"""Settings that every command shares: the folders of scenarios and saves, and the player.

Options win over environment variables, and those win over the defaults.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).resolve().parent.parent
PROJECT_LINE = 'name = "debategame"'
"""The line of `pyproject.toml` that names this project. Parsing the file would take longer than `--version`."""


class Place(NamedTuple):
    """A folder, and the setting that chose it."""

    path: Path
    chosen_by: str
    """An option, an environment variable, `this checkout` or `the installed game`."""
    hides: "Place | None" = None
    """The folder that would be used without that setting. None for a default."""


class Settings(NamedTuple):
    """Folders and player after options, environment and defaults are combined."""

    scenarios: Place
    saves: Place
    player: str | None = None
    """None if no player was named."""


def checkout() -> Path | None:
    """Return the folder of the checkout that this package runs from. Return None for an installed package."""
    project = PACKAGE.parent / "pyproject.toml"
    try:
        lines = project.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return project.parent if PROJECT_LINE in lines else None


def defaults() -> Settings:
    """Return the settings without options and environment variables."""
    root = checkout()
    if root is not None:
        by = "this checkout"
        return Settings(scenarios=Place(root / "scenarios", by), saves=Place(root / "saves", by))
    import platformdirs

    data = Path(platformdirs.user_data_dir("debategame", appauthor=False))
    by = "the installed game"
    return Settings(scenarios=Place(PACKAGE / "scenarios", by), saves=Place(data / "saves", by))


FOLDERS = ("scenarios", "saves")
"""The shared settings that are folders."""


def variable(name: str) -> str:
    """Return the environment variable for a shared option."""
    return f"DEBATEGAME_{name.upper()}"


def from_environment() -> Settings:
    """Return the settings from environment variables and defaults."""
    settings = defaults()
    for name in FOLDERS:
        if value := os.environ.get(variable(name)):
            settings = _with_folder(settings, name, Path(value), variable(name))
    return settings._replace(player=os.environ.get(variable("player")) or None)


def with_options(settings: Settings, given: Mapping[str, Any]) -> Settings:
    """Return the settings changed by the shared options in `given`. Options that are missing or None change nothing."""
    for name in FOLDERS:
        if given.get(name) is not None:
            settings = _with_folder(settings, name, given[name], f"--{name}")
    if given.get("player") is not None:
        settings = settings._replace(player=given["player"])
    return settings


def _with_folder(settings: Settings, name: str, path: Path, chosen_by: str) -> Settings:
    place = Place(path, chosen_by, hides=getattr(settings, name))
    changed: dict[str, Any] = {name: place}
    return settings._replace(**changed)
