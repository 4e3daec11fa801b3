"""Compare the game's verdicts with a person's marks."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from debategame.authoring.marked.reader import MarkedRow, given_verdict
from debategame.scenario.model import Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.scorer import Scorer

IDEAS = "naming its ideas"
"""Stands for the wording of a key point that has ideas instead."""


class VerdictPair(msgspec.Struct, frozen=True):
    """The mark and the score of one key point in one answer."""

    row: MarkedRow
    marked: Verdict
    scored: PointScore

    @property
    def agrees(self) -> bool:
        """Whether the person and the game gave the same verdict."""
        return self.marked is self.scored.verdict

    @property
    def is_mark(self) -> bool:
        """Whether it counts as a mark: the person, the game or both gave another verdict than missed."""
        return not (self.agrees and self.marked is Verdict.MISSED)


class MarkCounts(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of marks by kind of agreement; they add up to all marks."""

    agreed: int
    gave: int
    """The game gave a hit or half; the person gave neither."""
    missed: int
    """The game gave nothing; the person gave a hit or half."""
    halves: int
    """The person gave a hit and the game half, or the other way round."""
    opposites: int
    """The person or the game saw the opposite, but not both; the game gave no hit or half."""


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """The usual measures from 0 to 1 (kappa from −1); 0 without data.

    Precision, recall and F1 are for hits. They ignore pairs marked as partial, because people differ about half and
    whole. Kappa is Cohen's kappa over all pairs and all four verdicts.
    """

    precision: float
    recall: float
    f1: float
    kappa: float


class WordingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How many hits one claim or wording earned."""

    wording: str
    right: int
    """Hits that the person marked as hits too."""
    wrong: int
    """Hits that the person marked as missed or as the opposite."""


def compare(scenario: Scenario, rows: Iterable[MarkedRow]) -> tuple[VerdictPair, ...]:
    """Score marked answers. Return a pair of verdicts for each key point of each answer, in order."""
    scorer = Scorer(scenario)
    return tuple(
        VerdictPair(row, given_verdict(row.marked, scored.id), scored)
        for row in rows
        for scored in scorer.score(row.marked.line, row.marked.answer).points
    )


def count_marks(pairs: Iterable[VerdictPair]) -> MarkCounts:
    """Count the marks among some pairs by kind of agreement."""
    kinds = Counter(_kind(pair) for pair in pairs if pair.is_mark)
    return MarkCounts(**{name: kinds[name] for name in MarkCounts.__struct_fields__})


def measures(pairs: Sequence[VerdictPair]) -> Measures:
    """Return the usual measures over some pairs."""
    sure = [pair for pair in pairs if pair.marked is not Verdict.PARTIAL]
    scored = sum(pair.scored.verdict is Verdict.HIT for pair in sure)
    marked = sum(pair.marked is Verdict.HIT for pair in sure)
    agreed = sum(pair.agrees for pair in sure if pair.marked is Verdict.HIT)
    return Measures(
        precision=_share(agreed, scored),
        recall=_share(agreed, marked),
        f1=_share(2 * agreed, scored + marked),
        kappa=_kappa(pairs),
    )


def wording_records(scenario: Scenario, point_id: str, pairs: Iterable[VerdictPair]) -> tuple[WordingRecord, ...]:
    """Return a record for the claim and for each wording of a key point, in order. Ideas count as one wording."""
    point = scenario.key_point(point_id)
    texts = (IDEAS,) if point.any_of else (point.claim, *point.wordings)
    hits = [pair for pair in pairs if pair.scored.id == point_id and pair.scored.verdict is Verdict.HIT]
    earned = [(IDEAS if point.any_of else pair.scored.wording, pair.marked) for pair in hits]
    right = Counter(text for text, marked in earned if marked is Verdict.HIT)
    wrong = Counter(text for text, marked in earned if not marked.earns)
    return tuple(WordingRecord(wording=text, right=right[text], wrong=wrong[text]) for text in texts)


def _kind(pair: VerdictPair) -> str:
    given, marked = pair.scored.verdict.earns, pair.marked.earns
    if pair.agrees:
        return "agreed"
    if given and marked:
        return "halves"
    if given:
        return "gave"
    return "missed" if marked and pair.scored.verdict is Verdict.MISSED else "opposites"


def _kappa(pairs: Sequence[VerdictPair]) -> float:
    """Return Cohen's kappa (1960): agreement beyond chance; 1 if chance already gives full agreement."""
    marked = Counter(pair.marked for pair in pairs)
    scored = Counter(pair.scored.verdict for pair in pairs)
    by_chance = sum(marked[verdict] * scored[verdict] for verdict in Verdict) / max(1, len(pairs) ** 2)
    agreed = _share(sum(pair.agrees for pair in pairs), len(pairs))
    return 1.0 if pairs and by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def _share(part: int, total: int) -> float:
    return part / total if total else 0.0
