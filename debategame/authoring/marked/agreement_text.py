"""An agreement in plain words, for a terminal of 80 columns: how far, where not and why, and which wordings earn."""

import textwrap
from collections.abc import Iterator, Sequence

from debategame.authoring.marked.agreement import Counts, Earned, Pair, counted, earned, figures
from debategame.authoring.marked.reader import MarkedFile
from debategame.play.explanations import WHY_BLOCKED
from debategame.play.feedback import GLYPHS
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import many, one_line, snippet

WIDTH = 80
INDENT = 15
"""Where the reason for a difference stands, below the answer."""
LEGEND = "√ made   ~ half made   · passed over   × the opposite"


def format_agreement(
    scenario: Scenario, file: MarkedFile, pairs: Sequence[Pair], *, with_figures: bool
) -> Iterator[str]:
    """Yield the lines of the whole report; texts of the scenario and the answers are made safe to show."""
    yield from _wrapped(summary(len(file.rows), counted(pairs)))
    if with_figures:
        yield from ("", *_figures(pairs))
    if file.bad:
        yield from ("", "Rows that could not be used:")
        for bad in file.bad:
            yield from _wrapped(f"row {bad.number}: {bad.why}", 2)
    by_point = [(point, [pair for pair in pairs if pair.scored.id == point.id]) for point in scenario.key_points]
    if any(not pair.agrees for pair in pairs):
        yield from ("", "Where you and the game differ", f"  {LEGEND}")
        for point, of in by_point:
            yield from _differences(point, of)
    yield from ("", "Which wordings earn", "  right and wrong: hits that they earned as you marked it, and otherwise")
    for point, of in by_point:
        if of:
            yield from ("", f"{point.id}", *map(_earning, earned(scenario, point.id, of)))


def summary(answers: int, counts: Counts) -> str:
    """Return in one or two sentences how far the game agrees with whoever marked the answers."""
    marks = counts.agreed + counts.gave + counts.missed + counts.halves + counts.opposites
    held = f"Held against {many(answers, 'marked answer')}"
    if not marks:
        return f"{held}, neither you nor the game found any key point."
    how = (
        (counts.gave, "gave {} you did not"),
        (counts.missed, "missed {} you gave"),
        (counts.halves, "gave {} half where you gave whole, or whole where you gave half"),
        (counts.opposites, "parted from you over {} marked or taken as the opposite"),
    )
    differing = ", ".join(words.format(count) for count, words in how if count)
    agreed = f"{held}, the game agrees with you on {many(counts.agreed, 'mark')} of {marks}"
    return f"{agreed}: it {differing}." if differing else f"{agreed}."


def reason(pair: Pair) -> str:
    """Return why the game scored as it did: the words that earned it, or what came closest."""
    scored, text = pair.scored, pair.row.marked.answer
    words = " … ".join(one_line(text[found.start : found.end]) for found in scored.evidence)
    wording = one_line(scored.wording)
    if scored.verdict is Verdict.MISSED:
        near = f"came closest: {wording}" if wording else "nothing came near it"
        return f"{near} ({WHY_BLOCKED[scored.blocked]})" if scored.blocked else near
    lacking = f"; not found: {one_line(', '.join(scored.missing))}" if scored.missing else ""
    if not wording:
        return f"named: {words}{lacking}"
    return f"“{words}” met: {wording}{lacking}" if words else f"met: {wording}{lacking}"


def _figures(pairs: Sequence[Pair]) -> Iterator[str]:
    found = figures(pairs)
    yield f"precision {found.precision:.3f}   recall {found.recall:.3f}   F1 {found.f1:.3f}   kappa {found.kappa:.3f}"
    yield from _wrapped("(precision, recall and F1 of √, without what you marked ~; kappa over all four verdicts)")


def _differences(point: KeyPoint, pairs: Sequence[Pair]) -> Iterator[str]:
    differing = [pair for pair in pairs if not pair.agrees]
    if not differing:
        return
    counts = counted(pairs)
    marks = sum(pair.is_mark for pair in pairs)
    yield from ("", f"{point.id}: agrees on {counts.agreed} of {marks}")
    yield "  row   you game"
    for pair in differing:
        glyphs = f"{GLYPHS[pair.marked]}   {GLYPHS[pair.scored.verdict]}"
        yield f"  {pair.row.number:>4}   {glyphs}  {snippet(pair.row.marked.answer, WIDTH - INDENT - 2)}".rstrip()
        yield from _wrapped(reason(pair), INDENT)


def _earning(found: Earned) -> str:
    right = f"{found.right:>3} right" if found.right else " " * 9
    wrong = f"{found.wrong:>3} wrong" if found.wrong else " " * 9
    rate = f"{right} {wrong}" if found.right or found.wrong else "never".rjust(9).ljust(19)
    return f"{rate}  {snippet(found.wording, WIDTH - 22)}"


def _wrapped(text: str, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
