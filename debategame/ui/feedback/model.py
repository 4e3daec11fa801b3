"""The texts of the feedback: the score, the advice, the titles, the case."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace
from textual.content import Content

from debategame.play.advice import answer_advised_on, what_to_fix, what_to_keep
from debategame.play.explanations import their_side_notes
from debategame.play.feedback import (
    closing_note,
    elsewhere_note,
    has_row,
    is_shown,
    named_score,
    own_argument_note,
    score_sum,
    verdict_text,
)
from debategame.play.glyphs import GLYPHS, NAMES
from debategame.play.opponent import last_word, speaker_name
from debategame.play.ruled import ruled_round, ruling_text
from debategame.play.rules import RULES, mode_name
from debategame.progress.answer_length import LONGEST_ANSWER
from debategame.progress.rounds import STRUCK, Mode, Round
from debategame.progress.rulings import Ruling, rulings_on
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import clock_time, count_of, one_line, snippet
from debategame.ui.feedback.verdicts import source_answer
from debategame.ui.widgets.facts import Fact
from debategame.ui.widgets.primitives import assembled, progress_bar, safe

LONGEST_LINE = 32
"""The longest quotation of a line in a title, in code points."""
SAID_SINCE = "made since"
"""The note beside a key point that the player has made since, by saying it better."""
BAR = 48
"""The longest bar of the case, in cells."""


class FeedbackModel(msgspec.Struct, frozen=True, kw_only=True):
    """A round, with everything that its feedback shows."""

    scenario: Scenario
    round: Round
    revealed: bool
    """Whether missed key points are shown; until then they are masked."""
    place: str
    """The scenario and the place in the bout, for the head line."""
    first: bool = True
    """Whether this is the first feedback on the round."""
    saved: bool = True
    """Whether the round is in the save."""
    best_before: int | None = None
    """The best score of earlier first answers to the line, 0–100; None if there is none."""
    comparable: bool = True
    """Whether the same version of the scorer gave that best and this round's score."""
    made_before: frozenset[str] | None = None
    """The ids of the key points made before this round; None to compare with nothing."""
    asks: str = ""
    """In a review, the id of the key point that was due: the others of its line stay masked. Empty elsewhere."""
    asked_since: frozenset[str] = frozenset()
    """The ids of the key points that the player was asked to say better since."""
    made_since: frozenset[str] = frozenset()
    """The ids of those that they made by it."""
    rulings: tuple[Ruling, ...] = ()
    """What the teacher ruled on the answers of the round."""
    due_again: str = ""
    """The next day on which that key point is due: `on Thursday`."""

    @property
    def line(self) -> Line:
        """The line that was answered."""
        return self.scenario.line(self.round.line)

    @property
    def points(self) -> tuple[PointScore, ...]:
        """The verdicts of the round, in the line's order."""
        return self.round.verdicts

    @property
    def points_by_now(self) -> tuple[PointScore, ...]:
        """The verdicts of the round, with hits where the player has made a key point since."""
        made = self.made_since
        return tuple(replace(point, verdict=Verdict.HIT) if point.id in made else point for point in self.points)

    @property
    def last_word(self) -> str:
        """What the opponent says once everything is shown; empty if they have nothing to add."""
        return last_word(self.line, self.round.answers, comes_back=RULES[self.round.mode].comeback)

    def key_point(self, number: int) -> KeyPoint:
        """Return the key point with that number on the line, from 1."""
        return self.scenario.key_point(self.points[number - 1].id)

    @property
    def asked_point(self) -> PointScore | None:
        """The verdict on the key point that was due; None outside a review."""
        return next((point for point in self.points if point.id == self.asks), None)

    def reveals(self, point: PointScore) -> bool:
        """Return whether the key point is shown even if it was missed."""
        return is_shown(point, revealed=self.revealed, asks=self.asks)

    def has_row(self, point: PointScore) -> bool:
        """Return whether the key point has a row."""
        return has_row(point, revealed=self.revealed, asks=self.asks)

    def row_text(self, number: int) -> str:
        """Return the text in the row of key point `number`."""
        point = self.points[number - 1]
        answer = source_answer(self.round, point)
        return verdict_text(self.scenario, point, revealed=self.reveals(point), text=answer.text)

    def note(self, number: int) -> str:
        """Return the note beside key point `number`: the teacher's ruling, new, comeback, disputed, or nothing."""
        point = self.points[number - 1]
        source = source_answer(self.round, point).id
        ruled = sorted((one for one in self.rulings if one.point == point.id), key=lambda one: one.answer != source)
        if ruled:
            return f"teacher: {ruling_text(ruled[0])}"
        disputes = [dispute for dispute in self.round.disputes if dispute.point == point.id]
        if disputes:
            return "given back" if disputes[-1].gives_back else "disputed"
        if point.verdict is not Verdict.HIT:
            if point.id in self.made_since:
                return SAID_SINCE
            struck = any(STRUCK in answer.flags and answer.pressed == point.id for answer in self.round.answers)
            return "taken back" if struck else ""
        if point.id in source_answer(self.round, point).copied:
            return "copied"
        late = "comeback" if point not in self.round.answers[0].points else ""
        new = "new!" if self.made_before is not None and point.id not in self.made_before else ""
        return " ".join(filter(None, (late, new)))


