"""Advice on an answer: one thing to keep and one to fix.

Every sentence comes from a fixed list. Only text of the teacher and words of the player are filled in. Nothing here
shows the claim of a missed key point before the reveal.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from debategame.play.explanations import LONGEST_QUOTE, missing_words
from debategame.play.listening import has_closing, heaviest
from debategame.play.opponent import quote_of
from debategame.progress.rounds import STRUCK, Answer
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import one_line

COPIED_WORDS = (
    "Some of this is copied from the game, so it is practice only: no best score, and nothing for your case. "
    "Say it in your own words."
)
"""Advice on an answer with copied sentences."""

Kind = Literal[
    "own words", "hit", "half",
    "empty", "copied", "contradicted", "echo", "salad", "long", "partial", "reported", "missed", "shorter",
]  # fmt: skip
"""The subject of a piece of advice."""

FLAGGED: dict[Kind, str] = {
    "empty": "Write one sentence, however short: an empty answer makes nothing.",
    "echo": "Much of this is their own wording. Say it in yours.",
    "salad": "These are keywords. Make a sentence of them: who does what, and why it matters.",
    "long": "It is too long to be read to the end. Put your best sentence first.",
}
"""Advice on an answer as a whole, by the scorer's flags."""


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to keep or to fix, as a sentence."""

    kind: Kind
    text: str


def answer_advised_on(answers: Sequence[Answer]) -> Answer:
    """Return the answer of a round that advice is about: the latest, or the first if the closing one is empty."""
    return answers[0] if has_closing(answers) and not answers[-1].text.strip() else answers[-1]


def what_to_keep(scenario: Scenario, answer: Answer) -> Advice | None:
    """Return praise with a quotation, for the best hit or else the best partial. None if there is neither.

    A sentence is not praised if it is copied, argues the other side or is an own goal as well.
    """
    praised = [point for point in answer.points if point.id not in answer.copied and not _is_spoilt(answer, point)]
    hit = heaviest(scenario, praised, Verdict.HIT)
    if hit is not None:
        name = one_line(scenario.key_point(hit.id).label)
        if _is_in_own_words(hit):
            return Advice(
                kind="own words",
                text=f"“{_quote(answer.text, hit)}” makes the key point “{name}”, in words of your own.",
            )
        return Advice(kind="hit", text=f"“{_quote(answer.text, hit)}” makes the key point “{name}”.")
    half = heaviest(scenario, praised, Verdict.PARTIAL)
    if half is None:
        return None
    number = answer.points.index(half) + 1
    return Advice(kind="half", text=f"“{_quote(answer.text, half)}” is half of key point {number}: build on it.")


def what_to_fix(scenario: Scenario, standing: Sequence[PointScore], answer: Answer, *, revealed: bool) -> Advice | None:
    """Return the one thing to do better, or None.

    `standing` holds the best verdicts of the round, in the order of the line; `answer` is the latest answer. The first
    that applies is returned: the answer is empty; it is copied; it contradicts a key point; it echoes the opponent;
    it is a list of keywords; it is too long to be read whole; a key point is half made; one is only reported; one is
    missed; the answer is longer than it needs to be.
    """
    return (
        _flagged(answer, () if STRUCK in answer.flags else ("empty",))
        or _copied(answer)
        or _contradicted(scenario, standing, answer, revealed=revealed)
        or _flagged(answer, ("echo", "salad", "long"))
        or _half_made(scenario, standing, answer, revealed=revealed)
        or _reported(standing, answer)
        or _missed(scenario, standing, answer, revealed=revealed)
        or _shorter(scenario, answer)
    )


def _flagged(answer: Answer, flags: Iterable[Kind]) -> Advice | None:
    return next((Advice(kind=flag, text=FLAGGED[flag]) for flag in flags if flag in answer.flags), None)


def _copied(answer: Answer) -> Advice | None:
    return Advice(kind="copied", text=COPIED_WORDS) if answer.copied else None


def _contradicted(
    scenario: Scenario, standing: Sequence[PointScore], answer: Answer, *, revealed: bool
) -> Advice | None:
    point = heaviest(scenario, standing, Verdict.CONTRADICTED)
    if point is None:
        return None
    quote = _quote(answer.text, point) if point in answer.points else ""
    what = f"Leave out “{quote}”, or turn it round." if quote else "Turn round the sentence that helps your opponent."
    return Advice(kind="contradicted", text=what + _think(scenario.key_point(point.id), answer, revealed=revealed))


def _half_made(scenario: Scenario, standing: Sequence[PointScore], answer: Answer, *, revealed: bool) -> Advice | None:
    point = heaviest(scenario, standing, Verdict.PARTIAL)
    if point is None:
        return None
    key_point = scenario.key_point(point.id)
    missing = missing_words(key_point, point, answer.text)
    name = _name(scenario, standing, point, revealed=revealed)
    what = f"{name} is half made" + (f": say also {missing}." if missing else ": say the rest of it, too.")
    return Advice(kind="partial", text=what + _think(key_point, answer, revealed=revealed))


def _reported(standing: Sequence[PointScore], answer: Answer) -> Advice | None:
    made = {point.id for point in standing if point.verdict is Verdict.HIT}
    reported = (
        number for number, point in enumerate(answer.points, 1) if point.blocked == "reported" and point.id not in made
    )
    number = next(reported, 0)
    if not number:
        return None
    what = f"You report or doubt key point {number}, but do not claim it."
    return Advice(kind="reported", text=f"{what} Say it as your own view.")


def _missed(scenario: Scenario, standing: Sequence[PointScore], answer: Answer, *, revealed: bool) -> Advice | None:
    point = heaviest(scenario, standing, Verdict.MISSED)
    if point is None:
        return None
    think = _think(scenario.key_point(point.id), answer, revealed=revealed)
    return Advice(kind="missed", text=f"{_name(scenario, standing, point, revealed=revealed)} is still open.{think}")


def _name(scenario: Scenario, standing: Sequence[PointScore], point: PointScore, *, revealed: bool) -> str:
    """Return how a key point is called: by its number while it is masked, then by its name."""
    if revealed:
        return f"“{one_line(scenario.key_point(point.id).label)}”"
    return f"Key point {standing.index(point) + 1}"


def _shorter(scenario: Scenario, answer: Answer) -> Advice | None:
    least, most = scenario.words
    words = len(answer.text.split())
    if words <= most:
        return None
    return Advice(
        kind="shorter", text=f"Now say the same in fewer words: you used {words}, and {least} to {most} is plenty."
    )


def _think(key_point: KeyPoint, answer: Answer, *, revealed: bool) -> str:
    """Return the first hint, unless the player had a hint on the key point or can read its claim."""
    if revealed or not key_point.hints or answer.hints.get(key_point.id):
        return ""
    return f" Think: {one_line(key_point.hints[0])}"


def _is_spoilt(answer: Answer, point: PointScore) -> bool:
    """Return whether words that made a key point argue the other side, too, or are an own goal."""
    against = [other.passage for other in answer.elsewhere if other.theirs]
    against += [
        span
        for other in answer.points
        if other.verdict is Verdict.CONTRADICTED or other.blocked in ("theirs", "doubted")
        for span in other.passages
    ]
    return any(span.overlaps(other) for span in point.passages for other in against)


def _is_in_own_words(hit: PointScore) -> bool:
    """Return whether most of the evidence uses other words than the teacher did."""
    lengths = [(evidence.end - evidence.start, evidence.how) for evidence in hit.evidence]
    own = sum(length for length, how in lengths if how in ("synonym", "related"))
    return 2 * own > sum(length for length, _ in lengths)


def _quote(text: str, point: PointScore) -> str:
    return quote_of(text, point, LONGEST_QUOTE)
