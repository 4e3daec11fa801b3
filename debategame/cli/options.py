"""The options that every command shares, before or after the command name."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from debategame.cli.completion import complete_folder, complete_player
from debategame.cli.settings import Settings, from_environment, with_options


def _as_folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """Return the option as a path. Refuse an empty name: it would mean the working directory."""
    if value is not None and not value.strip():
        raise click.BadParameter("the folder name is empty", ctx, param)
    return None if value is None else Path(value)


class AnyPath(click.Path):
    """The type of an argument that is the path of a file or folder. An empty one would mean the working directory."""

    def __init__(self, *, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, allow_dash=allow_dash)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path. Raise click.BadParameter if it is empty."""
        if not str(value).strip():
            self.fail("the name of the file or folder is empty", param, ctx)
        return super().convert(value, param, ctx)


OPTIONS = (
    click.option(
        "--scenarios",
        metavar="DIR",
        callback=_as_folder,
        shell_complete=complete_folder,
        help="Folder to read scenarios from.",
    ),
    click.option(
        "--saves", metavar="DIR", callback=_as_folder, shell_complete=complete_folder, help="Folder to keep saves in."
    ),
    click.option("--player", metavar="NAME", shell_complete=complete_player, help="Name of the player."),
    click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error in the program."),
)
SHARED = ("scenarios", "saves", "player")
"""The parameters that the shared options fill."""


def _refuse_undecoded(ctx: click.Context) -> None:
    """Raise BadParameter for an option with bytes that are not text. Only the name of a file may have some."""
    for option in ctx.command.params:
        value = ctx.params.get(option.name or "")
        if isinstance(option, click.Option) and isinstance(value, str) and not _is_text(value):
            from debategame.text.display import in_ticks

            raise click.BadParameter(f"{in_ticks(value)} has bytes that are not text in UTF-8", ctx, option)


def _is_text(value: str) -> bool:
    """Return whether a text can be encoded. Python keeps undecoded bytes of arguments as lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def shared_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the shared options to a command and pass it `settings`.

    An option after the command name wins over the same option before it.
    """

    @wraps(function)
    def with_settings(*args: Any, **values: Any) -> Any:
        ctx = click.get_current_context()
        _refuse_undecoded(ctx)
        options = {name: values.pop(name) for name in SHARED}
        before = ctx.obj if isinstance(ctx.obj, Settings) else from_environment()
        ctx.obj = with_options(before, options)
        return function(*args, settings=ctx.obj, **values)

    for option in reversed(OPTIONS):
        with_settings = option(with_settings)
    return with_settings
