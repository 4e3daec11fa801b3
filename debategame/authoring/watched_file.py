"""A scenario file while its teacher works on it: read again whenever it was saved."""

from pathlib import Path

import msgspec

from debategame.errors import Problem, ScenarioError
from debategame.files import read_start
from debategame.scenario.model import Scenario
from debategame.scenario.reader import MAX_BYTES, read, unreadable


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What a scenario file held when it was last looked at."""

    data: bytes = b""
    scenario: Scenario | None = None
    """None where there are problems."""
    problems: tuple[Problem, ...] = ()
    at: float = 0.0
    """When it was saved, in seconds since 1970; 0 where it cannot be opened."""


class WatchedFile:
    """A scenario file that can be looked at as often as one likes: it is opened only when it was saved.

    `saved` is what the last look found. Looks must not overlap.
    """

    def __init__(self, path: Path) -> None:
        """Read the file for the first time; what is wrong with it stands in `saved`."""
        self.path = path
        self._stamp: tuple[int, ...] = ()
        self.saved = self._found()

    def look(self) -> bool:
        """Look at the file; tell whether it holds anything else than before. Never raises."""
        found = self._found()
        changed = (found.data, found.problems) != (self.saved.data, self.saved.problems)
        if changed:
            self.saved = found
        return changed

    def _found(self) -> Saved:
        try:
            status = self.path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if stamp == self._stamp:
                return self.saved
            data = read_start(self.path, MAX_BYTES + 1)
        except (OSError, ValueError) as error:  # a path with NUL is a ValueError
            self._stamp = ()
            return Saved(problems=(unreadable(self.path, error),))
        self._stamp = stamp
        try:
            return Saved(data=data, scenario=read(data, str(self.path)), at=status.st_mtime)
        except ScenarioError as error:
            return Saved(data=data, problems=error.problems, at=status.st_mtime)
