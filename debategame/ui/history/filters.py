"""Which rounds are wanted: the row of choices above the history, and the field to find a text."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Select, Static

from debategame.progress.rounds import Mode
from debategame.progress.standing import Standing
from debategame.saves.queries import RoundQuery
from debategame.text.display import snippet
from debategame.ui.widgets.dialogs import Prompt
from debategame.ui.widgets.parts import Field

LONGEST_OPTION = 40
"""Code points of a scenario's title or a line's id among the choices."""
FORM = "Write a day as 2026-11-24; two of them for the days from one to the other."
YEARS = range(1970, 2200)
"""Years whose days every system can turn into moments."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Period(msgspec.Struct, frozen=True):
    """Days that rounds are wanted of."""

    label: str
    since: datetime.date
    until: datetime.date | None = None
    """The last day; None where there is no end."""

    def moments(self, zone: datetime.tzinfo | None) -> tuple[datetime.datetime, datetime.datetime | None]:
        """Return its first moment and the one after its last, in a time zone; None is the system's own."""
        end = None if self.until is None else _midnight(self.until + datetime.timedelta(days=1), zone)
        return _midnight(self.since, zone), end


OTHER = Period("days …", datetime.date.min)
"""The choice that asks for days."""


class Find(Field):
    """The field for a text to be found; Escape and Enter leave it for the rounds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "leave", "To the rounds", key_display="Esc", id="find.leave", tooltip="Back to them."),
    ]

    @dataclass
    class Left(Message):
        """The field was left by a key."""

    def action_leave(self) -> None:
        """Leave the field; what is written in it stays."""
        self.post_message(self.Left())


class RoundFilters(Horizontal):
    """Choices by scenario, line, mode and date, and a text to find; it tells when what is wanted has changed."""

    @dataclass
    class Changed(Message):
        """Other rounds are wanted."""

        wanted: RoundQuery

    def __init__(self, today: datetime.date, zone: datetime.tzinfo | None) -> None:
        """Begin with every round; days are those of the time zone, None is the system's own."""
        super().__init__()
        self._zone = zone
        self._told = RoundQuery()
        self._standings: Mapping[str, Standing] = {}
        self._periods = usual_periods(today)
        self._scenario = _select("all scenarios", "scenario")
        self._line = _select("all lines", "line")
        self._mode = _select("all modes", "mode", ((mode.value, mode.value) for mode in Mode))
        self._when: Select[Period] = Select([], prompt="any time", id="when", compact=True)
        self._find = Find(placeholder="a text", id="find", compact=True)

    def compose(self) -> ComposeResult:
        """Put all of it into one row."""
        yield from (self._scenario, self._line, self._mode, self._when, Static("Find "), self._find)

    def on_mount(self) -> None:
        """Offer the usual periods."""
        self._offer_periods()

    @property
    def wanted(self) -> RoundQuery:
        """Which rounds are wanted."""
        period = self._when.value
        since, until = period.moments(self._zone) if isinstance(period, Period) else (None, None)
        mode = _chosen(self._mode)
        return RoundQuery(
            scenario=_chosen(self._scenario),
            line=_chosen(self._line),
            mode=Mode(mode) if mode else None,
            since=since,
            until=until,
            text=self._find.value.strip(),
        )

    def offer(self, standings: Mapping[str, Standing], titles: Mapping[str, str]) -> None:
        """Offer the scenarios and lines that were played; `titles` names scenarios by id."""
        self._standings = standings
        self._scenario.set_options((_option(titles.get(one, one)), one) for one in standings)
        self._offer_lines()

    def want_mode(self, mode: Mode) -> None:
        """Want rounds of another mode."""
        self._mode.value = mode.value

    def find(self) -> None:
        """Go to the field for a text."""
        self.screen.set_focus(self._find)

    def _offer_lines(self) -> None:
        only = _chosen(self._scenario)
        lines = dict.fromkeys(line for one, s in self._standings.items() if only in (None, one) for line in s.lines)
        self._line.set_options((_option(line), line) for line in lines)

    def _offer_periods(self, chosen: Period | None = None) -> None:
        periods = [*self._periods, *([chosen] if chosen else []), OTHER]
        self._when.set_options((Text(period.label), period) for period in periods)
        if chosen:
            self._when.value = chosen

    @on(Select.Changed)
    @on(Input.Changed)
    def _changed(self, event: Select.Changed | Input.Changed) -> None:
        event.stop()
        if isinstance(event, Select.Changed) and event.select is self._scenario:
            self._offer_lines()
        if self._when.value == OTHER:
            self._ask_days()
        elif self.wanted != self._told:
            self._told = self.wanted
            self.post_message(self.Changed(self._told))

    @work(exclusive=True)
    async def _ask_days(self) -> None:
        answer = await self.app.push_screen_wait(Prompt("Rounds of which days?", FORM, problem=_problem))
        self._offer_periods(read_days(answer) if answer else None)


def usual_periods(today: datetime.date) -> tuple[Period, ...]:
    """Return the periods that are always offered."""
    return (
        Period("today", today),
        Period("since Monday", today - datetime.timedelta(days=today.weekday())),
        Period("last 30 days", today - datetime.timedelta(days=29)),
        Period("this year", today.replace(month=1, day=1)),
    )


def read_days(text: str) -> Period | None:
    """Return the period of one day, or from one to another, as written in `FORM`; None where there is none."""
    try:
        days = sorted(datetime.date.fromisoformat(day) for day in _DAY.findall(text))
    except ValueError:
        return None
    if len(days) not in (1, 2) or any(day.year not in YEARS for day in days):
        return None
    return Period(" to ".join(dict.fromkeys(map(str, days))), days[0], days[-1])


def _select(prompt: str, name: str, options: Iterable[tuple[str, str]] = ()) -> Select[str]:
    return Select(options, prompt=prompt, id=name, compact=True)


def _chosen(select: Select[str]) -> str | None:
    return select.value if isinstance(select.value, str) else None


def _option(text: str) -> Text:
    return Text(snippet(text, LONGEST_OPTION))


def _problem(text: str) -> str:
    return "" if read_days(text) else FORM


def _midnight(day: datetime.date, zone: datetime.tzinfo | None) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, zone).astimezone(zone)
