"""The case put in order, line by line or as the article goes, and as a text for a real debate or essay."""

import textwrap
from collections.abc import Iterator

import msgspec

from debategame.progress.standing import Standing
from debategame.scenario.model import KeyPoint, Line, Scenario, Source
from debategame.text.display import one_line

WIDTH = 76
"""Columns of the text."""
INDENT = "   "


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A key point that the player has made, at least in part."""

    point: KeyPoint
    sentence: str
    """The player's best, on one line and cleaned."""
    whole: bool
    """False where it was made in part and never hit."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The case against one line, or all of it."""

    line: Line | None
    """None stands for the whole scenario."""
    entries: tuple[Entry, ...]
    """In the order of the line, or of the article."""
    still_open: int
    """How many key points were not made, not even in part; they are never named."""

    @property
    def made(self) -> int:
        """How many key points were made."""
        return sum(entry.whole for entry in self.entries)

    @property
    def halves(self) -> int:
        """How many were made in part."""
        return len(self.entries) - self.made


def case_parts(scenario: Scenario, standing: Standing, *, by_line: bool) -> tuple[Part, ...]:
    """Return the case in one part, or in one for each line: a key point stands in each line it answers."""
    if by_line:
        return tuple(_part(scenario.points_of(line), standing, line) for line in scenario.lines)
    return (_part(scenario.key_points, standing, None),)


def case_text(scenario: Scenario, standing: Standing, *, by_line: bool = False) -> str:
    """Return the case as plain text: motion, side, each key point's name with the player's sentence, the article."""
    (whole,) = case_parts(scenario, standing, by_line=False)
    title = one_line(scenario.title)
    head = [title, "=" * min(len(title), WIDTH), ""]
    facts = {
        "Motion": one_line(scenario.motion),
        "Side": scenario.side,
        "Made": f"{whole.made} of {len(scenario.key_points)} key points{_in_part(whole.halves)}",
    }
    head += [_wrapped(fact, f"{label + ':':<8}", " " * 8) for label, fact in facts.items() if fact]
    body = _body(part for part in case_parts(scenario, standing, by_line=by_line) if part.entries)
    return "\n".join([*head, "", *body, *_source(scenario.source)])


def _part(points: tuple[KeyPoint, ...], standing: Standing, line: Line | None) -> Part:
    said = {**standing.halves, **standing.case}
    entries = tuple(
        Entry(point=point, sentence=one_line(said[point.id].sentence), whole=point.id in standing.case)
        for point in points
        if point.id in said
    )
    return Part(line=line, entries=entries, still_open=len(points) - len(entries))


def _body(parts: Iterator[Part]) -> Iterator[str]:
    number = 0
    for part in parts:
        if part.line is not None:
            yield _wrapped(f"Against “{one_line(part.line.says)}”")
            yield ""
        for entry in part.entries:
            number += 1
            yield f"{number}. {one_line(entry.point.label)}{'' if entry.whole else ' (made in part)'}"
            yield _wrapped(f"“{entry.sentence}”", INDENT, INDENT)
            yield ""


def _in_part(halves: int) -> str:
    return f", and {halves} in part" if halves else ""


def _source(source: Source | None) -> Iterator[str]:
    if source is None:
        return
    title = f"“{one_line(source.title)}”" if source.title else ""
    date = f"{source.date.day} {source.date:%B %Y}" if source.date else ""
    named = (one_line(source.author), title, one_line(source.publication), date)
    yield _wrapped(", ".join(filter(None, named)), "Source: ", " " * 8)
    if source.url:
        yield f"{' ' * 8}{one_line(source.url)}"
    yield ""


def _wrapped(text: str, first: str = "", later: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
