"""Report on a class: the scores of a pupil at each line, and the key points nobody made."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from debategame.classroom.model import ClassAnswer, Pupil
from debategame.progress.rounds import Mode, Step, scorer_order
from debategame.scoring.model import Verdict


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of some first answers, 0–100, oldest first."""

    counted: tuple[int, ...] = ()
    """As the teacher rules."""
    by_game: tuple[int, ...] = ()
    """The game's own."""
    scorers: tuple[str, ...] = ()
    """The versions of the scorer, oldest first, each once."""

    @property
    def is_ruled(self) -> bool:
        """Whether the teacher's rulings changed a score."""
        return self.counted != self.by_game


class LineScores(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of a pupil at one line in one mode, without rounds that they excluded or that are copied."""

    scenario: str
    """The scenario's id."""
    line: str
    """The line's id."""
    mode: Mode
    first: Scores
    """The first answer at first sight, if there is one."""
    after_study: Scores
    """The first answers in rounds after study."""
    repeats: Scores
    """The first answers in all other rounds."""
    excluded: int
    """How many rounds the pupil excluded."""
    copied: int
    """How many of the others make a key point with words copied from the game."""

    @property
    def groups(self) -> tuple[Scores, ...]:
        """First sight, after study, repeats."""
        return self.first, self.after_study, self.repeats


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
        included = [answer for answer in answers if not answer.excluded]
        counted = [answer for answer in included if not answer.copied]
        first = [answer for answer in counted if answer.first_sight]
        yield LineScores(
            scenario=scenario,
            line=line,
            mode=mode,
            first=_scores(first[:1]),
            after_study=_scores(answer for answer in counted if answer.studied),
            repeats=_scores(answer for answer in counted if not (answer.first_sight or answer.studied)),
            excluded=len(answers) - len(included),
            copied=len(included) - len(counted),
        )


def _scores(answers: Iterable[ClassAnswer]) -> Scores:
    found = list(answers)
    return Scores(
        counted=tuple(answer.counted for answer in found),
        by_game=tuple(answer.marks for answer in found),
        scorers=tuple(sorted({answer.scorer for answer in found}, key=scorer_order)),
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
