"""The card above the history: a chart of first answers in one mode, and a line on the player's guesses."""

import datetime

import msgspec
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from debategame.progress.rounds import Mode
from debategame.progress.trends import RECENT, Guess, Trend
from debategame.text.display import count_of
from debategame.ui.history.chart import AFTER_STUDY, AGAIN, BREAK, FIRST_SIGHT, LEVELS, chart, figures, guess_line
from debategame.ui.history.found_rounds import FoundRounds
from debategame.ui.widgets.primitives import Card, assembled, safe


class TrendChart(Widget):
    """A chart that fills its room, with a line on guesses below; a message if there is nothing to draw."""

    trend: reactive[Trend] = reactive(Trend())
    """The trend to draw, with times in the player's time zone."""
    guesses: reactive[tuple[Guess, ...]] = reactive(())
    """The player's guesses, oldest first."""
    message: reactive[str] = reactive("")
    """The text to show instead of the chart; empty to draw the chart."""

    def render(self) -> Content:
        """Draw first sights, rounds after study and repeats, each with a sign of its own."""
        width, height = self.size
        line = guess_line(self.guesses, width)
        rows = [safe(self.message, "$text-muted")] if self.message else [_draw(self.trend, width, height, line)]
        return Content("\n").join([*rows, safe(line, "$text-muted")] if line else rows)


class TrendCard(Card):
    """The chart in a border that names its mode, its signs and the recent mean."""

    def __init__(self) -> None:
        """Start empty."""
        self._chart = TrendChart()
        super().__init__(self._chart, id="trend")
        self.can_focus = False
        self._mode = Mode.PRACTICE

    def show(self, found: FoundRounds, zone: datetime.tzinfo | None) -> None:
        """Show the trend and the guesses, with dates in that time zone; None is the system's own."""
        self._mode = mode = found.mode
        trend = found.trend
        latest = trend.means[-1] if trend.points else None
        signs = {
            f"{FIRST_SIGHT} first sight": True,
            f"{AFTER_STUDY} studied": bool(trend.after_study),
            f"{AGAIN} again": bool(trend.again),
            f"{LEVELS[1]} mean of {RECENT}: {latest}": latest is not None,
            f"{BREAK} new scoring": bool(trend.breaks),
        }
        legend = "  ".join(sign for sign, shown in signs.items() if shown)
        self.set_title(f"First answers, {mode} rounds (M: mode, T: table)", legend)
        self._chart.message = "" if trend.points else f"No {mode} rounds here. Press M for another mode."
        self._chart.trend = Trend(
            points=tuple(msgspec.structs.replace(mark, at=mark.at.astimezone(zone)) for mark in trend.points)
        )
        self._chart.guesses = found.guesses

    @property
    def as_table(self) -> tuple[str, str]:
        """The title, and the chart as a table in plain text."""
        trend = self._chart.trend
        text = self._chart.message or f"{_first_sights(trend)}\n\n{figures(trend)}"
        return f"First answers, {self._mode} rounds", text


def _first_sights(trend: Trend) -> str:
    """Return a sentence on the latest first sights. Without any, say so."""
    number = min(len(trend.comparable), RECENT)
    if not number:
        return "No first sights yet."
    return f"The latest {count_of(number, 'first sight')}: {trend.recent} on average."


def _draw(trend: Trend, width: int, height: int, line: str) -> Content:
    *plot, axis, dates = chart(trend, width, height - bool(line)).split("\n")
    drawn = safe("\n".join(plot)).highlight_regex(f"[{LEVELS}]", style="$text-success")
    drawn = assembled(drawn, f"\n{axis}").highlight_regex(FIRST_SIGHT, style="$text-accent bold")
    return assembled(drawn.highlight_regex(AGAIN, style="$text-primary bold"), "\n", (dates, "$text-muted"))
