"""What a teacher has written and marked while trying a scenario: values in, new values out."""

from collections.abc import Iterable, Mapping

import msgspec

from debategame.authoring.marked.reader import LISTS
from debategame.classroom.reader import DisputedSentence
from debategame.play.feedback import NAMES
from debategame.scenario.model import Line, MarkedAnswer, Scenario
from debategame.scoring.model import PointScore, Verdict

ORDER = (Verdict.HIT, Verdict.PARTIAL, Verdict.MISSED, Verdict.CONTRADICTED)
"""The marks in the order in which one key goes through them."""


class MarkedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to one line, with the marks that the teacher set."""

    text: str = ""
    marks: Mapping[str, Verdict] = {}
    """By key point; one that is missing here follows the game."""
    added: bool = False
    """Whether this text stands in the file's examples."""
    note: str = ""
    """Where the text came from, where the teacher did not write it."""

    @property
    def unsaved(self) -> bool:
        """Whether anything is written that is not in the file."""
        return bool(self.text.strip()) and not self.added

    def mark(self, scored: PointScore) -> Verdict:
        """Return how a key point is marked: as the teacher says, else as the game does."""
        return self.marks.get(scored.id, scored.verdict)


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario that is tried out, line by line; what is written for a line stays with it."""

    scenario: Scenario
    line_id: str
    drafts: Mapping[str, MarkedDraft] = {}
    """By line, also of lines that the scenario does not have any more: they may come back."""

    @property
    def line(self) -> Line:
        """The line that is answered."""
        return self.scenario.line(self.line_id)

    @property
    def number(self) -> int:
        """The line's place in the scenario, counted from 1."""
        return self.scenario.lines.index(self.line) + 1

    @property
    def draft(self) -> MarkedDraft:
        """What is written for the line."""
        return self.drafts.get(self.line_id, MarkedDraft())

    @property
    def unsaved(self) -> bool:
        """Whether anything is written, for whatever line, that is not in the file."""
        return any(draft.unsaved for draft in self.drafts.values())

    def written(self, text: str) -> "Trial":
        """Take over what is written; what follows an answer that was added is a new answer, without marks."""
        draft = self.draft
        if text == draft.text:
            return self
        return self._with(MarkedDraft(text=text, marks={} if draft.added else draft.marks))

    def marked(self, point_id: str, verdict: Verdict) -> "Trial":
        """Take over a mark of the teacher's."""
        return self._with(msgspec.structs.replace(self.draft, marks={**self.draft.marks, point_id: verdict}))

    def added(self, example: MarkedAnswer) -> "Trial":
        """Note that an example stands in the file now."""
        draft = self.drafts.get(example.line, MarkedDraft())
        if draft.text.strip() != example.answer:
            return self
        return self._with(msgspec.structs.replace(draft, added=True), example.line)

    def at_line(self, line_id: str) -> "Trial":
        """Go to another line."""
        return msgspec.structs.replace(self, line_id=line_id)

    def at_next_line(self) -> "Trial":
        """Go to the line after this one, from the last to the first."""
        return self.at_line(self.scenario.lines[self.number % len(self.scenario.lines)].id)

    def taken_up(self, line_id: str, text: str, note: str) -> "Trial":
        """Take up a text as the answer to a line, in place of what was written for it."""
        return self.at_line(line_id)._with(MarkedDraft(text=text, note=note))  # noqa: SLF001

    def reread(self, scenario: Scenario) -> "Trial":
        """Go on with the scenario as it was saved: at the same line, or at the first where that is gone."""
        ids = [line.id for line in scenario.lines]
        line_id = self.line_id if self.line_id in ids else ids[0]
        return msgspec.structs.replace(self, scenario=scenario, line_id=line_id)

    def example(self, points: Iterable[PointScore]) -> MarkedAnswer:
        """Return the answer as an example, marked as it is now; `points` is what the game says of it."""
        marks = [(scored.id, self.draft.mark(scored)) for scored in points]
        listed = {key: tuple(of for of, mark in marks if mark is verdict) for key, verdict in LISTS.items()}
        return MarkedAnswer(line=self.line_id, answer=self.draft.text.strip(), **listed)

    def _with(self, draft: MarkedDraft, line_id: str = "") -> "Trial":
        return msgspec.structs.replace(self, drafts={**self.drafts, line_id or self.line_id: draft})


def open_disputes(found: Iterable[DisputedSentence], scenario: Scenario) -> tuple[DisputedSentence, ...]:
    """Return the disputes that the scenario still has a place for, and whose sentences are not among its examples."""
    points = {line.id: line.points for line in scenario.lines}
    known = {(example.line, example.answer) for example in scenario.examples}
    return tuple(
        one for one in found if one.point in points.get(one.line, ()) and (one.line, one.sentence.strip()) not in known
    )


def said(disputed: DisputedSentence, line: Line) -> str:
    """Return in one sentence what a player said of a sentence of theirs, and what the game had said."""
    number = line.points.index(disputed.point) + 1
    return f"{disputed.player} says: this makes {number} {disputed.point}. The game said {NAMES[disputed.verdict]}."


def after(verdict: Verdict) -> Verdict:
    """Return the mark that follows this one."""
    return ORDER[(ORDER.index(verdict) + 1) % len(ORDER)]
