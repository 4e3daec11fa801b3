"""First answers over time, as plain text: a chart for the eye, the same figures as rows, guesses in one line."""

import datetime
from collections.abc import Sequence

from debategame.progress.trends import RECENT, Guess, Trend, TrendPoint

FIRST_SIGHT, AGAIN = "•", "o"
AXIS = 6
"""Columns to the left of the first mark."""
SCORES = (25, 75, 0, 50, 100)
"""The scores that are named on the axis; where several share a row, the later ones here are."""
STEPS = len(SCORES) - 1
GAP = 2
"""Columns between two dates."""
GUESSED = "Guesses off by:"


def chart(trend: Trend, width: int, height: int) -> str:
    """Return first answers, from 0 to 100, over time as at most `height` rows of at most `width` columns.

    Every round has a column of its own: as far to the right as it is late, or next to the one before. Where there
    are more rounds than columns, the newest are drawn. The scores named on the axis stand at equal distances where
    there are rows enough. A trend without marks gives the axis alone.
    """
    room, bottom = max(width - AXIS, 1), max(height - 2, 1)
    bottom -= bottom % STEPS if bottom > STEPS else 0
    marks = trend.points[-room:]
    columns = spread([mark.at for mark in marks], room)
    dates = _dates(marks, columns, room)
    rows = [*([" "] * room for _ in range(bottom)), ["─"] * room]
    for column in dates:
        rows[-1][column] = "┬"
    for mark, column in zip(marks, columns, strict=True):
        rows[_row(mark.score, bottom)][column] = FIRST_SIGHT if mark.first_sight else AGAIN
    named = {_row(score, bottom): str(score) for score in SCORES}
    drawn = [
        f"{named.get(number, ''):>3} {'┼─' if number == bottom else '┤ '}{''.join(row)}"
        for number, row in enumerate(rows)
    ]
    return "\n".join(line.rstrip() for line in (*drawn, " " * AXIS + _date_row(dates, room)))


def spread(times: Sequence[datetime.datetime], room: int) -> list[int]:
    """Return a column of `room` for each of the times, given in order: no more of them than there are columns."""
    columns: list[int] = []
    for at in times:
        share = (at - times[0]) / (times[-1] - times[0]) if times[-1] > times[0] else 0.0
        columns.append(max(round(share * (room - 1)), columns[-1] + 1 if columns else 0))
    return [min(column, room - len(times) + place) for place, column in enumerate(columns)]


def figures(trend: Trend) -> str:
    """Return the figures of the chart as rows with a heading, newest first."""
    rows = [
        f"{mark.at.day:2} {mark.at:%b %Y %H:%M}  {mark.score:6}  {'first sight' if mark.first_sight else 'again'}"
        for mark in reversed(trend.points)
    ]
    return "\n".join(("Date               Answer", *rows))


def guessed(guesses: Sequence[Guess], width: int) -> str:
    """Return how far guesses were from what landed, oldest first: the newest that fit `width`; empty without any."""
    if not guesses:
        return ""
    differences = [guess.difference for guess in guesses]
    recent = differences[-RECENT:]
    mean = sum(recent) / len(recent)
    much = f"{abs(mean):.1f} too {'many' if mean > 0 else 'few'}" if mean else "even"
    told = f"last {len(recent)}: {much}"
    room = max(width - len(GUESSED) - len(told) - 4, 0) // len(" +1") or 1
    return f"{GUESSED} {' '.join(f'{one:+}' if one else '0' for one in differences[-room:])} · {told}"


def _row(score: int, bottom: int) -> int:
    return bottom - (score * bottom + 50) // 100


def _dates(marks: Sequence[TrendPoint], columns: Sequence[int], room: int) -> dict[int, str]:
    """Return days on which rounds were played, by their columns: the first and the last, between them what fits."""
    years = len({mark.at.year for mark in marks}) > 1
    days: dict[str, int] = {}
    for mark, column in zip(marks, columns, strict=True):
        days.setdefault(f"{mark.at.day} {mark.at:%b %Y}" if years else f"{mark.at.day} {mark.at:%b}", column)
    found = list(days.items())
    chosen: dict[int, str] = {}
    for day, column in (*found[:1], *found[:0:-1][:1], *found[1:-1]):
        begin = _begin(column, day, room)
        others = [(_begin(other, label, room), label) for other, label in chosen.items()]
        if all(begin + len(day) + GAP <= other or other + len(label) + GAP <= begin for other, label in others):
            chosen[column] = day
    return chosen


def _begin(column: int, day: str, room: int) -> int:
    return max(min(column, room - len(day)), 0)


def _date_row(dates: dict[int, str], room: int) -> str:
    row = ""
    for column, day in sorted(dates.items()):
        row = row.ljust(_begin(column, day, room)) + day
    return row
