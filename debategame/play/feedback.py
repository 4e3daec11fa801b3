"""Feedback on an answer: its marked text, a row for each verdict, one thing to keep and one to fix.

Every sentence comes from a fixed list. Only text of the teacher and words of the player are filled in. Nothing here
shows the claim of a missed key point before the reveal.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from debategame.play.glyphs import ASCII_GLYPHS, GLYPHS
from debategame.play.opponent import heaviest, quote_of
from debategame.progress.rounds import Answer
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import clean, count_of, one_line, snippet

STILL_OPEN = "still open"
"""The row of a missed key point before the reveal."""
LONGEST_QUOTE = 60
"""The longest quotation of the player in feedback, in code points: it fits on a row of 80 columns."""
LONGEST_LINE = 40
"""The longest quotation of another line, in code points."""
MOST_MISSING = 3
"""How many missing words are named: enough to help, too few to copy the claim."""

Kind = Literal[
    "own words", "hit", "half",
    "empty", "contradicted", "echo", "salad", "long", "partial", "reported", "missed", "shorter",
]  # fmt: skip
"""The subject of a piece of advice."""


FLAGGED: dict[Kind, str] = {
    "empty": "Write one sentence, however short: an empty answer makes nothing.",
    "echo": "Much of this is their own wording. Say it in yours.",
    "salad": "These are keywords. Make a sentence of them: who does what, and why it matters.",
    "long": "It is too long to be read to the end. Put your best sentence first.",
}
"""Advice on an answer as a whole, by the scorer's flags."""


class MarkedSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Part of an answer that earned one or more verdicts."""

    start: int
    end: int
    """Exclusive. Both count code points of the answer."""
    labels: tuple[tuple[int, Verdict], ...]
    """The numbers of the key points, from 1, each with its verdict. In order."""


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to keep or to fix, as a sentence."""

    kind: Kind
    text: str


def marked_spans(text: str, points: Sequence[PointScore]) -> tuple[MarkedSpan, ...]:
    """Return the parts of the answer `text` to mark, in order. Passages that overlap become one part.

    `points` are the verdicts on the answer, in the order of the line.
    """
    found = sorted(
        (span.start, min(span.end, len(text)), number, point.verdict)
        for number, point in enumerate(points, start=1)
        if point.verdict is not Verdict.MISSED
        for span in point.passages
        if span.start < min(span.end, len(text))
    )
    merged: list[MarkedSpan] = []
    for start, end, number, verdict in found:
        if merged and start < merged[-1].end:
            last = merged.pop()
            labels = tuple(sorted({*last.labels, (number, verdict)}))
            merged.append(MarkedSpan(start=last.start, end=max(last.end, end), labels=labels))
        else:
            merged.append(MarkedSpan(start=start, end=end, labels=((number, verdict),)))
    return tuple(merged)


def marked_text(text: str, points: Sequence[PointScore], *, ascii: bool = False) -> str:  # noqa: A002 -- the plainest name
    """Return the answer, made safe to show, with marks like `[√1 words]`; `ascii` gives marks like `[+1 words]`."""
    glyphs = ASCII_GLYPHS if ascii else GLYPHS
    safe = clean(text)
    pieces: list[str] = []
    at = 0
    for mark in marked_spans(text, points):
        labels = " ".join(f"{glyphs[verdict]}{number}" for number, verdict in mark.labels)
        pieces += [safe[at : mark.start], f"[{labels} {safe[mark.start : mark.end]}]"]
        at = mark.end
    return "".join([*pieces, safe[at:]])


def verdict_text(scenario: Scenario, point: PointScore, *, revealed: bool, text: str = "") -> str:
    """Return the text of the row of a verdict.

    Once `revealed` it holds the claim. Before, only the row of a hit does. `text` is the answer that earned the
    verdict; it may be quoted.
    """
    key_point = scenario.key_point(point.id)
    claim = one_line(key_point.claim)
    if point.verdict is Verdict.HIT:
        return claim
    if point.verdict is Verdict.MISSED:
        return claim if revealed else STILL_OPEN
    if point.verdict is Verdict.PARTIAL:
        missing = _missing(key_point, point)
        short = "half of it" + (f", still missing {missing}" if missing else "")
    else:
        quote = _quote(text, point)
        short = "you said the opposite here" + (f": “{quote}”" if quote else "")
    return f"{claim} ({short})" if revealed else f"{short[0].upper()}{short[1:]}."


def what_to_keep(scenario: Scenario, answer: Answer) -> Advice | None:
    """Return praise with a quotation, for the best hit or else the best partial. None if there is neither."""
    hit = heaviest(scenario, answer.points, Verdict.HIT)
    if hit is not None:
        name = one_line(scenario.key_point(hit.id).label)
        if _is_in_own_words(hit):
            return Advice(kind="own words", text=f"“{_quote(answer.text, hit)}” makes “{name}”, in words of your own.")
        return Advice(kind="hit", text=f"“{_quote(answer.text, hit)}” makes “{name}”.")
    half = heaviest(scenario, answer.points, Verdict.PARTIAL)
    if half is None:
        return None
    number = answer.points.index(half) + 1
    return Advice(kind="half", text=f"“{_quote(answer.text, half)}” is half of key point {number}: build on it.")


