"""The text of each step of a bout in plain play."""

from collections.abc import Collection
from typing import Literal

from debategame.play import advice, feedback
from debategame.play.bout import Bout, Stage
from debategame.play.explanations import about_the_same, matches, why_not_counted
from debategame.play.feedback import verdict_text
from debategame.play.glyphs import GLYPHS, NAMES
from debategame.play.hints import Hint
from debategame.play.listening import has_closing
from debategame.play.rules import mode_name
from debategame.play.sayings import LONGEST_CLOSING
from debategame.play.summary import BoutSummary, Row
from debategame.play.training.better import nearest_words
from debategame.progress.rounds import STRUCK, Answer
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import FULL, PointScore, Verdict
from debategame.text.display import count_of, one_line

Paragraphs = list[str]
"""The paragraphs to print."""
WELCOME = (
    "Welcome. Someone says a line, and you answer in your own words. The game shows which key points of an article "
    "you made, and your words that made them. Your opponent comes back once; then everything is shown."
)
"""What a newcomer reads first."""
INDENT = "    "


def greeting(bout: Bout, *, newcomer: bool = False) -> Paragraphs:
    """Return the title, the mode, the two sides and how to answer; for a newcomer, also what the game is."""
    scenario = bout.scenario
    sides = [f"{who}: {what}" for who, what in (("They say", scenario.they_say), ("You say", scenario.you_say)) if what]
    return [
        *((WELCOME, "") if newcomer else ()),
        f"{one_line(scenario.title)} ({mode_name(bout.mode, bout.pace)}, {count_of(len(bout.lines), 'line')})",
        *sides,
        "Answer in your own words. An empty line ends your answer. /h lists the commands.",
    ]


def question(bout: Bout, made: Collection[str]) -> Paragraphs:
    """Return what the opponent says, what to do, the time limit and the next hint.

    `made` holds the ids of the key points made before.
    """
    comes_back = bout.stage is Stage.COMEBACK
    place = "" if comes_back else f"Line {bout.index + 1} of {len(bout.lines)}. "
    lead = f"{place}{_speaker(bout)} {'comes back' if comes_back else 'says'}:"
    return [
        "",
        lead,
        f"“{bout.speech.text}”",
        *(_comeback_goal(bout) if comes_back else [_aim(bout, made)]),
        *_time_limit(bout),
        *hint_offer(bout),
    ]


def taken_back(bout: Bout) -> Paragraphs:
    """Return the sentence that the player takes back."""
    about = bout.speech.about
    sentence = one_line(bout.answers[0].text[about.start : about.end]) if about else ""
    return [f"Taken back: “{sentence}” Write your answer, or /s to leave it at that."]


def hint_offer(bout: Bout) -> Paragraphs:
    """Return an offer of the next hint, with its price. Empty if the mode has no hints."""
    if not bout.rules.hints:
        return []
    offered = bout.next_hint
    if offered is None:
        return ["No hint is left here. ?? looks for one on another key point."] if bout.taken_hint else []
    return [f"? shows hint {offered.count} of {offered.total} on key point {offered.number}: {_price(offered)}."]


def hint_taken(taken: Hint) -> Paragraphs:
    """Return a hint that was taken."""
    return [f"Hint {taken.count} of {taken.total}, key point {taken.number}: {taken.text}"]


def score_line(bout: Bout) -> str:
    """Return the score of the round so far. Programs look for this line."""
    return f"Score: {bout.final}/{FULL}"


def answer_feedback(bout: Bout, made: Collection[str]) -> Paragraphs:
    """Return the feedback on the latest answer. Missed key points stay hidden until the round is over.

    `made` holds the ids of the key points made before this answer.
    """
    revealed = bout.stage is Stage.REVEAL
    answer = bout.answers[-1]
    return [
        _verdict_in_words(bout),
        f"Your {'comeback' if len(bout.answers) > 1 else 'answer'}: {_said(answer)}",
        _heading(bout.scenario) if revealed else "Key points of this line:",
        *_verdicts(bout, made, revealed=revealed),
        *_opponent(bout),
        *_advice(bout, advice.answer_advised_on(bout.answers), revealed=revealed),
    ]


