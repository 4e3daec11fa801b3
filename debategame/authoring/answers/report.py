"""Show the groups and suggestions as text, for a terminal of 80 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from debategame.authoring.answers.groups import Group, Kind
from debategame.authoring.answers.overview import Overview
from debategame.authoring.answers.suggestions import Suggestion
from debategame.authoring.answers.wordings import AlikePoints, IdleWording
from debategame.play.glyphs import GLYPHS
from debategame.scenario.model import Scenario
from debategame.text.display import count_of, one_line, snippet

WIDTH = 80
"""Columns of the text."""
LONGEST_TEXT = 300
"""The most characters of an answer that are shown."""
HEADINGS = {
    Kind.DISPUTED: "players say they made {}",
    Kind.GIVEN_BACK: "players say they did not make {}",
    Kind.DIFFERS: "you and the game differ about {}",
    Kind.NEAR: "near {}",
    Kind.DOUBTED: "perhaps the opposite of {}",
    Kind.OPPOSITE: "the opposite of {}",
    Kind.NOTHING: "near no key point",
    Kind.HIT: "makes {}",
}


def format_overview(scenario: Scenario, found: Overview, *, most: int) -> Iterator[str]:
    """Yield the lines of the whole report, safe to show, with at most `most` answers of each group."""
    yield f"{count_of(found.answers, 'answer')}; {count_of(found.marked, 'marked answer')}, examples included"
    yield from _suggestions(found)
    yield from _alike(found.alike)
    yield from _idle(found.idle)
    numbers = {line.id: number for number, line in enumerate(scenario.lines, start=1)}
    for line, groups in groupby(sorted(found.groups, key=lambda group: numbers[group.line]), lambda group: group.line):
        yield from ("", f"Line {numbers[line]}, {line}: {snippet(scenario.line(line).says, WIDTH - 20)}")
        for group in groups:
            yield from _group(group, most)


def _suggestions(found: Overview) -> Iterator[str]:
    yield ""
    if not found.marked:
        yield from _wrapped("No answer is marked, so no wording can be tried. Mark some, or add examples with `try`.")
        return
    if not found.suggestions:
        yield "No sentence of these answers would mend marks of other answers and spoil none."
        return
    yield "Sentences that would help as wordings"
    yield "  +right: your marks that the game would then give   −wrong: those it would lose"
    by_point = sorted(found.suggestions, key=lambda suggestion: suggestion.candidate.point)
    for point, suggestions in groupby(by_point, lambda suggestion: suggestion.candidate.point):
        yield f"  {point}"
        for suggestion in suggestions:
            yield from _suggestion(suggestion)


def _suggestion(suggestion: Suggestion) -> Iterator[str]:
    change = suggestion.change
    figures = f"+{change.fixes} −{change.breaks} of {count_of(suggestion.counted, 'answer')}"
    yield from _wrapped(f"{figures}: “{suggestion.candidate.text}” ({suggestion.candidate.source})", 4)
    for answer in change.broken:
        yield from _wrapped(f"would be wrong: {snippet(answer.text, LONGEST_TEXT)} ({answer.source})", 8)


def _alike(pairs: Sequence[AlikePoints]) -> Iterator[str]:
    if pairs:
        yield from ("", "Key points that are hard to tell apart")
    for pair in pairs:
        first, second = pair.points
        mixed = f"; the game took one for the other in {pair.mixed_up}" if pair.mixed_up else ""
        made = f"{count_of(pair.either, 'answer')} on {pair.line} make one of them"
        both = f"in {pair.both} the same sentence makes both"
        yield from _wrapped(f"{first}, {second}: {made}; {both}{mixed}", 2)


def _idle(idle: Sequence[IdleWording]) -> Iterator[str]:
    if idle:
        yield from ("", "Wordings that were the closest to no answer")
    for point, wordings in groupby(idle, lambda wording: wording.point):
        own = list(wordings)
        yield f"  {point} (made by {count_of(own[0].answers, 'answer')})"
        for wording in own:
            yield from _wrapped(f"“{wording.wording}”", 4)


def _group(group: Group, most: int) -> Iterator[str]:
    yield f"  {HEADINGS[group.kind].format(group.point)} ({count_of(len(group.answers), 'answer')})"
    for member in group.answers[:most]:
        closeness = f"{member.closeness:4.0%}"
        text = snippet(member.answer.text, LONGEST_TEXT)
        yield from _wrapped(f"{GLYPHS[member.verdict]} {closeness} {text} ({member.answer.source})", 4)
    if more := len(group.answers) - most:
        yield from (f"    … and {more} more",) if more > 0 else ()


def _wrapped(text: str, indent: int = 0) -> Iterable[str]:
    space = " " * indent
    return textwrap.wrap(one_line(text), WIDTH, initial_indent=space, subsequent_indent=f"{space}  ")
