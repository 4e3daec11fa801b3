"""First answers over time as plain text: a chart, a table with the same figures, and a line on guesses."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from debategame.progress.trends import RECENT, Guess, Trend, TrendPoint

FIRST_SIGHT, AFTER_STUDY, AGAIN = "•", "+", "o"
BREAK = "┊"
"""The sign between scores of two versions of the scorer, which cannot be compared."""
LEVELS = "▁─▔"
"""The signs of the moving mean: low, in the middle and high in a row of the chart."""
BREAK_NOTE = "the scoring changed here: `debategame rescore` compares"
AXIS = 6
"""Columns to the left of the plot."""
SCORES = (25, 75, 0, 50, 100)
"""Scores shown on the axis. If several share a row, the last of them is shown."""
STEPS = len(SCORES) - 1
GAP = 2
"""The least number of columns between two dates."""
GUESS_LABEL = "Guesses (+ too many):"


def chart(trend: Trend, width: int, height: int) -> str:
    """Return a chart of first answers, scores 0–100 over time, in at most `height` rows and `width` columns.

    Every round has its own column, placed by its time. If there are more rounds than columns, only the newest are
    drawn. A trend without rounds gives empty axes. Where the scorer changed, a broken line goes down. The moving mean
    is a line behind the rounds.
    """
    room, bottom = max(width - AXIS, 1), max(height - 2, 1)
    bottom -= bottom % STEPS if bottom > STEPS else 0
    marks = trend.points[-room:]
    columns = spread([mark.at for mark in marks], room)
    dates = _date_labels(marks, columns, room)
    rows = [*([" "] * room for _ in range(bottom)), ["─"] * room]
    for column in dates:
        rows[-1][column] = "┬"
    for mark, column in zip(marks, columns, strict=True):
        rows[_row(mark.score, bottom)][column] = sign_of(mark)
    _draw_means(rows[:-1], columns, trend.means[-room:])
    _draw_breaks(rows[:-1], columns, [place - len(trend.points) + len(marks) for place in trend.breaks])
    named = {_row(score, bottom): str(score) for score in SCORES}
    drawn = [
        f"{named.get(number, ''):>3} {'┼─' if number == bottom else '┤ '}{''.join(row)}"
        for number, row in enumerate(rows)
    ]
    return "\n".join(line.rstrip() for line in (*drawn, " " * AXIS + _date_row(dates, room)))


def spread(times: Sequence[datetime.datetime], room: int) -> list[int]:
    """Return a different column, from 0 to `room` - 1, for each time. `times` are in order, at most `room` of them."""
    columns: list[int] = []
    for at in times:
        share = (at - times[0]) / (times[-1] - times[0]) if times[-1] > times[0] else 0.0
        columns.append(max(round(share * (room - 1)), columns[-1] + 1 if columns else 0))
    return [min(column, room - len(times) + place) for place, column in enumerate(columns)]


def sign_of(mark: TrendPoint) -> str:
    """Return the sign of a round in the chart."""
    return FIRST_SIGHT if mark.first_sight else AFTER_STUDY if mark.studied else AGAIN


def figures(trend: Trend) -> str:
    """Return the chart as a table with a heading, newest round first, with a row where the scorer changed."""
    means = trend.means
    has_means = any(mean is not None for mean in means)
    rows = [f"Date               Answer{f'  Mean of {RECENT}' if has_means else ''}"]
    for place, mark in reversed(list(enumerate(trend.points))):
        mean = f"  {'-' if means[place] is None else means[place]:>9}" if has_means else ""
        rows.append(f"{mark.at.day:2} {mark.at:%b %Y %H:%M}  {mark.score:6}{mean}  {mark.sight}")
        if place in trend.breaks:
            rows.append(f"   {BREAK_NOTE}")
    return "\n".join(rows)


def guess_line(guesses: Sequence[Guess], width: int) -> str:
    """Return a line with the errors of the guesses: as many as fit `width`, newest last. Empty without guesses.

    The mean is of the guesses that the latest scorer judged.
    """
    if not guesses:
        return ""
    recent = [guess.difference for guess in guesses if guess.scorer == guesses[-1].scorer][-RECENT:]
    mean = sum(recent) / len(recent)
    bias = f"{abs(mean):.1f} too {'many' if mean > 0 else 'few'}" if mean else "even"
    summary = f"last {len(recent)}: {bias}"
    mixed = len({guess.scorer for guess in guesses}) > 1
    room = max(width - len(GUESS_LABEL) - len(summary) - 4 - 2 * mixed, 0) // len(" +1") or 1
    return f"{GUESS_LABEL} {errors_of(guesses[-room:])} · {summary}"


def errors_of(guesses: Sequence[Guess]) -> str:
    """Return the errors of guesses, with a sign where the scorer changed: `+1 ┊ 0 -2`."""
    words: list[str] = []
    for place, guess in enumerate(guesses):
        if place and guess.scorer != guesses[place - 1].scorer:
            words.append(BREAK)
        words.append(f"{guess.difference:+}" if guess.difference else "0")
    return " ".join(words)


def _draw_means(rows: Sequence[list[str]], columns: Sequence[int], means: Sequence[int | None]) -> None:
    """Draw the moving mean where nothing else is drawn: from each round to the next, but not across a break."""
    for column, mean in _between(columns, means):
        above, part = divmod(mean * len(rows) / 100 + 0.5, 1)
        row = len(rows) - int(above)
        if row < len(rows) and rows[row][column] == " ":
            rows[row][column] = LEVELS[int(part * len(LEVELS))]


def _between(columns: Sequence[int], means: Sequence[int | None]) -> Iterator[tuple[int, float]]:
    """Yield each column from the first mean of a run to its last, with the mean there."""
    for (start, mean), (end, following) in pairwise(zip(columns, means, strict=True)):
        if mean is None or following is None:
            continue
        for column in range(start, end + 1):
            yield column, mean + (following - mean) * (column - start) / (end - start)


def _draw_breaks(rows: Sequence[list[str]], columns: Sequence[int], places: Sequence[int]) -> None:
    """Draw a broken line before each of these marks, where nothing else is drawn."""
    for place in (place for place in places if place > 0):
        column = max(columns[place] - 1, columns[place - 1])
        for row in rows:
            row[column] = BREAK if row[column] == " " else row[column]


def _row(score: int, bottom: int) -> int:
    return bottom - (score * bottom + 50) // 100


def _date_labels(marks: Sequence[TrendPoint], columns: Sequence[int], room: int) -> dict[int, str]:
    """Return the dates to name on the axis, by column: the first, the last, and those between that fit."""
    years = len({mark.at.year for mark in marks}) > 1
    days: dict[str, int] = {}
    for mark, column in zip(marks, columns, strict=True):
        days.setdefault(f"{mark.at.day} {mark.at:%b %Y}" if years else f"{mark.at.day} {mark.at:%b}", column)
    labels = list(days.items())
    chosen: dict[int, str] = {}
    for day, column in (*labels[:1], *labels[:0:-1][:1], *labels[1:-1]):
        begin = _label_start(column, day, room)
        others = [(_label_start(other, label, room), label) for other, label in chosen.items()]
        if all(begin + len(day) + GAP <= other or other + len(label) + GAP <= begin for other, label in others):
            chosen[column] = day
    return chosen


def _label_start(column: int, day: str, room: int) -> int:
    return max(min(column, room - len(day)), 0)


def _date_row(dates: dict[int, str], room: int) -> str:
    row = ""
    for column, day in sorted(dates.items()):
        row = row.ljust(_label_start(column, day, room)) + day
    return row
