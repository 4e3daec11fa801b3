"""Review of the scenario file for the author's screen: what `check` warns of, worked out in a thread."""

import asyncio
from pathlib import Path

from debategame.authoring.checks.review import review
from debategame.authoring.checks.trials import Work
from debategame.authoring.watched_file import WatchedFile
from debategame.errors import Problem
from debategame.scenario.reader import parse


class FileReview:
    """Reviews a watched file, one version at a time."""

    def __init__(self, file: WatchedFile) -> None:
        """Wait for the first review."""
        self._file = file
        self._running = asyncio.Lock()
        self._work = Work()

    async def advice(self) -> tuple[Problem, ...] | None:
        """Return the warnings and notes about the current version; None if a later version came meanwhile.

        The file must have no problems.
        """
        state = self._file.state
        self.stop()
        async with self._running:
            if state is not self._file.state:
                return None
            self._work = Work()
            found = await asyncio.to_thread(_review, state.data, self._file.path, self._work)
        return found if state is self._file.state else None

    def stop(self) -> None:
        """Let a running review end soon. The program waits for its threads before it ends."""
        self._work.stop()


def _review(data: bytes, path: Path, work: Work) -> tuple[Problem, ...]:
    return review(parse(data, str(path)), work)
