"""The card of today on Home: the five minutes, what is new this week and interrupted, and problems of files."""

import datetime
from collections.abc import Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from debategame.play.drafts import seconds_left
from debategame.play.training.growth import this_week
from debategame.play.training.today import TodayPlan
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Mode, Step
from debategame.scenario.model import Scenario
from debategame.text.display import clock_time, count_of, snippet, spaced
from debategame.ui.dates import day
from debategame.ui.home.state import HomeState
from debategame.ui.widgets.file_problems import format_file_problems
from debategame.ui.widgets.primitives import Card, safe

LONGEST_ID = 18
"""Most code points of a line's id, so that a row fits 80 columns."""
ROWS = 4
"""Rows of the card."""


class News(msgspec.Struct, frozen=True):
    """A row of the card: a sentence, and the key that acts on it."""

    says: str
    key: str = ""


class TodayCard(Card):
    """The card of today. It is hidden if there is no news."""

    def __init__(self) -> None:
        """Start empty. `show_news` fills it."""
        super().__init__(title="Today", id="today", classes="-empty")
        self._rows = [(Static(classes="says"), Static(classes="key")) for _ in range(ROWS)]

    def compose(self) -> ComposeResult:
        """Put the sentence on the left of each row and its key on the right."""
        for pair in self._rows:
            yield Horizontal(*pair, classes="row")

    def show_news(self, news: Sequence[News]) -> None:
        """Show news without the empty ones, at most `ROWS`."""
        shown = [row for row in news if row.says]
        self.set_class(not shown, "-empty")
        padded = shown + [News("")] * (ROWS - len(shown))
        for (says, key), row in zip(self._rows, padded, strict=True):
            says.update(safe(row.says))
            key.update(safe(row.key, "$accent"))
            key.display = bool(row.key)
            if says.parent is not None:
                says.parent.display = bool(row.says)


def five_minutes(plan: TodayPlan) -> News:
    """Return news of the five minutes of today: what is left of them, how long it takes, or that all is done."""
    if plan.parts:
        left = f"{plan.minutes} min{' left' if plan.begun else ''} today"
        return News(f"{left}: {plan.contents}.", "T  Go on" if plan.begun else "T  Start")
    return News("Today's five minutes are done." if plan.begun else "", "T  Another five minutes")


def interrupted(draft: Draft | None, scenario: Scenario | None, now: datetime.datetime, more: int = 0) -> News:
    """Return news of the interrupted round: its date, the words written and the time left. Empty without a draft.

    `now` is in the player's time zone. `more` is the number of other drafts.
    """
    if draft is None or scenario is None:
        return News("")
    what = "Review, " if draft.mode is Mode.REVIEW else "comeback on " if draft.step is Step.COMEBACK else ""
    left = seconds_left(scenario, draft)
    parts = [
        f"{what}line “{snippet(spaced(draft.line), LONGEST_ID)}”",
        count_of(len(draft.text.split()), "word"),
        *([f"{clock_time(left)} left"] if left is not None else []),
    ]
    others = f" And {more} more." if more else ""
    return News(f"Interrupted {day(draft.at.astimezone(now.tzinfo), now)}: {', '.join(parts)}.{others}", "I  Finish it")


def news(state: HomeState, now: datetime.datetime) -> list[News]:
    """Return the news of today. `now` is in the player's time zone."""
    draft = next(iter(state.drafts), None)
    scenario = state.scenarios.get(draft.scenario) if draft else None
    return [
        five_minutes(state.plan(now.date())),
        News(this_week(state.progress.standings.values(), now)),
        interrupted(draft, scenario, now, len(state.drafts) - 1),
        News(format_file_problems(state.problems)),
    ]
