"""Count the seconds that an answer takes."""

import datetime
import math
from collections.abc import Callable


class Stopwatch:
    """A stopwatch. If its clock is set back, that adds nothing."""

    def __init__(self, now: Callable[[], datetime.datetime], limit: float = math.inf, *, counted: float = 0) -> None:
        """Start stopped at `counted` seconds. `now` is the clock; the count ends at `limit` seconds."""
        self._now, self._limit = now, limit
        self._counted = min(limit, counted)
        self._since: datetime.datetime | None = None

    @property
    def seconds(self) -> float:
        """The seconds it has run in all, at most the limit."""
        if self._since is None:
            return self._counted
        return min(self._limit, self._counted + max(0.0, (self._now() - self._since).total_seconds()))

    def start(self) -> None:
        """Start, or go on."""
        if self._since is None:
            self._since = self._now()

    def pause(self) -> None:
        """Pause; the seconds so far are kept."""
        self._counted = self.seconds
        self._since = None
