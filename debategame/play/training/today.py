"""Today: five minutes that one key starts. One line, two key points, one sentence to say better."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from debategame.play.bout import Bout, new_bout
from debategame.play.choosing import NEVER, line_order
from debategame.play.glyphs import glyph_and_name
from debategame.play.training.better import better_bout
from debategame.play.training.review import MINUTES_EACH, line_to_ask, review_bout
from debategame.progress.rounds import Mode, Round
from debategame.progress.schedule import Card, Key
from debategame.progress.standing import PointStanding, Standing
from debategame.scenario.model import KeyPoint, Scenario
from debategame.text.display import listed, snippet

POINTS = 2
"""How many key points are asked for."""
LINE_MINUTES = 2
"""About how many minutes one line takes, as the first round does."""
LONGEST_LINE = 40
"""The longest quotation of a line, in code points."""

Place = tuple[str, str]
"""A line or a key point: the ids of its scenario and its own."""


class Kind(StrEnum):
    """What a part of the five minutes asks for."""

    LINE = "line"
    POINT = "key point"
    BETTER = "say it better"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the five minutes."""

    kind: Kind
    scenario: str
    """The scenario's id."""
    line: str
    """The id of the line that is played, or on which the key point is asked for."""
    point: str = ""
    """The key point's id. Empty for a line."""
    due: bool = False
    """Whether the key point is due."""

    @property
    def place(self) -> Place:
        """The line that it is about."""
        return self.scenario, self.line

    @property
    def minutes(self) -> int:
        """About how many minutes it takes."""
        return LINE_MINUTES if self.kind is Kind.LINE else MINUTES_EACH


class TodayPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of today's five minutes."""

    parts: tuple[Part, ...] = ()
    """The parts left, in order."""
    begun: bool = False
    """Whether a part was played already."""

    @property
    def minutes(self) -> int:
        """About how many minutes the parts take."""
        return sum(part.minutes for part in self.parts)

    @property
    def contents(self) -> str:
        """The parts in words: `one line, 2 due key points and one better sentence`."""
        lines = sum(part.kind is Kind.LINE for part in self.parts)
        points = [part.due for part in self.parts if part.kind is Kind.POINT]
        due = "due " if all(points) else ""
        better = any(part.kind is Kind.BETTER for part in self.parts)
        amounts = (
            (lines, "one line", f"{lines} lines"),
            (len(points), f"one {due}key point", f"{len(points)} {due}key points"),
            (int(better), "one better sentence", ""),
        )
        return listed([one if number == 1 else many for number, one, many in amounts if number])


