"""The card above the history: first answers of one mode over time, and how well the player guessed."""

import datetime

import msgspec
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from debategame.progress.rounds import Mode
from debategame.progress.trends import RECENT, Guess, Trend
from debategame.text.display import many
from debategame.ui.history.chart import AGAIN, FIRST_SIGHT, chart, figures, guessed
from debategame.ui.history.lookup import FoundRounds
from debategame.ui.widgets.parts import Card, assembled, safe


class TrendChart(Widget):
    """The chart of a trend, as large as there is room, with a line on guesses below; a sentence where it is bare."""

    trend: reactive[Trend] = reactive(Trend())
    """What is drawn, its times in the time zone that dates are shown in."""
    guesses: reactive[tuple[Guess, ...]] = reactive(())
    otherwise: reactive[str] = reactive("")
    """What is said where there is nothing to draw."""

    def render(self) -> Content:
        """Draw first sights and repeats in two colours, as well as by two signs."""
        width, height = self.size
        line = guessed(self.guesses, width)
        rows = [safe(self.otherwise, "$text-muted")] if self.otherwise else [_drawn(self.trend, width, height, line)]
        return Content("\n").join([*rows, safe(line, "$text-muted")] if line else rows)


class TrendCard(Card):
    """The chart with what it is of, what its signs mean, and the mean of late."""

    def __init__(self) -> None:
        """Begin empty."""
        self._chart = TrendChart()
        super().__init__(self._chart, id="trend")
        self.can_focus = False
        self._mode = Mode.PRACTICE

    def tell(self, found: FoundRounds, zone: datetime.tzinfo | None) -> None:
        """Show the trend that was found and all guesses, dates in a time zone; None is the system's own."""
        self._mode = mode = found.mode
        trend = found.trend
        number = len(trend.first_sights)
        of = f"the last {RECENT} first sights" if number >= RECENT else many(number, "first sight")
        mean = f"mean of {of}: {trend.recent} · " if number else ""
        self.entitle(
            f"First answers, {mode} rounds (M: another mode)",
            f"{FIRST_SIGHT} first sight  {AGAIN} again · {mean}T table",
        )
        self._chart.otherwise = "" if trend.marks else f"No {mode} round is among these. M charts another mode."
        self._chart.trend = Trend(
            marks=tuple(msgspec.structs.replace(mark, at=mark.at.astimezone(zone)) for mark in trend.marks)
        )
        self._chart.guesses = found.guesses

    @property
    def as_table(self) -> tuple[str, str]:
        """A title, and what the card shows as rows of plain text."""
        return f"First answers, {self._mode} rounds", self._chart.otherwise or figures(self._chart.trend)


def _drawn(trend: Trend, width: int, height: int, line: str) -> Content:
    plot, _, dates = chart(trend, width, height - bool(line)).rpartition("\n")
    drawn = safe(plot).highlight_regex(FIRST_SIGHT, style="$text-accent bold")
    return assembled(drawn.highlight_regex(AGAIN, style="$text-primary bold"), "\n", (dates, "$text-muted"))
