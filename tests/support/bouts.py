"""Scenarios, verdicts and answers made by hand, for tests of a bout."""

import datetime
from collections.abc import Mapping

from debategame.progress.rounds import Answer, Step
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.marks import answer_marks
from debategame.scoring.model import Evidence, PointScore, Score, Span, Verdict

NOON = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)
VERDICTS = {"h": Verdict.HIT, "p": Verdict.PARTIAL, "m": Verdict.MISSED, "x": Verdict.CONTRADICTED}


def key_point(point_id: str, **fields) -> KeyPoint:
    return KeyPoint(
        **{
            "id": point_id,
            "claim": f"The claim of {point_id}.",
            "hints": (f"{point_id} one?", f"{point_id} two?", f"{point_id} three?"),
            "grants": f"I grant {point_id}.",
            "comeback": f"And {point_id}?",
            **fields,
        }
    )


def scenario(weights: Mapping[str, float] | None = None, *, aim: int = 2, lines: int = 1, **fields) -> Scenario:
    """Return a scenario with the key points `a`, `b`, `c`, or those of `weights`; each line has all of them."""
    weights = weights or {"a": 1, "b": 1, "c": 1}
    return Scenario(
        **{
            "format": 1,
            "id": "parks",
            "title": "Parks",
            "aim": aim,
            "key_points": tuple(key_point(name, weight=weight) for name, weight in weights.items()),
            "lines": tuple(
                Line(id=f"line-{number}", says=f"Close park {number}.", points=tuple(weights), concedes="You win.")
                for number in range(1, lines + 1)
            ),
            **fields,
        }
    )


def verdict(point_id: str, letter: str, text: str = "", words: str = "", **fields) -> PointScore:
    """Return a verdict by its letter: h, p, m or x; `words` of `text` earned it."""
    spans = ()
    if words:
        start = text.index(words)
        spans = (Span(start, start + len(words)),)
    evidence = tuple(Evidence(start=s.start, end=s.end, how="exact", met="words") for s in spans)
    return PointScore(
        **{
            "id": point_id,
            "verdict": VERDICTS[letter],
            "confidence": 0.5,
            "passages": spans,
            "evidence": evidence,
            **fields,
        }
    )


def verdicts(letters: str, **fields) -> tuple[PointScore, ...]:
    """Return verdicts on `a`, `b`, `c` … by their letters, all with these fields."""
    return tuple(verdict(point_id, letter, **fields) for point_id, letter in zip("abcdefgh", letters, strict=False))


def answer(text: str, *points: PointScore, marks: int = 0, **fields) -> Answer:
    return Answer(
        **{
            "id": "answer",
            "step": Step.ANSWER,
            "at": NOON,
            "text": text,
            "seconds": 30.0,
            "scorer": "1",
            "marks": marks,
            "points": points,
            **fields,
        }
    )


PLAYED = scenario()


OPPOSITE = "The opposite."
WORDINGS = {"x": OPPOSITE}
"""The text of the scenario that comes closest, by the letter of the verdict."""


class LetterScorer:
    """Takes the first three letters of an answer as its verdicts: `hmx` hits `a`, misses `b`, contradicts `c`.

    All three weigh the same, and two are asked for.
    """

    def __init__(self) -> None:
        self.heard: list[str] = []

    def score(self, line_id: str, rebuttal: str, *, heard: str = "") -> Score:
        self.heard.append(heard)
        letters = [letter if letter in VERDICTS else "m" for letter in rebuttal.ljust(3)[:3]]
        points = tuple(
            verdict(name, letter, rebuttal, "" if letter == "m" else rebuttal[:3], wording=WORDINGS.get(letter, ""))
            for name, letter in zip("abc", letters, strict=True)
        )
        return Score(
            line=line_id,
            score=answer_marks(PLAYED, PLAYED.lines[0], points),
            scorer="1",
            points=points,
            flags=() if rebuttal else ("empty",),
        )
