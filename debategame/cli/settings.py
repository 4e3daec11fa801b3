"""What every command shares: where scenarios and saves are, and who plays.

Options beat the environment, the environment beats the defaults.
"""

import os
import tomllib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec
import platformdirs

PACKAGE = Path(__file__).resolve().parent.parent


class Place(msgspec.Struct, frozen=True):
    """A folder, what settled that it is this one, and what that hides."""

    path: Path
    settled_by: str
    """An option, a variable's name, `this checkout` or `the installed game`."""
    hides: "Place | None" = None
    """What would hold without it; None for a default."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Where things are, as options, environment and defaults settle it."""

    scenarios: Place
    saves: Place
    player: str | None = None
    """None until someone says who plays."""


def checkout() -> Path | None:
    """Return the folder of the checkout this package runs from, or None where it was installed."""
    project = PACKAGE.parent / "pyproject.toml"
    try:
        name = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["name"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return project.parent if name == "debategame" else None


def defaults() -> Settings:
    """Return what holds where neither option nor environment says otherwise."""
    tree = checkout()
    if tree is not None:
        by = "this checkout"
        return Settings(scenarios=Place(tree / "scenarios", by), saves=Place(tree / "saves", by))
    data = Path(platformdirs.user_data_dir("debategame", appauthor=False))
    by = "the installed game"
    return Settings(scenarios=Place(PACKAGE / "scenarios", by), saves=Place(data / "saves", by))


def _as_folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """Refuse an empty name: an unset variable of a shell gives it, and it would mean the working directory."""
    if value is not None and not value.strip():
        raise click.BadParameter("no folder is named", ctx, param)
    return None if value is None else Path(value)


OPTIONS = (
    click.option("--scenarios", metavar="DIR", callback=_as_folder, help="Read scenarios from this folder."),
    click.option("--saves", metavar="DIR", callback=_as_folder, help="Keep saves in this folder."),
    click.option("--player", metavar="NAME", help="Who plays."),
)
FOLDERS = ("scenarios", "saves")
SHARED = (*FOLDERS, "player")


def variable(name: str) -> str:
    """Return the environment variable that stands for a shared option."""
    return f"DEBATEGAME_{name.upper()}"


def shared_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options and pass it `settings`; what stands after the command word wins."""

    @wraps(function)
    def with_settings(*args: Any, **values: Any) -> Any:
        ctx = click.get_current_context()
        given = {name: values.pop(name) for name in SHARED}
        before = ctx.obj if isinstance(ctx.obj, Settings) else _from_environment()
        ctx.obj = _with_options(before, given)
        return function(*args, settings=ctx.obj, **values)

    for option in reversed(OPTIONS):
        with_settings = option(with_settings)
    return with_settings


def _from_environment() -> Settings:
    settings = defaults()
    for name in FOLDERS:
        if value := os.environ.get(variable(name)):
            settings = _placed(settings, name, Path(value), variable(name))
    return msgspec.structs.replace(settings, player=os.environ.get(variable("player")) or None)


def _with_options(settings: Settings, given: dict[str, Any]) -> Settings:
    for name in FOLDERS:
        if given[name] is not None:
            settings = _placed(settings, name, given[name], f"--{name}")
    if given["player"] is not None:
        settings = msgspec.structs.replace(settings, player=given["player"])
    return settings


def _placed(settings: Settings, name: str, path: Path, settled_by: str) -> Settings:
    place = Place(path, settled_by, hides=getattr(settings, name))
    return msgspec.structs.replace(settings, **{name: place})
