"""Check wordings: too few, copies, or making another key point."""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from debategame.authoring.checks.collisions import compare
from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.authoring.checks.similarity import LONGEST_QUOTE, Copies, near_to
from debategame.authoring.checks.trials import Trials
from debategame.scenario.model import KeyPoint, Line
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.lexicon import english
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.reading.contrary import is_contrary
from debategame.scoring.reading.remembered import denials_of
from debategame.scoring.reading.text import read
from debategame.text.display import plural, snippet

LEAST_WORDINGS = 4
"""Minimum number of wordings besides the claim. With fewer, the game misses good answers."""
LEAST_NAMES = 2
"""Minimum number of words or phrases for each idea of an `any_of`."""
LEAST_SHARED = 0.6
"""Weighted share of another key point's words from which a wording may belong to it. Good wordings have up to .48."""
NUMBERS = ("no", "one", "two", "three")


class _Wording(msgspec.Struct, frozen=True):
    """A claim or wording with its path and key point."""

    path: DataPath
    text: str
    point: KeyPoint


class _Copies(msgspec.Struct, frozen=True):
    """Two wordings in nearly the same words."""

    earlier: _Wording
    later: _Wording


class _Answer(msgspec.Struct, frozen=True):
    """A claim or wording used as an answer to a line of its key point."""

    path: DataPath
    text: str
    point: KeyPoint
    line: Line


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on the wordings of every key point."""
    alike = tuple(_alike(context))
    copies = {pair.later.path for pair in alike if pair.later.point is pair.earlier.point}
    for path, point in context.key_points():
        yield from _too_few(context, path, point, copies)
    yield from (_copy(pair) for pair in alike if not _is_denial(pair))
    shared = {frozenset((pair.earlier.point.id, pair.later.point.id)) for pair in alike}
    yield from _won_by_others(context, shared)


def _too_few(context: CheckContext, path: DataPath, point: KeyPoint, copies: Collection[DataPath]) -> Iterator[Advice]:
    if point.any_of:
        for number, names in enumerate(point.any_of.ideas):
            if len(names) < LEAST_NAMES:
                message = f"this idea of `{point.id}` has only one word or phrase, so other words for it earn nothing"
                yield Advice((*path, "any_of", "ideas", number), message, "add other words that players would use")
        return
    varied = 0
    for number, wording in enumerate(point.wordings):
        place = (*path, "wordings", number)
        if not context.meanings.of(wording).weights:
            message = "this wording has only words like “it” and “is”, so it adds nothing"
            yield Advice(place, message, "write who or what does what, or delete it")
        elif place not in copies:
            varied += 1
    if varied < LEAST_WORDINGS:
        message = (
            f"`{point.id}` has {NUMBERS[varied]} useful {plural('wording', varied)} besides its claim; "
            "with fewer than four, the game misses good answers"
        )
        hint = "write how a friend would say it, an example, a question that makes the point, the claim in plain words"
        yield Advice((*path, "wordings"), message, hint)


def _alike(context: CheckContext) -> Iterator[_Copies]:
    """Yield each claim or wording that is nearly the same as an earlier one."""
    copies: Copies[_Wording] = Copies()
    for path, point in context.key_points():
        for place, text in claim_and_wordings(path, point):
            meaning, wording = context.meanings.of(text), _Wording(place, text, point)
            earlier = copies.find(meaning)
            if earlier is None:
                copies.add(meaning, wording)
            else:
                yield _Copies(earlier, wording)


def _is_denial(pair: _Copies) -> bool:
    """Return whether one of two sentences of a key point denies or turns round something in the other: no mere copy."""
    earlier, later = pair.earlier.text, pair.later.text
    if pair.earlier.point is not pair.later.point:
        return False
    denies = any(denials_of(earlier)) != any(denials_of(later))
    return denies or compare(later, earlier, english).turned or is_contrary(earlier, read(later).sentences)


def _copy(pair: _Copies) -> Advice:
    earlier, later = pair.earlier, pair.later
    if earlier.point is later.point:
        where = "the claim" if earlier.path[-1] == "claim" else f"wording {int(earlier.path[-1]) + 1}"
        message = f"this wording adds nothing: it is nearly the same as {where} of `{later.point.id}`"
        return Advice(later.path, message, "say it with other words or an example, or delete it")
    message = (
        f"this makes two key points at once: it is nearly the same as “{snippet(earlier.text, LONGEST_QUOTE)}” of "
        f"`{earlier.point.id}`"
    )
    return Advice(later.path, message, f"write what only `{later.point.id}` says, or merge the two key points")


def _won_by_others(context: CheckContext, reported: set[frozenset[str]]) -> Iterator[Advice]:
    """Yield the claims and wordings that, used as an answer, make another key point of their line.

    Each pair of key points is reported once; `reported` has the pairs reported so far.
    """
    places = {point.id: path for path, point in context.key_points()}
    tried: set[tuple[str, str]] = set()
    for line in context.scenario.lines:  # line by line, because a scorer prepares each
        of_line = context.points_of(line)
        for point in of_line:
            others = [other for other in of_line if (point.id, other.id) not in tried]
            tried.update((point.id, other.id) for other in others)
            for place, text in claim_and_wordings(places[point.id], point):
                yield from _won(context, _Answer(place, text, point, line), others, reported)


def _won(
    context: CheckContext, answer: _Answer, others: Iterable[KeyPoint], reported: set[frozenset[str]]
) -> Iterator[Advice]:
    scores = _scores(context.trials, answer.line, answer.text)
    for other in others if scores else ():
        pair = frozenset((answer.point.id, other.id))
        if other is answer.point or pair in reported:
            continue
        made = scores[other.id]
        if made.verdict is Verdict.HIT and scores[answer.point.id].verdict is Verdict.HIT:
            reported.add(pair)
            yield _shared(answer, made)
        elif made.verdict is Verdict.HIT or _is_others(context, answer, other):
            yield _lost(answer, made)


def _is_others(context: CheckContext, answer: _Answer, other: KeyPoint) -> bool:
    """Return whether a wording makes another key point, and makes its own only by being one of its wordings."""
    rest = tuple(wording for wording in answer.point.wordings if wording != answer.text)
    if len(rest) == len(answer.point.wordings):
        return False
    own = {answer.point.claim, *rest}
    nearest = max((share for text, share in _near(context, answer, answer.point) if text in own), default=0.0)
    if max((share for _, share in _near(context, answer, other)), default=0.0) <= max(LEAST_SHARED, nearest):
        return False
    alone = msgspec.structs.replace(answer.point, wordings=rest)
    of_line = context.points_of(answer.line)
    points = tuple(alone if candidate is answer.point else candidate for candidate in of_line)
    scenario = msgspec.structs.replace(context.scenario, key_points=points, lines=(answer.line,), examples=())
    scores = _scores(Trials(scenario, context.work), answer.line, answer.text)
    return (
        bool(scores) and scores[other.id].verdict is Verdict.HIT and scores[answer.point.id].verdict is not Verdict.HIT
    )


def _near(context: CheckContext, answer: _Answer, point: KeyPoint) -> Iterable[tuple[str, float]]:
    """Return the claims and wordings of a key point that share words with an answer, with the share (0–1) it has."""
    return context.wordings.of(answer.text, point.id).items()


def _scores(trials: Trials, line: Line, text: str) -> dict[str, PointScore]:
    """Return the score of each key point of the line, or nothing if there is no room to try the answer."""
    score = trials.score(line.id, text)
    return {scored.id: scored for scored in score.points} if score else {}


def _lost(answer: _Answer, other: PointScore) -> Advice:
    own = answer.point.id
    message = (
        f"this makes another key point: as an answer to `{answer.line.id}` it makes `{other.id}`, not `{own}`: "
        f"{near_to(answer.text, other)}"
    )
    return Advice(answer.path, message, f"use words that only fit `{own}`, or move it to `{other.id}`")


def _shared(answer: _Answer, other: PointScore) -> Advice:
    message = (
        f"this one sentence makes two key points of `{answer.line.id}`, `{answer.point.id}` and `{other.id}`: "
        f"{near_to(answer.text, other)}"
    )
    return Advice(answer.path, message, "let each wording say one thing, or merge the two key points")
