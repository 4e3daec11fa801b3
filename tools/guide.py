"""Run every command in docs/teachers.md and write the output into it.

Run it from the repository's folder: `python -m tools.guide`.
The scenario of the guide grows block by block. A block with a file name is that file. Any other YAML block is a part of
the scenario: it replaces the part with the same id or name. Commands run in order.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "teachers.md"
SCENARIO = "uniform.yaml"
CLASS = "class-7b"
PUPILS = {
    "Ben": "I get ten more minutes in bed because I know already what I will put on.\n\n\n/d 3\n\n",
    "Zoe": "Nobody gets laughed at for the wrong trainers.\n\nCharacter is what counts, and no tie can hide it.\n\n\n",
}
"""The pupils of the guide, each with their input in plain play."""
LINE = "sheep"
"""The line that the pupils play."""
NEEDS_A_SCREEN = "debategame try"
"""The command that fails without a terminal. tools/make_pictures.py shows it at work."""
GOES_ON = "…"
"""The last row of an output that the guide cuts short."""
DAY = "2024-11-24"
"""The date that the guide shows."""
_BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")


class Step(msgspec.Struct, frozen=True):
    """A block of commands in the guide, and their output."""

    commands: tuple[str, ...]
    failed: tuple[str, ...]
    """For each command that failed, the command with its output."""
    said: str
    """The standard output of all commands, with every date replaced by DAY."""
    shown: tuple[int, int] | None
    """Start and end of the output in the guide. None if the guide does not show it."""

    def fitted(self, page: str) -> str:
        """Return the output for the guide: all rows, or as many as the guide shows now."""
        start, end = self.shown or (0, 0)
        shown = page[start:end].splitlines()
        if shown[-1:] == [GOES_ON]:
            return "".join(f"{row}\n" for row in (*self.said.splitlines()[: len(shown) - 1], GOES_ON))
        return self.said


def steps(page: str, folder: Path) -> Iterator[Step]:
    """Run the guide in an empty folder and yield each block of commands with its output."""
    found = list(_BLOCK.finditer(page))
    for block, after in zip(found, (*found[1:], None), strict=True):
        text = block["text"]
        if block["language"] == "sh":
            yield _run(text.splitlines(), folder, _answer(page, block, after))
        elif block["file"]:
            (folder / block["file"]).write_text(text, encoding="utf-8")
        elif block["language"] == "yaml":
            scenario = folder / SCENARIO
            scenario.write_text(with_part(scenario.read_text(encoding="utf-8"), text), encoding="utf-8")


def with_part(scenario: str, part: str) -> str:
    """Return a scenario with a part replaced, or added after the others of its kind."""
    first = part.splitlines()[0]
    indent = " " * (len(first) - len(first.lstrip()))
    there = re.compile(rf"^{re.escape(first)}\n(?:{indent} .*\n|\n)*", re.MULTILINE)
    if there.search(scenario):
        return there.sub(lambda _: part, scenario)
    before = "key_points:\n"
    if indent:
        before = r"\Z" if "    says:" in part else "lines:\n"
    elif first == "examples:":
        before = r"\Z"
    return re.sub(before, lambda found: part + found[0], scenario, count=1)


def updated(page: str, done: Sequence[Step]) -> str:
    """Return the guide with the current output."""
    for step in reversed(done):
        if step.shown:
            start, end = step.shown
            page = page[:start] + step.fitted(page) + page[end:]
    return page


def main() -> None:
    """Write the current output into the guide, and print the commands that failed."""
    page = GUIDE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        done = list(steps(page, Path(folder)))
    GUIDE.write_text(updated(page, done), encoding="utf-8")
    for failure in (failure for step in done for failure in step.failed if not failure.startswith(NEEDS_A_SCREEN)):
        print(failure)


def _answer(page: str, block: re.Match[str], after: re.Match[str] | None) -> tuple[int, int] | None:
    if after and after["language"] == "text" and not after["file"] and not page[block.end() : after.start()].strip():
        return after.span("text")
    return None


def _run(commands: Sequence[str], folder: Path, shown: tuple[int, int] | None) -> Step:
    said, failed = [], []
    for command in commands:
        if CLASS in command and not (folder / CLASS).exists():
            _let_pupils_play(folder)
        done = _debategame(shlex.split(command)[1:], folder)
        said.append(done.stdout)
        if done.returncode:
            failed.append(f"{command}: {done.stderr}{done.stdout}")
    return Step(tuple(commands), tuple(failed), _DATE.sub(DAY, "".join(said)), shown)


def _let_pupils_play(folder: Path) -> None:
    for pupil, typed in PUPILS.items():
        words = ("play", f"./{SCENARIO}", "--line", LINE, "--plain", "--saves", CLASS, "--player", pupil)
        _debategame(words, folder, typed).check_returncode()


def _debategame(words: Sequence[str], folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 -- the words are the guide's own
        [sys.executable, "-m", "debategame", *words],
        cwd=folder,
        env={**os.environ, "DEBATEGAME_SAVES": str(folder / "saves"), "DEBATEGAME_PLAYER": "Ada", "PYTHONUTF8": "1"},
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


if __name__ == "__main__":
    main()