def feedback_on_past_round(scenario: Scenario, played: Round, rulings: Iterable[Ruling] = ()) -> FeedbackModel:
    """Return the feedback on a round from the history; `scenario` is the version that it was played with.

    `rulings` are the rulings of the teacher on any answers.
    Of an answer that is longer than the game takes today, it has the beginning.
    """
    answers = tuple(replace(given, text=given.text[:LONGEST_ANSWER]) for given in played.answers)
    shown = replace(played, answers=answers)
    line = scenario.line(played.line)
    place = f"{speaker_name(line.speaker)}: “{snippet(line.says, LONGEST_LINE)}” · {one_line(scenario.title)}"
    known = rulings_on(played, rulings)
    return FeedbackModel(scenario=scenario, round=shown, revealed=True, place=place, rulings=known)


def score_line(feedback: FeedbackModel) -> Content:
    """Return the score with the name of its band; in a review, the verdict."""
    played = feedback.round
    if feedback.asked_point:
        verdict = feedback.asked_point.verdict
        glyph, name = GLYPHS[verdict], NAMES[verdict].upper()
        return assembled((glyph, "$accent bold"), "   ", (name, "bold"))
    score = score_sum(played) or f"{played.score} /100"
    name, comma, goals = named_score(played.answers, feedback.points).partition(",")
    return assembled((score, "$accent bold"), "   ", (name.upper(), "bold"), comma + goals)


def score_note(feedback: FeedbackModel) -> str:
    """Return the note beside the score: what the teacher counts, the count of verdicts, or a comparison."""
    if feedback.rulings:
        counted = ruled_round(feedback.scenario, feedback.round, feedback.rulings)
        return f"your teacher counts {counted.final}"
    return _comparison(feedback)


def _comparison(feedback: FeedbackModel) -> str:
    if feedback.asks:
        return f"asked again {feedback.due_again}" if feedback.due_again else ""
    if not feedback.revealed or feedback.made_before is None:
        return _tally(feedback)
    if feedback.best_before is None:
        return "first go at this line"
    if not feedback.comparable:
        return f"best first answer here: {feedback.best_before}, by an older scorer"
    if feedback.round.score > feedback.best_before and not feedback.round.answers[0].copied:
        return f"your best first answer here (was {feedback.best_before})"
    return f"best first answer here: {feedback.best_before}"


def mode_and_time(played: Round) -> str:
    """Return the mode; in timed mode, also how long the answers took."""
    if played.mode is not Mode.TIMED:
        return played.mode
    used = " + ".join(clock_time(answer.seconds) for answer in played.answers)
    return f"{mode_name(played.mode, played.pace)} · {used} used"


