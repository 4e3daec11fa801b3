"""The teacher's own marks on an answer, one for each key point, beside what the game says."""

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
from debategame.play.feedback import GLYPHS
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of
from debategame.ui.widgets.parts import Card, safe

HOW = "Tab to a mark, Space changes it. F6 adds the answer to the file, so marked."


class TeacherMarks(msgspec.Struct, frozen=True):
    """How a key point is marked, and how the game sees it."""

    mark: Verdict
    game: Verdict
    own: bool
    """Whether the teacher set the mark; else it follows the game."""


class VerdictField(Static, can_focus=True):
    """One mark; Space changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "change", "Change", id="mark.change", show=False, tooltip="Change this mark."),
        Binding("right,down", "app.focus_next", "Next", id="mark.next", show=False, tooltip="To the next mark."),
        Binding("left,up", "app.focus_previous", "Back", id="mark.back", show=False, tooltip="To the mark before."),
    ]

    @dataclass
    class Changed(Message):
        """The teacher wants another mark."""

        number: int
        """The key point's number on the line, from 1."""

    @dataclass
    class Reached(Message):
        """The teacher came to a mark."""

        number: int

    def __init__(self, number: int) -> None:
        """Stand for key point `number` of the line."""
        super().__init__(classes="mark")
        self._number = number

    def tell(self, given: TeacherMarks) -> None:
        """Show how the key point is marked."""
        self.set_class(given.own, "-own")
        self.update(safe(f"{self._number} {GLYPHS[given.mark]}"))

    def action_change(self) -> None:
        """Ask for the next mark."""
        self.post_message(self.Changed(self._number))

    def on_focus(self, _: Focus) -> None:
        """Tell which key point is looked at."""
        self.post_message(self.Reached(self._number))

    def on_click(self, _: Click) -> None:
        """A click changes the mark as well."""
        self.action_change()


class MarkingCard(Card):
    """How the teacher marks the answer, and how far the game agrees, here and over all examples."""

    def __init__(self) -> None:
        """Begin without marks."""
        self._agrees = Static(id="agrees")
        self._row = Horizontal(Static("How you mark it:", id="how"), self._agrees, id="marks")
        self._note, self._sum = Static(id="note"), Static(id="sum")
        self._marks: list[VerdictField] = []
        super().__init__(self._row, self._note, self._sum, title="Your marking", id="marking")
        self.can_focus = False

    def tell(self, given: Sequence[TeacherMarks], *, added: bool, note: str) -> None:
        """Show the marks, one for each key point.

        `added` says that the answer stands in the file so; `note` where it came from, instead of what to do.
        """
        while len(self._marks) > len(given):
            self._marks.pop().remove()
        while len(self._marks) < len(given):
            self._marks.append(VerdictField(len(self._marks) + 1))
            self._row.mount(self._marks[-1], before=self._agrees)
        for mark, one in zip(self._marks, given, strict=True):
            mark.tell(one)
        self._note.set_class(bool(note), "-told")
        self._note.update(safe(note or HOW))
        self._agrees.update(safe(_agrees(given, added=added)))

    @work(exclusive=True, group="counting")
    async def count(self, scenario: Scenario) -> None:
        """Count in a thread how far the game agrees with the teacher over all examples of a scenario, and show it."""
        self._sum.update(safe(_sum(len(scenario.examples), None)))
        pairs = await asyncio.to_thread(compare, scenario, examples_of(scenario).rows)
        self._sum.update(safe(_sum(len(scenario.examples), count_marks(pairs))))


def _agrees(given: Sequence[TeacherMarks], *, added: bool) -> str:
    if added:
        return "in the file"
    if not any(one.own for one in given):
        return "as the game marks it"
    return f"the game agrees on {sum(one.mark is one.game for one in given)} of {len(given)}"


def _sum(examples: int, counts: MarkCounts | None) -> str:
    if not examples:
        return "No examples in the file yet: yours would be the first."
    so_far = f"{count_of(examples, 'example')} so far"
    if counts is None:
        return f"{so_far} …"
    return f"{so_far}: the game agrees with you on {counts.agreed} marks of {sum(msgspec.structs.astuple(counts))}."