def _said(answer: Answer) -> str:
    if STRUCK in answer.flags and not answer.text.strip():
        return "(you took that sentence back)"
    return feedback.marked_text(answer.text, answer.points)


def reveal_without_comeback(bout: Bout, made: Collection[str]) -> Paragraphs:
    """Return the feedback on a round after the player skipped the comeback."""
    return [_heading(bout.scenario), *_verdicts(bout, made, revealed=True), *_opponent(bout)]


def model_rebuttal(bout: Bout) -> Paragraphs:
    """Return the model rebuttal of the line."""
    return [f"A model rebuttal: {bout.line.model}" if bout.line.model else "This line has no model rebuttal."]


def better_question(bout: Bout, point: KeyPoint) -> Paragraphs:
    """Return what to say better: the claim, the player's nearest words and the model."""
    said, model = nearest_words(bout.answers, point.id), one_line(bout.line.model)
    return [
        f"The claim: {one_line(point.claim)}",
        *([f"You said: {said}"] if said else []),
        *([f"A model: {model}"] if model else []),
        "Say it in one sentence of your own. An empty line ends it.",
    ]


def better_feedback(bout: Bout) -> Paragraphs:
    """Return the verdict on that sentence."""
    answer = bout.answers[-1]
    point = next(point for point in answer.points if point.id == bout.asks)
    number = bout.line.points.index(point.id) + 1
    copied = [advice.COPIED_WORDS] if answer.copied else []
    return [*reasons(bout.scenario, answer, point, number), *copied]


def reasons(scenario: Scenario, answer: Answer, point: PointScore, number: int) -> Paragraphs:
    """Return why an answer has its verdict on a key point; `number` is that of the key point."""
    rows = [f"“{match.words}” met “{match.met}”: {match.how}" for match in matches(answer.text, point)]
    about = about_the_same(answer.text, point, scenario.key_point(point.id))
    reason = why_not_counted(scenario, answer.text, point, answer.elsewhere, answer.points)
    return [f"Key point {number}, {NAMES[point.verdict]}:", *(INDENT + row for row in (*rows, about, reason) if row)]


def briefing_and_terms(scenario: Scenario) -> Paragraphs:
    """Return the briefing and the explained words."""
    terms = [f"{INDENT}{term}: {meaning}" for term, meaning in scenario.terms.items()]
    return [scenario.briefing.strip() or "There is no briefing.", *terms]


def summary(bout: BoutSummary) -> Paragraphs:
    """Return the results of the bout and the new key points of the case."""
    best = f"; best before {bout.best_before}" if bout.best_before is not None else ""
    new = [f"{INDENT}{GLYPHS[Verdict.HIT]} {one_line(new.point.label)}: “{one_line(new.words)}”" for new in bout.new]
    return [
        "",
        "The bout is over.",
        *(_row(row) for row in bout.rows),
        f"This bout: {_sum(bout.mean_score, bout.mean_added, bout.mean_final)} on average{best}.",
        *bout.highlights,
        f"Your case: {bout.made_count} of {bout.total} key points" + (", new today in your own words:" if new else "."),
        *new,
        *([f"Strongest: {bout.strongest}"] if bout.strongest else []),
        *([f"Work on: {bout.work_on}"] if bout.work_on else []),
    ]


def _row(row: Row) -> str:
    before = "first go" if row.best_before is None else f"best before {row.best_before}"
    before += "" if row.comparable else " by an older scorer"
    new = ", new best" if row.new_best else ""
    numbers = f"{row.score}" if row.closing else _sum(row.score, row.added, row.final)
    return f"{INDENT}{row.speaker}, “{row.says}”: {numbers}; {before}{new}"


def _sum(score: int, added: int, final: int) -> str:
    return f"{score} + {added} = {final}"


def _speaker(bout: Bout) -> str:
    """Return who speaks. A name with a comma, such as `A. Vale, head`, also gets one at its end."""
    name = one_line(bout.speech.speaker)
    return f"{name}," if "," in name else name


