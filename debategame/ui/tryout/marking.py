"""The teacher's marks on an answer, one per key point, and how far the game agrees."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, HorizontalScroll
from textual.events import Blur, Click, Focus
from textual.message import Message
from textual.widgets import Static

from debategame.authoring.marked.agreement import MarkCounts, compare, count_marks
from debategame.authoring.marked.reader import examples_of
from debategame.play.glyphs import GLYPHS
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of, one_line
from debategame.ui.widgets.primitives import Card, safe

INSTRUCTIONS = "Tab goes to a mark, Space changes it. F6 or ^T saves all this in the file."
AT_A_MARK = "Space changes it. F6 or ^T saves all."


class TeacherMark(msgspec.Struct, frozen=True):
    """The teacher's mark on a key point, and the game's verdict."""

    number: int
    """The key point's number on the line, from 1."""
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

    @dataclass
    class Left(Message):
        """The mark lost the focus."""

    def __init__(self) -> None:
        """Start without a mark."""
        super().__init__(classes="mark")
        self._number = 0

    def show(self, mark: TeacherMark) -> None:
        """Show a mark."""
        self._number = mark.number
        self.set_class(mark.own, "-own")
        self.update(safe(f"{self._number} {GLYPHS[mark.mark]}"))

    def action_change(self) -> None:
        """Send `Changed`."""
        self.post_message(self.Changed(self._number))

    def on_focus(self, _: Focus) -> None:
        """Send `Focused`."""
        self.post_message(self.Focused(self._number))

    def on_blur(self, _: Blur) -> None:
        """Send `Left`."""
        self.post_message(self.Left())

    def on_click(self, _: Click) -> None:
        """Change the mark on a click, too."""
        self.action_change()


class MarkingCard(Card):
    """The marks on an answer, and how far the game agrees: on this answer and on all examples."""

    def __init__(self) -> None:
        """Start without marks."""
        self._agreement = Static(id="agrees")
        self._row = HorizontalScroll(id="fields", can_focus=False)
        marks = Horizontal(Static("How you mark it:", id="how"), self._row, self._agreement, id="marks")
        self._note, self._examples = Static(id="note"), Static(id="sum")
        self._fields: list[VerdictField] = []
        self._instead = ""
        """The note to show instead of the instructions."""
        super().__init__(marks, self._note, self._examples, title="Your marking", id="marking")
        self.can_focus = False

    def show(self, marks: Sequence[TeacherMark], *, added: bool, note: str) -> None:
        """Show the marks, one per key point, in this order.

        `added` means that the file has the answer with these marks. A `note` is shown instead of the instructions.
        """
        while len(self._fields) > len(marks):
            self._fields.pop().remove()
        while len(self._fields) < len(marks):
            self._fields.append(VerdictField())
            self._row.mount(self._fields[-1])
        for field, mark in zip(self._fields, marks, strict=True):
            field.show(mark)
        self._instead = note
        if not any(field.has_focus for field in self._fields):
            self.show_instructions()
        self._agreement.update(safe(_agreement(marks, added=added)))

    def show_instructions(self, point_id: str = "") -> None:
        """Show the note, or else what the keys do. `point_id` is the key point of the mark that has the focus."""
        at_a_mark = f"{one_line(point_id)}: {AT_A_MARK}" if point_id else ""
        self._note.set_class(bool(self._instead or point_id), "-important")
        self._note.update(safe(self._instead or at_a_mark or INSTRUCTIONS))

    @work(exclusive=True, group="counting")
    async def count(self, scenario: Scenario) -> None:
        """Count in a thread on how many marks of all examples the game agrees with the teacher, and show that."""
        self._examples.update(safe(_examples(len(scenario.examples), None)))
        pairs = await asyncio.to_thread(compare, scenario, examples_of(scenario).rows)
        self._examples.update(safe(_examples(len(scenario.examples), count_marks(pairs))))


def _agreement(marks: Sequence[TeacherMark], *, added: bool) -> str:
    if added:
        return "in the file"
    # As in the count of all examples below: where neither sees anything, there is nothing to agree on.
    seen = [mark for mark in marks if not mark.mark is mark.game is Verdict.MISSED]
    if not seen or not any(mark.own for mark in marks):
        return "as the game marks it"
    return f"the game agrees on {sum(mark.mark is mark.game for mark in seen)} of {len(seen)}"


def _examples(examples: int, counts: MarkCounts | None) -> str:
    if not examples:
        return "No examples in the file yet: yours would be the first."
    so_far = f"{count_of(examples, 'example')} so far"
    if counts is None:
        return f"{so_far} …"
    agreed = count_of(counts.agreed, "mark")
    return f"{so_far}: the game agrees with you on {agreed} of {sum(msgspec.structs.astuple(counts))}."