class TodaysWork(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the plan of a day depends on."""

    scenarios: tuple[Scenario, ...]
    """The scenarios that can be played, in the order of the list."""
    standings: Mapping[str, Standing]
    """The player's standings, by scenario id."""
    cards: Mapping[Key, Card]
    today: datetime.date
    """The date in the player's time zone."""
    rounds: tuple[Round, ...] = ()
    """The rounds of the day, in any order."""
    since: datetime.datetime = NEVER
    """Only rounds after this time are part of these five minutes: the player wanted another five."""
    under_way: frozenset[Place] = frozenset()
    """Lines with an interrupted round. They are left alone: their key points are still masked."""

    @property
    def counted(self) -> tuple[Round, ...]:
        """The rounds that are part of these five minutes, oldest first."""
        return tuple(sorted((played for played in self.rounds if played.at > self.since), key=lambda one: one.at))

    def standing(self, scenario: Scenario) -> Standing:
        """Return the standing in a scenario."""
        return self.standings.get(scenario.id, Standing())


def scenarios_of_today(scenarios: Iterable[Scenario], standings: Mapping[str, Standing]) -> tuple[Scenario, ...]:
    """Return the scenarios that a plan may ask for. Another side is left out until the player has taken it."""
    return tuple(one for one in scenarios if not one.is_other_side or standings.get(one.id, Standing()).rounds)


def plan_today(work: TodaysWork) -> TodayPlan:
    """Return what is left of the five minutes: the least made, what is due, and what was half made.

    What was played on the day counts, however it was started. Where no key point can be asked for, because all are new
    or were asked for today, another line takes their place.
    """
    kinds = [_kind(played) for played in work.counted]
    points = list(_points(work))[: max(0, POINTS - kinds.count(Kind.POINT))]
    wanted = 1 if points or Kind.POINT in kinds else 2
    lines = lines_to_play(work, wanted - kinds.count(Kind.LINE), extra=Kind.LINE in kinds)
    taken = {(part.scenario, part.point) for part in points}
    better = [part for part in _better(work) if (part.scenario, part.point) not in taken]
    return TodayPlan(
        parts=(*lines, *points, *better[: 0 if Kind.BETTER in kinds else 1]),
        begun=bool(kinds),
    )


def lines_to_play(work: TodaysWork, count: int, *, extra: bool = False) -> list[Part]:
    """Return the lines to play: least made first, then not played for longest, then of scenarios begun before.

    A line of today is played again only if there is no other, and never as an extra one.
    """
    today = {(played.scenario, played.line) for played in work.rounds if played.mode is not Mode.REVIEW}
    found: list[tuple[tuple[float, datetime.datetime, bool, int, int], Part]] = []
    for number, scenario in enumerate(work.scenarios):
        standing = work.standing(scenario)
        for place, line in enumerate(scenario.lines):
            need = line_order(line, standing.made, standing.last_played)
            order = (*need, not standing.rounds, number, place)
            found.append((order, Part(kind=Kind.LINE, scenario=scenario.id, line=line.id)))
    ordered = [part for _, part in sorted(found, key=lambda pair: pair[0]) if part.place not in work.under_way]
    fresh = [part for part in ordered if part.place not in today]
    return (fresh or ([] if extra else ordered[:1]))[: max(0, count)]


def part_bout(part: Part, scenario: Scenario, standing: Standing, new_id: str, heard: Iterable[str] = ()) -> Bout:
    """Return a part as a bout of one round; `new_id` is a new UUID, for the round.

    `heard` holds the player's last comebacks, the oldest first.
    """
    if part.kind is Kind.LINE:
        attempts = standing.attempts
        return new_bout(scenario, (part.line,), Mode.PRACTICE, new_id=lambda: new_id, attempts=attempts, heard=heard)
    if part.kind is Kind.POINT:
        return review_bout(scenario, part.line, part.point, new_id)
    return better_bout(scenario, scenario.line(part.line), part.point, new_id)


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """A part that was played, for the closing page."""

    what: str
    """What it was about: the beginning of a line, or the name of a key point."""
    result: str
    """A score, or a verdict with its glyph."""


def what_was_done(work: TodaysWork) -> tuple[Done, ...]:
    """Return the parts that were played. Rounds on what is no longer in the scenarios are left out."""
    known = {scenario.id: scenario for scenario in work.scenarios}
    done = (_done(played, known.get(played.scenario)) for played in work.counted)
    return tuple(row for row in done if row is not None)


def _kind(played: Round) -> Kind:
    if played.mode is not Mode.REVIEW:
        return Kind.LINE
    return Kind.BETTER if played.says_better else Kind.POINT


def _asked(work: TodaysWork) -> set[Place]:
    """Return the key points that were asked for today."""
    return {(one.scenario, one.asks) for one in work.rounds if one.mode is Mode.REVIEW}


def _points(work: TodaysWork) -> Iterator[Part]:
    """Yield the key points that can be asked for, most overdue first; then those that come due soonest."""
    known = {scenario.id: scenario for scenario in work.scenarios}
    asked = _asked(work)
    for (scenario_id, point_id), card in sorted(work.cards.items(), key=lambda item: (item[1].due, item[0])):
        scenario = known.get(scenario_id)
        if scenario is None or card.last >= work.today or (scenario_id, point_id) in asked:
            continue
        line = line_to_ask(scenario, point_id, card.line)
        if line is not None and not _is_masked(work, scenario, point_id):
            due = card.due <= work.today
            yield Part(kind=Kind.POINT, scenario=scenario_id, line=line.id, point=point_id, due=due)


def _better(work: TodaysWork) -> Iterator[Part]:
    """Yield the key points to say better: half made first, then most often missed, then those said least surely."""
    asked = _asked(work)
    found: list[tuple[tuple[float, ...], Part]] = []
    for scenario in work.scenarios:
        standing = work.standing(scenario)
        for point in scenario.key_points:
            held = standing.points.get(point.id)
            place = (scenario.id, point.id)
            if held is None or not held.met or place in asked or _is_masked(work, scenario, point.id):
                continue
            line = line_to_ask(scenario, point.id, _said_on(scenario, standing, held, point))
            if line is not None:
                part = Part(kind=Kind.BETTER, scenario=scenario.id, line=line.id, point=point.id)
                found.append((_need(held, point), part))
    yield from (part for _, part in sorted(found, key=lambda pair: pair[0]))


def _need(held: PointStanding, point: KeyPoint) -> tuple[float, ...]:
    """Return a key that sorts key points by how much they need to be said better."""
    half, missed, made = 0.0, 1.0, 2.0
    how = made if held.made else half if held.half else missed
    sureness = held.said.confidence if held.said else 0.0
    return how, sureness, -float(held.met), -point.weight


def _said_on(scenario: Scenario, standing: Standing, held: PointStanding, point: KeyPoint) -> str:
    """Return the id of the line of the player's best sentence; without one, of the line with it played last."""
    best = held.said or held.half
    if best is not None:
        return best.line
    played = [(at, line_id) for line_id, at in standing.last_played.items()]
    with_it = {line.id for line in scenario.lines_with(point.id)}
    return max((pair for pair in played if pair[1] in with_it), default=(NEVER, ""))[1]


def _is_masked(work: TodaysWork, scenario: Scenario, point_id: str) -> bool:
    return any((scenario.id, line.id) in work.under_way for line in scenario.lines_with(point_id))


def _done(played: Round, scenario: Scenario | None) -> Done | None:
    try:
        if scenario is None:
            return None
        if played.mode is not Mode.REVIEW:
            says = snippet(scenario.line(played.line).says, LONGEST_LINE)
            return Done(what=f"“{says}”", result=str(played.final))
        verdict = next(point.verdict for point in played.verdicts if point.id == played.asks)
        return Done(what=scenario.key_point(played.asks).label, result=glyph_and_name(verdict))
    except (KeyError, StopIteration):
        return None
