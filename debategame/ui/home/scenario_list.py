"""The list of scenarios on Home, each with the player's results."""

import datetime
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from debategame.text.display import one_line
from debategame.ui.home.overview import Overview
from debategame.ui.widgets.primitives import assembled, safe
from debategame.ui.widgets.screens import WIDE


class ScenarioList(OptionList):
    """The scenarios. The highlighted one is marked by a sign as well as by colour; Enter plays it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Bout", id="home.bout", tooltip="Play the next bout of this scenario."),
    ]

    def __init__(self) -> None:
        """Start empty. `show_scenarios` fills it."""
        super().__init__(id="list", classes="card", markup=False)
        self._overviews: tuple[Overview, ...] = ()
        self._today = datetime.date.min
        self.border_title = "Scenarios"

    def show_scenarios(self, overviews: Sequence[Overview], today: datetime.date, chosen: int = 0) -> None:
        """Show scenarios with what is due today, and highlight the one at index `chosen`."""
        self._overviews, self._today = tuple(overviews), today
        made = sum(len(overview.made) for overview in overviews)
        total = sum(overview.total for overview in overviews)
        self.border_subtitle = safe(f"F open a file · {made} of {total} made")
        self.clear_options()
        self.add_options(Option(self._entry(overview, chosen=False)) for overview in overviews)
        self.highlighted = chosen if overviews else None

    def on_resize(self) -> None:
        """Show more if there is room for it."""
        self.watch_highlighted(self.highlighted)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the sign to the highlighted scenario."""
        super().watch_highlighted(highlighted)
        for index, overview in enumerate(self._overviews[: self.option_count]):
            self.replace_option_prompt_at_index(index, self._entry(overview, chosen=index == highlighted))

    def _entry(self, overview: Overview, *, chosen: bool) -> Content:
        due = overview.due(self._today) if self.app.size.width >= WIDE else 0
        results = f"level {overview.scenario.level} · {overview.summary}{f' · {due} due' if due else ''}"
        return assembled(
            ("> " if chosen else "  ", "$accent bold"),
            (one_line(overview.scenario.title), "bold" if chosen else ""),
            (f"\n    {results}\n", "$text-muted"),
        )
