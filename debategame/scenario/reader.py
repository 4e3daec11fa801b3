"""A scenario file becomes a Scenario, or every problem that keeps it from being one, each with its place."""

import codecs
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from debategame.errors import Problem, ScenarioError
from debategame.files import read_start
from debategame.scenario.checks import check
from debategame.scenario.fields import ScenarioDraft, drafted
from debategame.scenario.model import Scenario
from debategame.scenario.yaml_errors import START, Fault, Position, rendered
from debategame.scenario.yaml_errors import Path as Place
from debategame.scenario.yaml_nodes import LOADER, Scalar, compose
from debategame.text.display import FORBIDDEN, REPLACEMENT, character_name, clean

MAX_BYTES = 256 * 1024
LONGEST_EXCERPT = 100
"""Code points of the offending line that are shown around the place."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario together with the text it was read from and the place of each of its parts."""

    scenario: Scenario
    file: str
    """What problems call the file."""
    text: str
    """The whole text, without a byte order mark, each line ended by a newline alone."""
    places: Mapping[Place, Position]
    """Where each part begins, by its path: the value, not its key."""

    def warning(self, path: Place, message: str, hint: str = "", *, words: str = "") -> Problem:
        """Return a warning about the part at a path; of a part that is missing, with the place of what lacks it.

        Of a longer text, `words` of it lead to the place where they begin.
        """
        there = path
        while there not in self.places:
            there = there[:-1]
        at = self._of_words(self.places[there], words)
        return _problems([Fault(at=at, message=message, hint=hint, path=path)], self.file, self.text, "warning")[0]

    def _of_words(self, at: Position, words: str) -> Position:
        """Return where words begin after a place, however they are broken into lines; else that place."""
        lines = self.text.split("\n")
        start = sum(len(line) + 1 for line in lines[: at.line - 1]) + at.column - 1
        found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(self.text, start)
        if not words or not found:
            return at
        before = self.text[: found.start()]
        return Position(before.count("\n") + 1, found.start() - before.rfind("\n"))


def read_file(path: Path) -> Scenario:
    """Read the scenario of a file; raises ScenarioError, also where the file cannot be opened."""
    return placed_file(path).scenario


def placed_file(path: Path) -> Placed:
    """Read the scenario of a file with its places; raises ScenarioError, also where it cannot be opened."""
    try:
        data = read_start(path, MAX_BYTES + 1)
    except OSError as error:
        raise ScenarioError((unreadable(path, error),)) from error
    return placed(data, str(path))


def unreadable(path: Path, error: OSError | ValueError) -> Problem:
    """Return the problem of a file that cannot be opened."""
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(file=str(path), line=1, column=1, path="$", message=f"cannot be read: {reason}")


def read(data: bytes, file: str, *, loader: type = LOADER) -> Scenario:
    """Read a scenario from the bytes of a file.

    `file` is what problems call it; `loader` the PyYAML loader whose events are read. Raises ScenarioError
    with every problem, in the order of their places; of a file that is not YAML, with the first fault of that.
    """
    return placed(data, file, loader=loader).scenario


def placed(data: bytes, file: str, *, loader: type = LOADER) -> Placed:
    """Read a scenario as `read` does, and keep the place of each of its parts."""
    text = data[:MAX_BYTES].removeprefix(codecs.BOM_UTF8).decode(errors="replace").replace("\r\n", "\n")
    bad = _bad_bytes(data)
    draft = ScenarioDraft(root={}, places={}, faults=[bad]) if bad else _examined(text, loader)
    if draft.faults:
        raise ScenarioError(_problems(draft.faults, file, text))
    return Placed(scenario=msgspec.convert(draft.root, Scenario), file=file, text=text, places=draft.places)


def _examined(text: str, loader: type) -> ScenarioDraft:
    """Return what a text says of a scenario, and all that is wrong with it."""
    root, broken = compose(FORBIDDEN.sub(REPLACEMENT, text), loader)
    faults = [*_bad_characters(text), *broken]
    if root is None or (isinstance(root, Scalar) and not root.text.strip()):
        return ScenarioDraft(root={}, places={}, faults=faults or [_nothing(text)])
    draft = drafted(root)
    check(draft)
    draft.faults[:0] = faults
    return draft


def _bad_bytes(data: bytes) -> Fault | None:
    """Return what keeps the bytes from being text of a bearable size."""
    if len(data) > MAX_BYTES:
        return Fault(at=START, message=f"the file is larger than {MAX_BYTES // 1024} KB, which no scenario needs")
    try:
        data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(errors="replace").replace("\r\n", "\n")
        lines = before.split("\n")
        utf_16 = "this looks like UTF-16 (“Unicode” in some editors); " if data.startswith(_UTF_16) else ""
        return Fault(
            at=Position(len(lines), len(lines[-1]) + 1),
            message="the file is not UTF-8",
            hint=f"{utf_16}save it with the encoding UTF-8",
        )
    return None


def _bad_characters(text: str) -> list[Fault]:
    """Return the first forbidden character of each line."""
    return [
        Fault(
            at=Position(number, found.start() + 1),
            message=f"here stands {character_name(found.group())}",
            hint="take it out",
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := FORBIDDEN.search(line))
    ]


def _nothing(text: str) -> Fault:
    what = "only comments" if text.strip() else "nothing"
    return Fault(at=START, message=f"the file holds {what}, and a scenario begins with `format: 1`")


def _problems(
    faults: Iterable[Fault], file: str, text: str, level: Literal["error", "warning"] = "error"
) -> tuple[Problem, ...]:
    lines = text.split("\n")
    return tuple(
        Problem(
            file=file,
            line=fault.at.line,
            column=fault.at.column,
            path=rendered(fault.path),
            message=fault.message,
            hint=fault.hint,
            excerpt=_excerpt(lines[fault.at.line - 1 : fault.at.line], fault.at.column),
            level=level,
        )
        for fault in sorted(faults, key=lambda fault: fault.at)
    )


def _excerpt(lines: list[str], column: int) -> str:
    """Return the offending line made safe; of a long one the part around the column."""
    line = lines[0] if lines else ""
    start = max(0, column - 1 - LONGEST_EXCERPT // 2) if len(line) > LONGEST_EXCERPT else 0
    end = start + LONGEST_EXCERPT
    return ("…" if start else "") + clean(line[start:end]).strip() + ("…" if end < len(line) else "")
