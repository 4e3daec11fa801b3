"""The teacher's marks on an answer, one per key point, and how far the game agrees."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Click, Focus
from textual.message import Message
from textual.widgets import Static

from debategame.authoring.marked.agreement import MarkCounts, compare, count_marks
from debategame.authoring.marked.reader import examples_of
from debategame.play.glyphs import GLYPHS
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of
from debategame.ui.widgets.primitives import Card, safe

INSTRUCTIONS = "Tab goes to a mark, Space changes it. F6 or ^T adds all this to the file."


class TeacherMark(msgspec.Struct, frozen=True):
    """The teacher's mark on a key point, and the game's verdict."""

    mark: Verdict
    game: Verdict
    own: bool
    """Whether the teacher set the mark; if not, it follows the game."""


class VerdictField(Static, can_focus=True):
    """A mark; Space or a click changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "change", "Change", id="mark.change", show=False, tooltip="Change this mark."),
        Binding("right,down", "app.focus_next", "Next", id="mark.next", show=False, tooltip="Go to the next mark."),
        Binding(
            "left,up", "app.focus_previous", "Back", id="mark.back", show=False, tooltip="Go to the previous mark."
        ),
    ]

    @dataclass
    class Changed(Message):
        """The teacher wants to change the mark."""

        number: int
        """The key point's number on the line, from 1."""

    @dataclass
    class Focused(Message):
        """The mark got the focus."""

        number: int
        """The key point's number on the line, from 1."""

    def __init__(self, number: int) -> None:
        """Show the mark on key point `number` of the line, counted from 1."""
        super().__init__(classes="mark")
        self._number = number

    def show(self, mark: TeacherMark) -> None:
        """Show a mark."""
        self.set_class(mark.own, "-own")
        self.update(safe(f"{self._number} {GLYPHS[mark.mark]}"))

    def action_change(self) -> None:
        """Send `Changed`."""
        self.post_message(self.Changed(self._number))

    def on_focus(self, _: Focus) -> None:
        """Send `Focused`."""
        self.post_message(self.Focused(self._number))

    def on_click(self, _: Click) -> None:
        """Change the mark on a click, too."""
        self.action_change()


class MarkingCard(Card):
    """The marks on an answer, and how far the game agrees: on this answer and on all examples."""

    def __init__(self) -> None:
        """Start without marks."""
        self._agreement = Static(id="agrees")
        self._row = Horizontal(Static("How you mark it:", id="how"), self._agreement, id="marks")
        self._note, self._examples = Static(id="note"), Static(id="sum")
        self._fields: list[VerdictField] = []
        super().__init__(self._row, self._note, self._examples, title="Your marking", id="marking")
        self.can_focus = False

    def show(self, marks: Sequence[TeacherMark], *, added: bool, note: str) -> None:
        """Show the marks, one per key point.

        `added` means that the file has the answer with these marks. A `note` is shown instead of the instructions.
        """
        while len(self._fields) > len(marks):
            self._fields.pop().remove()
        while len(self._fields) < len(marks):
            self._fields.append(VerdictField(len(self._fields) + 1))
            self._row.mount(self._fields[-1], before=self._agreement)
        for field, mark in zip(self._fields, marks, strict=True):
            field.show(mark)
        self._note.set_class(bool(note), "-important")
        self._note.update(safe(note or INSTRUCTIONS))
        self._agreement.update(safe(_agreement(marks, added=added)))

    @work(exclusive=True, group="counting")
    async def count(self, scenario: Scenario) -> None:
        """Count in a thread on how many marks of all examples the game agrees with the teacher, and show that."""
        self._examples.update(safe(_examples(len(scenario.examples), None)))
        pairs = await asyncio.to_thread(compare, scenario, examples_of(scenario).rows)
        self._examples.update(safe(_examples(len(scenario.examples), count_marks(pairs))))


def _agreement(marks: Sequence[TeacherMark], *, added: bool) -> str:
    if added:
        return "in the file"
    if not any(mark.own for mark in marks):
        return "as the game marks it"
    return f"the game agrees on {sum(mark.mark is mark.game for mark in marks)} of {len(marks)}"


def _examples(examples: int, counts: MarkCounts | None) -> str:
    if not examples:
        return "No examples in the file yet: yours would be the first."
    so_far = f"{count_of(examples, 'example')} so far"
    if counts is None:
        return f"{so_far} …"
    return f"{so_far}: the game agrees with you on {counts.agreed} marks of {sum(msgspec.structs.astuple(counts))}."
