"""Reads lines and writes wrapped lines, without escape codes."""

import contextlib
import textwrap
from collections.abc import Iterator
from typing import TextIO

from debategame.errors import UsageError
from debategame.text.display import clean

SPECIAL = "√·×“”’…¾½"
"""Characters in the game's own texts that an output stream may be unable to encode."""
ASCII = str.maketrans(
    {"√": "+", "·": "-", "×": "!", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "¾": "3/4", "½": "1/2"}
)
"""Replacements for the characters of SPECIAL. The glyphs are those of `glyphs.ASCII_GLYPHS`."""
LONGEST_ANSWER = 100_000
"""The longest answer, in characters: a chapter of a book. Longer input is not typed, and may have no end."""


class Console:
    """Two text streams: one to read from, one to write to."""

    def __init__(self, stdin: TextIO, stdout: TextIO, width: int | None = None) -> None:
        """Read from `stdin` and write to `stdout`; neither is closed. Wrap output at `width`, or not if None."""
        self._in = stdin
        self._out = stdout
        self._width = width
        self.ended = False
        """Whether the input has ended. Nothing is read after that."""
        self._terminals = tuple(stream for stream in (stdin, stdout) if stream.isatty())
        self._ascii = not _can_encode(stdout, SPECIAL)

    @property
    def lost_its_input(self) -> bool:
        """Whether the input ended because its terminal was closed, and not because the player ended it."""
        return self.ended and self._is_lost(self._in)

    def say(self, *paragraphs: str) -> None:
        """Write each paragraph on lines of its own, made safe to show. Write nothing if the terminal is closed."""
        with self._ignoring_lost_terminal(self._out):
            for paragraph in paragraphs:
                for line in clean(paragraph).split("\n"):
                    self._out.write(self._wrapped(line) + "\n")
            self._out.flush()

    def read(self) -> str | None:
        """Return the next line without its line break. None at the end. Raise UsageError if the line is too long."""
        line = ""
        with self._ignoring_lost_terminal(self._in):
            line = "" if self.ended else self._in.readline(LONGEST_ANSWER + 1)
        self._refuse_if_too_long(len(line))
        self.ended = not line
        return line.rstrip("\r\n") if line else None

    def read_answer(self, first: str) -> str:
        """Return an answer: the line `first` and all lines up to an empty one or the end.

        Raise UsageError if the answer is too long.
        """
        lines, length = [first], len(first)
        while (line := self.read()) is not None and line.strip():
            lines.append(line)
            length += len(line)
            self._refuse_if_too_long(length)
        return "\n".join(lines)

    @contextlib.contextmanager
    def _ignoring_lost_terminal(self, stream: TextIO) -> Iterator[None]:
        """Ignore errors of a stream if its terminal was closed. Raise all other errors."""
        try:
            yield
        except OSError:
            if not self._is_lost(stream):
                raise

    def _is_lost(self, stream: TextIO) -> bool:
        """Return whether a stream was a terminal and no longer is."""
        return stream in self._terminals and not stream.isatty()

    def _refuse_if_too_long(self, length: int) -> None:
        if length > LONGEST_ANSWER:
            self.ended = True
            raise UsageError(f"an answer of more than {LONGEST_ANSWER} characters is too long: the bout ends here")

    def _wrapped(self, line: str) -> str:
        shown = line.translate(ASCII) if self._ascii else line
        if self._width is None:
            return shown
        indent = shown[: len(shown) - len(shown.lstrip())]
        return textwrap.fill(
            shown,
            self._width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _can_encode(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
