"""How far the game's verdicts agree with a person's, over marked answers."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from debategame.authoring.marked.reader import Row, marked_as
from debategame.scenario.model import Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.scorer import Scorer

IDEAS = "naming its ideas"
"""What stands for a wording of a key point that has none."""
_GIVEN = (Verdict.HIT, Verdict.PARTIAL)


class Pair(msgspec.Struct, frozen=True):
    """One key point of one answer: as a person marked it, and as the game scored it."""

    row: Row
    marked: Verdict
    scored: PointScore

    @property
    def agrees(self) -> bool:
        """Whether both gave the same verdict."""
        return self.marked is self.scored.verdict

    @property
    def is_mark(self) -> bool:
        """Whether either said anything of it: what both passed over is no mark."""
        return not (self.agrees and self.marked is Verdict.MISSED)


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Marks, by how the two went together; they add up to all marks."""

    agreed: int
    gave: int
    """The game said made or half made of what the person passed over or marked as the opposite."""
    missed: int
    """The game passed over what the person marked as made or half made."""
    halves: int
    """One said made, the other half made."""
    opposites: int
    """The game saw an opposite that the person did not, or passed one over."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The usual measures, 0–1 (kappa from −1), 0 where there is nothing to measure.

    Precision, recall and F1 are those of `hit`; pairs marked as partial are left out of them, because people
    part over what is half and what whole. Kappa is Cohen's, over all pairs and the four verdicts.
    """

    precision: float
    recall: float
    f1: float
    kappa: float


class Earned(msgspec.Struct, frozen=True, kw_only=True):
    """What one claim or wording did."""

    wording: str
    right: int
    """How many hits it earned that the person had marked so."""
    wrong: int
    """How many it earned that the person had marked as missed or the opposite."""


def compared(scenario: Scenario, rows: Iterable[Row]) -> tuple[Pair, ...]:
    """Score marked answers, and return each key point of each as a pair of verdicts, in order."""
    scorer = Scorer(scenario)
    return tuple(
        Pair(row, marked_as(row.marked, scored.id), scored)
        for row in rows
        for scored in scorer.score(row.marked.line, row.marked.answer).points
    )


def counted(pairs: Iterable[Pair]) -> Counts:
    """Count the marks among some pairs by how the two verdicts went together."""
    kinds = Counter(_kind(pair) for pair in pairs if pair.is_mark)
    return Counts(**{name: kinds[name] for name in Counts.__struct_fields__})


def figures(pairs: Sequence[Pair]) -> Figures:
    """Return the usual measures over some pairs."""
    sure = [pair for pair in pairs if pair.marked is not Verdict.PARTIAL]
    given = sum(pair.scored.verdict is Verdict.HIT for pair in sure)
    true = sum(pair.marked is Verdict.HIT for pair in sure)
    both = sum(pair.agrees for pair in sure if pair.marked is Verdict.HIT)
    return Figures(
        precision=_share(both, given), recall=_share(both, true), f1=_share(2 * both, given + true), kappa=_kappa(pairs)
    )


def earned(scenario: Scenario, point_id: str, pairs: Iterable[Pair]) -> tuple[Earned, ...]:
    """Return what the claim and each wording of a key point earned, in their order; its ideas count together."""
    point = scenario.key_point(point_id)
    texts = (IDEAS,) if point.any_of else (point.claim, *point.wordings)
    hits = [pair for pair in pairs if pair.scored.id == point_id and pair.scored.verdict is Verdict.HIT]
    by = [(IDEAS if point.any_of else pair.scored.wording, pair.marked) for pair in hits]
    right = Counter(text for text, marked in by if marked is Verdict.HIT)
    wrong = Counter(text for text, marked in by if marked not in _GIVEN)
    return tuple(Earned(wording=text, right=right[text], wrong=wrong[text]) for text in texts)


def _kind(pair: Pair) -> str:
    given, marked = pair.scored.verdict in _GIVEN, pair.marked in _GIVEN
    if pair.agrees:
        return "agreed"
    if given and marked:
        return "halves"
    if given:
        return "gave"
    return "missed" if marked and pair.scored.verdict is Verdict.MISSED else "opposites"


def _kappa(pairs: Sequence[Pair]) -> float:
    """Return Cohen's kappa (1960): agreement beyond what the two would reach by chance, 1 where that is all."""
    marked = Counter(pair.marked for pair in pairs)
    scored = Counter(pair.scored.verdict for pair in pairs)
    by_chance = sum(marked[verdict] * scored[verdict] for verdict in Verdict) / max(1, len(pairs) ** 2)
    agreed = _share(sum(pair.agrees for pair in pairs), len(pairs))
    return 1.0 if pairs and by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
