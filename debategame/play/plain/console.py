"""Lines in, wrapped lines out: how plain play talks over two text streams, without a single escape code."""

import contextlib
import textwrap
from collections.abc import Iterator
from typing import TextIO

from debategame.errors import UsageError
from debategame.text.display import clean

SPECIAL = "√·×“”’…¾½"
ASCII = str.maketrans(
    {"√": "+", "·": "-", "×": "!", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "¾": "3/4", "½": "1/2"}
)
"""The program's own characters for streams that cannot carry them; glyphs as in `feedback.ASCII_GLYPHS`."""
LONGEST_ANSWER = 100_000
"""Characters that are read of one answer: a book's chapter. What has more is no player's, and may have no end."""


class Console:
    """Two text streams; `width` is where output is wrapped, None where it is not."""

    def __init__(self, stdin: TextIO, stdout: TextIO, width: int | None = None) -> None:
        """Read answers from `stdin`, write to `stdout`; neither is closed."""
        self._in = stdin
        self._out = stdout
        self._width = width
        self.ended = False
        """Whether the end of input was met; nothing is read after it."""
        self._terminals = tuple(stream for stream in (stdin, stdout) if stream.isatty())
        self._ascii = not _carries(stdout, SPECIAL)

    @property
    def is_cut_off(self) -> bool:
        """Whether input ended because its terminal was lost, and not because the player ended it."""
        return self.ended and self._is_lost(self._in)

    def say(self, *paragraphs: str) -> None:
        """Write each paragraph on lines of its own, made safe, at once; nothing once the terminal is lost."""
        with self._unless_lost(self._out):
            for paragraph in paragraphs:
                for line in clean(paragraph).split("\n"):
                    self._out.write(self._fitted(line) + "\n")
            self._out.flush()

    def read(self) -> str | None:
        """Return the next line without its end; None at the end of input. UsageError for a line without end."""
        line = ""
        with self._unless_lost(self._in):
            line = "" if self.ended else self._in.readline(LONGEST_ANSWER + 1)
        self._must_be_bearable(len(line))
        self.ended = not line
        return line.rstrip("\r\n") if line else None

    def read_on(self, first: str) -> str:
        """Return the lines from `first` to the next empty one, or to the end of input, as one text.

        UsageError for a text without end.
        """
        lines, length = [first], len(first)
        while (line := self.read()) is not None and line.strip():
            lines.append(line)
            length += len(line)
            self._must_be_bearable(length)
        return "\n".join(lines)

    @contextlib.contextmanager
    def _unless_lost(self, stream: TextIO) -> Iterator[None]:
        """Let errors of a stream pass if they come of a lost terminal; others are raised."""
        try:
            yield
        except OSError:
            if not self._is_lost(stream):
                raise

    def _is_lost(self, stream: TextIO) -> bool:
        """Whether a stream was a terminal and is none any more."""
        return stream in self._terminals and not stream.isatty()

    def _must_be_bearable(self, length: int) -> None:
        if length > LONGEST_ANSWER:
            self.ended = True
            raise UsageError(f"an answer of more than {LONGEST_ANSWER} characters is not read: the bout ends here")

    def _fitted(self, line: str) -> str:
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


def _carries(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
