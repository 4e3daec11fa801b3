"""Problems and warnings of scenario files: in one line, and as a list."""

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from debategame.authoring.checks.alike import grouped, other_places
from debategame.errors import Problem
from debategame.text.display import count_of, one_line
from debategame.ui.widgets.primitives import assembled


def format_file_problems(problems: tuple[Problem, ...]) -> str:
    """Return one line with the number of files with problems and the first problem. Empty if there are none."""
    if not problems:
        return ""
    files = len({problem.file for problem in problems})
    summary = f"{count_of(files, 'file')} {'has' if files == 1 else 'have'} problems"
    first = problems[0]
    place = f"{Path(one_line(first.file)).name}:{first.line}:{first.column}"
    return f"{summary} (W shows all): {place}: {one_line(first.message)}"


def list_file_problems(problems: tuple[Problem, ...]) -> Content:
    """Return every problem with its place, each above its line of the file."""
    return Content("\n").join(
        assembled((f"{one_line(str(problem))}\n", "bold"), f"    {problem.excerpt}\n" if problem.excerpt else "")
        for problem in problems
    )


def list_advice(advice: tuple[Problem, ...]) -> Content:
    """Return the warnings about a file, then the notes, each with its place, its line of the file and the hint.

    Those that differ only in names are one, with a count.
    """
    warnings = [problem for problem in advice if problem.level == "warning"]
    notes = [problem for problem in advice if problem.level != "warning"]
    return Content("\n").join(_alike(alike) for alike in (*grouped(warnings), *grouped(notes)))


def _alike(alike: Sequence[Problem]) -> Content:
    first = alike[0]
    below = (first.excerpt, f"hint: {first.hint}" if first.hint else "", other_places(alike) if alike[1:] else "")
    rows = "".join(f"    {one_line(row)}\n" for row in below if row)
    return assembled((f"{first.line}:{first.column} {first.level}: {one_line(first.message)}\n", "bold"), rows)
