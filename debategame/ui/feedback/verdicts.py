"""Verdicts on screen: the answer with its evidence highlighted, a row per key point, the reason for a verdict."""

from dataclasses import dataclass

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from debategame.play.explanations import HOW_MATCHED, about_the_same, why_not_counted
from debategame.play.feedback import marked_spans, what_the_article_says
from debategame.play.glyphs import GLYPHS, NAMES
from debategame.progress.rounds import Answer, Round
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Evidence, PointScore, Verdict
from debategame.text.display import clean, one_line
from debategame.ui.widgets.primitives import assembled, safe

STYLES = {
    Verdict.HIT: "$text-success",
    Verdict.PARTIAL: "$text-warning",
    Verdict.MISSED: "$text-muted",
    Verdict.CONTRADICTED: "$text-error",
}
YOURS, THEIRS = 19, 17
"""Widths of the first two columns of the evidence table: with the third it fits half of a wide screen."""


def highlighted(answer: Answer) -> Content:
    """Return the answer with its evidence in brackets, each with glyph and number, so that no colour is needed."""
    text = clean(answer.text)
    pieces: list[Content] = []
    end = 0
    for mark in marked_spans(answer.text, answer.points):
        style = STYLES[mark.labels[0][1]]
        labels = " ".join(f"{GLYPHS[verdict]}{number}" for number, verdict in mark.labels)
        pieces += [
            safe(text[end : mark.start]),
            safe(f"[{labels} ", f"{style} bold"),
            safe(text[mark.start : mark.end], f"{style} underline"),
            safe("]", f"{style} bold"),
        ]
        end = mark.end
    return Content("").join([*pieces, safe(text[end:])])


def source_answer(played: Round, point: PointScore) -> Answer:
    """Return the answer that this verdict of the round is about."""
    return next(answer for answer in played.answers if point in answer.points)


class VerdictRow(Horizontal):
    """The row of a key point: glyph, number, verdict, text, and a note on the right. A click asks why."""

    @dataclass
    class Clicked(Message):
        """The player wants to know the reason for a verdict."""

        number: int
        """The key point's number on the line, from 1."""

    def __init__(self, number: int, verdict: Verdict, text: str, note: str = "") -> None:
        """Show key point `number` of the line, counted from 1."""
        super().__init__(classes="verdict")
        self._number, self._verdict, self._text = number, verdict, text
        self._note = Static(classes="note")
        self.set_note(note)

    def compose(self) -> ComposeResult:
        """Lay out label, text and note; a long text wraps."""
        style = STYLES[self._verdict]
        label = f"{GLYPHS[self._verdict]} {self._number} {NAMES[self._verdict]}"
        yield Static(safe(label, f"{style} bold"), classes="label")
        yield Static(safe(self._text), classes="says")
        yield self._note

    def set_note(self, note: str) -> None:
        """Replace the note; an empty note takes no room."""
        self._note.update(safe(note, "$accent"))

    def on_click(self) -> None:
        """Ask for the reason."""
        self.post_message(self.Clicked(self._number))


def explain(point: PointScore, scenario: Scenario, answer: Answer, *, revealed: bool) -> Content:
    """Return the reason for a verdict; once revealed, also what the article says about the key point."""
    key_point = scenario.key_point(point.id)
    rows = [*_evidence_table(answer.text, point.evidence), *_reasons(point, scenario, answer, revealed=revealed)]
    if revealed:
        rows += [Content("")] if rows else []
        rows.append(_is_argued(key_point, scenario.voice))
    return Content("\n").join(rows)


def _evidence_table(text: str, evidence: tuple[Evidence, ...]) -> list[Content]:
    if not evidence:
        return []
    head = safe(_columns("your words", "met", "how"), "bold")
    return [head, *(safe(_columns(text[e.start : e.end], e.met, HOW_MATCHED[e.how])) for e in evidence)]


def _columns(yours: str, theirs: str, how: str) -> str:
    return f"{_fit(yours, YOURS)}  {_fit(theirs, THEIRS)}  {how}"


def _fit(text: str, width: int) -> str:
    """Return the text on one line, padded or cut with `…` to `width` cells."""
    line = one_line(text)
    fitted = set_cell_size(line, width)
    return fitted if fitted.rstrip() == line else set_cell_size(line, width - 1) + "…"


def _reasons(point: PointScore, scenario: Scenario, answer: Answer, *, revealed: bool) -> list[Content]:
    reason = why_not_counted(scenario, answer.text, point, answer.elsewhere, answer.points)
    about = about_the_same(answer.text, point, scenario.key_point(point.id))
    rows = [safe(reason)] if reason else []
    if about:
        rows.append(safe(f"{about[0].upper()}{about[1:]}"))
    if revealed and point.verdict is Verdict.PARTIAL and point.missing:
        rows.append(assembled(("Missing: ", "bold"), ", ".join(f"“{one_line(words)}”" for words in point.missing)))
    if revealed and point.wording:
        closest = "One way to say it: " if point.verdict is Verdict.MISSED else "It met: "
        rows.append(assembled((closest, "bold"), f"“{one_line(point.wording)}”"))
    return rows


def _is_argued(key_point: KeyPoint, voice: str) -> Content:
    said = what_the_article_says(key_point) if key_point.explanation else one_line(key_point.claim)
    lead = "" if "article" in said.casefold() else f"{voice.capitalize()} argues: "
    return assembled((lead, "bold"), said)
