"""Read an article in plain text or Markdown: title, author, date and paragraphs."""

import datetime
import re
from collections.abc import Iterable, Iterator

import msgspec

from debategame.authoring.article.byline import Byline, byline, only_a_byline
from debategame.text.display import FORBIDDEN, REPLACEMENT

LONGEST_WRAPPED = 200
"""Maximum length of a wrapped line. If any line is longer, each line is a paragraph."""
LONGEST_TITLE = 15
"""Maximum number of words of a first line that can be a title."""
HEAD, FOOT = 6, 3
"""Numbers of paragraphs at the start and at the end that may have the byline."""

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_FENCED = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t#]*")
_RULE = re.compile(r"(=+|-{3,}|\*{3,}|_{3,}|(\* )+\*)")
_ITEM = re.compile(r"([-*+•]|[0-9]{1,3}[.)])[ \t]+")
_MARKUP = (
    (re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,500}\)"), ""),
    (re.compile(r"\[([^\]]{0,300})\](?:\([^)]{0,500}\)|\[[^\]]{0,100}\])"), r"\1"),
    (re.compile(r"</?[A-Za-z][^>]{0,300}>"), ""),
    (re.compile(r"(\*{1,3}|`)(?=\S)([^*`]{1,500})(?<=\S)\1"), r"\2"),
    (re.compile(r"\b(_{1,2})(?=\S)([^_]{1,500})(?<=\S)\1\b"), r"\2"),
)


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs of an article and its byline; unknown parts are empty."""

    title: str = ""
    author: str = ""
    date: datetime.date | None = None
    url: str = ""
    paragraphs: tuple[str, ...] = ()
    """Each on one line, without markup, headings, title or byline. People count them from 1."""


class _Block(msgspec.Struct, frozen=True):
    text: str
    heading: bool = False


def read(text: str) -> Article:
    """Read any text. Forbidden characters become �."""
    text = FORBIDDEN.sub(REPLACEMENT, _BREAKS.sub("\n", text).replace("\ufeff", ""))
    front = _FRONT.match(text)
    fields = _front_matter(front.group(1)) if front else {}
    blocks = list(_blocks(_FENCED.sub("", text[front.end() :] if front else text)))
    title = fields.get("title") or _title(blocks)
    paragraphs = [block.text for block in blocks if not block.heading and block.text != title]
    edges = [*fields.values(), *paragraphs[:HEAD], *paragraphs[HEAD:][-FOOT:]]
    about = byline(edges, last=paragraphs[-FOOT:])
    return Article(
        title=title,
        author=fields.get("author") or about.author,
        date=about.date,
        url=about.url,
        paragraphs=tuple(_without_head(paragraphs, about)),
    )


def _front_matter(front: str) -> dict[str, str]:
    """Return the keys and values at the start of a Markdown file."""
    pairs = (row.partition(":") for row in front.split("\n"))
    return {key.strip().lower(): _one_line(value).strip("\"'") for key, colon, value in pairs if colon}


def _blocks(text: str) -> Iterator[_Block]:
    """Yield headings and paragraphs, each on one line without markup."""
    rows = [row.strip() for row in text.split("\n")]
    unwrapped = any(len(row) > LONGEST_WRAPPED for row in rows)
    gathered: list[str] = []
    for row in (*(row.lstrip("> ") for row in rows), ""):
        heading = _HEADING.fullmatch(row)
        underlined = len(gathered) == 1 and row[:1] in ("=", "-") and _RULE.fullmatch(row)
        if not row or heading or _RULE.fullmatch(row) or _ITEM.match(row) or unwrapped:
            yield from _block(gathered, heading=bool(underlined))
            gathered = []
        if heading:
            yield from _block([heading.group(1)], heading=True)
        elif row and not _RULE.fullmatch(row):
            gathered.append(_ITEM.sub("", row, count=1) if _ITEM.match(row) else row)


def _block(rows: Iterable[str], *, heading: bool) -> Iterator[_Block]:
    text = " ".join(rows)
    for markup, kept in _MARKUP:
        text = markup.sub(kept, text)
    if text := _one_line(text):
        yield _Block(text, heading)


def _title(blocks: list[_Block]) -> str:
    """Return the first block if it looks like a title, otherwise the first heading."""
    first = blocks[0].text if len(blocks) > 1 else ""
    if first and (blocks[0].heading or (len(first.split()) <= LONGEST_TITLE and first[-1] not in ".,;:")):
        return first
    return next((block.text for block in blocks if block.heading), "")


def _without_head(paragraphs: list[str], about: Byline) -> Iterator[str]:
    """Yield the paragraphs without those near the start that are only a byline."""
    for index, paragraph in enumerate(paragraphs):
        if index >= HEAD or not only_a_byline(paragraph, about):
            yield paragraph


def _one_line(text: str) -> str:
    return " ".join(text.split())