def points_title(feedback: FeedbackModel) -> str:
    """Return the title of the key points once they are shown, with the year of the article."""
    count, date = 1 if feedback.asks else len(feedback.points), feedback.scenario.argued_on
    year = f" ({date.year})" if date else ""
    return f"{f'All {count}' if count > 1 else 'The key point'}, as {feedback.scenario.voice} argues{year}"


def notes_on_sentences(feedback: FeedbackModel) -> Content:
    """Return what the teacher says, and notes on sentences that answer another line or argue the other side.

    Empty if there is none of it.
    """
    scenario, answers = feedback.scenario, feedback.round.answers
    others = (elsewhere_note(scenario, answer) for answer in answers)
    elsewhere = (assembled(("Not counted here: ", "bold"), note) for note in others if note)
    theirs = (
        note for answer in answers for note in their_side_notes(scenario, answer.text, answer.elsewhere, answer.points)
    )
    own = (own_argument_note(answer) for answer in answers if feedback.revealed)
    more = filter(None, (*theirs, *own, closing_note(scenario, answers)))
    return Content("\n").join([*_teachers_notes(feedback), *elsewhere, *map(safe, more)])


def _teachers_notes(feedback: FeedbackModel) -> Iterator[Content]:
    ids = [point.id for point in feedback.points]
    for ruling in feedback.rulings:
        if ruling.note and ruling.point in ids:
            yield assembled((f"Your teacher on {ids.index(ruling.point) + 1}: ", "bold"), one_line(ruling.note))


def advice(feedback: FeedbackModel, *, with_model: bool) -> list[Fact]:
    """Return one thing to keep and one to fix.

    Once everything is revealed, add what the opponent granted, the case, and on request the model answer.
    """
    latest = answer_advised_on(feedback.round.answers)
    kept = what_to_keep(feedback.scenario, latest) if feedback.first else None
    verdicts = (feedback.asked_point,) if feedback.asked_point else feedback.points_by_now
    fixed = what_to_fix(feedback.scenario, verdicts, latest, revealed=feedback.revealed)
    facts = [Fact("Keep", safe(kept.text if kept else ""))]
    if not feedback.revealed:
        return [*facts, Fact("Fix", safe(fixed.text if fixed else ""))]
    return [
        *facts,
        Fact("Granted", safe(_granted(feedback))),
        Fact("Last word", safe(f"“{one_line(feedback.last_word)}”" if feedback.last_word else "")),
        Fact("Next time", safe(fixed.text if fixed else "")),
        Fact("Your case", _case(feedback)),
        Fact("Model", safe(f"“{one_line(feedback.line.model)}”" if with_model else "")),
    ]


def _tally(feedback: FeedbackModel) -> str:
    verdicts = [point.verdict for point in feedback.points]
    hits, halves = verdicts.count(Verdict.HIT), verdicts.count(Verdict.PARTIAL)
    counts = [count_of(hits, "hit")] if hits else []
    counts += [count_of(halves, "half")] if halves else []
    return f"{' and '.join(counts) or 'none made'}, of {feedback.scenario.aim_of(feedback.line)} asked"


def _granted(feedback: FeedbackModel) -> str:
    return " · ".join(
        f"{number} {one_line(feedback.key_point(number).label)}"
        for number, point in enumerate(feedback.points, start=1)
        if point.verdict is Verdict.HIT
    )


def _case(feedback: FeedbackModel) -> Content:
    if feedback.made_before is None:
        return Content("")
    hits = {point.id for point in feedback.points_by_now if point.verdict is Verdict.HIT}
    made, total = len(feedback.made_before | hits), len(feedback.scenario.key_points)
    new = len(hits - feedback.made_before)
    count = f"{made} of {total}" + (f", {new} of them new" if new else "")
    return assembled(progress_bar(made, total, min(total, BAR)), "  ", count)
