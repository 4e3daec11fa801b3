"""The list of scenarios on Home, each with the player's results. A long list is grouped by topic."""

import datetime
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from debategame.scenario.topics import Topic, by_topic
from debategame.text.display import one_line
from debategame.ui.home.overview import Overview
from debategame.ui.widgets.primitives import assembled, safe
from debategame.ui.widgets.screens import NARROW, WIDE

ROWS = 3
"""Rows of a scenario: its title, the results, an empty one."""


class ScenarioList(OptionList):
    """The scenarios. The highlighted one is marked by a sign as well as by colour; Enter plays it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Bout", id="home.bout", tooltip="Play the next bout of this scenario."),
    ]

    def __init__(self) -> None:
        """Start empty. `show_scenarios` fills it."""
        super().__init__(id="list", classes="card", markup=False)
        self._overviews: tuple[Overview, ...] = ()
        self._topics: tuple[Topic, ...] = ()
        self._rows: tuple[Topic | int, ...] = ()
        self._today = datetime.date.min
        self.border_title = "Scenarios"

    def show_scenarios(self, overviews: Sequence[Overview], today: datetime.date, chosen: int = 0) -> None:
        """Show scenarios with what is due today, and highlight the one at index `chosen`."""
        self._overviews, self._today = tuple(overviews), today
        self._topics = by_topic([overview.scenario for overview in overviews])
        self._rows = tuple(_rows(self._topics))
        made = sum(len(overview.made) for overview in overviews)
        total = sum(overview.total for overview in overviews)
        self.border_subtitle = safe(f"F open a file · {made} of {total} made")
        self.clear_options()
        self.add_options(Option(self._prompt(row), disabled=isinstance(row, Topic)) for row in self._rows)
        self.highlighted = self._rows.index(chosen) if overviews else None

    def place_of(self, option: int) -> int:
        """Return which of the scenarios shown an option is. Raise TypeError for a heading."""
        row = self._rows[option]
        if isinstance(row, Topic):
            raise TypeError(f"option {option} is a heading")
        return row

    def on_resize(self) -> None:
        """Show more if there is room for it."""
        self.watch_highlighted(self.highlighted)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the sign to the highlighted scenario."""
        super().watch_highlighted(highlighted)
        for index, row in enumerate(self._rows[: self.option_count]):
            self.replace_option_prompt_at_index(index, self._prompt(row, chosen=index == highlighted))

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002 -- Textual's signature
        """Scroll to the highlighted scenario; below a heading, show that too."""
        super().scroll_to_highlight(top)
        heading = (self.highlighted or 0) - 1
        if heading >= 0 and isinstance(self._rows[heading], Topic):
            line = self._index_to_line.get(heading, 0)
            self.scroll_to_region(Region(0, line, 1, 1 + ROWS), force=True, animate=False, immediate=True)

    @property
    def _is_roomy(self) -> bool:
        """Whether every scenario fits with an empty row below it. A list without groups always has it."""
        needed = len(self._overviews) * ROWS + len(self._topics)
        return not self._is_grouped or needed <= self.scrollable_content_region.height

    @property
    def _is_grouped(self) -> bool:
        return any(topic.name for topic in self._topics)

    def _prompt(self, row: Topic | int, *, chosen: bool = False) -> Content:
        if isinstance(row, Topic):
            gap = "" if self._is_roomy or row is self._topics[0] else "\n"
            return safe(f"{gap} {row.name}")
        overview, width = self._overviews[row], self.app.size.width
        due = overview.due(self._today) if width >= WIDE else 0
        level = f"level {overview.scenario.level} · " if width >= NARROW else ""
        results = f"{level}{overview.summary}{f' · {due} due' if due else ''}"
        return assembled(
            ("> " if chosen else "  ", "$accent bold"),
            (one_line(overview.scenario.title), "bold" if chosen else ""),
            (f"\n    {results}", "$text-muted"),
            "\n" if self._is_roomy else "",
        )


def _rows(topics: Sequence[Topic]) -> Iterator[Topic | int]:
    """Yield each topic that has a name as a heading, and below it the places of its scenarios."""
    for topic in topics:
        if topic.name:
            yield topic
        yield from topic.places
