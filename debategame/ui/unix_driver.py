"""Textual's driver for Linux and macOS, changed to draw on standard output and to survive the loss of its terminal."""

import contextlib
import sys
from io import TextIOWrapper
from typing import TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from debategame.ui.columns import pin_columns


class UnixDriver(LinuxDriver):
    """Draws on standard output, and ignores errors of reading and writing, so that the guard can end the game.

    Textual's own driver draws on standard error, which may be a file. It ends without saving drafts if reading fails,
    and blocks forever if writing fails.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Read and write the terminal of `app`."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("TextIOWrapper", _Unfailing(cast("TextIO", sys.__stdout__)))
        self._suspended = False

    def run_input_thread(self) -> None:
        """Read keys until the game ends or the terminal is lost."""
        with contextlib.suppress(OSError):
            super().run_input_thread()

    def write(self, data: str) -> None:
        """Write to the terminal, with every column in its place."""
        super().write(pin_columns(data))

    def suspend_application_mode(self) -> None:
        """Give the terminal back to the shell for a while."""
        self._suspended = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again, but only after a suspension.

        SIGCONT also arrives without a suspension, for example after a hangup. A second start would leave a thread
        that reads forever, and would restore the wrong settings at the end.
        """
        if self._suspended:
            super().resume_application_mode()
            self._suspended = self._writer_thread is None or not self._writer_thread.is_alive()


class _Unfailing:
    """A stream that ignores errors of writing."""

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
