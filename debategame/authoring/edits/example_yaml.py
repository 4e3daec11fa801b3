"""Write a marked answer as YAML, the way a teacher would."""

import json
import re
import textwrap

from debategame.authoring.marked.reader import VERDICT_LISTS
from debategame.scenario.model import MarkedAnswer

WIDTH = 90
"""Columns of a line. Longer answers are folded."""
STEP = 2
LEAST_ROOM = 20
"""The fewest columns of a folded answer, however far it is indented."""
PLAIN = re.compile(r"[^\W_](?:(?!: | #|[\n\t]).)*(?<![\s:])")
"""Text that needs no quotes."""
_FOLDABLE = re.compile(r"\S+(?: \S+)*")
_LITERAL = re.compile(r"\S[^\n\t]*(?:\n+[^\s][^\n\t]*)+(?<!\s)")


def block_style(example: MarkedAnswer, column: int) -> list[str]:
    """Return an example as a list item in block style: the most readable form first, then one that is always valid.

    All rows but the first are indented to `column`, counted from 0.
    """
    marks = [f"{key}: [{', '.join(ids)}]" for key, ids in _marks(example)]
    answers = [_answer(example.answer, column), [f"answer: {_quoted(example.answer)}"]]
    return [_rows([f"line: {example.line}", *answer, *marks], column) for answer in answers]


def flow_style(example: MarkedAnswer, *, quoted: bool = False) -> str:
    """Return an example in flow style, on one line in braces. With `quoted` it is also JSON."""
    if quoted:
        return json.dumps({"line": example.line, "answer": example.answer, **dict(_marks(example))}, ensure_ascii=False)
    marks = "".join(f", {key}: [{', '.join(ids)}]" for key, ids in _marks(example))
    return f"{{line: {example.line}, answer: {_quoted(example.answer)}{marks}}}"


def list_item(example: MarkedAnswer) -> str:
    """Return an example as an item of `examples:`, ready to paste."""
    return f"{' ' * STEP}- {block_style(example, 2 * STEP)[0]}\n"


def _rows(rows: list[str], column: int) -> str:
    first, *others = rows
    return "\n".join([first, *(" " * column + row if row else "" for row in others)])


def _marks(example: MarkedAnswer) -> list[tuple[str, tuple[str, ...]]]:
    return [(key, getattr(example, key)) for key in VERDICT_LISTS if getattr(example, key)]


def _answer(text: str, column: int) -> list[str]:
    """Return the rows of an answer, unquoted if possible."""
    room = max(LEAST_ROOM, WIDTH - column)
    if len(text) <= room and PLAIN.fullmatch(text):
        return [f"answer: {text}"]
    indent = " " * STEP
    if len(text) > room and _FOLDABLE.fullmatch(text):
        folded = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
        return ["answer: >-", *(indent + row for row in folded)]
    if _LITERAL.fullmatch(text):
        return ["answer: |-", *(indent + row if row else "" for row in text.split("\n"))]
    return [f"answer: {_quoted(text)}"]


def _quoted(text: str) -> str:
    """Return a text in double quotes, valid as YAML and JSON."""
    return json.dumps(text, ensure_ascii=False)
