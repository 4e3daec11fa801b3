"""Problems of scenario files: in one line, and as a list."""

from pathlib import Path

from textual.content import Content

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
