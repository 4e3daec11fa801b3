"""The state of trying out a scenario: the teacher's answers and marks. Every change returns a new value."""

from collections.abc import Iterable, Mapping

import msgspec

from debategame.authoring.marked.reader import VERDICT_LISTS, given_verdict
from debategame.classroom.model import DisputedSentence
from debategame.play.glyphs import NAMES
from debategame.scenario.model import Line, MarkedAnswer, Scenario
from debategame.scoring.model import PointScore, Verdict

ORDER = (Verdict.HIT, Verdict.PARTIAL, Verdict.MISSED, Verdict.CONTRADICTED)
"""The order in which a key cycles through the marks."""


class DraftExample(msgspec.Struct, frozen=True, kw_only=True):
    """A draft of an example: an answer with the marks of the teacher."""

    text: str = ""
    marks: Mapping[str, Verdict] = {}
    """Marks by key point. A key point without a mark follows the game."""
    added: bool = False
    """Whether this text is in the examples of the file."""
    note: str = ""
    """Where the text came from, if the teacher did not write it."""
    example: str = ""
    """The answer of the example that this draft replaces; empty if it is another example."""

    @property
    def unsaved(self) -> bool:
        """Whether it has text that is not in the file."""
        return bool(self.text.strip()) and not self.added

    def mark(self, scored: PointScore) -> Verdict:
        """Return the mark of a key point: the teacher's, or else the game's verdict."""
        return self.marks.get(scored.id, scored.verdict)


class Tryout(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario that is tried out line by line, with a draft for each line."""

    scenario: Scenario
    line_id: str
    drafts: Mapping[str, DraftExample] = {}
    """Drafts by line. Drafts of deleted lines are kept, because the lines may come back."""

    @property
    def line(self) -> Line:
        """The current line."""
        return self.scenario.line(self.line_id)

    @property
    def number(self) -> int:
        """The number of the line in the scenario, counted from 1."""
        return self.scenario.lines.index(self.line) + 1

    @property
    def draft(self) -> DraftExample:
        """The draft for the line."""
        return self.drafts.get(self.line_id, DraftExample())

    @property
    def unsaved(self) -> bool:
        """Whether any draft has text that is not in the file."""
        return any(draft.unsaved for draft in self.drafts.values())

    def with_text(self, text: str) -> "Tryout":
        """Replace the text of the draft. After an answer was added, a new text starts without marks."""
        draft = self.draft
        if text == draft.text:
            return self
        marks = {} if draft.added and not draft.example else draft.marks
        return self._with(DraftExample(text=text, marks=marks, example=draft.example))

    def with_mark(self, point_id: str, verdict: Verdict) -> "Tryout":
        """Set a mark."""
        marks = {**self.draft.marks, point_id: verdict}
        return self._with(msgspec.structs.replace(self.draft, marks=marks, added=False))

    def with_added(self, example: MarkedAnswer) -> "Tryout":
        """Note that an example is in the file as it is in the draft."""
        draft = self.drafts.get(example.line, DraftExample())
        if draft.text.strip() != example.answer:
            return self
        instead_of = example.answer if draft.example else ""
        return self._with(msgspec.structs.replace(draft, added=True, example=instead_of), example.line)

    def at_line(self, line_id: str) -> "Tryout":
        """Go to another line."""
        return msgspec.structs.replace(self, line_id=line_id)

    def at_next_line(self) -> "Tryout":
        """Go to the line after this one, from the last to the first."""
        return self.at_line(self.scenario.lines[self.number % len(self.scenario.lines)].id)

    def with_dispute(self, dispute: DisputedSentence) -> "Tryout":
        """Go to the line of a dispute and replace its draft: the player's words, marked as the player claims."""
        mark = Verdict.HIT if dispute.sentence else Verdict.MISSED
        note = dispute_text(dispute, self.scenario.line(dispute.line))
        draft = DraftExample(text=dispute.sentence or dispute.answer, marks={dispute.point: mark}, note=note)
        return self.at_line(dispute.line)._with(draft)  # noqa: SLF001

    def with_next_example(self) -> "Tryout":
        """Take up the next example of the line, to change it; after the last comes the first."""
        own = [example for example in self.scenario.examples if example.line == self.line_id]
        answers = [example.answer for example in own]
        place = answers.index(self.draft.example) + 1 if self.draft.example in answers else 0
        example = own[place % len(own)]
        marks = {point: given_verdict(example, point) for point in self.line.points}
        note = f"Example {place % len(own) + 1} of {len(own)} for this line. Change it, then F6 or ^T."
        return self._with(DraftExample(text=example.answer, marks=marks, added=True, note=note, example=example.answer))

    def with_scenario(self, scenario: Scenario) -> "Tryout":
        """Replace the scenario. Stay at the same line, or go to the first if that line was deleted."""
        ids = [line.id for line in scenario.lines]
        line_id = self.line_id if self.line_id in ids else ids[0]
        return msgspec.structs.replace(self, scenario=scenario, line_id=line_id)

    def example(self, points: Iterable[PointScore]) -> MarkedAnswer:
        """Return the draft as an example with its current marks; `points` are the game's scores."""
        marks = [(scored.id, self.draft.mark(scored)) for scored in points]
        listed = {
            key: tuple(point for point, mark in marks if mark is verdict) for key, verdict in VERDICT_LISTS.items()
        }
        return MarkedAnswer(line=self.line_id, answer=self.draft.text.strip(), **listed)

    def _with(self, draft: DraftExample, line_id: str = "") -> "Tryout":
        return msgspec.structs.replace(self, drafts={**self.drafts, line_id or self.line_id: draft})


def open_disputes(found: Iterable[DisputedSentence], scenario: Scenario) -> tuple[DisputedSentence, ...]:
    """Return the disputes to look at: the line still has the key point, and the sentence is not in its examples."""
    points = {line.id: line.points for line in scenario.lines}
    known = {(example.line, example.answer) for example in scenario.examples}
    return tuple(
        dispute
        for dispute in found
        if dispute.point in points.get(dispute.line, ())
        and (dispute.line, (dispute.sentence or dispute.answer).strip()) not in known
    )


def dispute_text(disputed: DisputedSentence, line: Line) -> str:
    """Return a note on a dispute: what the player says of a key point, and the verdict of the game."""
    number = line.points.index(disputed.point) + 1
    claim = "this makes" if disputed.sentence else "this does not make"
    return f"{disputed.player} says: {claim} {number} {disputed.point}. The game said {NAMES[disputed.verdict]}."


def next_mark(verdict: Verdict) -> Verdict:
    """Return the next mark in the cycle."""
    return ORDER[(ORDER.index(verdict) + 1) % len(ORDER)]
