"""Read a scenario file: return the scenario, or report every problem with its place."""

import codecs
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from debategame.errors import Problem, ScenarioError
from debategame.files import read_start
from debategame.scenario.checks import check
from debategame.scenario.fields import ScenarioDraft, read_fields
from debategame.scenario.model import Scenario
from debategame.scenario.slips import explained, warnings
from debategame.scenario.yaml_errors import START, DataPath, Fault, Position, format_path
from debategame.scenario.yaml_nodes import LOADER, ScalarNode, compose
from debategame.text.display import REPLACEMENT, clean
from debategame.text.encoding import UTF_16, WINDOWS, decode, utf_16_of
from debategame.text.forbidden import FORBIDDEN, character_name

MAX_BYTES = 256 * 1024
"""Size limit of a scenario file."""
LONGEST_EXCERPT = 100
"""Maximum number of code points of the offending line to show."""
_EDITOR_NAMES = {
    UTF_16: "UTF-16 (“Unicode” in some editors)",
    WINDOWS: "Windows-1252 (“ANSI” in some editors)",
}


class ParsedScenario(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario, its source text, and the position of each part in the text."""

    scenario: Scenario
    file: str
    """The name of the file in problems."""
    text: str
    """The whole text without byte order mark, with `\\n` as line break."""
    places: Mapping[DataPath, Position]
    """The position of each value (not of its key), by its path."""

    def warning(
        self,
        path: DataPath,
        message: str,
        hint: str = "",
        *,
        words: str = "",
        level: Literal["warning", "note"] = "warning",
    ) -> Problem:
        """Return a warning or note about the part at a path. If that part is missing, use the position of its parent.

        `words` from a longer text move the position to where these words begin.
        """
        there = path
        while there not in self.places:
            there = there[:-1]
        at = self._find_words(self.places[there], words) if words else self.places[there]
        return _problems([Fault(at=at, message=message, hint=hint, path=path)], self.file, self.text, level)[0]

    def slips(self) -> tuple[Problem, ...]:
        """Return a warning about each part of the text that was probably meant otherwise than YAML reads it."""
        return _problems(warnings(self.text), self.file, self.text, "warning")

    def _find_words(self, at: Position, words: str) -> Position:
        """Return the first position of some words after a position, ignoring line breaks; without a match, `at`."""
        lines = _lines(self.text)
        start = sum(len(line) + 1 for line in lines[: at.line - 1]) + at.column - 1
        found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(self.text, start)
        if not found:
            return at
        before = self.text[: found.start()]
        return Position(before.count("\n") + 1, found.start() - before.rfind("\n"))


def read_file(path: Path) -> Scenario:
    """Read the scenario in a file. Raise ScenarioError if it has problems or cannot be opened."""
    return parse_file(path).scenario


def parse_file(path: Path) -> ParsedScenario:
    """Read the scenario in a file with its positions. Raise ScenarioError if it has problems or cannot be opened."""
    try:
        data = read_start(path, MAX_BYTES + 1)
    except OSError as error:
        raise ScenarioError((unreadable(path, error),)) from error
    return parse(data, str(path))


def unreadable(path: Path, error: OSError | ValueError) -> Problem:
    """Return the problem for a file that cannot be opened."""
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(file=str(path), line=1, column=1, path="$", message=f"cannot be read: {reason}")


def read(data: bytes, file: str, *, loader: type = LOADER) -> Scenario:
    """Read a scenario from the bytes of a file.

    `file` is its name in problems, `loader` the PyYAML loader. Raise ScenarioError with every problem, sorted by
    position. If the file is not YAML, only the first YAML error is reported.
    """
    return parse(data, file, loader=loader).scenario


def parse(data: bytes, file: str, *, loader: type = LOADER) -> ParsedScenario:
    """Read a scenario as `read` does, and keep the position of each part."""
    text = _text_of(data[:MAX_BYTES]).replace("\r\n", "\n")
    bad = _bad_bytes(data)
    draft = ScenarioDraft(root={}, places={}, faults=[bad]) if bad else _draft_of(text, loader)
    if draft.faults:
        raise ScenarioError(_problems(draft.faults, file, text))
    return ParsedScenario(scenario=msgspec.convert(draft.root, Scenario), file=file, text=text, places=draft.places)


def _draft_of(text: str, loader: type) -> ScenarioDraft:
    """Return the draft of a scenario from its text, with every fault."""
    root, broken = compose(FORBIDDEN.sub(REPLACEMENT, text), loader)
    faults = [*_bad_characters(text), *explained(broken, text)]
    if root is None or (isinstance(root, ScalarNode) and not root.text.strip()):
        return ScenarioDraft(root={}, places={}, faults=faults or [_empty_file_fault(text)])
    draft = read_fields(root)
    check(draft)
    draft.faults = [*faults, *explained(draft.faults, text)]
    return draft


def _text_of(data: bytes) -> str:
    """Return the text of a scenario, or as much of it as can be shown."""
    encoding = utf_16_of(data)
    return data.decode(encoding, "replace") if encoding else data.decode("utf-8-sig", "replace")


def _bad_bytes(data: bytes) -> Fault | None:
    """Return a fault if the bytes are too many or not UTF-8."""
    if len(data) > MAX_BYTES:
        return Fault(at=START, message=f"the file is too large; a scenario has at most {MAX_BYTES // 1024} KB")
    if utf_16_of(data):
        return _not_utf_8(START, data)
    try:
        data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(errors="replace").replace("\r\n", "\n")
        lines = before.split("\n")
        return _not_utf_8(Position(len(lines), len(lines[-1]) + 1), data)
    return None


def _not_utf_8(at: Position, data: bytes) -> Fault:
    return Fault(at=at, message="the file is not UTF-8", hint=f"{_looks_like(data)}save it as UTF-8")


def _looks_like(data: bytes) -> str:
    """Return the beginning of a hint with the encoding that a file seems to have; empty if it is unknown."""
    try:
        encoding = decode(data).encoding
    except ValueError:
        return ""
    return f"this looks like {_EDITOR_NAMES[encoding]}; " if encoding in _EDITOR_NAMES else ""


def _bad_characters(text: str) -> list[Fault]:
    """Return the first forbidden character of each line."""
    return [
        Fault(
            at=Position(number, found.start() + 1),
            message=f"{character_name(found.group())} is not allowed here",
            hint="delete it",
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := FORBIDDEN.search(line))
    ]


def _empty_file_fault(text: str) -> Fault:
    what = "has only comments" if text.strip() else "is empty"
    return Fault(at=START, message=f"the file {what}; a scenario begins with `format: 1`")


def _problems(
    faults: Iterable[Fault], file: str, text: str, level: Literal["error", "warning", "note"] = "error"
) -> tuple[Problem, ...]:
    lines = _lines(text)
    return tuple(
        Problem(
            file=file,
            line=fault.at.line,
            column=fault.at.column,
            path=format_path(fault.path),
            message=fault.message,
            hint=fault.hint,
            excerpt=_excerpt(lines[fault.at.line - 1 : fault.at.line], fault.at.column),
            level=level,
        )
        for fault in sorted(faults, key=lambda fault: fault.at)
    )


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    """Return the lines of a text. A scenario may have thousands of warnings."""
    return text.split("\n")


def _excerpt(lines: list[str], column: int) -> str:
    """Return the offending line, safe to print; if it is long, only the part around the column."""
    line = lines[0] if lines else ""
    start = max(0, column - 1 - LONGEST_EXCERPT // 2) if len(line) > LONGEST_EXCERPT else 0
    end = start + LONGEST_EXCERPT
    return ("…" if start else "") + clean(line[start:end]).strip() + ("…" if end < len(line) else "")
