"""The terminal that the program was started in: whether it is still there, and the signals that ask to end."""

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any

STANDARD_STREAMS = (0, 1, 2)
"""The file descriptors of standard input, output and error."""
SIGNALLED = 128
"""Shells report a process that a signal ended by this plus the signal's number."""
HUNG_UP = SIGNALLED + 1
"""The exit status after the terminal is lost: that of SIGHUP, also on systems without that signal."""
RESET = "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""Ends bracketed paste, mouse reports, kitty keys, the alternate screen and focus reports; shows the cursor."""
ENDING_SIGNALS = ("SIGHUP", "SIGTERM")
"""By name, because Windows has no SIGHUP."""


class Terminal:
    """Those of the standard streams that are a terminal at the start, and the terminal's settings then."""

    def __init__(self) -> None:
        """Remember the streams and the settings."""
        self._streams = tuple(stream for stream in STANDARD_STREAMS if os.isatty(stream))
        self._settings = {stream: _settings(stream) for stream in self._streams}

    @property
    def is_lost(self) -> bool:
        """Whether one of the streams has lost its terminal, as when its window was closed."""
        return not all(os.isatty(stream) for stream in self._streams)

    def let_go(self) -> None:
        """Send what is still written to a lost terminal nowhere, so that it cannot fail."""
        for stream in self._streams:
            if not os.isatty(stream):
                _to_nowhere(stream)

    def end_input(self) -> None:
        """End standard input here, so that whoever reads it goes on as at the end of a file."""
        self._streams = tuple(stream for stream in self._streams if stream != 0)
        _to_nowhere(0)

    def restore(self) -> None:
        """Leave the terminal as it was at the start, without waiting for one that does not answer."""
        for stream, settings in self._settings.items():
            if settings is not None:
                _restore(stream, settings)


@contextlib.contextmanager
def when_asked_to_end(act: Callable[[int], None], names: Iterable[str] = ENDING_SIGNALS) -> Iterator[None]:
    """Call `act` with the exit status to end with, whenever one of the named signals comes.

    It is called in the main thread, between two steps of whatever runs there. A signal that is ignored, as under
    `nohup`, stays ignored. Outside the main thread nothing changes: Python handles signals only there.
    """

    def handle(number: int, _: FrameType | None) -> None:
        act(SIGNALLED + number)

    before = _handlers(names) if threading.current_thread() is threading.main_thread() else {}
    for number in before:
        signal.signal(number, handle)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _handlers(names: Iterable[str]) -> dict[signal.Signals, Any]:
    """Return how the named signals are handled now, without those that are ignored or that the system lacks."""
    numbers = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    handlers = {number: signal.getsignal(number) for number in numbers}
    return {number: handler for number, handler in handlers.items() if handler not in (signal.SIG_IGN, None)}


def _to_nowhere(stream: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, stream)
    os.close(nowhere)


def _settings(stream: int) -> list[Any] | None:
    """Return the settings of a terminal; None where the system has no such thing."""
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
