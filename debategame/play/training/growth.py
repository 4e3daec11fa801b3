"""What grew: the key points made today and this week, in a sentence."""

import datetime
from collections.abc import Iterable, Sequence

from debategame.progress.standing import PointStanding, Standing, new_since
from debategame.text.display import count_of


def growth(standings: Iterable[Standing], now: datetime.datetime) -> tuple[str, ...]:
    """Return what grew today and this week, in a sentence each. `now` is in the player's time zone.

    If all that grew this week grew today, one sentence says it.
    """
    held = tuple(standings)
    today, week = _grown(held, _midnight(now)), _grown(held, _monday(now))
    first = f"Today: {today}." if today else "No key point made today. They come back."
    return (first,) if week in ("", today) else (first, f"Since Monday: {week}.")


def this_week(standings: Iterable[Standing], now: datetime.datetime) -> str:
    """Return how many key points were made for the first time since Monday. Empty if none were.

    `now` is in the player's time zone.
    """
    new = new_since(standings, _monday(now))
    return f"Since Monday: {_first_time(new)}." if new else ""


def _grown(standings: Sequence[Standing], since: datetime.datetime) -> str:
    """Return what was made since a time, in words. Empty if nothing was."""
    new = new_since(standings, since)
    again = sum(_made_again(point, since) for held in standings for point in held.points.values())
    if not new:
        return f"{count_of(again, 'key point')} made again" if again else ""
    return _first_time(new) + (f", {again} made again" if again else "")


def _first_time(new: int) -> str:
    return f"{count_of(new, 'key point')} made for the first time"


def _made_again(point: PointStanding, since: datetime.datetime) -> bool:
    """Return whether a key point that was made before was made again from that time on."""
    return bool(point.first_made and point.last_made and point.first_made < since <= point.last_made)


def _midnight(now: datetime.datetime) -> datetime.datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _monday(now: datetime.datetime) -> datetime.datetime:
    return _midnight(now) - datetime.timedelta(days=now.weekday())
