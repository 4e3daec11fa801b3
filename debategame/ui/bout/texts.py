"""What is said around the field of an answer: the goal, what is open, time, questions."""

from textual.content import Content

from debategame.play.bout import Bout, Stage
from debategame.play.feedback import GLYPHS
from debategame.play.rules import mode_name
from debategame.scoring.model import Verdict
from debategame.text.display import one_line
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.primitives import assembled
from debategame.ui.widgets.stopwatch import clock_time

WARNINGS = (
    (10, "10 seconds left. When they are gone, what you have written is your answer."),
    (30, "30 seconds left. When they are gone, what you have written is your answer."),
)
"""What is said when no more than so many seconds are left, the most urgent first."""
MANY = 5
"""Key points from which the row of the goal is set closer, to fit 80 columns."""
HALF_GONE = "Half your time is gone. When it ends, what you have written is your answer."


def place(bout: Bout) -> str:
    """Return where in the bout this is, for the head line."""
    step = "comeback" if bout.stage is Stage.COMEBACK else "line"
    return f"{one_line(bout.scenario.title)} · {step} {bout.index + 1} of {len(bout.lines)}"


def short(speaker: str) -> str:
    """Return a speaker's name without what they are: `Morgan Hale` of `Morgan Hale, columnist`."""
    return one_line(speaker).partition(",")[0].strip() or "Your opponent"


def says(speaker: str) -> str:
    """Return the beginning of what a speaker says, by name and what they are."""
    named = one_line(speaker)
    return f"{named}, says" if "," in named else f"{named} says"


def comes_back(speaker: str) -> str:
    """Return the beginning of what a speaker comes back with."""
    return f"{short(speaker)} comes back"


def clock(bout: Bout, seconds: float) -> str:
    """Return the mode, and in timed play how much time is left after so many seconds."""
    if not bout.rules.clock:
        return bout.mode
    left = max(0.0, bout.time_limit - seconds)
    return f"{mode_name(bout.mode, bout.pace)} · {clock_time(left)} left of {clock_time(bout.time_limit)}"


def warning(limit: float, seconds: float) -> str:
    """Return what is to be said of the time after so many seconds; empty in the first half."""
    left = limit - seconds
    return next((said for most, said in WARNINGS if left <= most), HALF_GONE if left <= limit / 2 else "")


def goal(bout: Bout, made_before: int) -> Content:
    """Return what the answer is to make, with every key point masked."""
    total = len(bout.points)
    what = f"Make {bout.aim} of {total} hidden key points:" if total > 1 else "Make the one hidden key point:"
    gap = "   " if total < MANY else "  "
    masked = "".join(f"{gap}{number} ?" for number in range(1, total + 1))
    before = f"{gap}({made_before} made before)" if made_before else ""
    return assembled((what, "bold"), masked, (before, "$text-muted"))


def pressed(bout: Bout) -> Content:
    """Return what Review asks for: one key point, masked, by the line that it was met on."""
    where = f"      (of the line “{one_line(bout.line.id)}”)"
    return assembled(("Make the one key point they ask for.", "bold"), (where, "$text-muted"))


def still_open(bout: Bout) -> Content:
    """Return the key points that are open after the first answer, and what they count in the comeback."""
    masks = {Verdict.PARTIAL: "half", Verdict.CONTRADICTED: GLYPHS[Verdict.CONTRADICTED]}
    found = [
        f"   {number} {masks.get(point.verdict, '?')}"
        for number, point in enumerate(bout.standing, start=1)
        if point.verdict is not Verdict.HIT
    ]
    return assembled(("Open:", "bold"), "".join(found), ("      made here, each counts half, up to 100", "$text-muted"))


def giving_nothing() -> Confirm:
    """Return the question before an empty first answer."""
    return _empty("It counts nothing, and everything about this line is shown.", "Give an empty answer?", "Give it")


def letting_pass() -> Confirm:
    """Return the question before an empty comeback answer."""
    follows = "What you scored stands, and everything about this line is shown."
    return _empty(follows, "Let their comeback pass?", "Let it pass")


def passing() -> Confirm:
    """Return the question before a key point of a review is passed."""
    return _empty("The key point is shown, and asked again another day.", "Pass this one?", "Pass")


def _empty(follows: str, title: str, yes: str) -> Confirm:
    return Confirm(f"You have written nothing. {follows}", title=title, yes=yes, no="Write something")


def leaving(*, lost: bool, kept: bool) -> Confirm:
    """Return the question before the bout is left: whether text is lost by it, and whether answers are kept."""
    said = (lost, "What you wrote here is not saved and will be lost."), (kept, "Answers you gave before are kept.")
    sentences = " ".join(sentence for holds, sentence in said if holds)
    return Confirm(sentences, title="Leave the bout?", yes="Leave", no="Stay")


def going_on_unsaved() -> Confirm:
    """Return the question before an answer stays unsaved."""
    return Confirm(
        "This answer will not be in your history, unless your next one in this round can be saved: that saves both.",
        title="Go on without saving?",
        yes="Go on",
        no="Stay",
    )
