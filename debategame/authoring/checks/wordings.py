"""Faults in how key points are worded: too few wordings, copies, wordings that make another key point."""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from debategame.authoring.checks.context import CheckContext, Finding, ways
from debategame.authoring.checks.similarity import Meaning
from debategame.scenario.model import KeyPoint, Line
from debategame.scenario.yaml_errors import Path
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer

LEAST_WORDINGS = 4
"""Wordings besides the claim: with fewer, good answers in other words are passed over."""
LEAST_NAMES = 2
"""Words or phrases for each idea of an `any_of`."""
LEAST_SHARED = 0.6
"""From this weighted share of the other key point's words a wording may be one of its own; good ones say up to .48."""
COUNTED = ("no", "one", "two", "three")


class _Way(msgspec.Struct, frozen=True):
    """A claim or wording, with its place and whose it is."""

    path: Path
    meaning: Meaning
    point: KeyPoint


class _Alike(msgspec.Struct, frozen=True):
    """Two of them in nearly the same words."""

    earlier: _Way
    later: _Way


class _Try(msgspec.Struct, frozen=True):
    """A claim or wording, given as an answer to a line of its key point."""

    path: Path
    text: str
    point: KeyPoint
    line: Line


def check(desk: CheckContext) -> Iterator[Finding]:
    """Yield the faults of every key point's wordings."""
    alike = tuple(_alike(desk))
    copies = {pair.later.path for pair in alike if pair.later.point is pair.earlier.point}
    for path, point in desk.key_points():
        yield from _too_few(desk, path, point, copies)
    yield from map(_copy, alike)
    shared = {frozenset((pair.earlier.point.id, pair.later.point.id)) for pair in alike}
    yield from _won_by_others(desk, shared)


def _too_few(desk: CheckContext, path: Path, point: KeyPoint, copies: Collection[Path]) -> Iterator[Finding]:
    if point.any_of:
        for number, names in enumerate(point.any_of.ideas):
            if len(names) < LEAST_NAMES:
                message = f"only one word or phrase names this idea of `{point.id}`, so other words for it earn nothing"
                yield Finding(
                    (*path, "any_of", "ideas", number), message, "add the words that players would use for it"
                )
        return
    varied = 0
    for number, wording in enumerate(point.wordings):
        place = (*path, "wordings", number)
        if not desk.meanings.of(wording).weights:
            message = "this wording has only words that every sentence has, so it adds nothing"
            yield Finding(place, message, "say who or what does what, or take it out")
        elif place not in copies:
            varied += 1
    if varied < LEAST_WORDINGS:
        message = (
            f"`{point.id}` has {COUNTED[varied]} varied wording{'' if varied == 1 else 's'} besides its claim; with "
            "fewer than four, good answers in other words are passed over"
        )
        hint = "write how a friend would say it, an example of it, a question that makes it, the claim in plain words"
        yield Finding((*path, "wordings"), message, hint)


def _alike(desk: CheckContext) -> Iterator[_Alike]:
    """Yield each claim or wording that an earlier one says in nearly the same words."""
    seen: list[_Way] = []
    for path, point in desk.key_points():
        for place, text in ways(path, point):
            way = _Way(place, desk.meanings.of(text), point)
            earlier = next((other for other in seen if way.meaning.copies(other.meaning)), None)
            if earlier is None:
                seen.append(way)
            else:
                yield _Alike(earlier, way)


def _copy(pair: _Alike) -> Finding:
    earlier, later = pair.earlier, pair.later
    if earlier.point is later.point:
        where = "the claim" if earlier.path[-1] == "claim" else f"wording {int(earlier.path[-1]) + 1}"
        message = f"this wording adds nothing: it is {where} of `{later.point.id}` in nearly the same words"
        return Finding(later.path, message, "say it another way, with other words or an example, or take it out")
    message = f"this makes two key points at once: in nearly the same words it stands under `{earlier.point.id}` too"
    return Finding(later.path, message, f"let `{later.point.id}` say what only it says, or make one key point of both")


def _won_by_others(desk: CheckContext, told: set[frozenset[str]]) -> Iterator[Finding]:
    """Yield the claims and wordings that, given as an answer, make another key point of their line.

    Each two key points that one sentence makes are told once; `told` holds those that are told already.
    """
    places = {point.id: path for path, point in desk.key_points()}
    tried: set[tuple[str, str]] = set()
    for line in desk.scenario.lines:  # line by line, because a scorer prepares each
        for point in desk.scenario.points_of(line):
            others = [one for one in desk.scenario.points_of(line) if (point.id, one.id) not in tried]
            tried.update((point.id, other.id) for other in others)
            for place, text in ways(places[point.id], point):
                yield from _won(desk, _Try(place, text, point, line), others, told)


def _won(desk: CheckContext, way: _Try, others: Iterable[KeyPoint], told: set[frozenset[str]]) -> Iterator[Finding]:
    verdicts = _verdicts(desk.scorer, way.line, way.text)
    for other in others:
        pair = frozenset((way.point.id, other.id))
        if other is way.point or pair in told:
            continue
        if verdicts[other.id] is Verdict.HIT and verdicts[way.point.id] is Verdict.HIT:
            told.add(pair)
            yield _shared(way, other)
        elif verdicts[other.id] is Verdict.HIT or _is_others(desk, way, other):
            yield _lost(way, other)


def _is_others(desk: CheckContext, way: _Try, other: KeyPoint) -> bool:
    """Tell whether a wording of one key point makes another one, and its own only because it stands there."""
    rest = tuple(wording for wording in way.point.wordings if wording != way.text)
    if len(rest) == len(way.point.wordings):
        return False
    alone = msgspec.structs.replace(way.point, wordings=rest)
    if not _nearest(desk, way.text, other) > max(LEAST_SHARED, _nearest(desk, way.text, alone)):
        return False
    points = tuple(alone if one is way.point else one for one in desk.scenario.points_of(way.line))
    scenario = msgspec.structs.replace(desk.scenario, key_points=points, lines=(way.line,), examples=())
    verdicts = _verdicts(Scorer(scenario), way.line, way.text)
    return verdicts[other.id] is Verdict.HIT and verdicts[way.point.id] is not Verdict.HIT


def _nearest(desk: CheckContext, text: str, point: KeyPoint) -> float:
    """Return the largest share of a claim or wording of a key point that a text says, 0–1."""
    said = desk.meanings.of(text)
    return max(said.says(desk.meanings.of(way)) for _, way in ways((), point))


def _verdicts(scorer: Scorer, line: Line, text: str) -> dict[str, Verdict]:
    return {scored.id: scored.verdict for scored in scorer.score(line.id, text).points}


def _lost(way: _Try, other: KeyPoint) -> Finding:
    own = way.point.id
    message = f"another key point wins this: as an answer to `{way.line.id}` it makes `{other.id}`, and not `{own}`"
    return Finding(way.path, message, f"say it with words that only `{own}` has, or move it to `{other.id}`")


def _shared(way: _Try, other: KeyPoint) -> Finding:
    message = f"this one sentence makes two key points of `{way.line.id}`: `{way.point.id}` and `{other.id}`"
    return Finding(way.path, message, "let each wording say one thing; two key points that are one should become one")
