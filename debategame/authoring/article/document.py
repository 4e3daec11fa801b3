"""The parts of an article as its file has them, whatever its format."""

import datetime
from typing import Literal

import msgspec

MAX_CHARACTERS = 2**20
"""The most characters of an article. A whole book has about as many."""

Kind = Literal["paragraph", "heading", "item"]


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading or list item, on one line without markup."""

    text: str
    kind: Kind = "paragraph"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The blocks of a file and what it says about itself; unknown parts are empty."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    author: str = ""
    date: datetime.date | None = None
    url: str = ""


class UnreadableError(Exception):
    """A file cannot be converted; the message completes "it cannot be read: …"."""


def one_line(text: str) -> str:
    """Return a text with single spaces instead of line breaks, tabs and repeated spaces."""
    return " ".join(text.split())


def date_of(text: str) -> datetime.date | None:
    """Return the date at the start of a text such as `2013-01-03T08:00Z`, or None."""
    try:
        return datetime.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
