"""What plain play says at each step of a bout, as paragraphs of plain text."""

from collections.abc import Collection
from typing import Literal

from debategame.play import feedback
from debategame.play.bout import Bout, Stage
from debategame.play.explanations import blocked, met
from debategame.play.feedback import GLYPHS, NAMES, verdict_text
from debategame.play.hints import Hint
from debategame.play.rules import mode_name
from debategame.play.summary import BoutSummary, Row
from debategame.progress.rounds import Answer
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.marks import FULL, band
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import count_of, one_line, plural

Said = list[str]
COMMANDS = (
    "Commands, as the first line of an answer:",
    "?     the next hint",
    "??    hints on another key point",
    "/b    the briefing",
    "/w N  why key point N has its verdict",
    "/d N  “I did say that”: kept with the round, the score stays",
    "/m    the model rebuttal of the round just over",
    "/s    give no answer",
    "/r    try again to save",
    "/q    end the bout",
)
WORTH = {0.75: "¾", 0.5: "½"}
INDENT = "    "


def greeting(bout: Bout) -> Said:
    """Say what is played, and how."""
    scenario = bout.scenario
    quarrel = [
        f"{who}: {what}" for who, what in (("They say", scenario.they_say), ("You say", scenario.you_say)) if what
    ]
    return [
        f"{one_line(scenario.title)} ({mode_name(bout.mode, bout.pace)}, {count_of(len(bout.lines), 'line')})",
        *quarrel,
        "Answer in your own words; an empty line ends an answer. /h lists what else you can ask for.",
    ]


def asked(bout: Bout, made: Collection[str]) -> Said:
    """Say what the opponent says, what is asked, the time, and the next hint's price.

    `made` are the key points made before.
    """
    comes_back = bout.stage is Stage.COMEBACK
    place = "" if comes_back else f"Line {bout.index + 1} of {len(bout.lines)}. "
    heard = f"{place}{_speaker(bout)} {'comes back' if comes_back else 'says'}:"
    return [
        "",
        heard,
        f"“{bout.speech.text}”",
        _still_open(bout) if comes_back else _aim(bout, made),
        *([f"You have {bout.time_limit} seconds from now; nothing is cut off."] if bout.rules.clock else []),
        *hint_offer(bout),
    ]


def hint_offer(bout: Bout) -> Said:
    """Say what the next hint is and what it costs; nothing where the mode has no hints."""
    if not bout.rules.hints:
        return []
    offered = bout.next_hint
    if offered is None:
        return ["No hint is left here; ?? looks for one on another key point."] if bout.taken_hint else []
    return [f"? shows hint {offered.count} of {offered.total} on key point {offered.number}: {_price(offered)}."]


def hint_taken(taken: Hint) -> Said:
    """Say a hint."""
    return [f"Hint {taken.count} of {taken.total}, key point {taken.number}: {taken.text}"]


def time_over(bout: Bout, limit: int) -> Said:
    """Say that the answer took longer than its limit, in seconds, where it did."""
    used = bout.answers[-1].seconds
    if not bout.rules.clock or used <= limit:
        return []
    return [f"Time was over after {limit} seconds; you took {round(used)}. What you wrote counts all the same."]


def score(bout: Bout) -> str:
    """Say the score of the round so far, in the form that programs look for."""
    return f"Score: {bout.final}/{FULL}"


def after_answer(bout: Bout, made: Collection[str]) -> Said:
    """Say what came of the latest answer: everything where the round is over, else with what was missed masked.

    `made` are the key points made before this answer.
    """
    revealed = bout.stage is Stage.REVEAL
    answer = bout.answers[-1]
    return [
        _number(bout),
        f"Your {'comeback' if len(bout.answers) > 1 else 'answer'}: {feedback.marked(answer.text, answer.points)}",
        _heading(bout.scenario) if revealed else "Key points of this line:",
        *_verdicts(bout, made, revealed=revealed),
        *_opponent(bout),
        *_advice(bout, answer, revealed=revealed),
    ]


def revealed_unanswered(bout: Bout, made: Collection[str]) -> Said:
    """Say everything of a round whose comeback was passed by."""
    return [_heading(bout.scenario), *_verdicts(bout, made, revealed=True), *_opponent(bout)]


def model(bout: Bout) -> Said:
    """Say the line's model rebuttal."""
    return [f"A model rebuttal: {bout.line.model}" if bout.line.model else "This line has no model rebuttal."]


def why(answer: Answer, point: PointScore, number: int) -> Said:
    """Say why the latest answer has its verdict on a key point."""
    rows = [f"{INDENT}“{row.words}” met “{row.met}”: {row.how}" for row in met(answer.text, point)]
    reason = blocked(point)
    return [f"Key point {number}, {NAMES[point.verdict]}:", *rows, *([INDENT + reason] if reason else [])]


def briefing(scenario: Scenario) -> Said:
    """Say the briefing and its terms."""
    terms = [f"{INDENT}{term}: {meaning}" for term, meaning in scenario.terms.items()]
    return [scenario.briefing.strip() or "There is no briefing.", *terms]


