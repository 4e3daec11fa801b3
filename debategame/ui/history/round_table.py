"""The table of rounds: a row each, with verdicts as glyphs, so that a coach reads forty without opening one."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from debategame.play.feedback import GLYPHS
from debategame.progress.rounds import Round
from debategame.saves.queries import Page
from debategame.text.display import many, snippet
from debategame.ui.widgets.parts import Card, safe
from debategame.ui.widgets.screens import WIDE

COLUMNS = ("  ", "Date", "Line", "Mode", "Answer", " Round ", "Points", "", "Your words")
"""The last one there is in wide terminals only."""
LONGEST_LINE = 13
LONGEST_WORDS = 80
"""Code points of a line's id, so that the notes begin within 80 columns, and of the answer."""
LONGEST_TITLE = 30
"""Code points of a scenario's title in the border."""
TITLE = "Rounds, newest first"

Local = Callable[[datetime.datetime], datetime.datetime]
"""Returns a moment in the time zone that dates are shown in."""


class RoundTable(DataTable[Text]):
    """Rounds to choose from; the chosen one is marked by a sign as well as by colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open", id="history.open", tooltip="See the round as its feedback was."),
    ]

    def __init__(self, local: Local) -> None:
        """Begin empty."""
        super().__init__(id="rounds", cursor_type="row", cell_padding=0)
        self._local = local
        self._signed: str | None = None
        self._width = len(COLUMNS)
        self.played: list[Round] = []
        """The rounds there are rows of, in their order."""

    def on_mount(self) -> None:
        """Head the columns there is room for."""
        self._width = len(COLUMNS) if self.app.size.width >= WIDE else len(COLUMNS) - 1
        for number, label in enumerate(COLUMNS[: self._width]):
            self.add_column(label, key=f"column-{number}")

    @property
    def chosen(self) -> Round | None:
        """The round under the cursor; None where there is none."""
        return self.played[self.cursor_row] if self.cursor_row < len(self.played) else None

    def show(self, rounds: Iterable[Round]) -> None:
        """Show these rounds in place of all others."""
        self.clear()
        self.played, self._signed = [], None
        self.add(rounds)

    def add(self, rounds: Iterable[Round]) -> None:
        """Show more rounds below; one that is there already stays as it is."""
        for played in rounds:
            if played.id not in self.rows:
                self.played.append(played)
                self.add_row(*self._row(played), key=played.id)

    def replace(self, changed: Round) -> None:
        """Show a round anew, if it is there."""
        for number, played in enumerate(self.played):
            if played.id == changed.id:
                self.played[number] = changed
                for column, cell in enumerate(self._row(changed)[1:], start=1):
                    self.update_cell(changed.id, f"column-{column}", cell, update_width=True)

    @on(DataTable.RowHighlighted)
    def _highlighted(self) -> None:
        if self._signed in self.rows:
            self._sign(" ")
        self._signed = self.chosen.id if self.chosen else None
        self._sign(">")

    def _sign(self, sign: str) -> None:
        if self._signed is not None:
            self.update_cell_at(Coordinate(self.get_row_index(self._signed), 0), Text(sign))

    def _row(self, played: Round) -> tuple[Text, ...]:
        at = self._local(played.at)
        cells = (
            " ",
            f"{at.day:2} {at:%b %H:%M} ",
            f"{snippet(played.line, LONGEST_LINE)}  ",
            f"{played.mode.value} ",
            f"{played.score:3} + {played.added:2}",
            f"{played.final:6} ",
            f"{''.join(GLYPHS[point.verdict] for point in played.verdicts)}  ",
            f"{notes(played)}  ",
            snippet(played.answers[0].text, LONGEST_WORDS),
        )
        return tuple(Text(cell, style="dim" if played.excluded else "") for cell in cells[: self._width])


class RoundsCard(Card):
    """The table of rounds in its border, with a sentence in its place while there are none."""

    def __init__(self, titles: Mapping[str, str], local: Local) -> None:
        """Begin empty; `titles` names the scenarios that are known, by id."""
        super().__init__(title=TITLE, id="history")
        self.can_focus = False
        self.table = RoundTable(local)
        self._sentence = Static("Reading your save …", id="none")
        self._titles = titles
        self._total = 0

    def compose(self) -> ComposeResult:
        """Show either the table or the sentence."""
        yield self.table
        yield self._sentence

    @property
    def older(self) -> int:
        """How many older rounds are wanted that are not in the table yet."""
        return self._total - len(self.table.played)

    def say(self, sentence: str) -> None:
        """Say this while there are no rounds."""
        self._sentence.update(safe(sentence))

    def show(self, page: Page) -> None:
        """Show the newest of the rounds wanted in place of all others."""
        self._total = page.total
        self.table.show(page.rounds)
        self.set_class(bool(page.rounds), "-ready")
        self.tell()

    def add(self, page: Page) -> None:
        """Show the next older ones as well."""
        self.table.add(page.rounds)
        self.tell()

    @on(DataTable.RowHighlighted)
    def tell(self) -> None:
        """Say in the border of which scenario the chosen round is, what is noted of it, and what is not shown yet."""
        told, chosen = [], self.table.chosen
        if chosen is not None:
            title = snippet(self._titles.get(chosen.scenario, chosen.scenario), LONGEST_TITLE)
            told += [title, notes(chosen)]
        if self.older > 0:
            told.append(f"{self.older} more, older: PgDn")
        self.entitle(TITLE, " · ".join(filter(None, told)))


def notes(played: Round) -> str:
    """Say what is to be known of a round beside its numbers: left out, again, hints, disputes."""
    hints = sum(played.answers[-1].hints.values())
    disputes = len(played.disputes)
    return ", ".join(
        note
        for note, holds in (
            ("left out", played.excluded),
            ("again", not played.first_sight),
            (many(hints, "hint"), hints),
            (f"{disputes} disputed", disputes),
        )
        if holds
    )