def _aim(bout: Bout, made: Collection[str]) -> str:
    before = sum(point.id in made for point in bout.points)
    points = f"{bout.aim} of {count_of(len(bout.points), bout.point_noun)}"
    least, most = bout.scenario.words
    return f"Make {points}{f' ({before} made before)' if before else ''}. {least} to {most} words are plenty."


def _time_limit(bout: Bout) -> Paragraphs:
    if not bout.rules.clock:
        return []
    return [f"You have {bout.time_limit} seconds from now. If you take longer, all you write still counts."]


def _comeback_goal(bout: Bout) -> Paragraphs:
    if bout.speech.is_closing:
        return [f"A closing sentence has at most {LONGEST_CLOSING} words. It costs and adds nothing. /s skips it."]
    asked = ["Make clear what you mean, or take that sentence back: /x."] if bout.speech.asks_back else []
    return [*asked, _still_open(bout)]


def _still_open(bout: Bout) -> str:
    half = {Verdict.PARTIAL: " (half made)"}
    still = [f"{number}{half.get(point.verdict, '')}" for number, point in bout.still_open]
    named = f"key point {still[0]}" if len(still) == 1 else f"key points {', '.join(still)}"
    return f"Still open: {named}. Each one you make now counts half, up to {FULL}."


def _price(hint: Hint) -> str:
    return f"the key point would then count {hint.fraction} of its worth" if hint.fraction else "free"


def _verdict_in_words(bout: Bout) -> str:
    points = bout.answers[-1].points
    if len(bout.answers) > 1:
        first, second = bout.answers
        name = _capital(feedback.named_score(bout.answers, bout.standing))
        if has_closing(bout.answers):
            return f"{name}."
        return f"{name}: {first.marks} for the answer, {second.marks} for the comeback."
    hits = sum(point.verdict is Verdict.HIT for point in points)
    halves = sum(point.verdict is Verdict.PARTIAL for point in points)
    half_made = f" and {count_of(halves, 'half')}" if halves else ""
    name = _capital(feedback.named_score(bout.answers, points))
    return f"{name}: {count_of(hits, 'hit')}{half_made}, of {bout.aim} asked."


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _heading(scenario: Scenario) -> str:
    date = scenario.argued_on
    return f"What {scenario.voice} argues ({date:%Y-%m-%d}):" if date else f"What {scenario.voice} argues:"


def _verdicts(bout: Bout, made: Collection[str], *, revealed: bool) -> Paragraphs:
    rows: Paragraphs = []
    for number, (point, key_point) in enumerate(zip(bout.standing, bout.points, strict=True), start=1):
        new = " New!" if point.verdict is Verdict.HIT and point.id not in made else ""
        text = verdict_text(bout.scenario, point, revealed=revealed, text=_text_of(bout, point))
        rows.append(f"{GLYPHS[point.verdict]} {number} {NAMES[point.verdict]}: {text}{new}")
        rows += _explained(key_point) if revealed else []
    return rows


def _text_of(bout: Bout, point: PointScore) -> str:
    """Return the text of the answer that earned a verdict."""
    return next(answer.text for answer in bout.answers if point in answer.points)


def _explained(point: KeyPoint) -> Paragraphs:
    text = feedback.what_the_article_says(point)
    return [INDENT + text] if text else []


def _opponent(bout: Bout) -> Paragraphs:
    if bout.stage is not Stage.REVEAL or not bout.last_word:
        return []
    return [f"{_speaker(bout)} says: “{bout.last_word}”"]


def _advice(bout: Bout, answer: Answer, *, revealed: bool) -> Paragraphs:
    kept = advice.what_to_keep(bout.scenario, answer)
    fixed = advice.what_to_fix(bout.scenario, bout.standing, answer, revealed=revealed)
    fix_word: Literal["Next time", "Fix"] = "Next time" if revealed else "Fix"
    return [
        *([f"Keep: {kept.text}"] if kept else []),
        *([f"{fix_word}: {fixed.text}"] if fixed else []),
        *feedback.sentence_notes(bout.scenario, bout.answers, revealed=revealed),
    ]
