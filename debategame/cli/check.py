"""`debategame check`: report every problem of scenario files, and warn about what could teach better."""

import json
from functools import partial
from pathlib import Path

import click

from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.errors import Problem, UsageError
from debategame.scenario.library import read_files, scenario_files
from debategame.scenario.model import Scenario
from debategame.scenario.reader import parse_file, read_file
from debategame.text.display import REPLACEMENT, clean, count_of, one_line


@click.command()
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--form", is_flag=True, help="Only check whether the files can be played.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--format", "form_of_output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared_options
def command(settings: Settings, paths: tuple[Path, ...], *, form: bool, strict: bool, form_of_output: str) -> int:
    """Check scenario files and report every problem with its line.

    After the problems come warnings: what could teach better. PATH is a file, or a folder with .yaml and .yml
    files. Without PATH, the scenarios folder is checked.
    """
    checked, problems = check_paths(paths or (settings.scenarios.path,), form=form)
    if form_of_output == "json":
        click.echo(json.dumps([problem._asdict() for problem in problems], indent=2))
    else:
        for problem in problems:
            click.echo(format_problem(problem))
        click.echo(summary(checked, problems))
    return int(any(strict or problem.level == "error" for problem in problems))


def check_paths(paths: tuple[Path, ...], *, form: bool) -> tuple[int, tuple[Problem, ...]]:
    """Return the number of files at some paths, and their problems followed by their warnings.

    With `form`, leave out the warnings. Raise UsageError if a path does not exist.
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
    warnings: list[Problem] = []
    form_problems = read_files(found, read_file if form else partial(_read_and_review, warnings)).problems
    return len(found), (*problems, *form_problems, *warnings)


def _read_and_review(warnings: list[Problem], path: Path) -> Scenario:
    """Return the scenario of a file, and add its warnings to `warnings`."""
    from debategame.authoring.checks.review import review

    placed = parse_file(path)
    warnings += review(placed)
    return placed.scenario


def format_problem(problem: Problem) -> str:
    """Return a problem as text: its place and message, then the line of the file and the hint."""
    kind = "warning: " if problem.level == "warning" else ""
    file = clean(problem.file).replace("\n", REPLACEMENT)
    place = f"{file}:{problem.line}:{problem.column}"
    below = (clean(problem.excerpt), f"hint: {one_line(problem.hint)}" if problem.hint else "")
    return "\n".join((f"{place}: {kind}{one_line(problem.message)}", *(f"    {row}" for row in below if row)))


def summary(checked: int, problems: tuple[Problem, ...]) -> str:
    """Return the last line of the output: the numbers of files, problems and warnings."""
    faulty = len({problem.file for problem in problems})
    errors = sum(problem.level == "error" for problem in problems)
    found = [
        count_of(number, thing)
        for number, thing in ((errors, "problem"), (len(problems) - errors, "warning"))
        if number
    ]
    if not checked and not found:
        return "no scenario files found; their names end in .yaml or .yml"
    if not found:
        return f"{count_of(checked, 'file')}, no problems"
    return f"{' and '.join(found)} in {faulty} of {count_of(checked, 'file')}"
