"""Reads lines and writes wrapped lines, without escape codes."""

import contextlib
import textwrap
from collections.abc import Callable, Iterator
from typing import TextIO

from debategame.errors import UsageError
from debategame.progress.answer_length import LONGEST_ANSWER, REST_LEFT_OUT, TOO_LONG, length_fault
from debategame.text.display import clean

SPECIAL = "√·×“”’…¾½"
"""Characters in the game's own texts that an output stream may be unable to encode."""
ASCII = str.maketrans(
    {"√": "+", "·": "-", "×": "!", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "¾": "3/4", "½": "1/2"}
)
"""Replacements for the characters of SPECIAL. The glyphs are those of `glyphs.ASCII_GLYPHS`."""
MOST_SKIPPED = 16 * 2**20
"""How many characters after the longest answer are skipped. Longer input is not typed, and may have no end."""


class Console:
    """Two text streams: one to read from, one to write to."""

    def __init__(
        self, stdin: TextIO, stdout: TextIO, width: int | None = None, *, wait: Callable[[], None] = lambda: None
    ) -> None:
        """Read from `stdin` and write to `stdout`; neither is closed. Wrap output at `width`, or not if None.

        `wait` is called before each line is read.
        """
        self._wait = wait
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
        """Return the next line without its line break. None at the end.

        Of a line longer than an answer may be, the rest is skipped, except for one character. Raise UsageError if it
        does not end.
        """
        line = self._read_part()
        part, skipped = line, 0
        while len(part) > LONGEST_ANSWER and not part.endswith("\n"):
            part = self._read_part()
            skipped += len(part)
            self._refuse_if_endless(skipped)
        return line.rstrip("\r\n") if line else None

    def read_answer(self, first: str) -> str:
        """Return an answer: the line `first` and all lines up to an empty one or the end.

        Of an answer that is too long, keep the beginning and say so. Raise UsageError if it does not end.
        """
        text, skipped = first, 0
        while (line := self.read()) is not None and line.strip():
            if length_fault(text):
                skipped += len(line)
                self._refuse_if_endless(skipped)
            else:
                text = f"{text}\n{line}"
        if length_fault(text):
            self.say(REST_LEFT_OUT)
        return text[:LONGEST_ANSWER]

    def _read_part(self) -> str:
        """Return the next line with its line break, or the beginning of a line that is too long."""
        part = ""
        with self._ignoring_lost_terminal(self._in):
            if not self.ended:
                self._wait()
                part = self._in.readline(LONGEST_ANSWER + 1)
        self.ended = not part
        return part

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

    def _refuse_if_endless(self, skipped: int) -> None:
        if skipped > MOST_SKIPPED:
            self.ended = True
            raise UsageError(f"{TOO_LONG}, and this one does not end: the bout ends here")

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
