"""The trend of a pupil's first answers as a picture: every place in it, for the template that draws it."""

import datetime

import msgspec

from debategame.progress.rounds import Mode
from debategame.progress.standing import Standing
from debategame.progress.trends import RECENT, Trend, TrendPoint
from debategame.saves.queries import RoundQuery
from debategame.web.safety.access import Visit

MOST_ROUNDS = 60
"""Most rounds in the picture: more would touch on a phone."""
LEFT, RIGHT, TOP, BOTTOM = 30, 312, 16, 116
"""The edges of the plot in a picture 320 wide: a score of 100 is at the top, 0 at the bottom."""
EVERY_MODE = tuple(Mode)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One round: its place in the picture, and the row of the table."""

    x: float
    y: float
    point: TrendPoint
    at: datetime.datetime
    """When it was played, in the time zone of the pages."""
    mean: int | None
    is_break: bool
    """Whether another version of the scorer scored the round before."""


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The trend of one mode as a picture."""

    mode: Mode
    modes: tuple[Mode, ...]
    """The modes that the pupil has a best in, for links to their trends."""
    marks: tuple[Mark, ...]
    """The rounds, oldest first."""
    lines: tuple[str, ...]
    """The moving mean as the corners of lines, one for each version of the scorer."""
    breaks: tuple[float, ...]
    """Where the scoring changed, between two rounds."""

    @property
    def sights(self) -> frozenset[str]:
        """How new the lines of the rounds were, in words: what the legend explains."""
        return frozenset(mark.point.sight for mark in self.marks)

    @property
    def spoken(self) -> str:
        """The picture in words. It needs a round."""
        first, last = self.marks[0], self.marks[-1]
        scores = f"{len(self.marks)} first answers in {self.mode} rounds: {first.point.score} at first"
        mean = "" if last.mean is None else f" The mean of the latest {RECENT} is {last.mean}."
        change = " The scoring has changed in between." if self.breaks else ""
        return f"{scores}, {last.point.score} at last.{mean}{change}"


def trend_drawing(visit: Visit, mode: Mode) -> Drawing | None:
    """Return the trend of the signed-in pupil in a mode. None if there are not two rounds in any to compare."""
    trend = visit.pupil.trend(RoundQuery(mode=mode), limit=MOST_ROUNDS)
    modes = _modes_played(visit.pupil.progress().standings)
    return draw(trend, mode, modes, visit.now.tzinfo) if len(trend.points) > 1 or len(modes) > 1 else None


def draw(trend: Trend, mode: Mode, modes: tuple[Mode, ...], zone: datetime.tzinfo | None) -> Drawing:
    """Return a trend as a picture. The rounds stand side by side, in equal steps."""
    step = (RIGHT - LEFT) / max(len(trend.points) - 1, 1)
    marks = tuple(
        Mark(
            x=round(LEFT + step * place, 1),
            y=_height(point.score),
            point=point,
            at=point.at.astimezone(zone),
            mean=mean,
            is_break=place in trend.breaks,
        )
        for place, (point, mean) in enumerate(zip(trend.points, trend.means, strict=True))
    )
    breaks = tuple(round(mark.x - step / 2, 1) for mark in marks if mark.is_break)
    return Drawing(mode=mode, modes=modes, marks=marks, lines=_lines(marks), breaks=breaks)


def _lines(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """Return the corners of each line of means: `30,66 44,70`. A round without a mean ends a line."""
    lines: list[list[str]] = [[]]
    for mark in marks:
        if mark.mean is not None:
            lines[-1].append(f"{mark.x},{_height(mark.mean)}")
        elif lines[-1]:
            lines.append([])
    return tuple(" ".join(line) for line in lines if line)


def _height(score: int) -> float:
    return round(BOTTOM - score * (BOTTOM - TOP) / 100, 1)


def _modes_played(standings: dict[str, Standing]) -> tuple[Mode, ...]:
    played = {mode for standing in standings.values() for line in standing.lines.values() for mode in line.best}
    return tuple(mode for mode in EVERY_MODE if mode in played)
