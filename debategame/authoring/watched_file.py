"""Watch a scenario file, and read it again after each save."""

from pathlib import Path

import msgspec

from debategame.errors import Problem, ScenarioError
from debategame.files import read_start
from debategame.scenario.model import Scenario
from debategame.scenario.other_side import other_side, why_no_other_side
from debategame.scenario.reader import MAX_BYTES, ParsedScenario, parse, unreadable


class FileState(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a scenario file when it was last read."""

    data: bytes = b""
    scenario: Scenario | None = None
    """None if there are problems."""
    problems: tuple[Problem, ...] = ()
    saved_at: float = 0.0
    """Time of the last save in seconds since 1970; 0 if the file cannot be opened."""


class WatchedFile:
    """A scenario file. A refresh opens it only if it was saved since the last one.

    `state` is the result of the last refresh. Refreshes must not overlap.
    """

    def __init__(self, path: Path, *, other: bool = False) -> None:
        """Read the file. Its problems, if any, are in `state`. With `other`, its scenario is the other side."""
        self.path = path
        self._other = other
        self._stamp: tuple[int, ...] = ()
        self.state = self._read()

    def refresh(self) -> bool:
        """Read the file if it was saved. Return whether its content changed. Never raise."""
        state = self._read()
        changed = (state.data, state.problems) != (self.state.data, self.state.problems)
        if changed:
            self.state = state
        return changed

    def _read(self) -> FileState:
        try:
            status = self.path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if stamp == self._stamp:
                return self.state
            data = read_start(self.path, MAX_BYTES + 1)
        except (OSError, ValueError) as error:  # a path with NUL is a ValueError
            self._stamp = ()
            return FileState(problems=(unreadable(self.path, error),))
        self._stamp = stamp
        try:
            scenario = self._side_of(parse(data, str(self.path)))
        except ScenarioError as error:
            return FileState(data=data, problems=error.problems, saved_at=status.st_mtime)
        return FileState(data=data, scenario=scenario, saved_at=status.st_mtime)

    def _side_of(self, parsed: ParsedScenario) -> Scenario:
        """Return the side of a scenario that is watched. Raise ScenarioError if it cannot be played."""
        if not self._other:
            return parsed.scenario
        side = other_side(parsed.scenario)
        if side is None:
            problem = parsed.warning(("their_lines",), f"it {why_no_other_side(parsed.scenario)}")
            raise ScenarioError((problem._replace(level="error"),))
        return side
