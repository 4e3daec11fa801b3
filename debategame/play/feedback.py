"""What a player is told of an answer: its marked text, its verdicts, one thing to keep and one to fix.

Every sentence comes from a closed list in a fixed order, and is filled with the teacher's text and the player's own
words only. Until a key point is revealed nothing here shows the claim of a missed one.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from debategame.play.opponent import heaviest, quoted
from debategame.progress.rounds import Answer
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import clean, count_of, one_line, snippet

GLYPHS = {Verdict.HIT: "√", Verdict.PARTIAL: "~", Verdict.MISSED: "·", Verdict.CONTRADICTED: "×"}
ASCII_GLYPHS = {Verdict.HIT: "+", Verdict.PARTIAL: "~", Verdict.MISSED: "-", Verdict.CONTRADICTED: "!"}
NAMES = {
    Verdict.HIT: "hit",
    Verdict.PARTIAL: "partial",
    Verdict.MISSED: "missed",
    Verdict.CONTRADICTED: "opposite",
}
"""What verdicts are called on screens."""
STILL_OPEN = "still open"
LONGEST_QUOTE = 60
"""Code points of the player's words in one sentence of feedback: one row of 80 columns, with room to speak."""
LONGEST_LINE = 40
"""Code points of a line's text where another line is named."""
MOST_MISSING = 3
"""How count_of missing words a partial names: enough to go on, too few to copy the claim from."""

Kind = Literal[
    "own words", "hit", "half",
    "empty", "contradicted", "echo", "salad", "long", "partial", "reported", "missed", "shorter",
]  # fmt: skip


FLAGGED: dict[Kind, str] = {
    "empty": "Write one sentence, however short: an empty answer makes nothing.",
    "echo": "Much of this is their own wording. Say it in yours.",
    "salad": "These are keywords. Make a sentence of them: who does what, and why it matters.",
    "long": "It is too long to be read to its end. Put your best sentence first.",
}
"""What to do about what was noticed of the whole answer."""


class MarkedSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an answer that earned one verdict or several."""

    start: int
    end: int
    """Exclusive; both count code points of the answer as given."""
    labels: tuple[tuple[int, Verdict], ...]
    """The numbers of the key points on their line, from 1, in order, each with its verdict."""


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to keep or to fix."""

    kind: Kind
    text: str


def marks(text: str, points: Sequence[PointScore]) -> tuple[MarkedSpan, ...]:
    """Return what to mark in an answer, in order and not overlapping; where passages overlap they are one mark.

    `points` are the verdicts on that answer, in the line's order.
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


def marked(text: str, points: Sequence[PointScore], *, ascii: bool = False) -> str:  # noqa: A002 -- it says what it does
    """Return the answer, cleaned, with its marks as `[√1 words]`; with `ascii` the glyphs are ASCII."""
    glyphs = ASCII_GLYPHS if ascii else GLYPHS
    safe = clean(text)
    pieces: list[str] = []
    at = 0
    for mark in marks(text, points):
        labels = " ".join(f"{glyphs[verdict]}{number}" for number, verdict in mark.labels)
        pieces += [safe[at : mark.start], f"[{labels} {safe[mark.start : mark.end]}]"]
        at = mark.end
    return "".join([*pieces, safe[at:]])


def verdict_text(scenario: Scenario, point: PointScore, *, revealed: bool, text: str = "") -> str:
    """Return what the row of a verdict says.

    `text` is the answer that earned the verdict, for a quotation. Once `revealed` every row holds the claim; before,
    only that of a hit does.
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
        short = "you argued their side here" + (f": “{quote}”" if quote else "")
    return f"{claim} ({short})" if revealed else f"{short[0].upper()}{short[1:]}."


def keep(scenario: Scenario, answer: Answer) -> Advice | None:
    """Return the one thing of an answer to keep, quoting it; None where nothing of it was made.

    In this order: the best hit, told apart where most of its words are the player's own; the best half.
    """
    hit = heaviest(scenario, answer.points, Verdict.HIT)
    if hit is not None:
        name = one_line(scenario.key_point(hit.id).label)
        if _own_words(hit):
            return Advice(kind="own words", text=f"“{_quote(answer.text, hit)}” makes “{name}”, in words of your own.")
        return Advice(kind="hit", text=f"“{_quote(answer.text, hit)}” makes “{name}”.")
    half = heaviest(scenario, answer.points, Verdict.PARTIAL)
    if half is None:
        return None
    number = answer.points.index(half) + 1
    return Advice(kind="half", text=f"“{_quote(answer.text, half)}” is half of key point {number}: build on it.")


def fix(scenario: Scenario, standing: Sequence[PointScore], answer: Answer, *, revealed: bool) -> Advice | None:
    """Return the one thing to do better, the first that holds in a fixed order; None where there is none.

    `standing` holds the verdicts of the whole round, in the line's order; `answer` is its latest answer. In order: it
    is empty; a key point is contradicted; it echoes the opponent; it is a list of keywords; it is too long to be read
    whole; a key point is half made; one is only reported; one is missed; all are made, in more words than are plenty.
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
    """Return a sentence for each passage that answers another line; empty where none does."""
    lines: dict[tuple[int, int], list[str]] = {}
    for found in answer.elsewhere:
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
    what = f"“{quote}” argues their side." if quote else "You argued their side once."
    return Advice(kind="contradicted", text=what + _think(scenario.key_point(point.id)))


def _half_made(scenario: Scenario, standing: Sequence[PointScore]) -> Advice | None:
    point = heaviest(scenario, standing, Verdict.PARTIAL)
    if point is None:
        return None
    key_point = scenario.key_point(point.id)
    missing = _missing(key_point, point)
    what = f"Key point {standing.index(point) + 1} is half made" + (f"; it wants {missing}." if missing else ".")
    return Advice(kind="partial", text=what + _think(key_point))


def _reported(answer: Answer) -> Advice | None:
    if not any(point.blocked == "reported" for point in answer.points):
        return None
    return Advice(kind="reported", text="You only report an answer, as what others say. Say it as your own view.")


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
        kind="shorter", text=f"Now the same in fewer words: you used {words}, and {least} to {most} is plenty."
    )


def _think(key_point: KeyPoint) -> str:
    return f" Think: {one_line(key_point.hints[0])}" if key_point.hints else ""


def _missing(key_point: KeyPoint, point: PointScore) -> str:
    """What a half-made key point lacks; ideas are only counted, for their words would make it."""
    ideas = key_point.any_of.ideas if key_point.any_of else ()
    if key_point.any_of and point.missing and set(point.missing) <= {idea[0] for idea in ideas}:
        lacking = max(1, key_point.any_of.at_least - len(ideas) + len(point.missing))
        return f"{count_of(lacking, 'more idea')} of this kind"
    return ", ".join(f"“{one_line(words)}”" for words in point.missing[:MOST_MISSING])


def _own_words(hit: PointScore) -> bool:
    """Whether most of what met the wording are other words than the wording's."""
    of_theirs = sum(e.end - e.start for e in hit.evidence if e.how in ("synonym", "related"))
    return 2 * of_theirs > sum(e.end - e.start for e in hit.evidence)


def _quote(text: str, point: PointScore) -> str:
    return quoted(text, point, LONGEST_QUOTE)
