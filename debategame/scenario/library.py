"""Where scenarios are found: in a folder, by their id, or by a path. A broken file never hides the others."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from debategame.errors import Problem, ScenarioError, UsageError
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from debategame.scenario.scalars import near
from debategame.text.display import in_ticks

SUFFIXES = (".yaml", ".yml")


class FoundScenario(msgspec.Struct, frozen=True):
    """A scenario, and the file that holds it."""

    path: Path
    scenario: Scenario


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds."""

    found: tuple[FoundScenario, ...] = ()
    """The scenarios that can be played, by level, then title."""
    problems: tuple[Problem, ...] = ()
    """All that is wrong with the other files, file by file."""


def files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the scenario files in a folder and the folders in it, sorted, and what of it cannot be opened.

    Names that begin with a dot are left out.
    """
    errors: list[OSError] = []
    paths = sorted(_walked(folder, errors.append))
    return paths, [_about(error.filename, f"cannot be opened: {error.strerror}") for error in errors]


def load(folder: Path) -> Shelf:
    """Read every scenario file of a folder; a folder that is not there or cannot be opened is a problem."""
    paths, problems = files(folder)
    shelf = shelved(paths)
    return msgspec.structs.replace(shelf, problems=(*problems, *shelf.problems))


def shelved(paths: Iterable[Path], read: Callable[[Path], Scenario] = read_file) -> Shelf:
    """Read scenario files; where several have one id, the first is kept and the others are problems.

    `read` makes the scenario of a file, and raises ScenarioError where it cannot.
    """
    problems: list[Problem] = []
    by_id: dict[str, FoundScenario] = {}
    for path in paths:
        try:
            scenario = read(path)
        except ScenarioError as error:
            problems += error.problems
            continue
        first = by_id.setdefault(scenario.id, FoundScenario(path, scenario))
        if first.path != path:
            message = f"the id `{scenario.id}` is taken by {first.path}"
            problems.append(_about(path, message, "give each scenario an id of its own", "$.id"))
    found = sorted(by_id.values(), key=lambda found: (found.scenario.level, found.scenario.title, found.scenario.id))
    return Shelf(found=tuple(found), problems=tuple(problems))


def find(ref: str, folder: Path) -> FoundScenario:
    """Return the scenario of a path, or of an id in a folder.

    `ref` is a path where it has a path separator or ends in `.yaml` or `.yml`, else an id. Raises UsageError
    where there is none, with the nearest id; ScenarioError where there is one and it has problems.
    """
    if os.sep in ref or "/" in ref or ref.lower().endswith(SUFFIXES):
        return _at(Path(ref))
    shelf = load(folder)
    for found in shelf.found:
        if found.scenario.id == ref:
            return found
    broken = tuple(problem for problem in shelf.problems if Path(problem.file).stem == ref)
    if broken:
        raise ScenarioError(broken)
    raise UsageError(_none(ref, folder, shelf))


def _at(path: Path) -> FoundScenario:
    try:
        return FoundScenario(path, read_file(path))
    except ScenarioError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise UsageError(f"there is no file {path}") from error
        raise


def _none(ref: str, folder: Path, shelf: Shelf) -> str:
    none = f"there is no scenario {in_ticks(ref)} in {folder}"
    broken = {problem.file for problem in shelf.problems}
    if str(folder) in broken:
        return f"{none}: that folder cannot be opened"
    if hint := near(ref, [found.scenario.id for found in shelf.found]):
        return f"{none}; {hint}"
    return f"{none}; files there that cannot be played: {len(broken)} (see `debategame check`)" if broken else none


def _about(path: Path | str, message: str, hint: str = "", place: str = "$") -> Problem:
    return Problem(file=str(path), line=1, column=1, path=place, message=message, hint=hint)


def _walked(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(parent) / name
