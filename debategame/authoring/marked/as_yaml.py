"""A marked answer as YAML, as a teacher would write it."""

import json
import re
import textwrap

from debategame.authoring.marked.reader import LISTS
from debategame.scenario.model import MarkedAnswer

WIDTH = 90
"""Columns within which a long answer is folded; one that fits stands on the line of its key."""
STEP = 2
_PLAIN = re.compile(r"[^\W_](?:(?!: | #|[\n\t]).)*(?<![\s:])")
"""What can stand without quotes: it begins with a letter or digit, and nothing in it ends or comments it."""
_FOLDABLE = re.compile(r"\S+(?: \S+)*")
_LITERAL = re.compile(r"\S[^\n\t]*(?:\n+[^\s][^\n\t]*)+(?<!\s)")


def in_rows(example: MarkedAnswer, column: int) -> list[str]:
    """Return an example as a list's item in rows, the most readable way first, then the one that always holds.

    All rows but the first are indented to `column`, counted from 0.
    """
    marks = [f"{key}: [{', '.join(ids)}]" for key, ids in _marks(example)]
    answers = [_answer(example.answer, column), [f"answer: {_quoted(example.answer)}"]]
    return [_rows([f"line: {example.line}", *answer, *marks], column) for answer in answers]


def in_braces(example: MarkedAnswer, *, quoted: bool = False) -> str:
    """Return an example on one line in braces; with `quoted` it is JSON as well."""
    if quoted:
        return json.dumps({"line": example.line, "answer": example.answer, **dict(_marks(example))}, ensure_ascii=False)
    marks = "".join(f", {key}: [{', '.join(ids)}]" for key, ids in _marks(example))
    return f"{{line: {example.line}, answer: {_quoted(example.answer)}{marks}}}"


def snippet(example: MarkedAnswer) -> str:
    """Return an example as it can be put below `examples:`, for copying."""
    return f"{' ' * STEP}- {in_rows(example, 2 * STEP)[0]}\n"


def _rows(rows: list[str], column: int) -> str:
    first, *others = rows
    return "\n".join([first, *(" " * column + row if row else "" for row in others)])


def _marks(example: MarkedAnswer) -> list[tuple[str, tuple[str, ...]]]:
    return [(key, getattr(example, key)) for key in LISTS if getattr(example, key)]


def _answer(text: str, column: int) -> list[str]:
    """Return the rows of an answer, unquoted where that can be."""
    room = WIDTH - column
    if len(text) <= room and _PLAIN.fullmatch(text):
        return [f"answer: {text}"]
    indent = " " * STEP
    if len(text) > room and _FOLDABLE.fullmatch(text):
        folded = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
        return ["answer: >-", *(indent + row for row in folded)]
    if _LITERAL.fullmatch(text):
        return ["answer: |-", *(indent + row if row else "" for row in text.split("\n"))]
    return [f"answer: {_quoted(text)}"]


def _quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)
