"""Counts the seconds that an answer takes, by a clock that is handed in."""

import datetime
import math
from collections.abc import Callable


class Stopwatch:
    """Counts seconds while it runs; a clock that is set back counts as standing still."""

    def __init__(self, now: Callable[[], datetime.datetime], limit: float = math.inf, *, counted: float = 0) -> None:
        """Begin at `counted` seconds, standing; count no further than `limit` seconds."""
        self._now, self._limit = now, limit
        self._counted = min(limit, counted)
        self._since: datetime.datetime | None = None

    @property
    def seconds(self) -> float:
        """The seconds it has run in all, at most the limit."""
        if self._since is None:
            return self._counted
        return min(self._limit, self._counted + max(0.0, (self._now() - self._since).total_seconds()))

    def go(self) -> None:
        """Run, or run on."""
        if self._since is None:
            self._since = self._now()

    def stand(self) -> None:
        """Stand still until told to go on."""
        self._counted = self.seconds
        self._since = None


def minutes(seconds: float) -> str:
    """Return whole seconds as `1:05`."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"
