"""What the pages show of an answer and its verdicts, as values for the templates."""

from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

from debategame.play.advice import Advice, answer_advised_on, what_to_fix, what_to_keep
from debategame.play.explanations import Match, about_the_same, matches, why_not_counted
from debategame.play.feedback import (
    has_row,
    is_shown,
    marked_spans,
    named_score,
    score_sum,
    sentence_notes,
    verdict_text,
    what_the_article_says,
)
from debategame.play.glyphs import GLYPHS, NAMES
from debategame.progress.answer_length import LONGEST_ANSWER
from debategame.progress.rounds import Answer, Dispute, Round, Step
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import one_line
from debategame.web.store.model import Ruling

REMEMBERED = 5000
"""Verdicts whose explanation is kept: those of some hundred pupils in the middle of a bout."""


class Label(msgspec.Struct, frozen=True):
    """What a marked part of an answer made."""

    number: int
    """The number of the key point on the line, from 1."""
    verdict: Verdict

    @property
    def text(self) -> str:
        """The glyph and the number, such as `√1`."""
        return f"{GLYPHS[self.verdict]}{self.number}"

    @property
    def spoken(self) -> str:
        """The same in words, for screen readers: `hit, key point 1`."""
        return f"{NAMES[self.verdict]}, key point {self.number}"


class Segment(msgspec.Struct, frozen=True):
    """A piece of an answer, marked or not."""

    text: str
    labels: tuple[Label, ...] = ()
    """Empty if it is not marked."""

    @property
    def verdict(self) -> Verdict:
        """The verdict that gives a marked piece its colour: the first."""
        return self.labels[0].verdict


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one key point, as its row shows it."""

    id: str
    number: int
    verdict: Verdict
    text: str
    """The claim of what may be seen; `still open` for what stays hidden."""
    notes: tuple[str, ...] = ()
    """Short notes: new, made in the comeback, disputed, what the teacher says."""
    matches: tuple[Match, ...] = ()
    reasons: tuple[str, ...] = ()
    """Sentences on why it has its verdict."""
    explanation: str = ""
    """What the article says about it. Empty before the reveal."""
    masked: bool = False
    """Whether the key point was missed and stays hidden for now."""
    disputable: bool = False
    """Whether the player may say "I did say that"."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """An answer, as its card shows it."""

    segments: tuple[Segment, ...]
    heard: str
    """What the opponent said before it. Empty if that was the line."""
    words: int
    is_comeback: bool


class Feedback(msgspec.Struct, frozen=True, kw_only=True):
    """The feedback on a round."""

    score: str
    """Such as `75` or `50 + 25 = 75`."""
    band: str
    amount: str
    """How much was made of what was asked. Empty after a comeback."""
    answers: tuple[Said, ...]
    rows: tuple[Row, ...]
    keep: str
    fix: str
    notes: tuple[str, ...]
    """Sentences on what does not count here: another line, the other side, an argument of one's own, the closing."""
    news: str
    """What the teacher has ruled on it that the pupil has not seen yet. Empty if there is nothing new."""
    revealed: bool


def feedback_of(
    scenario: Scenario,
    played: Round,
    *,
    revealed: bool,
    made_before: Collection[str] | None = None,
    asks: str = "",
    rulings: Sequence[Ruling] = (),
) -> Feedback:
    """Return the feedback on a round; `scenario` is the version that was played.

    Missed key points are masked unless `revealed`; in a review, where `asks` is the id of the key point that was due,
    all others stay masked, and what to fix is about that one. `made_before` holds the ids of the key points made in
    earlier rounds; None marks none as new.
    """
    points, latest = played.verdicts, answer_advised_on(played.answers)
    rows = tuple(
        _row(scenario, played, point, number, revealed=is_shown(point, revealed=revealed, asks=asks),
             made_before=made_before, rulings=rulings)
        for number, point in enumerate(points, start=1)
        if has_row(point, revealed=revealed, asks=asks)
    )  # fmt: skip
    asked_for = tuple(point for point in points if asks in ("", point.id))
    keep, fix = what_to_keep(scenario, latest), what_to_fix(scenario, asked_for, latest, revealed=revealed)
    return Feedback(
        score=score_text(played),
        band=named_score(played.answers, points),
        amount=_amount(scenario, played) if len(played.answers) == 1 and not asks else "",
        answers=tuple(_said(answer) for answer in played.answers),
        rows=rows,
        keep=_text(keep),
        fix=_text(fix),
        notes=(*_teachers_notes(points, rulings), *sentence_notes(scenario, played.answers, revealed=revealed)),
        news=rulings_text(played, [ruling for ruling in rulings if not ruling.seen]),
        revealed=revealed,
    )


