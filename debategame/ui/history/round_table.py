"""The table of rounds, with verdicts as glyphs: forty rounds can be read without opening one."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from debategame.play.glyphs import GLYPHS
from debategame.play.round_notes import newest_scorer, round_notes
from debategame.progress.rounds import Round
from debategame.progress.rulings import Ruling
from debategame.saves.queries import Page
from debategame.text.display import snippet, spaced
from debategame.ui.widgets.primitives import Card, safe
from debategame.ui.widgets.screens import WIDE

COLUMNS = ("  ", "Date", "Line", "Mode", "Answer", " Round ", "Points", "", "Your words")
"""The last column is shown in wide terminals only."""
LINE_LENGTH = 13
"""The longest id of a line, in code points: notes must start within 80 columns."""
ANSWER_LENGTH = 80
"""The longest excerpt of an answer, in code points."""
TITLE_LENGTH = 30
"""The longest title of a scenario in the border, in code points."""
CARD_TITLE = "Rounds, newest first"

ToLocalTime = Callable[[datetime.datetime], datetime.datetime]
"""A function that converts a time to the player's time zone."""


class RoundTable(DataTable[Text]):
    """A table of rounds; the chosen one is marked by `>` as well as by colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open", id="history.open", tooltip="Open the feedback on this round."),
    ]

    def __init__(self, local: ToLocalTime) -> None:
        """Start empty."""
        super().__init__(id="rounds", cursor_type="row", cell_padding=0)
        self._local = local
        self._marked_id: str | None = None
        self._column_count = len(COLUMNS)
        self._newest = ""
        self.rulings: tuple[Ruling, ...] = ()
        """What the teacher ruled on the player's answers."""
        self.ruled: dict[str, int] = {}
        """The scores of rounds as the teacher counts them, by id."""
        self.played: list[Round] = []
        """The rounds in the table, in order."""

    def on_mount(self) -> None:
        """Add the columns that fit the terminal."""
        self._column_count = len(COLUMNS) if self.app.size.width >= WIDE else len(COLUMNS) - 1
        for number, label in enumerate(COLUMNS[: self._column_count]):
            self.add_column(label, key=f"column-{number}")

    @property
    def chosen(self) -> Round | None:
        """The round under the cursor; None if the table is empty."""
        return self.played[self.cursor_row] if self.cursor_row < len(self.played) else None

    def show(self, rounds: Iterable[Round]) -> None:
        """Replace all rows."""
        self.clear()
        self.played, self._marked_id = [], None
        self.add(rounds)

    def note(self, played: Round) -> str:
        """Return the notes on a round in the table: left out, again, hints, disputes, rulings, older scoring."""
        return ", ".join(round_notes(played, self._newest, ruled=self.ruled.get(played.id)))

    def add(self, rounds: Iterable[Round]) -> None:
        """Add rows below; rounds already in the table stay as they are."""
        rounds = list(rounds)
        self._newest = newest_scorer([*self.played, *rounds])
        for played in rounds:
            if played.id not in self.rows:
                self.played.append(played)
                self.add_row(*self._row(played), key=played.id)

    def replace(self, changed: Round) -> None:
        """Update the row of a changed round, if there is one."""
        for number, played in enumerate(self.played):
            if played.id == changed.id:
                self.played[number] = changed
                for column, cell in enumerate(self._row(changed)[1:], start=1):
                    self.update_cell(changed.id, f"column-{column}", cell, update_width=True)

    @on(DataTable.RowHighlighted)
    def _highlighted(self) -> None:
        if self._marked_id in self.rows:
            self._set_cursor_sign(" ")
        self._marked_id = self.chosen.id if self.chosen else None
        self._set_cursor_sign(">")

    def _set_cursor_sign(self, text: str) -> None:
        if self._marked_id is not None:
            self.update_cell_at(Coordinate(self.get_row_index(self._marked_id), 0), Text(text))

    def _row(self, played: Round) -> tuple[Text, ...]:
        at = self._local(played.at)
        cells = (
            " ",
            f"{at.day:2} {at:%b %H:%M} ",
            f"{snippet(spaced(played.line), LINE_LENGTH)}  ",
            f"{played.mode.value} ",
            f"{played.score:3} + {played.added:2}",
            f"{played.final:6} ",
            f"{''.join(GLYPHS[point.verdict] for point in played.verdicts)}  ",
            f"{self.note(played)}  ",
            snippet(played.answers[0].text, ANSWER_LENGTH),
        )
        return tuple(Text(cell, style="dim" if played.excluded else "") for cell in cells[: self._column_count])


class RoundsCard(Card):
    """The table of rounds in a border, or a message while there are none."""

    def __init__(self, titles: Mapping[str, str], local: ToLocalTime) -> None:
        """Start empty; `titles` has the titles of known scenarios by id."""
        super().__init__(title=CARD_TITLE, id="history")
        self.can_focus = False
        self.table = RoundTable(local)
        self._message = Static("Reading your save …", id="none")
        self._titles = titles
        self._total = 0
        self.passed = 0
        """How many matching rounds were read so far: shown ones, and those that cannot be shown."""

    def compose(self) -> ComposeResult:
        """Lay out table and message; the style sheet shows one of them."""
        yield self.table
        yield self._message

    @property
    def older(self) -> int:
        """How many matching rounds are not in the table yet."""
        return self._total - self.passed

    def set_message(self, message: str) -> None:
        """Set the message that is shown while there are no rounds."""
        self._message.update(safe(message))

    def show(self, page: Page, ruled: Mapping[str, int]) -> None:
        """Show a first page of rounds in place of all others. `ruled` has scores as the teacher counts them, by id."""
        self.table.ruled = dict(ruled)
        self._total = page.total
        self.passed = len(page.rounds) + page.passed_over
        self.table.show(page.rounds)
        self.set_class(bool(page.rounds), "-ready")
        self.update_titles()

    def add(self, page: Page, ruled: Mapping[str, int]) -> None:
        """Add the next page of rounds, with scores as the teacher counts them, by id."""
        self.table.ruled |= ruled
        self.passed += len(page.rounds) + page.passed_over
        self.table.add(page.rounds)
        self.update_titles()

    @on(DataTable.RowHighlighted)
    def update_titles(self) -> None:
        """Show in the border the scenario and note of the chosen round, and the number of older rounds."""
        facts, chosen = [], self.table.chosen
        if chosen is not None:
            title = snippet(self._titles.get(chosen.scenario, chosen.scenario), TITLE_LENGTH)
            facts += [title, self.table.note(chosen)]
        if self.older > 0:
            facts.append(f"{self.older} more, older: PgDn")
        self.set_title(CARD_TITLE, " · ".join(filter(None, facts)))
