"""What is wrong in scenario files, for Home: in one line, and as the whole list."""

from pathlib import Path

from textual.content import Content

from debategame.errors import Problem
from debategame.text.display import one_line
from debategame.ui.widgets.primitives import assembled


def format_file_problems(problems: tuple[Problem, ...]) -> str:
    """Say in one line that files have problems, and the first of them; empty where there are none."""
    if not problems:
        return ""
    files = len({problem.file for problem in problems})
    many = "1 file has problems" if files == 1 else f"{files} files have problems"
    first = problems[0]
    place = f"{Path(one_line(first.file)).name}:{first.line}:{first.column}"
    return f"{many} (W shows all): {place}: {one_line(first.message)}"


def list_file_problems(problems: tuple[Problem, ...]) -> Content:
    """List problems with their places, each over the line of the file that it is about."""
    return Content("\n").join(
        assembled((f"{one_line(str(problem))}\n", "bold"), f"    {problem.excerpt}\n" if problem.excerpt else "")
        for problem in problems
    )
