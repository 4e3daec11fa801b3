"""A player's standing in a scenario: bests, key points made, and the case. It is computed from rounds."""

import datetime
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from debategame.progress.rounds import Mode, Round, Time, own_words, scorer_order
from debategame.scoring.model import Verdict


class BestSentence(msgspec.Struct, frozen=True, kw_only=True):
    """The player's best words for a key point."""

    sentence: str
    """The passages of the answer that hold the evidence, on one line, joined by ` … `."""
    at: Time
    """When they were written."""
    confidence: float
    """How sure the scorer was, 0–1. Only compared, never shown."""
    line: str
    """The id of the line that they answered."""


class LineStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How a player has done on one line."""

    rounds: int = 0
    """How many rounds were played, in every mode."""
    last: Time | None = None
    """When the line was last played in a bout. Review does not count."""
    best: dict[Mode, int] = {}
    """The best score of a first answer, 0–100, by mode. Excluded rounds do not count.

    Only rounds scored by the newest version of the scorer compete: its scores cannot be compared with older ones.
    """
    scorer: dict[Mode, str] = {}
    """The version of the scorer of each best."""


class PointStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How a player has done on one key point, over all lines and modes."""

    met: int = 0
    """In how many rounds it could be made."""
    made: int = 0
    """In how many rounds it was hit in the player's own words, by either answer."""
    first_made: Time | None = None
    last_made: Time | None = None
    """When it was hit for the first and for the last time. None if it never was."""
    said: BestSentence | None = None
    """The best sentence that hit it: the one with the highest confidence, and of equal ones the latest."""
    half: BestSentence | None = None
    """The best sentence that made it in part, chosen the same way."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A player's standing in one scenario."""

    lines: dict[str, LineStanding] = {}
    """By line id."""
    points: dict[str, PointStanding] = {}
    """By key point id."""

    @property
    def rounds(self) -> int:
        """How many rounds were played."""
        return sum(line.rounds for line in self.lines.values())

    @property
    def made(self) -> frozenset[str]:
        """The ids of the key points hit in any round."""
        return frozenset(point_id for point_id, point in self.points.items() if point.made)

    @property
    def case(self) -> dict[str, BestSentence]:
        """The best sentence for each key point ever hit, by its id. The key point made first comes first."""
        hits = [(point.first_made, key, point.said) for key, point in self.points.items()]
        ordered = sorted((first, key, said) for first, key, said in hits if first and said)
        return {key: said for _, key, said in ordered}

    @property
    def halves(self) -> dict[str, BestSentence]:
        """The best sentence for each key point made in part and never hit, by its id."""
        return {key: point.half for key, point in self.points.items() if point.half and not point.made}

    @property
    def last_played(self) -> dict[str, datetime.datetime]:
        """When each line was last played in a bout, by its id. Lines never played are left out."""
        return {line_id: line.last for line_id, line in self.lines.items() if line.last is not None}

    @property
    def attempts(self) -> dict[str, int]:
        """How often each line was played, in every mode, by its id."""
        return {line_id: line.rounds for line_id, line in self.lines.items()}

    def best(self, mode: Mode, line_id: str | None = None) -> int | None:
        """Return the best first answer of a mode, on one line or on any. None if no round counts.

        On any line, only the bests of the newest scorer compete.
        """
        bests = self._bests(mode, line_id)
        return max(bests)[1] if bests else None

    def best_scorer(self, mode: Mode, line_id: str | None = None) -> str:
        """Return the version of the scorer that gave the best of `best`. Empty if there is none."""
        bests = self._bests(mode, line_id)
        return max(bests)[0][1] if bests else ""

    def is_mixed(self, mode: Mode) -> bool:
        """Return whether the bests of a mode come from several versions of the scorer."""
        return len({scorer for scorer, _ in self._bests(mode, None)}) > 1

    def _bests(self, mode: Mode, line_id: str | None) -> list[tuple[tuple[int, str], int]]:
        """Return the scorer, as a sort key, and the score of each line's best."""
        return [
            (scorer_order(line.scorer.get(mode, "")), line.best[mode])
            for key, line in self.lines.items()
            if line_id in (None, key) and mode in line.best
        ]

    def after(self, played: Round, earlier: Round | None = None) -> "Standing":
        """Return the standing with one more round; `earlier` is the part of it that was already counted."""
        line = _line_after(self.lines.get(played.line, LineStanding()), played, earlier)
        return Standing(lines={**self.lines, played.line: line}, points=_points_after(self.points, played, earlier))


def standing(rounds: Iterable[Round], before: Standing | None = None) -> Standing:
    """Return the standing after rounds of one scenario, in any order; `before` is the standing without them."""
    after = before or Standing()
    for played in rounds:
        after = after.after(played)
    return after


def new_since(standings: Iterable[Standing], moment: datetime.datetime) -> int:
    """Return how many key points were made for the first time at that moment or later."""
    points = (point for standing in standings for point in standing.points.values())
    return sum(point.first_made is not None and point.first_made >= moment for point in points)


def _line_after(line: LineStanding, played: Round, earlier: Round | None) -> LineStanding:
    mode, last, best, scorer = played.mode, line.last, line.best, line.scorer
    if mode is not Mode.REVIEW:
        last = max(played.at, last or played.at)
    if not (played.excluded or played.copied):
        before = (scorer_order(scorer.get(mode, "")), best.get(mode, 0))
        (_, version), score = max(before, (scorer_order(played.scorer), played.score))
        best, scorer = {**best, mode: score}, {**scorer, mode: version}
    return LineStanding(rounds=line.rounds + (earlier is None), last=last, best=best, scorer=scorer)


def _points_after(points: dict[str, PointStanding], played: Round, earlier: Round | None) -> dict[str, PointStanding]:
    after = dict(points)
    met, hit = _met_and_hit(played)
    met_before, hit_before = _met_and_hit(earlier)
    for point_id in met:
        point = after.get(point_id, PointStanding())
        after[point_id] = replace(
            point,
            met=point.met + (point_id not in met_before),
            made=point.made + (point_id in hit - hit_before),
        )
    for answer in played.answers:
        for scored in answer.points:
            if not (scored.verdict.earns and played.earns_case(answer, scored.id)):
                continue
            words = own_words(answer, scored)
            said = BestSentence(sentence=words, at=answer.at, confidence=scored.confidence, line=played.line)
            after[scored.id] = _with_sentence(after[scored.id], said, hit=scored.verdict is Verdict.HIT)
    return after


def _met_and_hit(played: Round | None) -> tuple[dict[str, None], set[str]]:
    """Return the ids of the key points of a round, in order, and the ids of those it hit in the player's own words."""
    if played is None:
        return {}, set()
    points = [(answer, point) for answer in played.answers for point in answer.points]
    hit = {point.id for answer, point in points if point.verdict is Verdict.HIT and played.earns_case(answer, point.id)}
    return dict.fromkeys(point.id for _, point in points), hit


def _with_sentence(point: PointStanding, said: BestSentence, *, hit: bool) -> PointStanding:
    if not hit:
        return replace(point, half=_better(point.half, said))
    return replace(
        point,
        first_made=min(said.at, point.first_made or said.at),
        last_made=max(said.at, point.last_made or said.at),
        said=_better(point.said, said),
    )


def _better(before: BestSentence | None, other: BestSentence) -> BestSentence:
    """Return the sentence with the higher confidence; between equals the later one."""
    if before is None:
        return other
    # Sentence and line settle the last ties, so that the order of the rounds makes no difference.
    return max(before, other, key=lambda said: (said.confidence, said.at, said.sentence, said.line))
