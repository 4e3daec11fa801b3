"""Live verdicts on an answer, updated while the teacher types: closeness, and the matching wording."""

import asyncio
from collections.abc import Callable, Sequence
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
from debategame.play.glyphs import GLYPHS, NAMES
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Blocked, PointScore, Score, Verdict
from debategame.text.display import one_line
from debategame.ui.feedback.verdicts import STYLES
from debategame.ui.widgets.primitives import Card, assembled, safe

FLAG_NOTES = {
    "echo": "most of it is the opponent's words",
    "salad": "a list of words, not a sentence",
    "long": "too long: its end is not read",
}
"""Notes on the whole answer, by the scorer's flags."""
BLOCKED_NOTES: dict[Blocked, str] = {
    "salad": "a list of words, so nothing counts",
    "theirs": "argues their side, so it makes nothing",
    "doubted": "may say the opposite, so it makes nothing",
}
"""Notes on a missed key point, by what kept words from counting."""
SHOWN_FIRST = (Verdict.HIT, Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.MISSED)
"""The order in which key points are listed, by their verdict."""
PAUSE = 0.06
"""Seconds to wait before scoring, so that fast typing is scored once."""
INDENT = " " * 3


class AnswerToScore(msgspec.Struct, frozen=True):
    """An answer, with its line and scenario."""

    scenario: Scenario
    line_id: str
    answer: str


class PointDetails(Vertical):
    """One key point: its verdict, the matching words and wording; in a large terminal also how the words match."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(classes="seen")
        self._summary = Static(classes="brief")
        self._matches = Static(classes="wide-only")

    def compose(self) -> ComposeResult:
        """Lay out the summary over the matches."""
        yield self._summary
        yield self._matches

    def show(self, number: int, scored: PointScore, point: KeyPoint, answer: str) -> None:
        """Show the score of key point `number` in an answer."""
        self._summary.update(Content("\n").join(point_summary(number, scored, point, answer)))
        rows = inexact_matches(scored, answer)
        self._matches.update(Content("\n").join(rows))
        self._matches.set_class(not rows, "-empty")


class LiveVerdicts(Card):
    """All key points of a line, as the game sees them in an answer.

    Answers are scored in a thread, one at a time, so typing never waits. If the answer changes meanwhile, only the
    latest text is scored next.
    """

    @dataclass
    class Scored(Message):
        """An answer was scored and is shown."""

        score: Score

    def __init__(self, scorer: Callable[[AnswerToScore], Score]) -> None:
        """Start empty; `scorer` is called in a thread."""
        self._theirs, self._notes = Static(id="theirs"), Static(id="whole")
        super().__init__(self._theirs, self._notes, title="What the game sees", id="seen")
        self.can_focus = False
        self._points: list[PointDetails] = []
        self._numbers: tuple[int, ...] = ()
        """The number on the line of each key point, in the order shown."""
        self._scorer = scorer
        self._latest: AnswerToScore | None = None
        self._scoring = False

    def score(self, answer: AnswerToScore) -> None:
        """Score an answer and show it as soon as that is done."""
        if answer != self._latest:
            self._latest = answer
            if not self._scoring:
                self._score_latest()

    @work
    async def _score_latest(self) -> None:
        self._scoring = True
        scored = None
        while self._latest is not None and scored is not self._latest:
            await asyncio.sleep(PAUSE)
            scored = self._latest
            score = await asyncio.to_thread(self._scorer, scored)
            if scored is self._latest:
                self._show(scored, score)
                self.post_message(self.Scored(score))
        self._scoring = False

    def _show(self, answer: AnswerToScore, score: Score) -> None:
        while len(self._points) > len(score.points):
            self._points.pop().remove()
        while len(self._points) < len(score.points):
            self._points.append(PointDetails())
            self.mount(self._points[-1], before=self._notes)
        before, self._numbers = self._numbers, best_first(score.points)
        for details, number in zip(self._points, self._numbers, strict=True):
            scored = score.points[number - 1]
            details.show(number, scored, answer.scenario.key_point(scored.id), answer.answer)
        theirs = their_notes(score, answer)
        self._theirs.update(Content("\n").join(theirs))
        self._theirs.set_class(not theirs, "-empty")
        self._notes.update(Content("\n").join(answer_notes(score)))
        if before != self._numbers:
            self.scroll_home(animate=False)

    def scroll_to_point(self, number: int) -> None:
        """Scroll to key point `number` of the line."""
        if number in self._numbers:
            self.scroll_to_widget(self._points[self._numbers.index(number)], animate=False)


def best_first(points: Sequence[PointScore]) -> tuple[int, ...]:
    """Return the numbers of a line's key points, counted from 1: hits on top, what the answer misses at the end."""
    places = sorted(range(len(points)), key=lambda place: SHOWN_FIRST.index(points[place].verdict))
    return tuple(place + 1 for place in places)


