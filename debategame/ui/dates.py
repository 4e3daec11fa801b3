"""Dates in words: yesterday, on Thursday, in 9 days."""

import datetime

DAYS_BY_NAME = 7
"""Days within fewer than this are named by their weekday."""
DAYS_COUNTED = 60
"""Coming days within fewer than this are counted. Later ones are named by their date."""


def day(at: datetime.datetime, now: datetime.datetime) -> str:
    """Return the day of a past time: `today`, `yesterday`, `17 Nov`, `17 Nov 2024`.

    Both times are in the player's time zone.
    """
    days = (now.date() - at.date()).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"{at.day} {at:%b}" if at.year == now.year else f"{at.day} {at:%b %Y}"


def last_on(at: datetime.datetime, now: datetime.datetime) -> str:
    """Return when something last happened: `last yesterday`, `last on Tuesday`, `last on 17 Nov`.

    Both times are in the player's time zone.
    """
    days = (now.date() - at.date()).days
    named = day(at, now)
    return f"last {named}" if days in (0, 1) else f"last on {f'{at:%A}' if 0 < days < DAYS_BY_NAME else named}"


def coming(when: datetime.date, today: datetime.date) -> str:
    """Return a coming day: `today`, `tomorrow`, `on Thursday`, `in 9 days`, `on 3 March 2027`."""
    days = (when - today).days
    if days <= 1:
        return "today" if days < 1 else "tomorrow"
    if days < DAYS_BY_NAME:
        return f"on {when:%A}"
    return f"in {days} days" if days < DAYS_COUNTED else f"on {when.day} {when:%B %Y}"
