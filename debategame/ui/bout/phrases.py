"""The sentences of the screens that ask for an answer: the goal, what is open, the time, the questions."""

from textual.content import Content

from debategame.play.bout import Bout, Stage
from debategame.play.glyphs import GLYPHS
from debategame.play.listening import is_copied
from debategame.play.rules import mode_name
from debategame.scoring.model import Verdict
from debategame.text.display import clock_time, count_of, one_line, snippet
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.primitives import assembled

WARNINGS = (
    (10, "10 seconds left. When they are gone, what you have written is your answer."),
    (30, "30 seconds left. When they are gone, what you have written is your answer."),
)
"""Warnings by the most seconds left, the most urgent first."""
MANY = 5
"""From this number of key points on, the row of the goal has narrower gaps, to fit 80 columns."""
WON = "You have won this line."
COPIED = "Copied words win nothing."
ASKED = "Make clear what you mean, or take it back:"
TAKEN_BACK = "You take back:"
STRIKE = "Take it back"
UNSTRIKE = "Leave it after all"
LONGEST_LINE = 24
"""The longest quotation of a line beside the goal, in code points."""
LONGEST_SENTENCE = 60
"""The longest quotation of the player beside the goal, in code points."""
STANDS = "What you scored stands, and everything about this line is shown."
HALF_GONE = "Half your time is gone. When it ends, what you have written is your answer."


def place(bout: Bout, within: str = "") -> str:
    """Return the title of a screen of a bout: `Big society · line 1 of 3`, or `… · line 1 of 3 · comeback`.

    `within` says instead which part of something longer the bout is.
    """
    step = " · comeback" if bout.stage is Stage.COMEBACK else ""
    return (within or f"{one_line(bout.scenario.title)} · line {bout.index + 1} of {len(bout.lines)}") + step


def clock(bout: Bout, seconds: float) -> str:
    """Return the mode, and in timed play the time left after `seconds`."""
    if not bout.rules.clock:
        return bout.mode
    left = max(0.0, bout.time_limit - seconds)
    return f"{mode_name(bout.mode, bout.pace)} · {clock_time(left)} left of {clock_time(bout.time_limit)}"


def warning(limit: float, seconds: float) -> str:
    """Return the warning after `seconds` of a time limit. Empty in the first half."""
    left = limit - seconds
    return next((sentence for most, sentence in WARNINGS if left <= most), HALF_GONE if left <= limit / 2 else "")


def goal(bout: Bout, made_before: int) -> Content:
    """Return the goal of an answer, with every key point masked."""
    total = len(bout.points)
    noun = bout.point_noun
    what = f"Make {bout.aim} of {count_of(total, noun)}:" if total > 1 else f"Make the one {noun}:"
    gap = "   " if total < MANY else "  "
    masked = "".join(f"{gap}{number} ?" for number in range(1, total + 1))
    before = f"{gap}({made_before} made before)" if made_before else ""
    return assembled((what, "bold"), masked, (before, "$text-muted"))


def review_goal(bout: Bout) -> Content:
    """Return the goal of a question of Review, with the line of the key point."""
    where = f"   (of the line “{snippet(bout.line.says, LONGEST_LINE)}”)"
    return assembled(("Make the one key point they ask for.", "bold"), (where, "$text-muted"))


def comeback_goal(bout: Bout, *, struck: bool) -> Content:
    """Return what the comeback answer can gain. `struck` says whether the player takes a sentence back."""
    if bout.speech.is_closing:
        return assembled(
            (COPIED if is_copied(bout.answers[0]) else WON, "bold"),
            (" A closing sentence costs and adds nothing.", "$text-muted"),
        )
    if not bout.speech.asks_back:
        return still_open(bout)
    about = bout.speech.about
    sentence = one_line(bout.answers[0].text[about.start : about.end]) if about else ""
    asked = TAKEN_BACK if struck else ASKED
    return Content("\n").join(
        [assembled((asked, "bold"), f" “{snippet(sentence, LONGEST_SENTENCE)}”"), still_open(bout)]
    )


def still_open(bout: Bout) -> Content:
    """Return the key points that are open after the first answer, and their value in the comeback."""
    masks = {Verdict.PARTIAL: "half", Verdict.CONTRADICTED: GLYPHS[Verdict.CONTRADICTED]}
    points = [f"   {number} {masks.get(point.verdict, '?')}" for number, point in bout.still_open]
    return assembled(("Open:", "bold"), "".join(points), ("   (each counts half, up to 100)", "$text-muted"))


def empty_answer() -> Confirm:
    """Return the question before an empty first answer."""
    return _empty("It counts nothing, and everything about this line is shown.", "Give an empty answer?", "Give it")


def empty_comeback() -> Confirm:
    """Return the question before an empty answer to a comeback."""
    return _empty(STANDS, "Let their comeback pass?", "Let it pass")


def empty_closing() -> Confirm:
    """Return the question before there is no closing sentence."""
    return _empty(STANDS, "Leave them the last word?", "Leave it")


def empty_review() -> Confirm:
    """Return the question before an empty answer in Review."""
    return _empty("The key point is shown, and asked again another day.", "Pass this one?", "Pass")


def _empty(follows: str, title: str, yes: str) -> Confirm:
    return Confirm(f"You have written nothing. {follows}", title=title, yes=yes, no="Write something")


def leaving(*, lost: bool, kept: bool) -> Confirm:
    """Return the question before the player leaves a bout.

    `lost` says that text will be lost; `kept` says that earlier answers are saved.
    """
    sentences = (
        *(["What you wrote here is not saved and will be lost."] if lost else []),
        *(["Answers you gave before are kept."] if kept else []),
    )
    return Confirm(" ".join(sentences), title="Leave the bout?", yes="Leave", no="Stay")


def going_on_unsaved() -> Confirm:
    """Return the question before the player goes on without saving."""
    return Confirm(
        "This answer will not be in your history, unless your next one in this round can be saved: that saves both.",
        title="Go on without saving?",
        yes="Go on",
        no="Stay",
    )
