"""Report the agreement in plain words, for a terminal of 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence

from debategame.authoring.marked.agreement import (
    MarkCounts,
    VerdictPair,
    WordingRecord,
    count_marks,
    measures,
    wording_records,
)
from debategame.authoring.marked.reader import MarkedFile
from debategame.play.explanations import WHY_BLOCKED
from debategame.play.glyphs import GLYPHS
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of, one_line, snippet

WIDTH = 80
INDENT = 15
"""Column of the reason for a difference, below the answer."""
LEGEND = "√ made   ~ half made   · missed   × the opposite"


def format_agreement(
    scenario: Scenario, file: MarkedFile, pairs: Sequence[VerdictPair], *, with_figures: bool
) -> Iterator[str]:
    """Yield the lines of the whole report, safe to show."""
    yield from _wrapped(summary(len(file.rows), count_marks(pairs)))
    if with_figures:
        yield from ("", *_figures(pairs))
    if file.bad:
        yield from ("", "Rows that could not be used:")
        for bad in file.bad:
            yield from _wrapped(f"row {bad.number}: {bad.why}", 2)
    if not pairs:
        return
    by_point = [(point, [pair for pair in pairs if pair.scored.id == point.id]) for point in scenario.key_points]
    if any(not pair.agrees for pair in pairs):
        yield from ("", "Where you and the game differ", f"  {LEGEND}")
        for point, of_point in by_point:
            yield from _differences(point, of_point)
    yield from ("", "Which wordings earn hits", "  right: you marked a hit too   wrong: you did not")
    for point, of_point in by_point:
        if of_point:
            yield from ("", f"{point.id}", *map(_earning, wording_records(scenario, point.id, of_point)))


def summary(answers: int, counts: MarkCounts) -> str:
    """Return a sentence on how far the game agrees with the person."""
    if not answers:
        return "There are no marked answers to compare."
    marks = counts.agreed + counts.gave + counts.missed + counts.halves + counts.opposites
    compared = f"Compared with {count_of(answers, 'marked answer')}"
    if not marks:
        return f"{compared}, neither you nor the game found a key point."
    how = (
        (counts.gave, "gave {} you did not"),
        (counts.missed, "missed {} you gave"),
        (counts.halves, "gave {} half that you gave whole, or the other way round"),
        (counts.opposites, "differed from you on {} about the opposite"),
    )
    differing = ", ".join(words.format(count) for count, words in how if count)
    agreed = f"{compared}, the game agrees with you on {count_of(counts.agreed, 'mark')} of {marks}"
    return f"{agreed}: it {differing}." if differing else f"{agreed}."


def reason(pair: VerdictPair) -> str:
    """Return why the game gave its verdict: the words that earned it, or the closest wording."""
    scored, text = pair.scored, pair.row.marked.answer
    words = " … ".join(one_line(text[found.start : found.end]) for found in scored.evidence)
    wording = one_line(scored.wording)
    if scored.verdict is Verdict.MISSED:
        near = f"closest: {wording}" if wording else "nothing came close"
        return f"{near} ({WHY_BLOCKED[scored.blocked]})" if scored.blocked else near
    lacking = f"; not found: {one_line(', '.join(scored.missing))}" if scored.missing else ""
    if not wording:
        return f"named: {words}{lacking}"
    return f"“{words}” matched: {wording}{lacking}" if words else f"matched: {wording}{lacking}"


def _figures(pairs: Sequence[VerdictPair]) -> Iterator[str]:
    found = measures(pairs)
    yield f"precision {found.precision:.3f}   recall {found.recall:.3f}   F1 {found.f1:.3f}   kappa {found.kappa:.3f}"
    yield from _wrapped("(precision, recall and F1 for √, without your ~; kappa over all four verdicts)")


def _differences(point: KeyPoint, pairs: Sequence[VerdictPair]) -> Iterator[str]:
    differing = [pair for pair in pairs if not pair.agrees]
    if not differing:
        return
    counts = count_marks(pairs)
    marks = sum(pair.is_mark for pair in pairs)
    yield from ("", f"{point.id}: agrees on {counts.agreed} of {marks}")
    yield "  row   you game"
    for pair in differing:
        glyphs = f"{GLYPHS[pair.marked]}   {GLYPHS[pair.scored.verdict]}"
        yield f"  {pair.row.number:>4}   {glyphs}  {snippet(pair.row.marked.answer, WIDTH - INDENT - 2)}".rstrip()
        yield from _wrapped(reason(pair), INDENT)


def _earning(found: WordingRecord) -> str:
    right = f"{found.right:>3} right" if found.right else " " * 9
    wrong = f"{found.wrong:>3} wrong" if found.wrong else " " * 9
    rate = f"{right} {wrong}" if found.right or found.wrong else "never".rjust(9).ljust(19)
    return f"{rate}  {snippet(found.wording, WIDTH - 22)}"


def _wrapped(text: str, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