def summary(bout: BoutSummary) -> Said:
    """Say how the bout went and what it added to the case."""
    best = f"; best before {bout.best_before}" if bout.best_before is not None else ""
    new = [f"{INDENT}{GLYPHS[Verdict.HIT]} {one_line(one.point.label)}: “{one_line(one.words)}”" for one in bout.new]
    return [
        "",
        "The bout is over.",
        *(_row(row) for row in bout.rows),
        f"This bout: {_sum(bout.mean_score, bout.mean_added, bout.mean_final)} on average{best}.",
        f"Your case: {bout.made_count} of {bout.total} key points" + (", new today in your own words:" if new else "."),
        *new,
        *([f"Strongest: {bout.strongest}"] if bout.strongest else []),
        *([f"Work on: {bout.work_on}"] if bout.work_on else []),
    ]


def _row(row: Row) -> str:
    before = "first go" if row.best_before is None else f"best before {row.best_before}"
    new = ", new best" if row.new_best else ""
    return f"{INDENT}{row.line} “{row.says}”: {_sum(row.score, row.added, row.final)}; {before}{new}"


def _sum(score: int, added: int, final: int) -> str:
    return f"{score} + {added} = {final}"


def _speaker(bout: Bout) -> str:
    """Who speaks; a name with a comma in it, such as `A. Vale, head`, has one after it too."""
    name = one_line(bout.speech.speaker)
    return f"{name}," if "," in name else name


def _aim(bout: Bout, made: Collection[str]) -> str:
    before = sum(point.id in made for point in bout.points)
    points = f"{bout.aim} of {count_of(len(bout.points), 'hidden key point')}"
    least, most = bout.scenario.words
    return f"Make {points}{f' ({before} made before)' if before else ''}. {least} to {most} words are plenty."


def _still_open(bout: Bout) -> str:
    verdicts = {point.id: point.verdict for point in bout.standing}
    still = [
        f"{number} (half made)" if verdicts[point.id] is Verdict.PARTIAL else f"{number}"
        for number, point in enumerate(bout.points, start=1)
        if point in bout.open_points
    ]
    named = f"{plural('key point', len(still))} {', '.join(still)}"
    return f"Open: {named}. Made here, each counts half, up to {FULL}."


def _price(hint: Hint) -> str:
    return "free" if hint.worth == 1 else f"the key point would then count {WORTH[hint.worth]} of its worth"


def _number(bout: Bout) -> str:
    points = bout.answers[-1].points
    if len(bout.answers) > 1:
        first, second = bout.answers
        return f"{_sum(first.marks, second.marks, bout.final)}: {band(bout.final)}."
    hits = sum(point.verdict is Verdict.HIT for point in points)
    halves = sum(point.verdict is Verdict.PARTIAL for point in points)
    half_made = f" and {count_of(halves, 'half')}" if halves else ""
    return (
        f"{bout.score} of {FULL}, {band(bout.score, points)}: {count_of(hits, 'hit')}{half_made}, of {bout.aim} asked."
    )


def _heading(scenario: Scenario) -> str:
    date = scenario.source.date if scenario.source else None
    return f"What the article argues ({date:%Y-%m-%d}):" if date else "What the article argues:"


def _verdicts(bout: Bout, made: Collection[str], *, revealed: bool) -> Said:
    said: Said = []
    for number, (point, key_point) in enumerate(zip(bout.standing, bout.points, strict=True), start=1):
        new = " New!" if point.verdict is Verdict.HIT and point.id not in made else ""
        text = verdict_text(bout.scenario, point, revealed=revealed, text=_text_of(bout, point))
        said.append(f"{GLYPHS[point.verdict]} {number} {NAMES[point.verdict]}: {text}{new}")
        said += _explained(key_point) if revealed else []
    return said


def _text_of(bout: Bout, point: PointScore) -> str:
    """The answer that earned a verdict that stands."""
    return next(answer.text for answer in bout.answers if point in answer.points)


def _explained(point: KeyPoint) -> Said:
    told_already = point.source.casefold() in point.explanation.casefold()
    place = f"({point.source})" if point.source and not told_already else ""
    text = " ".join(part for part in (point.explanation.strip(), place) if part)
    return [INDENT + text] if text else []


def _opponent(bout: Bout) -> Said:
    if bout.stage is not Stage.REVEAL or bout.open_points:
        return []
    return [f"{_speaker(bout)} says: “{bout.speech.text}”"]


def _advice(bout: Bout, answer: Answer, *, revealed: bool) -> Said:
    kept = feedback.keep(bout.scenario, answer)
    fixed = feedback.fix(bout.scenario, bout.standing, answer, revealed=revealed)
    note = feedback.elsewhere_note(bout.scenario, answer)
    fix_word: Literal["Next time", "Fix"] = "Next time" if revealed else "Fix"
    return [
        *([f"Keep: {kept.text}"] if kept else []),
        *([f"{fix_word}: {fixed.text}"] if fixed else []),
        *([f"Not counted here: {note}"] if note else []),
    ]
