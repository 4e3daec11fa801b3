"""Check what the other side argues: points of theirs, and opposites of key points."""

from collections.abc import Iterator, Sequence

from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.authoring.checks.similarity import near_with, shared_words
from debategame.authoring.checks.wordings import LEAST_SHARED
from debategame.scenario.model import KeyPoint, Line, TheirPoint
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.model import Verdict
from debategame.text.display import plural

LEAST_OPPOSITES = 4
"""Opposites of a key point, from which half as many answers that contradict it earn marks as with two."""
LEAST_WORDINGS = 2
"""Wordings of a point of theirs besides its claim. With one text alone, more than half of what it argues is missed."""
NUMBERS = ("no", "one", "two", "three")


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on opposites and points of theirs, and on sentences that speak for both sides."""
    for path, point in context.key_points():
        yield from _opposites(path, point)
    theirs = context.scenario.their_points
    if not theirs:
        message = (
            "the scenario has no `their_points`, so sentences that argue the other side may earn marks, and right ones "
            "must be nearer to a wording to earn them"
        )
        yield Advice(("their_points",), message, "write what the opponent argues: an id, a claim and two wordings each")
    for number, their in enumerate(theirs):
        yield from _wordings(("their_points", number), their)
    if theirs:
        for path, point in context.key_points():
            yield from _argues_theirs(context, path, point)
        for number, their in enumerate(theirs):
            yield from _makes_ours(context, ("their_points", number), their)


def _opposites(path: DataPath, point: KeyPoint) -> Iterator[Advice]:
    count = len(point.opposites)
    if count < LEAST_OPPOSITES:
        written = f"{NUMBERS[count]} {plural('opposite', count)}"
        message = f"`{point.id}` has {written}; with four, half as many answers that deny it slip through"
        yield Advice((*path, "opposites"), message, "write what somebody would say who means the contrary")


def _wordings(path: DataPath, their: TheirPoint) -> Iterator[Advice]:
    count = len(their.wordings)
    if count < LEAST_WORDINGS:
        written = f"{NUMBERS[count]} {plural('wording', count)}"
        message = (
            f"the point of theirs `{their.id}` has {written} besides its claim; with fewer than two, it misses most"
        )
        yield Advice((*path, "wordings"), message, "write how different people on the other side would say it")


def _argues_theirs(context: CheckContext, path: DataPath, point: KeyPoint) -> Iterator[Advice]:
    """Yield advice on each text of a key point that argues the other side as an answer."""
    for place, text in claim_and_wordings(path, point):
        for line in context.lines_of(point):
            score = context.trials.score(line.id, text)
            found = next((other for other in score.elsewhere if other.theirs), None) if score else None
            near = context.trials.nearness(line.id, text) if found else None
            if found and near and near.theirs:
                both = f"the key point `{point.id}` and the point of theirs `{found.point}`"
                yield Advice(place, _both(both, text, near.theirs.text), _hint(point.id))
                break


def _makes_ours(context: CheckContext, path: DataPath, their: TheirPoint) -> Iterator[Advice]:
    """Yield advice on each text of a point of theirs that makes a key point as an answer."""
    for place, text in _texts(path, their):
        made = _made(context, context.scenario.lines, text)
        if made is not None:
            point_id, wording = made
            both = f"the point of theirs `{their.id}` and the key point `{point_id}`"
            yield Advice(place, _both(both, text, wording), _hint(their.id))


def _made(context: CheckContext, lines: Sequence[Line], text: str) -> tuple[str, str] | None:
    """Return the id of the first key point that a text makes on any line, and the wording it meets."""
    for line in lines:
        score = context.trials.score(line.id, text)
        for scored in score.points if score else ():
            withheld = scored.blocked == "theirs" and _are_near(context, text, scored.wording)
            if scored.verdict is Verdict.HIT or withheld:
                return scored.id, scored.wording
    return None


def _are_near(context: CheckContext, text: str, other: str) -> bool:
    one, two = context.meanings.of(text), context.meanings.of(other)
    return min(one.share_in(two), two.share_in(one)) >= LEAST_SHARED


def _texts(path: DataPath, their: TheirPoint) -> Iterator[tuple[DataPath, str]]:
    yield (*path, "claim"), their.claim
    for number, wording in enumerate(their.wordings):
        yield (*path, "wordings", number), wording


def _both(both: str, text: str, other: str) -> str:
    return f"one sentence makes {both}: {near_with(other, shared_words(text, other))}"


def _hint(point_id: str) -> str:
    return f"use words that only fit `{point_id}`: the side that is speaking must be clear from one sentence"
