"""The filters above the history: scenario, line, mode, days, and a text to search for."""

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
from debategame.text.display import snippet, spaced
from debategame.ui.widgets.dialogs import Prompt
from debategame.ui.widgets.primitives import Field

OPTION_LENGTH = 40
"""The longest title of a scenario or id of a line among the choices, in code points."""
DAYS_FORMAT = "Write a day like this: 2026-11-24. For a longer time, write the first and the last day."
YEARS = range(1970, 2200)
"""Years that every operating system can handle."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Period(msgspec.Struct, frozen=True):
    """A range of days."""

    label: str
    since: datetime.date
    until: datetime.date | None = None
    """The last day; None means without end."""

    def moments(self, zone: datetime.tzinfo | None) -> tuple[datetime.datetime, datetime.datetime | None]:
        """Return its first moment and the first one after it. The zone None is the system's own."""
        end = None if self.until is None else _midnight(self.until + datetime.timedelta(days=1), zone)
        return _midnight(self.since, zone), end


CHOOSE_DAYS = Period("days …", datetime.date.min)
"""The choice that opens a dialog for the days."""


class SearchField(Field):
    """The search field; Escape and Enter go back to the rounds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,enter", "leave", "To the rounds", key_display="Esc", id="find.leave", tooltip="Back to the table."
        ),
    ]

    @dataclass
    class Left(Message):
        """The player left the field by a key."""

    def action_leave(self) -> None:
        """Leave the field; its text stays."""
        self.post_message(self.Left())


class RoundFilters(Horizontal):
    """A row of filters; sends `Changed` when the query changes."""

    @dataclass
    class Changed(Message):
        """The query changed."""

        query: RoundQuery

    def __init__(self, today: datetime.date, zone: datetime.tzinfo | None) -> None:
        """Start with all rounds; days are in the time zone, None is the system's own."""
        super().__init__()
        self._zone = zone
        self._last_query = RoundQuery()
        self._standings: Mapping[str, Standing] = {}
        self._periods = usual_periods(today)
        self._scenario = _select("all scenarios", "scenario")
        self._line = _select("all lines", "line")
        self._mode = _select("all modes", "mode", ((mode.value, mode.value) for mode in Mode))
        self._period: Select[Period] = Select([], prompt="any time", id="when", compact=True)
        self._search = SearchField(placeholder="a text", id="find", compact=True)

    def compose(self) -> ComposeResult:
        """Lay out the filters in one row."""
        yield from (self._scenario, self._line, self._mode, self._period, Static("Find "), self._search)

    def on_mount(self) -> None:
        """Fill in the usual periods."""
        self._set_period_choices()

    @property
    def round_query(self) -> RoundQuery:
        """The query made of all filters."""
        period = self._period.value
        since, until = period.moments(self._zone) if isinstance(period, Period) else (None, None)
        mode = _chosen(self._mode)
        return RoundQuery(
            scenario=_chosen(self._scenario),
            line=_chosen(self._line),
            mode=Mode(mode) if mode else None,
            since=since,
            until=until,
            text=self._search.value.strip(),
        )

    def set_choices(self, standings: Mapping[str, Standing], titles: Mapping[str, str]) -> None:
        """Offer the scenarios and lines that were played; `titles` has the titles of scenarios by id."""
        self._standings = standings
        self._scenario.set_options((_label(titles.get(scenario, scenario)), scenario) for scenario in standings)
        self._set_line_choices()

    def choose_mode(self, mode: Mode) -> None:
        """Choose a mode, as if the player had."""
        self._mode.value = mode.value

    def focus_search(self) -> None:
        """Move the focus to the search field."""
        self.screen.set_focus(self._search)

    def _set_line_choices(self) -> None:
        chosen = _chosen(self._scenario)
        standings = [standing for scenario, standing in self._standings.items() if chosen in (None, scenario)]
        lines = dict.fromkeys(line for standing in standings for line in standing.lines)
        self._line.set_options((_label(spaced(line)), line) for line in lines)

    def _set_period_choices(self, chosen: Period | None = None) -> None:
        periods = [*self._periods, *([chosen] if chosen else []), CHOOSE_DAYS]
        self._period.set_options((Text(period.label), period) for period in periods)
        if chosen:
            self._period.value = chosen

    @on(Select.Changed)
    @on(Input.Changed)
    def _changed(self, event: Select.Changed | Input.Changed) -> None:
        event.stop()
        if isinstance(event, Select.Changed) and event.select is self._scenario:
            self._set_line_choices()
        if self._period.value == CHOOSE_DAYS:
            self._ask_days()
        elif self.round_query != self._last_query:
            self._last_query = self.round_query
            self.post_message(self.Changed(self._last_query))

    @work(exclusive=True)
    async def _ask_days(self) -> None:
        answer = await self.app.push_screen_wait(Prompt("Rounds of which days?", DAYS_FORMAT, problem=_days_problem))
        self._set_period_choices(read_days(answer) if answer else None)


def usual_periods(today: datetime.date) -> tuple[Period, ...]:
    """Return the periods to choose from, up to `today`."""
    return (
        Period("today", today),
        Period("since Monday", today - datetime.timedelta(days=today.weekday())),
        Period("last 30 days", today - datetime.timedelta(days=29)),
        Period("this year", today.replace(month=1, day=1)),
    )


def read_days(text: str) -> Period | None:
    """Return the period from one or two days written as `DAYS_FORMAT` says; None if the text has no such days."""
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


def _label(text: str) -> Text:
    return Text(snippet(text, OPTION_LENGTH))


def _days_problem(text: str) -> str:
    return "" if read_days(text) else DAYS_FORMAT


def _midnight(day: datetime.date, zone: datetime.tzinfo | None) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, zone).astimezone(zone)
