"""Read an article: from plain text or Markdown, or from the blocks of a document in another format."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import get_args

import msgspec

from debategame.authoring.article.byline import Byline, byline, introduces_the_author, only_a_byline
from debategame.authoring.article.document import Block, Document, Kind, date_of, one_line
from debategame.text.display import REPLACEMENT
from debategame.text.forbidden import FORBIDDEN

LONGEST_WRAPPED = 200
"""Maximum length of a wrapped line. If any line is longer, each line is a paragraph."""
LONGEST_TITLE = 15
"""Maximum number of words of a first line that can be a title."""
LONGEST_HEADING = 10
"""Maximum number of words of a heading in plain text."""
HEAD, FOOT = 6, 3
"""Numbers of paragraphs at the start and at the end that may have the byline."""

_ENDS = (".", "?", "!")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
_FENCED = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t#]*")
_RULE = re.compile(r"(=+|-{3,}|\*{3,}|_{3,}|(\* )+\*)")
_ITEM = re.compile(r"([-*+•]|[0-9]{1,3}[.)])[ \t]+")
_NOTE = re.compile(r"\[\^?[\w-]{1,30}\]:")
"""Begins a footnote or the address of a link in Markdown."""
_MARKUP = (
    (re.compile(r"!\[[^\]]{0,300}\]\([^)]{0,500}\)"), ""),
    (re.compile(r"\[\^[\w-]{1,30}\]|(?<=[\w.,;:!?”’\"'])\[[0-9]{1,3}\](?!\()|[⁰¹²³⁴⁵⁶⁷⁸⁹]+"), ""),
    (re.compile(r"\[([^\]]{0,300})\](?:\([^)]{0,500}\)|\[[^\]]{0,100}\])"), r"\1"),
    (re.compile(r"</?[A-Za-z][^>]{0,300}>"), ""),
    (re.compile(r"(\*{1,3}|`)(?=\S)([^*`]{1,500})(?<=\S)\1"), r"\2"),
    (re.compile(r"\b(_{1,2})(?=\S)([^_]{1,500})(?<=\S)\1\b"), r"\2"),
)
_APPENDIX = re.compile(
    r"\W*(?:foot|end)?notes|references?|bibliography|works cited|sources|further reading|related.*|read more|most read",
    re.IGNORECASE,
)
"""Heading of a part that does not belong to the argument."""
_NO_PARAGRAPH = re.compile(
    r"(?:dear\b[^.]{0,40}|sirs?|madam|sir or madam),$|©|copyright ©|"
    r"\W*(?:related|read more|see also|read next|photo|photograph|picture|image|subscribe|sign up)\b[^.]{0,40}:",
    re.IGNORECASE,
)
"""Begins a paragraph that an editor or a web page added, or is the salutation of a letter."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs of an article and its byline; unknown parts are empty."""

    title: str = ""
    author: str = ""
    date: datetime.date | None = None
    url: str = ""
    paragraphs: tuple[str, ...] = ()
    """Each on one line, without markup, headings, title, byline, lists or footnotes. People count them from 1."""


def read(text: str) -> Article:
    """Read any text. Forbidden characters become �."""
    text = _BREAKS.sub("\n", text).replace("\ufeff", "")
    front = _FRONT.match(text)
    fields = _front_matter(front.group(1)) if front else {}
    blocks = tuple(_blocks(_head_apart(_FENCED.sub("", text[front.end() :] if front else text))))
    return article_of(
        Document(
            blocks=blocks,
            title=fields.get("title", ""),
            author=fields.get("author", ""),
            date=date_of(fields.get("date", "")),
            url=fields.get("url", ""),
        )
    )


