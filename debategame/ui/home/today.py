"""What Home says of today: what is due, what was interrupted, what is new this week, what is wrong with files."""

import datetime
from collections.abc import Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from debategame.play.drafts import seconds_left
from debategame.play.review import Due
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Mode, Step
from debategame.scenario.model import Scenario
from debategame.text.display import snippet
from debategame.ui.home.file_problems import format_file_problems
from debategame.ui.home.overview import day, many, this_week
from debategame.ui.home.state import HomeState
from debategame.ui.widgets.primitives import Card, safe
from debategame.ui.widgets.stopwatch import clock_time

LONGEST_ID = 18
"""Code points of a line's id, so that the row fits 80 columns."""
ROWS = 4


class News(msgspec.Struct, frozen=True):
    """A row: what there is to say, and the key that does something about it."""

    says: str
    key: str = ""


class TodayCard(Card):
    """The rows of today; nothing where there is nothing to say."""

    def __init__(self) -> None:
        """Begin empty; `tell` fills it."""
        super().__init__(title="Today", id="today", classes="-empty")
        self._rows = [(Static(classes="says"), Static(classes="key")) for _ in range(ROWS)]

    def compose(self) -> ComposeResult:
        """Put what is said on the left of each row, its key on the right."""
        for pair in self._rows:
            yield Horizontal(*pair, classes="row")

    def tell(self, news: Sequence[News]) -> None:
        """Show what there is to say, an empty row left out; at most as many as there are rows."""
        told = [row for row in news if row.says]
        self.set_class(not told, "-empty")
        padded = told + [News("")] * (ROWS - len(told))
        for (says, key), row in zip(self._rows, padded, strict=True):
            says.update(safe(row.says))
            key.update(safe(row.key, "$accent"))
            key.display = bool(row.key)
            if says.parent is not None:
                says.parent.display = bool(row.says)


def due_today(due: Due) -> News:
    """Say what is due, and how long it takes; where the day's worth is done, what waits beyond it."""
    if due.questions:
        count = len(due.questions)
        amount = f"{many(count, 'key point')} {'is' if count == 1 else 'are'} due"
        where = f", in {many(due.lines, 'line')}" if count > 1 else ""
        return News(f"{amount}{where}: about {many(due.minutes, 'minute')}.", "R  Review them")
    if due.waiting:
        return News(f"Reviewed for today; {due.waiting} more can wait.", "R  Go on all the same")
    return News("")


def interrupted(draft: Draft | None, scenario: Scenario | None, now: datetime.datetime, more: int = 0) -> News:
    """Say what was interrupted when, how much of it is written and how much time is left; nothing of None.

    `now` is in the player's time zone; `more` is how many others there are.
    """
    if draft is None or scenario is None:
        return News("")
    what = "Review, " if draft.mode is Mode.REVIEW else "comeback on " if draft.step is Step.COMEBACK else ""
    left = seconds_left(scenario, draft)
    parts = [
        f"{what}line “{snippet(draft.line, LONGEST_ID)}”",
        many(len(draft.text.split()), "word"),
        *([f"{clock_time(left)} left"] if left is not None else []),
    ]
    others = f" And {more} more." if more else ""
    return News(f"Interrupted {day(draft.at.astimezone(now.tzinfo), now)}: {', '.join(parts)}.{others}", "I  Go on")


def news(offer: HomeState, now: datetime.datetime) -> list[News]:
    """Return the rows of today; `now` is in the player's time zone."""
    draft = next(iter(offer.drafts), None)
    scenario = offer.scenarios.get(draft.scenario) if draft else None
    return [
        due_today(offer.due(now.date())),
        News(this_week(offer.progress.standings.values(), now)),
        interrupted(draft, scenario, now, len(offer.drafts) - 1),
        News(format_file_problems(offer.problems)),
    ]
