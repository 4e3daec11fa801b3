"""Where a player stands in a scenario: bests, what was made and how often, the case; all of it follows from rounds."""

import datetime
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from debategame.progress.rounds import Mode, Round, Time, own_words
from debategame.scoring.model import Verdict


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """How a player made a key point, in their own words."""

    sentence: str
    """The passages of the answer that hold the evidence, on one line, joined by ` … `."""
    at: Time
    confidence: float
    """0–1: how sure the scorer was; only compared, never shown."""
    line: str
    """The id of the line it answered."""


class LineStanding(msgspec.Struct, frozen=True, kw_only=True):
    """What rounds of one line come to."""

    rounds: int = 0
    """How many there are, of every mode."""
    last: Time | None = None
    """When it was last played in a bout; Review does not count."""
    best: dict[Mode, int] = {}
    """The highest score of a first answer, 0–100, for each mode; rounds left out do not count."""


class PointStanding(msgspec.Struct, frozen=True, kw_only=True):
    """What rounds of every line and mode come to for one key point."""

    met: int = 0
    """In how many rounds it could be made."""
    made: int = 0
    """In how many rounds it was hit, by the answer or the comeback answer."""
    first_made: Time | None = None
    last_made: Time | None = None
    said: Said | None = None
    """The best sentence that hit: of highest confidence; among equals the latest."""
    half: Said | None = None
    """Likewise the best sentence that made it in part."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a player stands in one scenario, lines and key points by their ids."""

    lines: dict[str, LineStanding] = {}
    points: dict[str, PointStanding] = {}

    @property
    def rounds(self) -> int:
        """How many rounds there are."""
        return sum(line.rounds for line in self.lines.values())

    @property
    def made(self) -> frozenset[str]:
        """The ids of the key points hit in any round."""
        return frozenset(name for name, point in self.points.items() if point.made)

    @property
    def case(self) -> dict[str, Said]:
        """The best sentence for each key point ever hit, by its id, in the order in which they were first made."""
        said = [(p.first_made, name, p.said) for name, p in self.points.items() if p.first_made and p.said]
        return {name: words for _, name, words in sorted(said, key=lambda one: one[:2])}

    @property
    def halves(self) -> dict[str, Said]:
        """The best sentence for each key point made in part and never hit, by its id."""
        return {name: point.half for name, point in self.points.items() if point.half and not point.made}

    @property
    def last_played(self) -> dict[str, datetime.datetime]:
        """When each line was last played in a bout, by its id; lines never played are left out."""
        return {name: line.last for name, line in self.lines.items() if line.last is not None}

    def best(self, mode: Mode, line_id: str | None = None) -> int | None:
        """Return the best first answer of a mode, on one line or on any; None where there is none."""
        lines = [line for name, line in self.lines.items() if line_id in (None, name)]
        return max((line.best[mode] for line in lines if mode in line.best), default=None)

    def after(self, played: Round, earlier: Round | None = None) -> "Standing":
        """Return the standing once a round is counted; `earlier` is what of it was counted already."""
        line = _line_after(self.lines.get(played.line, LineStanding()), played, earlier)
        return Standing(lines={**self.lines, played.line: line}, points=_points_after(self.points, played, earlier))


def standing(rounds: Iterable[Round], before: Standing | None = None) -> Standing:
    """Return what rounds of one scenario come to, in any order, on top of what stood `before`."""
    found = before or Standing()
    for played in rounds:
        found = found.after(played)
    return found


def new_since(standings: Iterable[Standing], moment: datetime.datetime) -> int:
    """Return how many key points were made for the first time at that moment or later."""
    points = (point for found in standings for point in found.points.values())
    return sum(point.first_made is not None and point.first_made >= moment for point in points)


def _line_after(line: LineStanding, played: Round, earlier: Round | None) -> LineStanding:
    last, best = line.last, line.best
    if played.mode is not Mode.REVIEW:
        last = max(played.at, last or played.at)
    if not played.excluded:
        best = {**best, played.mode: max(played.score, best.get(played.mode, 0))}
    return LineStanding(rounds=line.rounds + (earlier is None), last=last, best=best)


def _points_after(points: dict[str, PointStanding], played: Round, earlier: Round | None) -> dict[str, PointStanding]:
    found = dict(points)
    met, hit = _met_and_hit(played)
    met_before, hit_before = _met_and_hit(earlier)
    for name in met:
        point = found.get(name, PointStanding())
        more = {"met": point.met + (name not in met_before), "made": point.made + (name in hit - hit_before)}
        found[name] = replace(point, **more)
    for answer in played.answers:
        for scored in answer.points:
            if scored.verdict not in (Verdict.HIT, Verdict.PARTIAL):
                continue
            words = own_words(answer, scored)
            said = Said(sentence=words, at=answer.at, confidence=scored.confidence, line=played.line)
            found[scored.id] = _with_sentence(found[scored.id], said, hit=scored.verdict is Verdict.HIT)
    return found


def _met_and_hit(played: Round | None) -> tuple[dict[str, None], set[str]]:
    """Return the ids of a round's key points, in their order, and of those it hit."""
    points = [point for answer in played.answers for point in answer.points] if played else []
    return dict.fromkeys(point.id for point in points), {p.id for p in points if p.verdict is Verdict.HIT}


def _with_sentence(point: PointStanding, said: Said, *, hit: bool) -> PointStanding:
    if not hit:
        return replace(point, half=_better(point.half, said))
    return replace(
        point,
        first_made=min(said.at, point.first_made or said.at),
        last_made=max(said.at, point.last_made or said.at),
        said=_better(point.said, said),
    )


def _better(one: Said | None, other: Said) -> Said:
    """Of equally sure sentences the later; what follows only settles a tie, whichever comes first."""
    return (
        other if one is None else max(one, other, key=lambda said: (said.confidence, said.at, said.sentence, said.line))
    )