def rulings_text(played: Round, rulings: Sequence[Ruling]) -> str:
    """Return what a teacher has ruled on a round: `Key point 1: hit. Key point 3: missed.` Empty without rulings."""
    said = {ruling.point: NAMES[ruling.verdict] for ruling in rulings}
    points = enumerate(played.verdicts, start=1)
    return " ".join(f"Key point {number}: {said[point.id]}." for number, point in points if point.id in said)


def segments_of(text: str, points: Sequence[PointScore]) -> tuple[Segment, ...]:
    """Return an answer in pieces, with labels on those that earned a verdict."""
    pieces: list[Segment] = []
    at = 0
    for span in marked_spans(text, points):
        pieces += [
            Segment(text[at : span.start]),
            Segment(text[span.start : span.end], tuple(Label(number, verdict) for number, verdict in span.labels)),
        ]
        at = span.end
    pieces.append(Segment(text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def score_text(played: Round) -> str:
    """Return the score of a round. After a comeback that may add to it, it is a sum: `50 + 25 = 75`."""
    return score_sum(played) or f"{played.final}"


def _teachers_notes(points: Sequence[PointScore], rulings: Sequence[Ruling]) -> tuple[str, ...]:
    """Return what the teacher wrote about verdicts, in the order of the line."""
    return tuple(
        f"Your teacher on {number}: {one_line(ruling.note)}"
        for number, point in enumerate(points, start=1)
        for ruling in rulings
        if ruling.point == point.id and ruling.note
    )


def _said(answer: Answer) -> Said:
    # An imported round may hold a longer answer than the game takes.
    text = answer.text[:LONGEST_ANSWER]
    return Said(
        segments=segments_of(text, answer.points),
        heard=answer.heard,
        words=len(text.split()),
        is_comeback=answer.step is Step.COMEBACK,
    )


def _row(  # noqa: PLR0913 -- the parts of a row
    scenario: Scenario,
    played: Round,
    point: PointScore,
    number: int,
    *,
    revealed: bool,
    made_before: Collection[str] | None,
    rulings: Sequence[Ruling],
) -> Row:
    answer = next(answer for answer in played.answers if point in answer.points)
    key_point = scenario.key_point(point.id)
    disputes = [dispute for dispute in played.disputes if dispute.point == point.id]
    return Row(
        id=point.id,
        number=number,
        verdict=point.verdict,
        text=verdict_text(scenario, point, revealed=revealed, text=answer.text),
        notes=_notes(played, point, made_before, rulings, disputes),
        matches=matches(answer.text, point),
        reasons=_reasons(scenario, answer, point, key_point),
        explanation=what_the_article_says(key_point) if revealed else "",
        masked=point.verdict is Verdict.MISSED and not revealed,
        disputable=not disputes and any(given.text.strip() for given in played.answers),
    )


def _notes(
    played: Round,
    point: PointScore,
    made_before: Collection[str] | None,
    rulings: Sequence[Ruling],
    disputes: Sequence[Dispute],
) -> tuple[str, ...]:
    hit = point.verdict is Verdict.HIT
    notes = (
        ("in the comeback", hit and point not in played.answers[0].points),
        ("new", hit and made_before is not None and point.id not in made_before),
        ("copied", hit and any(point.id in answer.copied for answer in played.answers)),
        ("you said you did", any(not dispute.gives_back for dispute in disputes)),
        ("you gave it back", any(dispute.gives_back for dispute in disputes)),
        *((f"your teacher says: {NAMES[ruling.verdict]}", True) for ruling in rulings if ruling.point == point.id),
    )
    return tuple(text for text, applies in notes if applies)


def _reasons(scenario: Scenario, answer: Answer, point: PointScore, key_point: KeyPoint) -> tuple[str, ...]:
    about = _about(answer.text, point, key_point)
    sentences = (f"{about[0].upper()}{about[1:]}." if about else "",
                 why_not_counted(scenario, answer.text, point, answer.elsewhere, answer.points))  # fmt: skip
    return tuple(sentence for sentence in sentences if sentence)


@lru_cache(maxsize=REMEMBERED)
def _about(text: str, point: PointScore, key_point: KeyPoint) -> str:
    """Return what `about_the_same` does. A round is shown several times, and the vectors take long."""
    return about_the_same(text, point, key_point)


def _amount(scenario: Scenario, played: Round) -> str:
    verdicts = [point.verdict for point in played.answers[0].points]
    hits, halves = verdicts.count(Verdict.HIT), verdicts.count(Verdict.PARTIAL)
    aim = scenario.aim_of(scenario.line(played.line))
    half_made = f" and {halves} half" if halves == 1 else f" and {halves} halves" if halves else ""
    return f"{hits} made{half_made}, of {aim} asked"


def _text(advice: Advice | None) -> str:
    return advice.text if advice else ""
