"""Try the sentences of a scenario with one or two words left out or exchanged, as players would half remember them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.authoring.checks.similarity import LONGEST_QUOTE, near_to
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.lexicon import related
from debategame.scoring.matching import opposites
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.reading.negation import turns
from debategame.scoring.reading.text import Word
from debategame.text.display import snippet

LEAST_WORDS = 3
"""Words of meaning that must be left, so that a variant still says something."""
MOST_RELATED = 2
"""How many related words are put in place of a word, one after the other."""


class Variant(msgspec.Struct, frozen=True):
    """A sentence with one or two words left out or exchanged."""

    text: str
    exchanged: bool
    """Whether words were exchanged; if not, they were left out."""


class Variants:
    """Makes variants of sentences, with words that the scenario itself has."""

    def __init__(self, context: CheckContext) -> None:
        """Collect the words of the scenario, and find those related to each when first asked."""
        self._context = context
        self._turns = cache(lambda form: any(map(turns, context.read(form).sentences)))
        """Return whether a word alone denies or doubts."""
        forms: dict[str, str] = {}
        for text in _texts(context.scenario):
            for word in self._content(text):
                forms.setdefault(word.stem, word.form)
        self._forms: Mapping[str, str] = forms
        """A word for each stem, as the game reads it where it first occurs."""
        self.related = cache(self._related)
        """Return the words of the scenario that are nearest in meaning to a stem, the nearest first."""

    def of(self, text: str) -> Iterator[Variant]:
        """Yield a text with one word of meaning left out, with two neighbours left out, and with such exchanged.

        Negations always stay.
        """
        words = self._content(text)
        neighbours = tuple(pairwise(words))
        for dropped in (*((word,) for word in words), *neighbours):
            if len(words) - len(dropped) >= LEAST_WORDS:
                yield Variant(_replaced(text, dropped, [""] * len(dropped)), exchanged=False)
        if len(words) >= LEAST_WORDS:
            for word in words:
                for other in self.related(word.stem):
                    yield Variant(_replaced(text, (word,), (other,)), exchanged=True)
            for first, second in neighbours:
                for one, two in zip(self.related(first.stem)[:1], self.related(second.stem)[:1], strict=False):
                    yield Variant(_replaced(text, (first, second), (one, two)), exchanged=True)

    def _content(self, text: str) -> list[Word]:
        """Return the words of meaning in a text that neither deny nor doubt, as "stop" and "nowhere" do."""
        words = (word for sentence in self._context.read(text).sentences for word in sentence.words)
        return [word for word in words if word.content and not self._turns(word.form)]

    def _related(self, stem: str) -> tuple[str, ...]:
        there = {
            other: near
            for other, near in related(stem).items()
            if other in self._forms and other not in opposites(stem) and not _is_part(stem, other)
        }
        nearest = sorted(there, key=lambda other: (-there[other], other))
        return tuple(self._forms[other] for other in nearest[:MOST_RELATED])


def count(context: CheckContext) -> int:
    """Return how many sentences `check` tries."""
    return sum(len(_sentences((), point)) for point in context.scenario.key_points)


def check(context: CheckContext, step: Callable[[], None]) -> Iterator[Advice]:
    """Yield a note on each sentence of which a variant is marked otherwise; call `step` before each sentence."""
    variants = Variants(context)
    for path, point in context.key_points():
        for place, text, opposite in _sentences(path, point):
            step()
            yield from _first_misread(context, place, variants.of(text), point, opposite=opposite)


def _is_part(stem: str, other: str) -> bool:
    """Return whether two words differ in how they begin only, as "unfinished" and "finished" do, or not at all."""
    return stem.endswith(other) or other.endswith(stem)


def _replaced(text: str, words: Sequence[Word], others: Sequence[str]) -> str:
    """Return a text with some of its words replaced by others."""
    parts, start = [], 0
    for word, other in zip(words, others, strict=True):
        parts += [text[start : word.start], other]
        start = word.end
    return " ".join("".join((*parts, text[start:])).split())


def _texts(scenario: Scenario) -> Iterator[str]:
    """Yield the texts of a scenario that say something of its subject."""
    for point in scenario.key_points:
        yield from (point.claim, *point.wordings, *point.opposites)
    for their in scenario.their_points:
        yield from (their.claim, *their.wordings)
    for line in scenario.lines:
        yield from (line.says, line.model)


def _sentences(path: DataPath, point: KeyPoint) -> list[tuple[DataPath, str, bool]]:
    """Return the sentences of a key point with their paths, and whether each is an opposite."""
    own = () if point.any_of else claim_and_wordings(path, point)
    opposites_of_point = (((*path, "opposites", number), text, True) for number, text in enumerate(point.opposites))
    return [*((place, text, False) for place, text in own), *opposites_of_point]


def _first_misread(
    context: CheckContext, place: DataPath, variants: Iterator[Variant], point: KeyPoint, *, opposite: bool
) -> Iterator[Advice]:
    tried = tuple(variants)
    for line in context.lines_of(point):
        for variant in tried:
            score = context.trials.score(line.id, variant.text)
            scores = {scored.id: scored for scored in score.points} if score else {}
            wrong = _wrong(scores, point.id, opposite=opposite)
            if wrong:
                says = "says" if variant.exchanged else "says only"
                makes = "is taken to deny" if wrong.verdict is Verdict.CONTRADICTED else "makes"
                message = (
                    f"a player who {says} “{snippet(variant.text, LONGEST_QUOTE)}” {makes} `{wrong.id}`: "
                    f"{near_to(variant.text, wrong)}"
                )
                yield Advice(place, message, f"use more words that speak of `{point.id}` only", level="note")
                return


def _wrong(scores: dict[str, PointScore], own: str, *, opposite: bool) -> PointScore | None:
    """Return what a variant does and should not.

    That of an opposite should not make the key point. That of another sentence should not make a key point instead of
    its own, nor be taken as the opposite of its own.
    """
    if not scores:
        return None
    if not opposite and scores[own].verdict in (Verdict.HIT, Verdict.CONTRADICTED):
        return scores[own] if scores[own].verdict is Verdict.CONTRADICTED else None
    return next(
        (scored for scored in scores.values() if scored.verdict is Verdict.HIT and (opposite or scored.id != own)), None
    )
