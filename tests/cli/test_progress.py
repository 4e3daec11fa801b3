"""A long command shows its progress, on a terminal only and after two seconds."""

import io
from collections.abc import Iterator

import pytest

from debategame.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, times: Iterator[float]) -> str:
    """Return what is written while three files are checked. The times are those of the beginning and of each step."""
    progress = Progress(stream, 3, clock=lambda: next(times))
    for _ in range(3):
        progress.step()
    progress.end()
    return stream.getvalue()


def test_a_slow_command_says_how_far_it_is_and_erases_it_in_the_end() -> None:
    written = shown(Terminal(), iter([10.0, 11.0, 12.5, 14.0]))
    assert written == "\r\x1b[Kchecking file 2 of 3\r\x1b[Kchecking file 3 of 3\r\x1b[K"


@pytest.mark.parametrize(
    ("stream", "times"), [(Terminal(), [10.0, 10.5, 11.0, 11.9]), (io.StringIO(), [10.0, 20.0, 30.0, 40.0])]
)
def test_a_quick_one_and_one_without_a_terminal_say_nothing(stream: io.StringIO, times: list[float]) -> None:
    assert shown(stream, iter(times)) == ""
