"""Find the author, date and address of an article in its first and last paragraphs."""

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

import msgspec

from debategame.text.english import FUNCTION_WORDS

LONGEST = 12
"""Maximum number of words of a paragraph that is only a byline or a date."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_DATES = tuple(
    re.compile(rf"\b{form}\b", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}",
        rf"{_MONTH}\s{_DAY},?\s{_YEAR}",
        rf"{_YEAR}-(?P<number>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
    )
)
_PUBLISHED = re.compile(r"(\(|\b(published|posted|updated|dated|appeared)\b.{0,20})$", re.IGNORECASE)
"""Text before a date that shows it is the date of the article, not of an event in it."""
_CAPITAL = rf"(?!{_MONTH.replace('?P<month>', '?:')}\s[0-9])[A-ZÀ-ÖØ-Þ][\w.'’-]*"
"""A word with a capital; not the month of a date, though people are called May and April."""
_PERSON = rf"(?P<person>{_CAPITAL}(?:\s(?:(?:de|da|van|von|der|den|la|le|bin|al|and|&)\s){{0,2}}{_CAPITAL}){{1,4}})"
_HONORIFIC = r"(?:Dr|Prof|Professor|Rev|Sir|Dame|Lord|Lady|Baroness|Mr|Mrs|Ms|Mx)\.?\s"
_TITLED = re.compile(rf"(?P<person>{_HONORIFIC}{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})(?=$|\s?[,|(–—-])")
_NAME = re.compile(r"(?P<person>[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s[A-ZÀ-ÖØ-Þ][\w'’-]*\.?){0,2}\s[A-ZÀ-ÖØ-Þ][\w'’-]+)")
"""A row that is only a name."""
_PARTS = re.compile(r"\s*[|·•–—]\s*")
"""Separates name and date in one row."""
_BY = re.compile(rf"(?i:(?:words |text |written )?by|author:?)\s{_PERSON}")
_IS = re.compile(rf"{_PERSON}\s(?:is|was)\s(?:an?|the|our)\b")
_URL = re.compile(r"https?://[^\s<>\"')\]]{4,300}")


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    """Author, date and address of an article; unknown ones are empty."""

    author: str = ""
    date: datetime.date | None = None
    url: str = ""


def byline(paragraphs: Iterable[str], head: Iterable[str] = (), last: Iterable[str] = (), author: str = "") -> Byline:
    """Return the byline found in some paragraphs.

    `head` are the first ones, before which only a title stands: a row there may be only a name. `last` are the final
    ones, which may introduce the author. `author` is the author if the file names one.
    """
    found = list(paragraphs)
    short = [paragraph for paragraph in found if _is_short(paragraph)]
    rows = list(takewhile(_is_short, head))
    people = (*_matches(_BY, short), *_matches(_TITLED, rows), *_names(rows), *_matches(_IS, last), *_signatures(last))
    dates = (*(date for text in short for date in _dates(text)), *(date for text in found for date in _own_dates(text)))
    addresses = (url.group() for url in map(_URL.search, short) if url)
    return Byline(
        author=author or next((match.group("person").rstrip(".") for match in people), ""),
        date=next(iter(dates), None),
        url=next(addresses, ""),
    )


def only_a_byline(paragraph: str, about: Byline) -> bool:
    """Return whether a paragraph is nothing but the author, date or address of the article."""
    if not _is_short(paragraph):
        return False
    by = _BY.match(paragraph)
    named = bool(about.author) and paragraph.casefold().startswith(about.author.casefold())
    dated = about.date is not None and about.date in _dates(paragraph) and paragraph[-1] not in ".?!"
    return bool(by and about.author) or named or dated or bool(about.url and about.url in paragraph)


def introduces_the_author(paragraph: str, about: Byline) -> bool:
    """Return whether a paragraph says who the author is, as under many articles."""
    words = paragraph.lstrip("*_— ").casefold()
    name = about.author.casefold()
    signs = words.startswith(name) and _is_short(paragraph) and words[-1] not in ".?!"
    return bool(name) and (signs or words.startswith((f"{name} is ", f"{name} was ", f"{name}, ")))


def _is_short(paragraph: str) -> bool:
    return len(paragraph.split()) <= LONGEST


def _names(rows: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the rows that are only a name: no word of them is a function word, such as in `Save Our Park`."""
    for row in rows:
        if (found := _NAME.fullmatch(_PARTS.split(row)[0])) and _is_name(found):
            yield found


def _signatures(last: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the names that sign a letter."""
    for row in last:
        found = _NAME.match(row) if _is_short(row) and row[-1] not in ".?!:" else None
        if found and _is_name(found) and row[found.end() :].lstrip()[:1] in ("", "(", ",", "|"):
            yield found


def _is_name(found: re.Match[str]) -> bool:
    return FUNCTION_WORDS.isdisjoint(found["person"].lower().split())


def _matches(pattern: re.Pattern[str], paragraphs: Iterable[str]) -> Iterator[re.Match[str]]:
    return (found for found in map(pattern.match, paragraphs) if found)


def _dates(paragraph: str) -> Iterator[datetime.date]:
    """Yield the dates in a text."""
    for form in _DATES:
        for found in form.finditer(paragraph):
            named = found.groupdict()
            month = int(named["number"]) if "number" in named else MONTHS.index(named["month"][:3].lower()) + 1
            try:
                yield datetime.date(int(named["year"]), month, int(named["day"]))
            except ValueError:
                continue


def _own_dates(paragraph: str) -> Iterator[datetime.date]:
    for form in _DATES:
        for found in form.finditer(paragraph):
            if _PUBLISHED.search(paragraph, max(0, found.start() - 40), found.start()):
                yield from _dates(found.group())
