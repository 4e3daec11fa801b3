"""How far an answer meets each wording of a key point: which one did the work, and which ones to improve."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.scorer import Scorer

Kind = Literal["claim", "wording", "idea", "opposite"]


class Named(msgspec.Struct, frozen=True):
    """One of the texts that a key point is held against, by its place in the file."""

    kind: Kind
    number: int
    """Counted from 1 among its kind; the claim is 1."""
    of: int
    """How many of its kind there are."""
    text: str


class Closeness(msgspec.Struct, frozen=True):
    """How far an answer meets a text."""

    named: Named
    met: float
    """The weighted share of its words that the best sentence, or two together, meets: 0–1."""


def texts_of(point: KeyPoint) -> tuple[Named, ...]:
    """Return everything a key point is held against, as the file orders it: claim, wordings, ideas, opposites."""
    ideas = point.any_of.ideas if point.any_of else ()
    return (
        Named("claim", 1, 1, point.claim),
        *_numbered("wording", point.wordings),
        *(Named("idea", number, len(ideas), name) for number, names in enumerate(ideas, start=1) for name in names),
        *_numbered("opposite", point.opposites),
    )


def named_text(point: KeyPoint, text: str) -> Named | None:
    """Return which of a key point's texts this one is; None where it is none of them."""
    return next((named for named in texts_of(point) if named.text == text), None)


def closeness(scenario: Scenario, scorer: Scorer, line_id: str, answer: str, point_id: str) -> tuple[Closeness, ...]:
    """Return how far an answer to a line meets each text of one of its key points, as the file orders them.

    `scorer` is the scenario's. Raises KeyError for an unknown line or key point.
    """
    covered = scorer.coverage(line_id, answer, point_id)
    return tuple(
        Closeness(named, min(1.0, covered.get(named.text, 0.0))) for named in texts_of(scenario.key_point(point_id))
    )


def _numbered(kind: Kind, texts: tuple[str, ...]) -> Iterator[Named]:
    return (Named(kind, number, len(texts), text) for number, text in enumerate(texts, start=1))
