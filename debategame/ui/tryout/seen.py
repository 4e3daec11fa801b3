"""What the game sees in an answer, for the teacher who tries a scenario: verdicts, closeness, which wording did it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from debategame.authoring.closeness import KeyPointText, find_text
from debategame.play.explanations import HOW_MATCHED
from debategame.play.feedback import GLYPHS, NAMES
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import PointScore, Score, Verdict
from debategame.text.display import one_line
from debategame.ui.feedback.verdicts import STYLES
from debategame.ui.widgets.parts import Card, assembled, safe

NOTED = {
    "echo": "most of it are the opponent's words",
    "salad": "a list of words, not a sentence",
    "long": "too long: its end is not read",
}
"""What is said of an answer as a whole, by the scorer's flags."""
PAUSE = 0.06
"""Seconds that the scorer lets pass after a key, so that it reads a burst of keys once."""
INDENT = " " * 3


class Asked(msgspec.Struct, frozen=True):
    """An answer that is to be scored."""

    scenario: Scenario
    line_id: str
    answer: str


class SeenPoint(Vertical):
    """One key point: its verdict, the words that met, which wording did it; where there is room, how they met."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(classes="seen")
        self._brief = Static(classes="brief")
        self._how = Static(classes="wide-only")

    def compose(self) -> ComposeResult:
        """Put how the words met below the rest."""
        yield self._brief
        yield self._how

    def tell(self, number: int, scored: PointScore, point: KeyPoint, answer: str) -> None:
        """Show what the game sees of key point `number` in an answer."""
        self._brief.update(Content("\n").join(brief(number, scored, point, answer)))
        rows = otherwise_met(scored, answer)
        self._how.update(Content("\n").join(rows))
        self._how.set_class(not rows, "-empty")


class SeenCard(Card):
    """All key points of a line as the game sees them in an answer.

    It scores in a thread, one answer at a time: while it does, keys are never held up, and of what was written
    meanwhile only the latest is scored.
    """

    @dataclass
    class Seen(Message):
        """An answer was scored and is shown."""

        score: Score

    def __init__(self, scorer: Callable[[Asked], Score]) -> None:
        """Begin empty; `scorer` may be called from any thread."""
        self._whole = Static(id="whole")
        super().__init__(self._whole, title="What the game sees", id="seen")
        self.can_focus = False
        self._points: list[SeenPoint] = []
        self._scorer = scorer
        self._wanted: Asked | None = None
        self._scoring = False

    def see(self, asked: Asked) -> None:
        """Show an answer as soon as it is scored."""
        if asked != self._wanted:
            self._wanted = asked
            if not self._scoring:
                self._score()

    @work
    async def _score(self) -> None:
        self._scoring = True
        shown = None
        while self._wanted is not None and shown is not self._wanted:
            await asyncio.sleep(PAUSE)
            shown = self._wanted
            score = await asyncio.to_thread(self._scorer, shown)
            if shown is self._wanted:
                self._show(shown, score)
                self.post_message(self.Seen(score))
        self._scoring = False

    def _show(self, asked: Asked, score: Score) -> None:
        while len(self._points) > len(score.points):
            self._points.pop().remove()
        while len(self._points) < len(score.points):
            self._points.append(SeenPoint())
            self.mount(self._points[-1], before=self._whole)
        for number, (shown, scored) in enumerate(zip(self._points, score.points, strict=True), start=1):
            shown.tell(number, scored, asked.scenario.key_point(scored.id), asked.answer)
        self._whole.update(Content("\n").join(whole(score)))

    def turn_to(self, number: int) -> None:
        """Bring key point `number` into sight."""
        if number <= len(self._points):
            self.scroll_to_widget(self._points[number - 1], animate=False)


def brief(number: int, scored: PointScore, point: KeyPoint, answer: str) -> list[Content]:
    """Return the rows that say what a key point got, for which words, by which wording."""
    style = STYLES[scored.verdict]
    head = assembled(
        (f"{GLYPHS[scored.verdict]} {NAMES[scored.verdict]:<8}", f"{style} bold"),
        (f" {close(scored)} ", "$text-muted"),
        (f"{number} {one_line(scored.id)}", "bold"),
    )
    words = " … ".join(one_line(answer[one.start : one.end]) for one in scored.evidence)
    rows = [f"“{words}”" if words else "", _which(scored, point), _lacks(scored)]
    return [head, *(safe(f"{INDENT}{row}") for row in rows if row)]


def otherwise_met(scored: PointScore, answer: str) -> list[Content]:
    """Return a row for each run of words that met others than themselves, with what they met and how."""
    return [
        assembled(
            f"{INDENT}{one_line(answer[one.start : one.end])}",
            (f" ~ {one_line(one.met)} ({HOW_MATCHED[one.how]})", "$text-muted"),
        )
        for one in scored.evidence
        if one.how != "exact"
    ]


def whole(score: Score) -> list[Content]:
    """Return what is noted of an answer besides its verdicts."""
    others = ", ".join(f"{one.point} (line {one.line})" for one in score.elsewhere) or "nothing"
    noted = [f"noted: {NOTED[flag]}" for flag in score.flags if flag in NOTED]
    return [safe(row, "$text-muted") for row in (f"elsewhere: {others}", *noted)]


def close(scored: PointScore) -> str:
    """Return the closeness in three columns: `.88`, or `1.0` where it is nearly whole."""
    rounded = f"{scored.confidence:.2f}"
    return rounded[:3] if rounded.startswith("1") else rounded[1:]


def text_name(named: KeyPointText) -> str:
    """Return what one of a key point's texts is called: `the claim`, `wording 5`."""
    return "the claim" if named.kind == "claim" else f"{named.kind} {named.number}"


def _which(scored: PointScore, point: KeyPoint) -> str:
    """Return which text of the key point's did it, or came closest."""
    if scored.blocked == "salad":
        return "a list of words, so nothing counts"
    named = find_text(point, scored.wording)
    if point.any_of and scored.verdict is not Verdict.CONTRADICTED:
        return f"named: {', '.join(one_line(one.met) for one in scored.evidence)}" if scored.evidence else "none named"
    if named is None:
        return "nothing comes near it"
    if scored.verdict is Verdict.MISSED:
        return f"closest: {text_name(named)}"
    if named.kind == "claim":
        return "met the claim"
    return f"met {'your ' if named.kind == 'wording' else ''}{text_name(named)} of {named.total}"


def _lacks(scored: PointScore) -> str:
    return f"lacks: {', '.join(map(one_line, scored.missing))}" if scored.missing else ""
