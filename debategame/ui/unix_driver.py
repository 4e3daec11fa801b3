"""Textual's driver for Linux and macOS, made to outlive the loss of its terminal."""

import contextlib
from io import TextIOWrapper
from typing import TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class UnixDriver(LinuxDriver):
    """Survives reading and writing errors; whoever watches the terminal then ends the game.

    Textual's own would end without keeping drafts when reading fails, and wait for ever once writing has failed.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Read and write the terminal of `app`."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("TextIOWrapper", _Unfailing(cast("TextIO", self._file)))
        self._suspended = False

    def run_input_thread(self) -> None:
        """Read until the game ends or the terminal does."""
        with contextlib.suppress(OSError):
            super().run_input_thread()

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._suspended = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again after a suspension, and only then.

        SIGCONT also comes without one, after a hangup for instance. Starting twice would leave a thread reading
        for ever, and restore the wrong settings in the end.
        """
        if self._suspended:
            super().resume_application_mode()
            self._suspended = self._writer_thread is None or not self._writer_thread.is_alive()


class _Unfailing:
    """A stream on which writing never fails."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()

    def fileno(self) -> int:
        return self._stream.fileno()