def point_summary(number: int, scored: PointScore, point: KeyPoint, answer: str) -> list[Content]:
    """Return rows with the verdict on a key point, the words it was given for, and the text that they match."""
    style = STYLES[scored.verdict]
    head = assembled(
        (f"{GLYPHS[scored.verdict]} {NAMES[scored.verdict]:<8}", f"{style} bold"),
        (f" {closeness_text(scored)} ", "$text-muted"),
        (f"{number} {one_line(scored.id)}", "bold"),
    )
    words = " … ".join(one_line(answer[span.start : span.end]) for span in scored.evidence or scored.passages)
    rows = [f"“{words}”" if words else "", *_matched_rows(scored, point), _missing_text(scored)]
    return [head, *(safe(f"{INDENT}{row}") for row in rows if row)]


def inexact_matches(scored: PointScore, answer: str) -> list[Content]:
    """Return a row for each piece of evidence that is not word for word: its words, what they match, and how."""
    return [
        assembled(
            f"{INDENT}{one_line(answer[evidence.start : evidence.end])}",
            (f" ~ {one_line(evidence.met)} ({HOW_MATCHED[evidence.how]})", "$text-muted"),
        )
        for evidence in scored.evidence
        if evidence.how != "exact"
    ]


def their_notes(score: Score, answer: AnswerToScore) -> list[Content]:
    """Return a row for each sentence that argues the other side: the point of theirs, and the player's words."""
    return [
        safe(
            f"argues their side, {one_line(other.point)}: "
            f"“{one_line(answer.answer[other.passage.start : other.passage.end])}”",
            "$text-warning",
        )
        for other in score.elsewhere
        if other.theirs
    ]


def answer_notes(score: Score) -> list[Content]:
    """Return rows on the whole answer: key points of other lines, and notes for the scorer's flags."""
    others = [f"{other.point} (line {other.line})" for other in score.elsewhere if not other.theirs]
    flags = [f"note: {FLAG_NOTES[flag]}" for flag in score.flags if flag in FLAG_NOTES]
    return [safe(row, "$text-muted") for row in (f"elsewhere: {', '.join(others) or 'nothing'}", *flags)]


def closeness_text(scored: PointScore) -> str:
    """Return the confidence, 0–1, in three columns: `.88` or `1.0`."""
    rounded = f"{scored.confidence:.2f}"
    return rounded[:3] if rounded.startswith("1") else rounded[1:]


def text_name(named: KeyPointText) -> str:
    """Return the name of a text of a key point: `the claim`, `wording 5`."""
    return "the claim" if named.kind == "claim" else f"{named.kind} {named.number}"


def _matched_rows(scored: PointScore, point: KeyPoint) -> list[str]:
    """Return which text of the key point the answer matches, or comes closest to, and below it that text."""
    if scored.verdict is Verdict.MISSED and scored.blocked in BLOCKED_NOTES:
        return [BLOCKED_NOTES[scored.blocked]]
    named = find_text(point, scored.wording)
    if point.any_of and scored.verdict is not Verdict.CONTRADICTED:
        ideas = ", ".join(one_line(evidence.met) for evidence in scored.evidence)
        return [f"named: {ideas}" if scored.evidence else "none named"]
    if named is None:
        return ["nothing comes near it"]
    text = f"{INDENT}{one_line(named.text)}"
    if scored.verdict is Verdict.MISSED:
        return [f"closest: {text_name(named)}", text]
    if named.kind == "claim":
        return ["met the claim", text]
    return [f"met {'your ' if named.kind == 'wording' else ''}{text_name(named)} of {named.total}", text]


def _missing_text(scored: PointScore) -> str:
    return f"missing: {', '.join(map(one_line, scored.missing))}" if scored.missing else ""