def article_of(document: Document) -> Article:
    """Return the article of a document. What the document says about itself goes before what is found in its text."""
    blocks = [Block(text, block.kind) for block in document.blocks if (text := _safe(block.text))]
    title = _safe(document.title) or _title(blocks)
    author = _safe(document.author)
    paragraphs = [text for text in _paragraphs(blocks) if text.casefold() != title.casefold()]
    head = [block.text for block in blocks if block.text.casefold() != title.casefold()][:HEAD]
    foot = paragraphs[-FOOT:]
    about = byline((*head, *foot), head=head, last=foot, author=author)
    return Article(
        title=title,
        author=author or about.author,
        date=document.date or about.date,
        url=_safe(document.url) or about.url,
        paragraphs=tuple(
            paragraph
            for place, paragraph in enumerate(paragraphs)
            if not _is_heading_row(paragraph)
            and not (place < HEAD and only_a_byline(paragraph, about))
            and not (place >= len(paragraphs) - FOOT and introduces_the_author(paragraph, about))
        ),
    )


def _front_matter(front: str) -> dict[str, str]:
    """Return the keys and values at the start of a Markdown file."""
    pairs = (row.partition(":") for row in front.split("\n"))
    return {key.strip().lower(): one_line(value).strip("\"'") for key, colon, value in pairs if colon}


def _head_apart(text: str) -> str:
    """Put blank lines between title, author and date if they stand in a row each, right below each other."""
    head, blank, rest = text.lstrip("\n").partition("\n\n")
    title, *rows = head.split("\n")
    short = all(len(row.split()) <= LONGEST_HEADING for row in (title, *rows))
    about = byline(rows, head=rows) if blank and short else Byline()
    told = about.author or about.date
    return "\n\n".join((title, *rows, rest)) if told and not any(row.endswith(_ENDS) for row in rows) else text


def _blocks(text: str) -> Iterator[Block]:
    """Yield headings, paragraphs and list items, each on one line without markup."""
    rows = [row.strip() for row in text.split("\n")]
    unwrapped = any(len(row) > LONGEST_WRAPPED for row in rows)
    gathered: list[str] = []
    kind: Kind = "paragraph"
    for row in (*(row.lstrip("> ") for row in rows), ""):
        heading = _HEADING.fullmatch(row)
        item = _ITEM.match(row)
        underlined = len(gathered) == 1 and row[:1] in ("=", "-") and _RULE.fullmatch(row)
        if not row or heading or _RULE.fullmatch(row) or item or unwrapped or _NOTE.match(row):
            yield from _block(gathered, "heading" if underlined else kind)
            gathered, kind = [], "paragraph"
        if heading:
            yield from _block([heading.group(1)], "heading")
        elif row and not _RULE.fullmatch(row):
            kind = "item" if item else kind
            gathered.append(_ITEM.sub("", row, count=1) if item else row)


def _block(rows: Iterable[str], kind: Kind) -> Iterator[Block]:
    text = " ".join(rows)
    if _NOTE.match(text):
        return
    for markup, kept in _MARKUP:
        text = markup.sub(kept, text)
    if text := one_line(text):
        yield Block(text, kind)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the paragraphs of the article itself. Lists count only if they are most of it."""
    words = {kind: sum(len(block.text.split()) for block in blocks if block.kind == kind) for kind in get_args(Kind)}
    kept = ("paragraph", "item") if words["item"] > words["paragraph"] else ("paragraph",)
    appendix = False
    for block, after in pairwise((*blocks, Block(""))):
        if block.kind == "heading" or _is_heading_row(block.text):
            appendix = bool(_APPENDIX.fullmatch(block.text.rstrip(":")))
        opens_list = "item" not in kept and after.kind == "item" and block.text.endswith(":")
        if block.kind in kept and not (appendix or opens_list or _NO_PARAGRAPH.match(block.text)):
            yield block.text


def _is_heading_row(text: str) -> bool:
    """Return whether a paragraph is a heading of plain text: a few words with a capital and without an end."""
    return len(text.split()) <= LONGEST_HEADING and text[0].isupper() and text[-1].isalnum()


def _title(blocks: list[Block]) -> str:
    """Return the first block if it looks like a title, otherwise the first heading."""
    first = blocks[0].text if len(blocks) > 1 else ""
    if first and (blocks[0].kind == "heading" or (len(first.split()) <= LONGEST_TITLE and first[-1] not in ".,;:")):
        return first
    return next((block.text for block in blocks if block.kind == "heading"), "")


def _safe(text: str) -> str:
    return one_line(FORBIDDEN.sub(REPLACEMENT, text))
