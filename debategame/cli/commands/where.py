"""`debategame where`: show which folders are used for scenarios and saves, and why. It changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import click

from debategame.cli.options import shared_options
from debategame.cli.settings import Place, Settings
from debategame.errors import Problem
from debategame.saves.names import is_save
from debategame.saves.settings import FILE
from debategame.scenario.library import Shelf, load
from debategame.text.display import count_of, one_line

PRIVACY = (
    "  a save holds every answer in full, with scores, hints, disputes and times, and drafts of unfinished answers",
    "  backups of the last days of play and damaged saves lie beside it and hold the same texts",
    "  nothing is sent anywhere; `debategame forget PLAYER` deletes everything saved about a player",
)
"""Lines on what saves hold, and on how to delete them."""


@click.command()
@shared_options
def command(settings: Settings) -> int:
    """Show which folders are used for scenarios and saves, and which setting chose them."""
    for row in format_places(settings):
        click.echo(row)
    return 0


def format_places(settings: Settings) -> Iterator[str]:
    """Yield the output, row by row."""
    yield from _place_rows("Scenarios", settings.scenarios)
    yield from _scenario_rows(load(settings.scenarios.path), settings.scenarios.path)
    yield ""
    yield from _place_rows("Saves", settings.saves)
    yield f"  {_save_summary(settings.saves.path)}"
    yield from PRIVACY
    remembered = settings.saves.path / FILE
    yield f"  last player and theme: {_absolute(remembered)}{'' if _exists(remembered) else ' (does not exist yet)'}"


def _place_rows(title: str, place: Place) -> Iterator[str]:
    yield f"{title}: {_absolute(place.path)}"
    yield f"  chosen by {place.chosen_by}"
    hidden = place.hides
    while hidden is not None:
        if hidden.path.absolute() != place.path.absolute():
            yield f"  used instead of {_absolute(hidden.path)} ({hidden.chosen_by})"
        hidden = hidden.hides


def _scenario_rows(shelf: Shelf, folder: Path) -> Iterator[str]:
    yield f"  {count_of(len(shelf.found), 'scenario')} can be played{':' if shelf.found else ''}"
    for found in shelf.found:
        sides = " and its other side" if found.other else ""
        yield f"    {found.scenario.id}{sides}: {one_line(found.scenario.title)} ({_relative(found.path, folder)})"
    by_file: dict[str, list[Problem]] = {}
    for problem in shelf.problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, problems in by_file.items():
        first = problems[0]
        if Path(file) == folder:
            yield f"  {one_line(first.message)}"
            continue
        place = f"{first.line}:{first.column}: {one_line(first.message)}"
        yield f"  {_relative(Path(file), folder)} has {count_of(len(problems), 'problem')}, first {place}"


def _save_summary(folder: Path) -> str:
    try:
        names = [path.stem for path in folder.iterdir() if is_save(path)]
    except FileNotFoundError:
        return "the folder is created when the first answer is saved"
    except NotADirectoryError:
        return "it is a file, not a folder; choose another place with --saves"
    except OSError as error:
        return f"it cannot be opened: {error.strerror}"
    return f"{count_of(len(names), 'save')}{': ' if names else ''}{', '.join(sorted(names))}"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _absolute(path: Path) -> str:
    return one_line(str(path.absolute()))


def _relative(path: Path, folder: Path) -> str:
    return one_line(str(path.relative_to(folder) if path != folder and path.is_relative_to(folder) else path))
