"""`debategame where`: where scenarios and saves are read from, what settled it, and what that hides. It only looks."""

from collections.abc import Iterator
from pathlib import Path

import click

from debategame.cli.settings import Place, Settings, shared_options
from debategame.errors import Problem
from debategame.saves.names import is_save
from debategame.saves.settings import FILE
from debategame.scenario.library import Shelf, load
from debategame.text.display import count_of, one_line

KEPT = (
    "  a save holds every answer in full, with scores, hints, disputes and times, and drafts of what is unanswered",
    "  beside it lie backups of the last days of play, and what was set aside as damaged: they hold the same texts",
    "  nothing is sent anywhere; `debategame forget PLAYER` removes all that is kept of a player",
)
"""What is kept, and that it holds all texts."""


@click.command()
@shared_options
def command(settings: Settings) -> int:
    """Tell where scenarios and saves are read from, and what hides what."""
    for row in format_places(settings):
        click.echo(row)
    return 0


def format_places(settings: Settings) -> Iterator[str]:
    """Yield what there is to tell, row by row."""
    yield from _placed("Scenarios", settings.scenarios)
    yield from _shelf(load(settings.scenarios.path), settings.scenarios.path)
    yield ""
    yield from _placed("Saves", settings.saves)
    yield f"  {_saves(settings.saves.path)}"
    yield from KEPT
    remembered = settings.saves.path / FILE
    yield f"  last player and theme: {_shown(remembered)}{'' if _there(remembered) else ' (not there yet)'}"


def _placed(title: str, place: Place) -> Iterator[str]:
    yield f"{title}: {_shown(place.path)}"
    yield f"  settled by {place.settled_by}"
    hidden = place.hides
    while hidden is not None:
        if hidden.path.absolute() != place.path.absolute():
            yield f"  {place.settled_by} hides {_shown(hidden.path)} ({hidden.settled_by})"
        hidden = hidden.hides


def _shelf(shelf: Shelf, folder: Path) -> Iterator[str]:
    yield f"  {count_of(len(shelf.found), 'scenario')} can be played{':' if shelf.found else ''}"
    for found in shelf.found:
        yield f"    {found.scenario.id}: {one_line(found.scenario.title)} ({_within(found.path, folder)})"
    by_file: dict[str, list[Problem]] = {}
    for problem in shelf.problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, problems in by_file.items():
        first = problems[0]
        if Path(file) == folder:
            yield f"  {one_line(first.message)}"
            continue
        format_places = f"{first.line}:{first.column}: {one_line(first.message)}"
        yield f"  {_within(Path(file), folder)} has {count_of(len(problems), 'problem')}, first {format_places}"


def _saves(folder: Path) -> str:
    try:
        names = [path.stem for path in folder.iterdir() if is_save(path)]
    except FileNotFoundError:
        return "the folder is made when the first answer is saved"
    except OSError as error:
        return f"it cannot be opened: {error.strerror}"
    return f"{count_of(len(names), 'save')}{': ' if names else ''}{', '.join(sorted(names))}"


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _shown(path: Path) -> str:
    return one_line(str(path.absolute()))


def _within(path: Path, folder: Path) -> str:
    return one_line(str(path.relative_to(folder) if path != folder and path.is_relative_to(folder) else path))
