"""The list of scenarios on Home, each with where the player stands in it."""

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
    """Scenarios to choose from; the chosen one is marked by a sign as well as by colour. Enter plays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Bout", id="home.bout", tooltip="Play the next bout of this scenario."),
    ]

    def __init__(self) -> None:
        """Begin empty; `tell` fills it."""
        super().__init__(id="list", classes="card", markup=False)
        self._stands: tuple[Overview, ...] = ()
        self._today = datetime.date.min
        self.border_title = "Scenarios"

    def tell(self, stands: Sequence[Overview], today: datetime.date, chosen: int = 0) -> None:
        """Show scenarios with what is due today, and highlight one by its place."""
        self._stands, self._today = tuple(stands), today
        made, total = sum(len(stand.made) for stand in stands), sum(stand.total for stand in stands)
        self.border_subtitle = safe(f"F open a file · {made} of {total} made")
        self.clear_options()
        self.add_options(Option(self._entry(stand, chosen=False)) for stand in stands)
        self.highlighted = chosen if stands else None

    def on_resize(self) -> None:
        """Say more where there is room for it."""
        self.watch_highlighted(self.highlighted)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Put the sign before the highlighted scenario."""
        super().watch_highlighted(highlighted)
        for index, stand in enumerate(self._stands[: self.option_count]):
            self.replace_option_prompt_at_index(index, self._entry(stand, chosen=index == highlighted))

    def _entry(self, stand: Overview, *, chosen: bool) -> Content:
        due = stand.due(self._today) if self.app.size.width >= WIDE else 0
        told = f"level {stand.scenario.level} · {stand.told}{f' · {due} due' if due else ''}"
        return assembled(
            ("> " if chosen else "  ", "$accent bold"),
            (one_line(stand.scenario.title), "bold" if chosen else ""),
            (f"\n    {told}\n", "$text-muted"),
        )
