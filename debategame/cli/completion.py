"""Completion in a shell, when Tab is pressed: ids of scenarios and lines, names of players.

Completion only reads. It runs at every Tab, so it is quick, and it silently skips files that cannot be read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from debategame.cli.settings import Settings, from_environment, with_options

if TYPE_CHECKING:  # only the Tab key needs it, and every command imports this module
    from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], list["CompletionItem"]]
MOST_FILES = 200
"""The most scenario files that are read."""
FILE_BYTES = 256 * 1024
"""The most bytes of a scenario file."""
_ID = r"(?m)^id:[ \t]*[\"']?([a-z0-9][a-z0-9-]{0,63})\b"
_TITLE = r"(?m)^title:[ \t]*(.+?)[ \t]*$"
_THEIR_LINES = "\ntheir_lines:"
"""What a scenario file has that can be played from the other side, if enough is written for it."""


def never_failing(complete: Complete) -> Complete:
    """Offer nothing if `complete` fails: a traceback would land in the command that is being typed."""

    @wraps(complete)
    def safe(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        try:
            return complete(ctx, param, incomplete)
        except Exception:
            return []

    return safe


@never_failing
def complete_folder(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Let the shell complete a folder."""
    return [_item(incomplete, kind="dir")]


@never_failing
def complete_scenario(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Offer the ids in the scenarios folder. If none matches, let the shell complete a path."""
    found = [
        _item(scenario_id, title)
        for scenario_id, title, _ in _scenarios(_settings(ctx).scenarios.path)
        if scenario_id.startswith(incomplete)
    ]
    return found or [_item(incomplete, kind="file")]


@never_failing
def complete_scenario_id(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Offer the ids in the scenarios folder, and no paths."""
    return [item for item in complete_scenario(ctx, param, incomplete) if item.type == "plain"]


@never_failing
def complete_line(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Offer the line ids of the scenario on the command line, or of every scenario if none is named."""
    return [_item(line, says) for line, says in _lines(ctx).items() if line.startswith(incomplete)]


@never_failing
def complete_lines(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Offer line ids after the last comma. A line that is already listed is not offered again."""
    listed, comma, last = incomplete.rpartition(",")
    return [
        _item(f"{listed}{comma}{line}", says)
        for line, says in _lines(ctx).items()
        if line.startswith(last) and line not in listed.split(",")
    ]


@never_failing
def complete_player(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001
    """Offer the players with saves in the saves folder. Do not wait for a save that is being written."""
    from debategame.saves.database import Options
    from debategame.saves.owners import players

    names = players(_settings(ctx).saves.path, options=Options(busy_seconds=0), access="ro")
    start = incomplete.casefold()
    return [_item(name) for name in names if name.casefold().startswith(start) and _shown(name) == name]


def _item(value: str, explanation: str | None = None, *, kind: str = "plain") -> "CompletionItem":
    from click.shell_completion import CompletionItem

    return CompletionItem(value, type=kind, help=explanation)


def _settings(ctx: click.Context) -> Settings:
    """Return the settings of a command line that is still being typed: click runs no callbacks for it."""
    contexts = [ctx]
    while (parent := contexts[0].parent) is not None:
        contexts.insert(0, parent)
    settings = from_environment()
    for context in contexts:
        options = {name: context.params.get(name) for name in ("scenarios", "saves")}
        settings = with_options(settings, {name: Path(value) for name, value in options.items() if value})
    return settings


def _scenarios(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield the id, title and path of each scenario file, without parsing YAML, and then those of its other side."""
    from debategame.files import read_start
    from debategame.scenario.model import OTHER_SIDE

    for path in _files(folder):
        try:
            text = read_start(path, FILE_BYTES).decode("utf-8", "replace")
        except OSError:
            continue
        if found := re.search(_ID, text):
            title = re.search(_TITLE, text)
            shown = _shown(title[1]) if title else ""
            yield found[1], shown, path
            if _THEIR_LINES in text:
                yield found[1] + OTHER_SIDE, shown, path


def _files(folder: Path) -> Iterable[Path]:
    visible = (
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in (".yaml", ".yml")
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    return sorted(path for path, _ in zip(visible, range(MOST_FILES), strict=False))


def _lines(ctx: click.Context) -> dict[str, str]:
    """Return what the opponent says in each line that can be meant, by the id of the line."""
    from debategame.errors import ScenarioError
    from debategame.scenario.model import OTHER_SIDE
    from debategame.scenario.reader import read_file

    # an argument stays in ctx.args while the option after it has no value yet
    named = ctx.params.get("scenario") or next(iter(ctx.args), None)
    found = list(_scenarios(_settings(ctx).scenarios.path))
    paths = [path for scenario_id, _, path in found if named in (None, scenario_id)] or [
        Path((named or "").removesuffix(OTHER_SIDE))
    ]
    lines: dict[str, str] = {}
    for path in paths:
        try:
            scenario = read_file(path)
        except ScenarioError:
            continue
        of_side = scenario.their_lines if (named or "").endswith(OTHER_SIDE) else scenario.lines
        lines |= {line.id: _shown(line.says) for line in of_side}
    return lines


def _shown(text: str) -> str:
    """Return a text as one line that is safe to print beside a completion."""
    from debategame.text.display import one_line

    return one_line(text)
