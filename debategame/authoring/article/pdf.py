"""Read a PDF: its rows, without headers and footers, joined to paragraphs."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from debategame.authoring.article.document import MAX_CHARACTERS, Block, Document, UnreadableError, one_line

MAX_PAGES = 200
EDGE = 3
"""How many rows at the top and the bottom of a page may be a header or a footer."""
SHORT = 0.85
"""Part of the usual width below which a row may be the last of its paragraph."""
LONGEST_HEADING = 12
"""Words."""

_ENDS = re.compile(r"[.?!…:]['\"”’)\]]*$")
_BROKEN_WORD = re.compile(r"(\w+)-\n(?=[a-zà-öø-ÿ])(\w+)")
_NUMBER = re.compile(r"[0-9]+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xad": None})


def read_pdf(data: bytes) -> Document:
    """Return the article of a PDF. Raise UnreadableError if it is damaged, protected, or has no text."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise UnreadableError("the PDF is protected; save it without a password")
        pages = [_rows(page.extract_text()) for page in islice(reader.pages, MAX_PAGES)]
        about = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableError("the PDF is damaged") from error
    rows = list(_without_edges(pages))
    text = "\n".join(rows)[:MAX_CHARACTERS]
    if not text.strip():
        raise UnreadableError("the PDF has no text in it; it may be a scan")
    title, author = (_if_printed(value, text) for value in ((about and about.title), (about and about.author)))
    return Document(blocks=tuple(_blocks(_mended(text).split("\n"))), title=title, author=author)


def _rows(page: str) -> list[str]:
    return [row for row in map(one_line, page.translate(_LIGATURES).split("\n")) if row]


def _without_edges(pages: Sequence[list[str]]) -> Iterator[str]:
    """Yield the rows of all pages without page numbers and without what stands at the edge of most pages."""
    edges = Counter(form for rows in pages for form in {_form(row) for row in (*rows[:EDGE], *rows[-EDGE:])})
    for rows in pages:
        for place, row in enumerate(rows):
            at_edge = place < EDGE or place >= len(rows) - EDGE
            repeated = len(pages) > 1 and edges[_form(row)] > len(pages) / 2
            if not (at_edge and (repeated or row.isdigit())):
                yield row


def _form(row: str) -> str:
    """Return a row with any number replaced, so that `Page 1` and `Page 2` are the same."""
    return _NUMBER.sub("#", row)


def _mended(text: str) -> str:
    """Return the text with words joined that were divided at the end of a row."""

    def joined(found: re.Match[str]) -> str:
        compound = f"{found[1]}-{found[2]}"
        return f"{compound}\n" if compound in text else f"{found[1]}{found[2]}\n"

    return _BROKEN_WORD.sub(joined, text)


def _blocks(rows: Sequence[str]) -> Iterator[Block]:
    """Yield the paragraphs and headings. A paragraph ends with a row that is short and ends a sentence."""
    lengths = sorted(map(len, rows))
    short = SHORT * lengths[int(0.9 * (len(lengths) - 1))]
    gathered: list[str] = []
    for row, after in zip(rows, (*rows[1:], ""), strict=True):
        gathered.append(row)
        ends = bool(_ENDS.search(row))
        begins = not after[:1].islower()
        is_short = len(row) < short and (ends or len(gathered) == 1)
        if not after or (begins and (is_short or (ends and _is_heading(after, short)))):
            text = one_line(" ".join(gathered))
            yield Block(text, "heading" if _is_heading(text, short) else "paragraph")
            gathered = []


def _is_heading(text: str, short: float) -> bool:
    return len(text) < short and not _ENDS.search(text) and len(text.split()) <= LONGEST_HEADING


def _if_printed(value: object, text: str) -> str:
    """Return what a PDF says about itself if it is printed in it as well; programs often write nonsense there."""
    words = one_line(value) if isinstance(value, str) else ""
    return words if words and words.casefold() in one_line(text).casefold() else ""
