"""All answers in groups, the most useful first, each with the mark and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from debategame.authoring.answers.groups import Group
from debategame.authoring.answers.model import ScoredAnswer
from debategame.authoring.answers.report import HEADINGS
from debategame.authoring.answers.review import Review
from debategame.authoring.answers.suggestions import Suggestion
from debategame.play.glyphs import GLYPHS
from debategame.text.display import count_of, snippet
from debategame.ui.widgets.primitives import assembled, safe

MOST_OF_GROUP = 200
"""The most answers of a group in the list."""
LONGEST_TEXT = 200
"""The most characters of an answer in the list. What does not fit the row is cut."""
NO_MARK = " "


class AnswerList(OptionList):
    """A row for each answer of each group: the teacher's mark, the game's verdict, the closeness, and the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "ignore", "", id="list.enter", show=False, tooltip="Nothing: the keys below do all."),
    ]

    @dataclass
    class Chosen(Message):
        """Another answer is highlighted."""

        place: int
        """The place of the answer among all answers."""
        point: str
        """The id of the key point of its group; empty if no key point is near."""

    def __init__(self) -> None:
        """Start without answers."""
        super().__init__(id="answers")
        self.border_subtitle = "your mark, the game's, how close"
        self._rows: list[tuple[int, str] | None] = []
        """For each row the place of the answer and the key point of its group; None for a heading."""
        self._suggested: dict[tuple[int, str], Suggestion] = {}
        self._found: Sequence[ScoredAnswer] = ()
        self._signed: int | None = None
        """The row with the sign of the cursor."""

    @property
    def chosen(self) -> tuple[int, str] | None:
        """The place of the highlighted answer and the key point of its group."""
        return self._rows[self.highlighted] if self.highlighted is not None and self._rows else None

    def suggestion(self, place: int, point_id: str) -> Suggestion | None:
        """Return the suggestion that comes from an answer for a key point."""
        return self._suggested.get((place, point_id))

    def show(self, found: Review) -> None:
        """Show the groups. The highlighted answer stays, if it is still there."""
        before, row = self.chosen, self.highlighted or 0
        origins = ((one, one.candidate) for one in reversed(found.suggestions))
        texts = {(candidate.line, candidate.answer, candidate.point): one for one, candidate in origins}
        self._rows, self._suggested, self._found, self._signed = [], {}, found.scored, None
        options: list[Option] = []
        for group in found.groups:
            self._rows.append(None)
            options.append(Option(_heading(group), disabled=True))
            for member in group.answers[:MOST_OF_GROUP]:
                key = member.place, group.point
                if suggestion := texts.get((group.line, member.answer.text, group.point)):
                    self._suggested[key] = suggestion
                self._rows.append(key)
                options.append(Option(self._row(found.scored[member.place], key, sign=" ")))
            if (more := len(group.answers) - MOST_OF_GROUP) > 0:
                self._rows.append(None)
                options.append(Option(safe(f"    … and {more} more"), disabled=True))
        self.clear_options()
        self.add_options(options)
        places = [number for number, known in enumerate(self._rows) if known is not None]
        if places:
            same = self._rows.index(before) if before in self._rows and before is not None else None
            self.highlighted = same if same is not None else min(places, key=lambda number: abs(number - row))

    def update_marks(self, scored: Sequence[ScoredAnswer], place: int) -> None:
        """Show the marks of the answer at a place again, in every group. `scored` are all answers."""
        self._found = scored
        for row, key in enumerate(self._rows):
            if key is not None and key[0] == place:
                self._show_row(row, ">" if row == self.highlighted else " ")

    def action_ignore(self) -> None:
        """Do nothing."""

    def next_suggested(self) -> bool:
        """Highlight the next answer with a suggestion. Return whether there is one."""
        here = self.highlighted or 0
        rows = [row for row, key in enumerate(self._rows) if key in self._suggested]
        if rows:
            self.highlighted = next((row for row in rows if row > here), rows[0])
        return bool(rows)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        if self.chosen is not None:
            if self._signed is not None:
                self._show_row(self._signed, " ")
            self._signed = self.highlighted
            self._show_row(self._signed, ">")
            self.post_message(self.Chosen(*self.chosen))

    def _show_row(self, row: int | None, sign: str) -> None:
        key = self._rows[row] if row is not None and row < len(self._rows) else None
        if row is not None and key is not None:
            self.replace_option_prompt_at_index(row, self._row(self._found[key[0]], key, sign=sign))

    def _row(self, found: ScoredAnswer, key: tuple[int, str], *, sign: str) -> Content:
        point_id = key[1] or max(found.points, key=lambda scored: scored.confidence).id
        scored, mark = found.scored(point_id), found.mark(point_id)
        suggestion = self._suggested.get(key)
        return assembled(
            f"{sign} ",
            (GLYPHS[mark], "bold") if mark else NO_MARK,
            f" {GLYPHS[scored.verdict]} {scored.confidence:4.0%} ",
            (f"+{suggestion.change.fixes} ", "bold") if suggestion else "",
            snippet(found.answer.text, LONGEST_TEXT),
        )


def _heading(group: Group) -> Content:
    heading = HEADINGS[group.kind].format(group.point)
    return assembled(
        (f"{group.line}: {heading}", "bold $foreground"),
        (f" ({count_of(len(group.answers), 'answer')})", "$foreground"),
    )
