"""Facts as a list of labels and values, for briefing, feedback, summary and Home."""

from collections.abc import Iterable, Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.widgets import Static

from debategame.ui.widgets.primitives import safe


class Fact(msgspec.Struct, frozen=True):
    """A row of the list."""

    label: str
    value: Content


class Facts(Grid):
    """Facts in two columns. A long value wraps within its column; a fact without a value is hidden."""

    def __init__(self, facts: Sequence[Fact], *, id: str | None = None) -> None:  # noqa: A002 -- Textual's word
        """Show facts. Their labels stay the same; `change` changes their values."""
        super().__init__(id=id)
        self._rows = {
            fact.label: (Static(safe(fact.label), classes="label"), Static(fact.value, classes="value"))
            for fact in facts
        }
        self.change(facts)

    def compose(self) -> ComposeResult:
        """Put each fact on a row."""
        for row in self._rows.values():
            yield from row

    def change(self, facts: Iterable[Fact]) -> None:
        """Change the values of the facts with these labels."""
        for fact in facts:
            label, value = self._rows[fact.label]
            value.update(fact.value)
            label.display = value.display = bool(fact.value)
