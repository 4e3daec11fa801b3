"""The case of a player: in order, and as a text for a real debate or an essay."""

import textwrap
from collections.abc import Iterator

import msgspec

from debategame.progress.standing import Standing
from debategame.scenario.model import KeyPoint, Line, Scenario, Source
from debategame.text.display import one_line

WIDTH = 76
"""The width of the text, in columns."""
INDENT = "   "
"""Put before the player's sentences."""


class CaseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A key point that the player has made, whole or in part."""

    point: KeyPoint
    sentence: str
    """The player's best sentence, cleaned and on one line."""
    whole: bool
    """False if it was made in part and never hit."""


class CasePart(msgspec.Struct, frozen=True, kw_only=True):
    """The case against one line, or the whole case."""

    line: Line | None
    """None for the whole case."""
    entries: tuple[CaseEntry, ...]
    """In the order of the line, or of the article for the whole case."""
    still_open: int
    """How many key points were not even made in part. They are never named."""

    @property
    def made(self) -> int:
        """How many key points were made."""
        return sum(entry.whole for entry in self.entries)

    @property
    def halves(self) -> int:
        """How many were made in part."""
        return len(self.entries) - self.made


def case_parts(scenario: Scenario, standing: Standing, *, by_line: bool) -> tuple[CasePart, ...]:
    """Return the whole case as one part, or with `by_line` a part for each line.

    A key point that answers several lines is in each of their parts.
    """
    if by_line:
        return tuple(_part(scenario.points_of(line), standing, line) for line in scenario.lines)
    return (_part(scenario.key_points, standing, None),)


def case_text(scenario: Scenario, standing: Standing, *, by_line: bool = False) -> str:
    """Return the case as plain text: motion, side, the player's sentence for each key point, and the article."""
    (whole,) = case_parts(scenario, standing, by_line=False)
    title = one_line(scenario.title)
    head = [title, "=" * min(len(title), WIDTH), ""]
    facts = {
        "Motion": one_line(scenario.motion),
        "Side": scenario.side,
        "Made": f"{whole.made} of {len(scenario.key_points)} key points{_in_part(whole.halves)}",
    }
    head += [wrapped(fact, f"{label + ':':<8}", " " * 8) for label, fact in facts.items() if fact]
    body = _body(part for part in case_parts(scenario, standing, by_line=by_line) if part.entries)
    return "\n".join([*head, "", *body, *source_rows(scenario.source)])


def _part(points: tuple[KeyPoint, ...], standing: Standing, line: Line | None) -> CasePart:
    said = {**standing.halves, **standing.case}
    entries = tuple(
        CaseEntry(point=point, sentence=one_line(said[point.id].sentence), whole=point.id in standing.case)
        for point in points
        if point.id in said
    )
    return CasePart(line=line, entries=entries, still_open=len(points) - len(entries))


def _body(parts: Iterator[CasePart]) -> Iterator[str]:
    number = 0
    for part in parts:
        if part.line is not None:
            yield wrapped(f"Against “{one_line(part.line.says)}”")
            yield ""
        for entry in part.entries:
            number += 1
            yield f"{number}. {one_line(entry.point.label)}{'' if entry.whole else ' (made in part)'}"
            yield wrapped(f"“{entry.sentence}”", INDENT, INDENT)
            yield ""


def _in_part(halves: int) -> str:
    return f", and {halves} in part" if halves else ""


def source_rows(source: Source | None) -> Iterator[str]:
    """Yield the rows of a text that name an article, then an empty row. Yield nothing without an article."""
    if source is None:
        return
    title = f"“{one_line(source.title)}”" if source.title else ""
    date = f"{source.date.day} {source.date:%B %Y}" if source.date else ""
    named = (one_line(source.author), title, one_line(source.publication), date)
    yield wrapped(", ".join(filter(None, named)), "Source: ", " " * 8)
    if source.url:
        yield f"{' ' * 8}{one_line(source.url)}"
    yield ""


def wrapped(text: str, first: str = "", later: str = "") -> str:
    """Return a text in rows of at most WIDTH columns; `first` begins the first row, `later` the others."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
