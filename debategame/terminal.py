"""The terminal of the program: whether it is still there, and the signals that stop or end the program."""

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any

STANDARD_STREAMS = (0, 1, 2)
"""The file descriptors of standard input, output and error."""
SIGNAL_EXIT_BASE = 128
"""Shells add the number of the signal to this for the exit status of a process that a signal ended."""
HUNG_UP = SIGNAL_EXIT_BASE + 1
"""Exit status after the terminal is lost. It is the status of SIGHUP on every system."""
RESET = "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""Ends bracketed paste, mouse reports, kitty keys, the alternate screen and focus reports; shows the cursor."""
ENDING_SIGNALS = ("SIGHUP", "SIGTERM")
"""Names of the signals that ask the program to end. Windows has no SIGHUP."""


LOCAL_MODES = 3
"""The place of a terminal's local modes in its settings."""
MOST_SIGNALS = 64
"""How many signals are taken note of at once."""


class Terminal:
    """The standard streams that were a terminal at the start, and their settings at that time."""

    def __init__(self) -> None:
        """Remember the streams and the settings."""
        self._streams = tuple(stream for stream in STANDARD_STREAMS if os.isatty(stream))
        self._settings = {stream: _settings(stream) for stream in self._streams}
        self._signalled: int | None = None

    @contextlib.contextmanager
    def woken_by_signals(self) -> Iterator[None]:
        """Within the context, let a signal that Python handles end `wait_for_input`, also if it comes just before.

        Call this only on POSIX, in the main thread.
        """
        self._signalled, writer = os.pipe()
        os.set_blocking(writer, False)
        before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            os.close(writer)
            os.close(self._signalled)
            self._signalled = None

    def wait_for_input(self) -> None:
        """Wait until standard input has a line to read or has ended, or until a signal wakes this up.

        A read that has begun waits for the next line, even if a signal came between its call and its beginning. A
        terminal that does not give line by line is not waited for: what it gave may stand in the stream, unseen here.
        """
        if self._signalled is None or not _gives_lines(0):
            return
        ready, _, _ = select.select([0, self._signalled], [], [])
        if self._signalled in ready:
            os.read(self._signalled, MOST_SIGNALS)

    @property
    def is_lost(self) -> bool:
        """Whether one of the streams has lost its terminal, for example because its window was closed."""
        return not all(os.isatty(stream) for stream in self._streams)

    def discard_output(self) -> None:
        """Discard further output to a lost terminal, so that writing cannot fail."""
        for stream in self._streams:
            if not os.isatty(stream):
                _redirect_to_null(stream)

    def end_input(self) -> None:
        """End standard input, so that its reader sees the end of a file."""
        self._streams = tuple(stream for stream in self._streams if stream != 0)
        _redirect_to_null(0)

    def restore(self) -> None:
        """Restore the settings of the terminal, without waiting for one that does not answer."""
        for stream, settings in self._settings.items():
            if settings is not None:
                _restore(stream, settings)


@contextlib.contextmanager
def on_ending_signal(act: Callable[[int], None], names: Iterable[str] = ENDING_SIGNALS) -> Iterator[None]:
    """Within the context, call `act` with the exit status when one of the named signals arrives.

    The call interrupts the main thread. A signal that is ignored, as under `nohup`, stays ignored. Outside the main
    thread this does nothing, because Python handles signals only there.
    """

    def handle(number: int, _: FrameType | None) -> None:
        act(SIGNAL_EXIT_BASE + number)

    before = _handlers(names) if threading.current_thread() is threading.main_thread() else {}
    for number in before:
        signal.signal(number, handle)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def is_job() -> bool:
    """Return whether a shell controls this process as a job, so that it can be stopped and continued."""
    return hasattr(os, "getsid") and os.getpgrp() != os.getsid(0)


def stop_job() -> None:
    """Stop this process and the others of its job until the shell continues them.

    The others matter: if only this process stopped, a `make` that started it would wait, and the shell with it. Call
    this only on POSIX, in the main thread.
    """
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.killpg(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)


def _handlers(names: Iterable[str]) -> dict[signal.Signals, Any]:
    """Return the current handlers of the named signals, except signals that are ignored or missing on this system."""
    numbers = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    handlers = {number: signal.getsignal(number) for number in numbers}
    return {number: handler for number, handler in handlers.items() if handler not in (signal.SIG_IGN, None)}


def open_missing_streams() -> None:
    """Connect each standard stream that is closed to the null device: no input, and output is discarded.

    Otherwise the next file that is opened would become the stream, and text for the terminal could land in it.
    """
    for stream, name in enumerate(("stdin", "stdout", "stderr")):
        if not _is_open(stream):
            _redirect_to_null(stream)
        if getattr(sys, name) is None:
            mode = "r" if stream == 0 else "w"
            setattr(sys, name, open(stream, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def _is_open(stream: int) -> bool:
    try:
        os.fstat(stream)
    except OSError:
        return False
    return True


def _redirect_to_null(stream: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, stream)
    if null != stream:
        os.close(null)


def _gives_lines(stream: int) -> bool:
    """Return whether a stream is a terminal whose every read ends with a line."""
    import termios

    settings = _settings(stream)
    return settings is not None and bool(settings[LOCAL_MODES] & termios.ICANON)


def _settings(stream: int) -> list[Any] | None:
    """Return the settings of a terminal, or None if they cannot be read."""
    try:
        import termios
    except ImportError:
        return None
    try:
        return termios.tcgetattr(stream)
    except termios.error:
        return None


def _restore(stream: int, settings: list[Any]) -> None:
    import termios

    with contextlib.suppress(OSError, termios.error):
        termios.tcsetattr(stream, termios.TCSANOW, settings)
        terminal = os.open(os.ttyname(stream), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        os.write(terminal, RESET.encode())
        os.close(terminal)
