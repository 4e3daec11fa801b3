"""How verdicts are shown: an answer with its marks, a row for each key point, and why a verdict is what it is."""

from dataclasses import dataclass

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from debategame.play.explanations import HOW_MATCHED, why_not_counted
from debategame.play.feedback import GLYPHS, NAMES, marked_spans
from debategame.progress.rounds import Answer, Round
from debategame.scenario.model import KeyPoint
from debategame.scoring.model import Evidence, PointScore, Verdict
from debategame.text.display import clean, one_line
from debategame.ui.widgets.parts import assembled, safe

STYLES = {
    Verdict.HIT: "$text-success",
    Verdict.PARTIAL: "$text-warning",
    Verdict.MISSED: "$text-muted",
    Verdict.CONTRADICTED: "$text-error",
}
YOURS, THEIRS = 19, 17
"""Columns of the table of evidence, beside how words met: 50 in all, what half of a wide screen holds."""


def marked(answer: Answer) -> Content:
    """Return an answer with its evidence marked, by bracket, glyph and number as well as by style."""
    text = clean(answer.text)
    pieces: list[Content] = []
    at = 0
    for mark in marked_spans(answer.text, answer.points):
        style = STYLES[mark.labels[0][1]]
        labels = " ".join(f"{GLYPHS[verdict]}{number}" for number, verdict in mark.labels)
        pieces += [
            safe(text[at : mark.start]),
            safe(f"[{labels} ", f"{style} bold"),
            safe(text[mark.start : mark.end], f"{style} underline"),
            safe("]", f"{style} bold"),
        ]
        at = mark.end
    return Content("").join([*pieces, safe(text[at:])])


def earned_by(played: Round, point: PointScore) -> Answer:
    """Return the answer of a round that a verdict of it comes from."""
    return next(answer for answer in played.answers if point in answer.points)


class VerdictRow(Horizontal):
    """A key point's row: glyph, number, verdict, what there is to say of it, and a note on the right."""

    @dataclass
    class Asked(Message):
        """Someone wants to know why."""

        number: int
        """The key point's number on the line, from 1."""

    def __init__(self, number: int, verdict: Verdict, says: str, note: str = "") -> None:
        """Show key point `number` of the line."""
        super().__init__(classes="verdict")
        self._number, self._verdict, self._says = number, verdict, says
        self._note = Static(classes="note")
        self.tell_note(note)

    def compose(self) -> ComposeResult:
        """Put everything into one row; what is said goes on below itself."""
        style = STYLES[self._verdict]
        label = f"{GLYPHS[self._verdict]} {self._number} {NAMES[self._verdict]}"
        yield Static(safe(label, f"{style} bold"), classes="label")
        yield Static(safe(self._says), classes="says")
        yield self._note

    def tell_note(self, note: str) -> None:
        """Change the note; an empty one takes no room."""
        self._note.update(safe(note, "$accent"))

    def on_click(self) -> None:
        """Tell that someone wants to know why."""
        self.post_message(self.Asked(self._number))


def why(point: PointScore, key_point: KeyPoint, answer: Answer, *, revealed: bool) -> Content:
    """Return why a key point has its verdict in an answer; once revealed, also what the article says of it."""
    rows = [*_table(answer.text, point.evidence), *_reasons(point, revealed=revealed)]
    if revealed:
        rows += [Content(""), *_article(key_point)] if rows else _article(key_point)
    return Content("\n").join(rows)


def _table(text: str, evidence: tuple[Evidence, ...]) -> list[Content]:
    if not evidence:
        return []
    head = safe(_columns("your words", "met", "how"), "bold")
    return [head, *(safe(_columns(text[e.start : e.end], e.met, HOW_MATCHED[e.how])) for e in evidence)]


def _columns(yours: str, theirs: str, how: str) -> str:
    return f"{_fitted(yours, YOURS)}  {_fitted(theirs, THEIRS)}  {how}"


def _fitted(text: str, width: int) -> str:
    """Return the text on one line in exactly so many cells, cut with `…` where it is longer."""
    line = one_line(text)
    fitted = set_cell_size(line, width)
    return fitted if fitted.rstrip() == line else set_cell_size(line, width - 1) + "…"


def _reasons(point: PointScore, *, revealed: bool) -> list[Content]:
    reason = why_not_counted(point)
    rows = [safe(reason)] if reason else []
    if revealed and point.verdict is Verdict.PARTIAL and point.missing:
        rows.append(assembled(("Missing: ", "bold"), ", ".join(f"“{one_line(words)}”" for words in point.missing)))
    if revealed and point.wording:
        closest = "Closest: " if point.verdict is Verdict.MISSED else "It met: "
        rows.append(assembled((closest, "bold"), f"“{one_line(point.wording)}”"))
    return rows


def _article(key_point: KeyPoint) -> list[Content]:
    said, source = one_line(key_point.explanation or key_point.claim), one_line(key_point.source)
    place = f" ({source})" if source and source not in said else ""
    lead = "" if "article" in said.casefold() else "The article argues: "
    return [assembled((lead, "bold"), said, (place, "$text-muted"))]
