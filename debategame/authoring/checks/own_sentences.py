"""Try each claim, wording, opposite and idea as an answer: it must be marked as its author meant it."""

from collections.abc import Iterator

import msgspec

from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.authoring.checks.sides import COST, Sides
from debategame.authoring.checks.similarity import near_to, shared_words
from debategame.scenario.model import KeyPoint, Line
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.model import PointScore, Verdict

PASSED_OVER = {
    "reported": "it reads as what somebody else thinks",
    "salad": "it reads as a list of words",
    "doubted": "it may say the opposite",
    "denied": "it reads as denied",
    "": "nothing in it is plain enough",
}
"""Why a sentence earns nothing, by what blocked it. Sentences blocked for other reasons are checked elsewhere."""


class _Trial(msgspec.Struct, frozen=True):
    """One sentence of a key point as an answer to a line."""

    path: DataPath
    text: str
    point: KeyPoint
    line: Line
    scores: dict[str, PointScore]
    """What it makes, by key point of the line."""

    @property
    def own(self) -> PointScore:
        """What it does for its own key point."""
        return self.scores[self.point.id]


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on each sentence that is not marked as it was meant, for the first line where that is so."""
    for number, point in enumerate(context.scenario.key_points):
        path: DataPath = ("key_points", number)
        has_room = context.work.allows(COST * (1 + len(point.wordings) + len(point.opposites)))
        sides = Sides(point) if has_room else None
        for place, wording in () if point.any_of else claim_and_wordings(path, point):
            misread = _first(_misread_wording(trial) for trial in _trials(context, place, wording, point))
            denying = sides.denying(place, wording) if sides and wording != point.claim else None
            yield from _unless_sure(misread, denying)
        for order, opposite in enumerate(point.opposites):
            place = (*path, "opposites", order)
            misread = _first(_misread_opposite(trial) for trial in _trials(context, place, opposite, point))
            yield from _unless_sure(misread, sides.affirming(place, opposite) if sides else None)
        for order, names in enumerate(point.any_of.ideas if point.any_of else ()):
            for rank, name in enumerate(names):
                place = (*path, "any_of", "ideas", order, rank)
                yield from _first(_misread_idea(trial) for trial in _trials(context, place, name, point))


def _trials(context: CheckContext, path: DataPath, text: str, point: KeyPoint) -> Iterator[_Trial]:
    for line in context.lines_of(point):
        score = context.trials.score(line.id, text)
        if score:
            yield _Trial(path, text, point, line, {scored.id: scored for scored in score.points})


def _first(found: Iterator[Advice | None]) -> Iterator[Advice]:
    advice = next((item for item in found if item), None)
    if advice:
        yield advice


def _unless_sure(misread: Iterator[Advice], turned: Advice | None) -> Iterator[Advice]:
    """Yield how a sentence is misread; unless that is a warning, the side that it takes says more."""
    found = tuple(misread)
    yield from (turned,) if turned and not any(item.level == "warning" for item in found) else found


def _misread_wording(trial: _Trial) -> Advice | None:
    own, others = trial.own, (scored for scored in trial.scores.values() if scored.id != trial.point.id)
    if own.verdict is Verdict.HIT or any(scored.verdict is Verdict.HIT for scored in others):
        return None
    if own.verdict is Verdict.CONTRADICTED:
        message = f"this wording is taken as the opposite of `{own.id}`: {near_to(trial.text, own)}"
        return Advice(trial.path, message, "say it without denying anything, or change the sentence it is near to")
    if not _is_passed_over(trial):
        return None
    worth = "only half makes" if own.verdict is Verdict.PARTIAL else "does not make"
    message = f"as an answer to `{trial.line.id}` this {worth} its own key point `{own.id}`: {PASSED_OVER[own.blocked]}"
    return Advice(trial.path, message, "say it straight out, as a whole sentence of the player's own", level="note")


def _misread_opposite(trial: _Trial) -> Advice | None:
    own = trial.own
    if own.verdict is Verdict.HIT:
        message = f"this opposite makes the key point `{own.id}`: {near_to(trial.text, own)}"
        return Advice(trial.path, message, f"use a word that no wording of `{own.id}` has, or change that wording")
    for scored in trial.scores.values():
        if scored.verdict is Verdict.HIT:
            message = f"this opposite of `{own.id}` makes `{scored.id}`: {near_to(trial.text, scored)}"
            return Advice(trial.path, message, f"use words that speak of `{own.id}` only")
    if own.verdict is Verdict.CONTRADICTED or not _is_passed_over(trial):
        return None
    message = (
        f"as an answer to `{trial.line.id}` this is not taken as the opposite of `{own.id}`: {PASSED_OVER[own.blocked]}"
    )
    return Advice(trial.path, message, "name what it is about, and say what is the case instead", level="note")


def _misread_idea(trial: _Trial) -> Advice | None:
    for scored in trial.scores.values():
        if scored.id != trial.point.id and scored.verdict is Verdict.HIT:
            message = f"this idea of `{trial.point.id}` alone makes `{scored.id}`: {near_to(trial.text, scored)}"
            return Advice(trial.path, message, f"use a name that no wording of `{scored.id}` has")
    return None


def _is_passed_over(trial: _Trial) -> bool:
    """Return whether the sentence earns nothing by its own fault. The opponent's words rightly earn nothing."""
    blocked = trial.own.blocked
    return blocked in PASSED_OVER and (blocked != "" or not shared_words(trial.text, trial.line.says))
