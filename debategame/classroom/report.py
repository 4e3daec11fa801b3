"""Report on a class: the scores of a pupil at each line, and the key points nobody made."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from debategame.classroom.model import ClassAnswer, Pupil
from debategame.progress.rounds import Mode, Step, scorer_order
from debategame.scoring.model import Verdict


class LineScores(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of a pupil at one line in one mode. Rounds that the pupil excluded count in `excluded` only."""

    scenario: str
    """The scenario's id."""
    line: str
    """The line's id."""
    mode: Mode
    first: int | None
    """The score of the first answer at first sight, 0–100, as the teacher rules; None if there is none."""
    repeats: tuple[int, ...]
    """The scores of first answers in later rounds, as the teacher rules, oldest first."""
    game_first: int | None = None
    """The game's own score of the first answer."""
    game_repeats: tuple[int, ...] = ()
    """The game's own scores of `repeats`."""
    first_scorer: str = ""
    """The version of the scorer of `first`; empty without one."""
    repeat_scorers: tuple[str, ...] = ()
    """The versions of the scorer of `repeats`, oldest first, each once."""
    excluded: int
    """How many rounds the pupil excluded."""


class UnmadePoint(msgspec.Struct, frozen=True, kw_only=True):
    """A key point of a line that was played, without a hit by any pupil."""

    scenario: str
    """The scenario's id."""
    point: str
    """The key point's id."""
    pupils: int
    """How many pupils played a line with this key point."""
    partial: int
    """How many of them made it in part."""
    contradicted: int
    """How many of them said the opposite."""


def line_scores(pupil: Pupil) -> Iterator[LineScores]:
    """Yield the scores of a pupil by scenario, mode and line, in the order of first play."""
    groups: dict[tuple[str, Mode, str], list[ClassAnswer]] = {}
    for answer in pupil.answers:
        if answer.step is Step.ANSWER:
            groups.setdefault((answer.scenario, answer.mode, answer.line), []).append(answer)
    for (scenario, mode, line), answers in groups.items():
        counted = [answer for answer in answers if not answer.excluded]
        first = [answer for answer in counted if answer.first_sight]
        repeats = [answer for answer in counted if not answer.first_sight]
        yield LineScores(
            scenario=scenario,
            line=line,
            mode=mode,
            first=first[0].counted if first else None,
            repeats=tuple(answer.counted for answer in repeats),
            game_first=first[0].marks if first else None,
            game_repeats=tuple(answer.marks for answer in repeats),
            first_scorer=first[0].scorer if first else "",
            repeat_scorers=tuple(sorted({answer.scorer for answer in repeats}, key=scorer_order)),
            excluded=len(answers) - len(counted),
        )


def unmade_points(pupils: Iterable[Pupil]) -> list[UnmadePoint]:
    """Return the key points nobody made, by scenario. In each scenario, those that most pupils met come first."""
    verdicts_by_point: dict[tuple[str, str], dict[Path, set[Verdict]]] = {}
    for pupil in pupils:
        for answer in pupil.answers:
            for point in answer.points:
                by_pupil = verdicts_by_point.setdefault((answer.scenario, point.id), {})
                by_pupil.setdefault(pupil.file, set()).add(point.verdict)
    unmade = [
        UnmadePoint(
            scenario=scenario,
            point=point,
            pupils=len(by_pupil),
            partial=sum(Verdict.PARTIAL in verdicts for verdicts in by_pupil.values()),
            contradicted=sum(Verdict.CONTRADICTED in verdicts for verdicts in by_pupil.values()),
        )
        for (scenario, point), by_pupil in verdicts_by_point.items()
        if all(Verdict.HIT not in verdicts for verdicts in by_pupil.values())
    ]
    return sorted(unmade, key=lambda point: (point.scenario, -point.pupils, point.point))
