"""`debategame check`: every problem of scenario files and every fault of teaching, with its place and its line."""

import json
from functools import partial
from pathlib import Path

import click
import msgspec

from debategame.cli.settings import Settings, shared_options
from debategame.errors import Problem, UsageError
from debategame.scenario.library import read_files, scenario_files
from debategame.scenario.model import Scenario
from debategame.scenario.reader import parse_file, read_file
from debategame.text.display import REPLACEMENT, clean, count_of, one_line


@click.command()
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--form", is_flag=True, help="Check the form only: whether the files can be played.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option("--format", "form_of_output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared_options
def command(settings: Settings, paths: tuple[Path, ...], *, form: bool, strict: bool, form_of_output: str) -> int:
    """Tell every problem of scenario files, then, as warnings, what keeps them from teaching well.

    A PATH is a file, or a folder whose .yaml and .yml files are checked; without one it is the scenarios folder.
    """
    checked, problems = examined(paths or (settings.scenarios.path,), form=form)
    if form_of_output == "json":
        click.echo(json.dumps([msgspec.to_builtins(problem) for problem in problems], indent=2))
    else:
        for problem in problems:
            click.echo(format_problem(problem))
        click.echo(summary(checked, problems))
    return int(any(strict or problem.level == "error" for problem in problems))


def examined(paths: tuple[Path, ...], *, form: bool) -> tuple[int, tuple[Problem, ...]]:
    """Return how many files there are at some paths, and every problem of theirs: first of form, then warnings.

    With `form` only those of form. Raises UsageError where there is nothing at a path.
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
    of_form = read_files(found, read_file if form else partial(_reviewed, warnings)).problems
    return len(found), (*problems, *of_form, *warnings)


def _reviewed(warnings: list[Problem], path: Path) -> Scenario:
    """Return the scenario of a file, and add to `warnings` what keeps it from teaching well."""
    from debategame.authoring.checks.review import review

    placed = parse_file(path)
    warnings += review(placed)
    return placed.scenario


def format_problem(problem: Problem) -> str:
    """Return a problem as people read it: the place and what is wrong, then the offending line and the hint."""
    kind = "warning: " if problem.level == "warning" else ""
    file = clean(problem.file).replace("\n", REPLACEMENT)
    place = f"{file}:{problem.line}:{problem.column}"
    below = (clean(problem.excerpt), f"hint: {one_line(problem.hint)}" if problem.hint else "")
    return "\n".join((f"{place}: {kind}{one_line(problem.message)}", *(f"    {row}" for row in below if row)))


def summary(checked: int, problems: tuple[Problem, ...]) -> str:
    """Return the last line: how many files, how many problems and warnings."""
    faulty = len({problem.file for problem in problems})
    errors = sum(problem.level == "error" for problem in problems)
    found = [
        count_of(number, thing)
        for number, thing in ((errors, "problem"), (len(problems) - errors, "warning"))
        if number
    ]
    if not found:
        return f"{count_of(checked, 'file')}, no problems"
    return f"{' and '.join(found)} in {faulty} of {count_of(checked, 'file')}"
