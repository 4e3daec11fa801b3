"""How close an answer comes to each wording of a key point."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.scorer import Scorer

Kind = Literal["claim", "wording", "idea", "opposite"]


class KeyPointText(msgspec.Struct, frozen=True):
    """A claim, wording, idea or opposite of a key point."""

    kind: Kind
    number: int
    """Counted from 1 within its kind."""
    total: int
    """Number of texts of its kind."""
    text: str


class Closeness(msgspec.Struct, frozen=True):
    """How close an answer comes to one text of a key point."""

    compared_with: KeyPointText
    share: float
    """The weighted share (0–1) of its words in the best sentence, or in the best two."""


def key_point_texts(point: KeyPoint) -> tuple[KeyPointText, ...]:
    """Return the texts of a key point in the order of the file: claim, wordings, ideas, opposites."""
    ideas = point.any_of.ideas if point.any_of else ()
    return (
        KeyPointText("claim", 1, 1, point.claim),
        *_numbered("wording", point.wordings),
        *(
            KeyPointText("idea", number, len(ideas), name)
            for number, names in enumerate(ideas, start=1)
            for name in names
        ),
        *_numbered("opposite", point.opposites),
    )


def find_text(point: KeyPoint, text: str) -> KeyPointText | None:
    """Return the text of a key point that equals `text`, or None."""
    return next((part for part in key_point_texts(point) if part.text == text), None)


def closeness(scenario: Scenario, scorer: Scorer, line_id: str, answer: str, point_id: str) -> tuple[Closeness, ...]:
    """Return how close an answer to a line comes to each text of one of its key points, in the order of the file.

    `scorer` is the scenario's scorer. Raise KeyError for an unknown line or key point.
    """
    covered = scorer.coverage(line_id, answer, point_id)
    return tuple(
        Closeness(part, min(1.0, covered.get(part.text, 0.0))) for part in key_point_texts(scenario.key_point(point_id))
    )


def _numbered(kind: Kind, texts: tuple[str, ...]) -> Iterator[KeyPointText]:
    return (KeyPointText(kind, number, len(texts), text) for number, text in enumerate(texts, start=1))
