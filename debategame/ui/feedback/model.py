"""What the feedback says around the marked answers: the result, what to keep and fix, the case."""

import msgspec
from textual.content import Content

from debategame.play.feedback import GLYPHS, NAMES, elsewhere_note, fix, keep, verdict_text
from debategame.play.rules import mode_name
from debategame.progress.rounds import Mode, Round
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.marks import band
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import one_line
from debategame.ui.feedback.verdicts import earned_by
from debategame.ui.widgets.facts import Fact
from debategame.ui.widgets.parts import assembled, bar, safe
from debategame.ui.widgets.stopwatch import minutes

BAR = 48


class FeedbackModel(msgspec.Struct, frozen=True, kw_only=True):
    """A round as its feedback tells it."""

    scenario: Scenario
    round: Round
    revealed: bool
    """Whether everything is shown, or missed key points stay masked."""
    place: str
    """Where in the bout this is."""
    first: bool = True
    """Whether nothing was said of the round before."""
    saved: bool = True
    best_before: int | None = None
    """The best first answer to the line before this round, 0–100; None where there is none."""
    made_before: frozenset[str] | None = None
    """The ids of the key points made before this round; None where that is not to be told."""
    asks: str = ""
    """The id of the only key point that is shown, for the others of its line may still be asked; empty for all."""
    due_again: str = ""
    """When that key point is asked next: `on Thursday`."""

    @property
    def line(self) -> Line:
        """The line that was answered."""
        return self.scenario.line(self.round.line)

    @property
    def points(self) -> tuple[PointScore, ...]:
        """The verdicts that stand, in the line's order."""
        return self.round.verdicts

    def key_point(self, number: int) -> KeyPoint:
        """Return a key point by its number on the line, from 1."""
        return self.scenario.key_point(self.points[number - 1].id)

    @property
    def asked(self) -> PointScore | None:
        """The verdict on the only key point that is shown; None where all are."""
        return next((point for point in self.points if point.id == self.asks), None)

    def reveals(self, point: PointScore) -> bool:
        """Tell whether a key point is shown even where it was missed."""
        return self.revealed and self.asks in ("", point.id)

    def tells(self, point: PointScore) -> bool:
        """Tell whether there is anything to say of a key point: not of those that nobody asked for or made."""
        return not self.asks or self.reveals(point) or point.verdict is not Verdict.MISSED

    def row(self, number: int) -> str:
        """Return what the row of a key point says."""
        point = self.points[number - 1]
        return verdict_text(self.scenario, point, revealed=self.reveals(point), text=earned_by(self.round, point).text)

    def note(self, number: int) -> str:
        """Return what is noted beside a key point: that it is new, came in the comeback, or is disputed."""
        point = self.points[number - 1]
        if any(dispute.point == point.id for dispute in self.round.disputes):
            return "disputed"
        if point.verdict is not Verdict.HIT:
            return ""
        late = "comeback" if point not in self.round.answers[0].points else ""
        new = "new!" if self.made_before is not None and point.id not in self.made_before else ""
        return " ".join(filter(None, (late, new)))


def result(review: FeedbackModel) -> Content:
    """Return the score and what it is called."""
    played = review.round
    if review.asked:
        glyph, name = GLYPHS[review.asked.verdict], NAMES[review.asked.verdict].upper()
        return assembled((glyph, "$accent bold"), "   ", (name, "bold"))
    sum_told = (
        f"{played.score} + {played.added} = {played.final}" if len(played.answers) > 1 else f"{played.score} /100"
    )
    name, comma, goals = band(played.final, review.points).partition(",")
    return assembled((sum_told, "$accent bold"), "   ", (name.upper(), "bold"), comma + goals)


def aside(review: FeedbackModel) -> str:
    """Return what stands beside the score: how the verdicts add up, or how it compares with rounds before."""
    if review.asks:
        return f"asked again {review.due_again}" if review.due_again else ""
    if not review.revealed or review.made_before is None:
        return _tally(review)
    if review.best_before is None:
        return "first go at this line"
    if review.round.score > review.best_before:
        return f"your best first answer here (was {review.best_before})"
    return f"best first answer here: {review.best_before}"


def times(played: Round) -> str:
    """Return the mode and, where a clock ran, how long the answers took."""
    if played.mode is not Mode.TIMED:
        return played.mode
    used = " + ".join(minutes(answer.seconds) for answer in played.answers)
    return f"{mode_name(played.mode, played.pace)} · {used} used"


def point_rows(review: FeedbackModel) -> str:
    """Return what the key points are called once they are shown: the article's arguments, as of its date."""
    count, source = 1 if review.asks else len(review.points), review.scenario.source
    year = f" ({source.date.year})" if source and source.date else ""
    return f"{f'All {count}' if count > 1 else 'The key point'}, as the article argues{year}"


def notes(review: FeedbackModel) -> Content:
    """Return what was said that answers another line; empty where nothing was."""
    found = (elsewhere_note(review.scenario, answer) for answer in review.round.answers)
    return Content("\n").join([assembled(("Not counted here: ", "bold"), note) for note in found if note])


def advice(review: FeedbackModel, *, model: bool) -> list[Fact]:
    """Return one thing to keep and one to fix; once all is shown also what was granted, the case and the model."""
    latest = review.round.answers[-1]
    kept = keep(review.scenario, latest) if review.first else None
    standing = (review.asked,) if review.asked else review.points
    fixed = fix(review.scenario, standing, latest, revealed=review.revealed)
    facts = [Fact("Keep", safe(kept.text if kept else ""))]
    if not review.revealed:
        return [*facts, Fact("Fix", safe(fixed.text if fixed else ""))]
    return [
        *facts,
        Fact("Granted", safe(_granted(review))),
        Fact("Last word", safe("" if _still_open(review) else f"“{one_line(review.line.concedes)}”")),
        Fact("Next time", safe(fixed.text if fixed else "")),
        Fact("Your case", _case(review)),
        Fact("Model", safe(f"“{one_line(review.line.model)}”" if model else "")),
    ]


def _tally(review: FeedbackModel) -> str:
    verdicts = [point.verdict for point in review.points]
    hits, halves = verdicts.count(Verdict.HIT), verdicts.count(Verdict.PARTIAL)
    found = [f"{hits} hit{'' if hits == 1 else 's'}"] if hits else []
    found += [f"{halves} half" if halves == 1 else f"{halves} halves"] if halves else []
    return f"{' and '.join(found) or 'none made'}, of {review.scenario.aim_of(review.line)} asked"


def _granted(review: FeedbackModel) -> str:
    return " · ".join(
        f"{number} {one_line(review.key_point(number).label)}"
        for number, point in enumerate(review.points, start=1)
        if point.verdict is Verdict.HIT
    )


def _still_open(review: FeedbackModel) -> bool:
    return any(point.verdict is not Verdict.HIT for point in review.points)


def _case(review: FeedbackModel) -> Content:
    if review.made_before is None:
        return Content("")
    hits = {point.id for point in review.points if point.verdict is Verdict.HIT}
    made, total = len(review.made_before | hits), len(review.scenario.key_points)
    new = len(hits - review.made_before)
    said = f"{made} of {total}" + (f", {new} of them new" if new else "")
    return assembled(bar(made, total, min(total, BAR)), "  ", said)
