"""Find scenarios in a folder, by id, or by path. A broken file never hides the others."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from debategame.errors import Problem, ScenarioError, UsageError
from debategame.scenario.model import OTHER_SIDE, Scenario
from debategame.scenario.other_side import other_side, why_no_other_side
from debategame.scenario.reader import parse_file, read_file
from debategame.scenario.scalars import did_you_mean
from debategame.text.display import in_ticks

SUFFIXES = (".yaml", ".yml")
MISNAMED = tuple(f"{suffix}.txt" for suffix in SUFFIXES)
"""Endings of scenario files that an editor such as Notepad has made text files."""


class FoundScenario(msgspec.Struct, frozen=True):
    """A scenario and its file."""

    path: Path
    scenario: Scenario
    other: Scenario | None = None
    """The scenario from the other side. None if it cannot be played from there."""

    @property
    def sides(self) -> tuple[Scenario, ...]:
        """The scenario, followed by its other side if there is one."""
        return (self.scenario, self.other) if self.other else (self.scenario,)


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """The scenarios of a folder, and the problems found there."""

    found: tuple[FoundScenario, ...] = ()
    """Playable scenarios, sorted by level, then title."""
    problems: tuple[Problem, ...] = ()
    """Every problem of the other files, file by file."""

    @property
    def by_id(self) -> dict[str, Scenario]:
        """Everything that can be played, by id: each scenario of a file, and its other side if there is one."""
        return {side.id: side for found in self.found for side in found.sides}


def scenario_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the sorted scenario files in a folder and its subfolders, and a problem for each folder or file not read.

    These are folders that cannot be opened, and files such as `x.yaml.txt`. Names that begin with a dot are skipped.
    """
    errors: list[OSError] = []
    files = sorted(_walk(folder, errors.append))
    unreadable = [_problem(error.filename, _why_unreadable(error)) for error in errors]
    misnamed = [_misnamed(path) for path in files if path.name.lower().endswith(MISNAMED)]
    return [path for path in files if path.name.lower().endswith(SUFFIXES)], [*unreadable, *misnamed]


def load(folder: Path) -> Shelf:
    """Read every scenario file of a folder. A folder that is missing or cannot be opened is a problem."""
    paths, problems = scenario_files(folder)
    shelf = read_files(paths)
    return msgspec.structs.replace(shelf, problems=(*problems, *shelf.problems))


def read_files(paths: Iterable[Path], read: Callable[[Path], Scenario] = read_file) -> Shelf:
    """Read scenario files. If several files have the same id, keep the first and report the others.

    `read` returns the scenario of a file or raises ScenarioError.
    """
    problems: list[Problem] = []
    by_id: dict[str, FoundScenario] = {}
    for path in paths:
        try:
            scenario = read(path)
        except ScenarioError as error:
            problems += error.problems
            continue
        first = by_id.setdefault(scenario.id, _with_other_side(path, scenario))
        if first.path != path:
            problems.append(_duplicate_id(path, scenario.id, first.path))
    found = sorted(by_id.values(), key=lambda found: (found.scenario.level, found.scenario.title, found.scenario.id))
    return Shelf(found=tuple(found), problems=tuple(problems))


def find(ref: str, folder: Path) -> FoundScenario:
    """Return the scenario at a path, or the one with that id in a folder.

    `ref` is a path if it has a path separator or ends in `.yaml` or `.yml`, otherwise an id. With `--other-side` at
    its end it is the other side of that scenario. Raise UsageError with the nearest id if there is none, and
    ScenarioError if the scenario has problems.
    """
    if ref.endswith(OTHER_SIDE):
        return _from_other_side(find(ref.removesuffix(OTHER_SIDE), folder))
    if os.sep in ref or "/" in ref or ref.lower().endswith(SUFFIXES):
        return _at(Path(ref))
    shelf = load(folder)
    for found in shelf.found:
        if found.scenario.id == ref:
            return found
    broken = tuple(problem for problem in shelf.problems if Path(problem.file).stem == ref)
    if broken:
        raise ScenarioError(broken)
    raise UsageError(_not_found(ref, folder, shelf))


def _from_other_side(found: FoundScenario) -> FoundScenario:
    if found.other is None:
        raise UsageError(f"{in_ticks(found.scenario.id)} {why_no_other_side(found.scenario)}")
    return FoundScenario(found.path, found.other)


def _with_other_side(path: Path, scenario: Scenario) -> FoundScenario:
    return FoundScenario(path, scenario, other_side(scenario))


def _at(path: Path) -> FoundScenario:
    try:
        return _with_other_side(path, read_file(path))
    except ScenarioError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise UsageError(f"there is no file {path}") from error
        raise


def _not_found(ref: str, folder: Path, shelf: Shelf) -> str:
    message = f"there is no scenario {in_ticks(ref)} in {folder}"
    broken = {problem.file: problem for problem in shelf.problems}
    if str(folder) in broken:
        return f"{message}: {broken[str(folder)].message}"
    if hint := did_you_mean(ref, [found.scenario.id for found in shelf.found]):
        return f"{message}; {hint}"
    return (
        f"{message}; files there that cannot be played: {len(broken)} (see `debategame check`)" if broken else message
    )


def _why_unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder"
    if isinstance(error, NotADirectoryError):
        return "it is a file, not a folder"
    return f"the folder cannot be opened: {error.strerror}"


def _duplicate_id(path: Path, scenario_id: str, first: Path) -> Problem:
    """Return the problem of a file that has the id of another file, at the place of its id."""
    message = f"the id `{scenario_id}` is already used by {first}"
    try:
        parsed = parse_file(path)
    except ScenarioError as error:  # it has changed in the meantime
        return error.problems[0]
    return parsed.warning(("id",), message, "give each scenario its own id")._replace(level="error")


def _misnamed(path: Path) -> Problem:
    message = f"this file is not read, because its name ends in .txt; rename it to {path.stem}"
    return _problem(path, message, "in the dialog for saving, choose “All files”")._replace(level="warning")


def _problem(path: Path | str, message: str, hint: str = "") -> Problem:
    return Problem(file=str(path), line=1, column=1, path="$", message=message, hint=hint)


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith((*SUFFIXES, *MISNAMED)) and not name.startswith("."):
                yield Path(parent) / name
