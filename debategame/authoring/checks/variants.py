"""Try the sentences of a scenario with one or two words left out, as players would half remember them."""

from collections.abc import Callable, Iterator
from itertools import combinations

from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.authoring.checks.similarity import near_to
from debategame.scenario.model import KeyPoint
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import snippet

LEAST_WORDS = 3
"""Words of meaning that must be left, so that a variant still says something."""
LONGEST_QUOTE = 60


def count(context: CheckContext) -> int:
    """Return how many sentences `check` tries."""
    return sum(len(_sentences((), point)) for point in context.scenario.key_points)


def check(context: CheckContext, step: Callable[[], None]) -> Iterator[Advice]:
    """Yield a note on each sentence of which a variant is marked otherwise; call `step` before each sentence."""
    for path, point in context.key_points():
        for place, text, opposite in _sentences(path, point):
            step()
            yield from _first_misread(context, place, text, point, opposite=opposite)


def variants(context: CheckContext, text: str) -> Iterator[str]:
    """Yield a text with one word of meaning left out, then with two neighbours left out.

    The words that stay in the text are never negations, because those are no words of meaning.
    """
    words = [word for sentence in context.read(text).sentences for word in sentence.words if word.content]
    left_out = [(word,) for word in words] + [
        pair for pair in combinations(words, 2) if words.index(pair[1]) - words.index(pair[0]) == 1
    ]
    for dropped in left_out:
        if len(words) - len(dropped) >= LEAST_WORDS:
            parts, start = [], 0
            for word in dropped:
                parts.append(text[start : word.start])
                start = word.end
            yield " ".join("".join((*parts, text[start:])).split())


def _sentences(path: DataPath, point: KeyPoint) -> list[tuple[DataPath, str, bool]]:
    """Return the sentences of a key point with their paths, and whether each is an opposite."""
    own = () if point.any_of else claim_and_wordings(path, point)
    opposites = (((*path, "opposites", number), text, True) for number, text in enumerate(point.opposites))
    return [*((place, text, False) for place, text in own), *opposites]


def _first_misread(
    context: CheckContext, place: DataPath, text: str, point: KeyPoint, *, opposite: bool
) -> Iterator[Advice]:
    for line in context.lines_of(point):
        for variant in variants(context, text):
            score = context.trials.score(line.id, variant)
            scores = {scored.id: scored for scored in score.points} if score else {}
            wrong = _wrong(scores, point.id, opposite=opposite)
            if wrong:
                message = (
                    f"a player who says only “{snippet(variant, LONGEST_QUOTE)}” makes `{wrong.id}`: "
                    f"{near_to(variant, wrong)}"
                )
                yield Advice(place, message, f"use more words that speak of `{point.id}` only", level="note")
                return


def _wrong(scores: dict[str, PointScore], own: str, *, opposite: bool) -> PointScore | None:
    """Return what a variant makes and should not: the key point of an opposite, or another one instead of its own."""
    if not scores or (not opposite and scores[own].verdict is Verdict.HIT):
        return None
    return next(
        (scored for scored in scores.values() if scored.verdict is Verdict.HIT and (opposite or scored.id != own)), None
    )
