"""`debategame check`: report every problem of scenario files, and warn about what could teach better."""

import json
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from debategame.authoring.checks.alike import grouped, other_places
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.progress import Progress
from debategame.cli.settings import Settings
from debategame.errors import Problem, UsageError
from debategame.scenario.library import read_files, scenario_files
from debategame.scenario.model import Scenario
from debategame.scenario.reader import ParsedScenario, parse_file, read_file
from debategame.text.display import REPLACEMENT, clean, count_of, one_line

if TYPE_CHECKING:
    from debategame.authoring.checks.quality import Quality
    from debategame.authoring.checks.review import Reviewed


class Checked(NamedTuple):
    """The result of checking files."""

    files: int
    problems: tuple[Problem, ...]
    """Problems of form, followed by warnings and notes."""
    known: tuple[tuple[str, "Quality"], ...]
    """How well each playable scenario is known to mark, by its file."""


@click.command()
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=AnyPath())
@click.option("--form", is_flag=True, help="Only check whether the files can be played.")
@click.option("--strict", is_flag=True, help="Count warnings as errors. Notes never count.")
@click.option(
    "--thorough", is_flag=True, help="Also try each sentence with one and two words left out or exchanged. Slow."
)
@click.option("--format", "form_of_output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared_options
def command(
    settings: Settings, paths: tuple[Path, ...], *, form: bool, strict: bool, thorough: bool, form_of_output: str
) -> int:
    """Check scenario files and report every problem with its line.

    After the problems come warnings: what could teach better. Notes are worth a look and count for nothing. The last
    lines say how well each scenario is known to mark, and what to do next. PATH is a file, or a folder with .yaml and
    .yml files. Without PATH, the scenarios folder is checked.
    """
    if form and thorough:
        raise UsageError("--form and --thorough exclude each other")
    checked = check_paths(paths or (settings.scenarios.path,), form=form, thorough=thorough)
    if form_of_output == "json":
        click.echo(json.dumps([problem._asdict() for problem in checked.problems], indent=2))
    else:
        for alike in grouped(checked.problems):
            click.echo(format_problems(alike))
        click.echo(summary(checked.files, checked.problems))
        for file, quality in checked.known:
            name = clean(file).replace("\n", REPLACEMENT)
            click.echo(f"{name}: {quality.sentence()}\n    next: {quality.next_step(shlex.quote(name))}")
    return int(any(problem.level == "error" or (strict and problem.level == "warning") for problem in checked.problems))


def check_paths(paths: tuple[Path, ...], *, form: bool, thorough: bool = False) -> Checked:
    """Check the files at some paths.

    With `form`, leave out the warnings and the quality. Raise UsageError if a path does not exist.
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside, unreadable = scenario_files(path)
            problems += unreadable
            found |= dict.fromkeys(inside)
        elif path.exists():
            found[path] = None
        else:
            raise UsageError(f"there is no file or folder {path}")
    advice: list[Problem] = []
    known: list[tuple[str, Quality]] = []
    progress = Progress(sys.stderr, len(found))

    def read_next(path: Path) -> Scenario:
        if not thorough:
            progress.step()
        if form:
            return read_file(path)
        parsed = parse_file(path)
        reviewed = _examine(parsed, thorough=thorough)
        advice.extend(reviewed.advice)
        known.append((parsed.file, reviewed.quality))
        return parsed.scenario

    try:
        form_problems = read_files(found, read_next).problems
    finally:
        progress.end()
    files = {*map(str, found), *(problem.file for problem in problems)}
    return Checked(len(files), (*problems, *form_problems, *advice), tuple(known))


def _examine(parsed: ParsedScenario, *, thorough: bool) -> "Reviewed":
    """Review a scenario. A thorough review shows its progress."""
    from debategame.authoring.checks.review import examine

    if not thorough:
        return examine(parsed)
    shown: list[Progress] = []

    def start(total: int) -> Callable[[], None]:
        shown.append(Progress(sys.stderr, total, doing="trying sentence"))
        return shown[-1].step

    try:
        return examine(parsed, start)
    finally:
        for progress in shown:
            progress.end()


def format_problems(alike: Sequence[Problem]) -> str:
    """Return problems of one kind as text: the first, then their number and the places of the others."""
    first = format_problem(alike[0])
    if len(alike) == 1:
        return first
    return f"{first}\n    {other_places(alike)}"


def format_problem(problem: Problem) -> str:
    """Return a problem as text: its place and message, then the line of the file and the hint."""
    kind = "" if problem.level == "error" else f"{problem.level}: "
    file = clean(problem.file).replace("\n", REPLACEMENT)
    place = f"{file}:{problem.line}:{problem.column}"
    below = (clean(problem.excerpt), f"hint: {one_line(problem.hint)}" if problem.hint else "")
    return "\n".join((f"{place}: {kind}{one_line(problem.message)}", *(f"    {row}" for row in below if row)))


def summary(checked: int, problems: Sequence[Problem]) -> str:
    """Return the line below the problems: the numbers of files, problems, warnings and notes."""
    levels = Counter[str](problem.level for problem in problems)
    names = {"error": "problem", "warning": "warning", "note": "note"}
    found = [count_of(levels[level], name) for level, name in names.items() if levels[level]]
    if not checked and not found:
        return "no scenario files found; their names end in .yaml or .yml"
    if not found:
        return f"{count_of(checked, 'file')}, no problems"
    if set(levels) == {"note"}:
        return f"{count_of(checked, 'file')}, no problems, {found[0]}"
    faulty = len({problem.file for problem in problems if problem.level != "note"})
    listed = f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0]
    return f"{listed} in {faulty} of {count_of(checked, 'file')}"