def what_to_fix(scenario: Scenario, standing: Sequence[PointScore], answer: Answer, *, revealed: bool) -> Advice | None:
    """Return the one thing to do better, or None.

    `standing` holds the best verdicts of the round, in the order of the line; `answer` is the latest answer. The first
    that applies is returned: the answer is empty; it contradicts a key point; it echoes the opponent; it is a list of
    keywords; it is too long to be read whole; a key point is half made; one is only reported; one is missed; the
    answer is longer than it needs to be.
    """
    return (
        _flagged(answer, ("empty",))
        or _contradicted(scenario, standing, answer)
        or _flagged(answer, ("echo", "salad", "long"))
        or _half_made(scenario, standing)
        or _reported(answer)
        or _missed(scenario, standing, revealed=revealed)
        or _shorter(scenario, answer)
    )


def elsewhere_note(scenario: Scenario, answer: Answer) -> str:
    """Return a sentence for each passage that answers another line. Empty if there are none."""
    lines: dict[tuple[int, int], list[str]] = {}
    for found in (other for other in answer.elsewhere if not other.theirs):
        says = f"“{snippet(scenario.line(found.line).says, LONGEST_LINE)}”"
        named = lines.setdefault((found.passage.start, found.passage.end), [])
        if says not in named:
            named.append(says)
    return " ".join(
        f"“{snippet(answer.text[start:end], LONGEST_QUOTE)}” answers another line, {' and '.join(named)}: keep it."
        for (start, end), named in lines.items()
    )


def _flagged(answer: Answer, flags: Iterable[Kind]) -> Advice | None:
    return next((Advice(kind=flag, text=FLAGGED[flag]) for flag in flags if flag in answer.flags), None)


def _contradicted(scenario: Scenario, standing: Sequence[PointScore], answer: Answer) -> Advice | None:
    point = heaviest(scenario, standing, Verdict.CONTRADICTED)
    if point is None:
        return None
    quote = _quote(answer.text, point) if point in answer.points else ""
    what = f"“{quote}” is an own goal." if quote else "One own goal is left."
    return Advice(kind="contradicted", text=what + _think(scenario.key_point(point.id)))


def _half_made(scenario: Scenario, standing: Sequence[PointScore]) -> Advice | None:
    point = heaviest(scenario, standing, Verdict.PARTIAL)
    if point is None:
        return None
    key_point = scenario.key_point(point.id)
    missing = _missing(key_point, point)
    what = f"Key point {standing.index(point) + 1} is half made" + (f"; it needs {missing}." if missing else ".")
    return Advice(kind="partial", text=what + _think(key_point))


def _reported(answer: Answer) -> Advice | None:
    number = next((number for number, point in enumerate(answer.points, 1) if point.blocked == "reported"), 0)
    if not number:
        return None
    what = f"You report or doubt key point {number}, but do not claim it."
    return Advice(kind="reported", text=f"{what} Say it as your own view.")


def _missed(scenario: Scenario, standing: Sequence[PointScore], *, revealed: bool) -> Advice | None:
    point = heaviest(scenario, standing, Verdict.MISSED)
    if point is None:
        return None
    key_point = scenario.key_point(point.id)
    name = f"“{one_line(key_point.label)}”" if revealed else f"Key point {standing.index(point) + 1}"
    return Advice(kind="missed", text=f"{name} is still open.{_think(key_point)}")


def _shorter(scenario: Scenario, answer: Answer) -> Advice | None:
    least, most = scenario.words
    words = len(answer.text.split())
    if words <= most:
        return None
    return Advice(
        kind="shorter", text=f"Now say the same in fewer words: you used {words}, and {least} to {most} is plenty."
    )


def _think(key_point: KeyPoint) -> str:
    return f" Think: {one_line(key_point.hints[0])}" if key_point.hints else ""


def _missing(key_point: KeyPoint, point: PointScore) -> str:
    """Return what is missing from a half-made key point. Ideas are only counted: naming them would give them away."""
    ideas = key_point.any_of.ideas if key_point.any_of else ()
    if key_point.any_of and point.missing and set(point.missing) <= {idea[0] for idea in ideas}:
        lacking = max(1, key_point.any_of.at_least - len(ideas) + len(point.missing))
        return f"{count_of(lacking, 'more idea')} of this kind"
    return ", ".join(f"“{one_line(words)}”" for words in point.missing[:MOST_MISSING])


def _is_in_own_words(hit: PointScore) -> bool:
    """Return whether most of the evidence uses other words than the teacher did."""
    lengths = [(evidence.end - evidence.start, evidence.how) for evidence in hit.evidence]
    own = sum(length for length, how in lengths if how in ("synonym", "related"))
    return 2 * own > sum(length for length, _ in lengths)


def _quote(text: str, point: PointScore) -> str:
    return quote_of(text, point, LONGEST_QUOTE)
