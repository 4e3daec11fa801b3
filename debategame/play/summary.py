"""The summary of a bout: its scores, what is new in the case, and what to work on."""

from collections.abc import Sequence

import msgspec

from debategame.play.listening import has_closing
from debategame.play.opponent import speaker_name
from debategame.play.picture import Cell, cells
from debategame.progress.rounds import Round
from debategame.progress.standing import Standing, standing
from debategame.progress.trends import mean
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import FULL, Verdict
from debategame.text.display import count_of, one_line, snippet

LONGEST_LINE = 32
"""The longest quotation of a line, in code points: it fits into a table of 80 columns, beside five numbers."""
OLDER_SCORING = "older"
"""The remark beside a best that another version of the scorer gave."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One round of the bout."""

    line: str
    """The line's id."""
    speaker: str
    """Who says the line, without their role."""
    says: str
    """The start of what the opponent says."""
    score: int
    added: int
    final: int
    best_before: int | None
    """The best first answer to the line before this round, in the same mode. None if there was none."""
    first_sight: bool
    """Whether the player had never seen the line before."""
    comparable: bool = True
    """Whether the same version of the scorer gave `score` and `best_before`."""
    copied: bool = False
    """Whether the first answer makes a key point with copied words, so that it is no best."""
    closing: bool = False
    """Whether the comeback answer was a closing sentence, which adds nothing."""
    retry: bool = False
    """Whether the bout had the line before. A retry does not count for the means."""
    cells: tuple[Cell, ...] = ()
    """What was made of each key point of the line."""

    @property
    def new_best(self) -> bool:
        """Whether the first answer beats every earlier one."""
        compared = self.comparable and not self.copied and self.best_before is not None
        return compared and self.score > (self.best_before or 0)

    @property
    def remark(self) -> str:
        """A word or two on the first answer beside earlier ones. Empty if it is not worth any."""
        if self.copied:
            return "copied"
        if not self.comparable:
            return OLDER_SCORING
        if self.best_before is None:
            return "first go"
        return "new best" if self.new_best else "again" if self.retry else ""


class NewPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A key point made for the first time, with the player's own words."""

    point: KeyPoint
    words: str


class BoutSummary(msgspec.Struct, frozen=True, kw_only=True):
    """The summary of a bout."""

    rows: tuple[Row, ...]
    speaker: str
    """The opponent who granted key points: the speaker, if all lines of the bout have the same one."""
    mean_score: int
    """The mean of the first answers, as all means without retries."""
    mean_added: int
    """`mean_final` minus `mean_score`, so that the three numbers add up."""
    mean_final: int
    best_before: int | None
    """The mean of the lines' best scores before the bout. None if a line has none to compare."""
    granted: int
    """How many different key points were made in answers to the opponent."""
    granted_new: int
    """How many of them for the first time."""
    new: tuple[NewPoint, ...]
    """The key points made for the first time, in the order of the scenario."""
    made_count: int
    """How many key points of the scenario the player has made, including this bout."""
    total: int
    """How many key points the scenario has."""
    highlights: tuple[str, ...]
    """The best first answer if it is a new best, and what happened for the first time: at most two sentences."""
    strongest: str
    """The best round, in one sentence. Empty if nothing was made."""
    work_on: str
    """The key point to work on, in one sentence. Empty if all were made."""


def summarise(
    scenario: Scenario, rounds: Sequence[Round], before: Standing, bettered: Sequence[Round] = ()
) -> BoutSummary:
    """Return the summary of a bout; `rounds` are in order of play.

    `before` is the standing of the player in this scenario before the bout. `bettered` are the rounds in which they
    said a key point better on the way: they count for the case, and not for the scores.
    """
    rows = tuple(_row(scenario, rounds, index, before) for index in range(len(rounds)))
    firsts = [row for row in rows if not row.retry]
    bout, said = standing(rounds), standing((*rounds, *bettered))
    after = standing((*rounds, *bettered), before)
    bests = [row.best_before if row.comparable else None for row in firsts]
    known = [score for score in bests if score is not None]
    speakers = {scenario.line(played.line).speaker for played in rounds}
    mean_score, mean_final = mean([row.score for row in firsts]) or 0, mean([row.final for row in firsts]) or 0
    case, new = said.case, said.made - before.made
    return BoutSummary(
        rows=rows,
        speaker=speaker_name(speakers.pop()) if len(speakers) == 1 else "Your opponents",
        mean_score=mean_score,
        mean_added=mean_final - mean_score,
        mean_final=mean_final,
        best_before=mean(known) if len(known) == len(bests) else None,
        granted=len(bout.made),
        granted_new=len(bout.made - before.made),
        new=tuple(
            NewPoint(point=point, words=case[point.id].sentence) for point in scenario.key_points if point.id in new
        ),
        made_count=sum(point.id in after.made for point in scenario.key_points),
        total=len(scenario.key_points),
        highlights=tuple(filter(None, (_best(rows, rounds, before), _complete(new, after, scenario)))),
        strongest=_strongest(scenario, rounds),
        work_on=_work_on(scenario, said, after),
    )


def _row(scenario: Scenario, rounds: Sequence[Round], index: int, before: Standing) -> Row:
    played, earlier = rounds[index], standing(rounds[:index], before)
    line = scenario.line(played.line)
    return Row(
        line=played.line,
        speaker=speaker_name(line.speaker),
        says=snippet(line.says, LONGEST_LINE),
        score=played.score,
        added=played.added,
        final=played.final,
        best_before=earlier.best(played.mode, played.line),
        first_sight=played.first_sight,
        comparable=earlier.best_scorer(played.mode, played.line) in ("", played.scorer),
        copied=bool(played.answers[0].copied),
        closing=has_closing(played.answers),
        retry=any(other.line == played.line for other in rounds[:index]),
        cells=cells(scenario, played),
    )


def _best(rows: Sequence[Row], rounds: Sequence[Round], before: Standing) -> str:
    """Return a sentence on the best first answer, if it beats all before it or is the first of its mode."""
    own = [(row, played) for row, played in zip(rows, rounds, strict=True) if not (row.copied or played.excluded)]
    if not own:
        return ""
    top, played = max(own, key=lambda pair: pair[0].score)
    best, mode = before.best(played.mode), played.mode
    if best is None:
        where = "here" if not before.rounds else f"here in {mode} mode"
        if top.score == FULL:
            return f"Your first bout {where}, and a first answer of {FULL}: full marks."
        return f"Your first bout {where}. To beat next time: a first answer of {top.score}." if top.score else ""
    if before.best_scorer(mode) != played.scorer:
        return ""
    if top.score > best:
        return f"Your best first answer here: {top.score} (was {best})."
    beaten = [f"“{row.says}”: {row.score} (was {row.best_before})" for row, _ in own if row.new_best]
    more = f", and on {count_of(len(beaten) - 1, 'more line')}" if len(beaten) > 1 else ""
    return f"Your best first answer to {beaten[0]}{more}." if beaten else ""


def _complete(new: frozenset[str], after: Standing, scenario: Scenario) -> str:
    """Return a sentence if the bout has made the last key points of the scenario."""
    points = {point.id for point in scenario.key_points}
    if not new & points or points - after.made:
        return ""
    return f"Your case is complete for the first time: all {count_of(len(points), 'key point')}."


def _strongest(scenario: Scenario, rounds: Sequence[Round]) -> str:
    own = [played for played in rounds if not played.answers[0].copied]
    top = max(own, key=lambda played: (played.final, played.score), default=None)
    if top is None or not top.final:
        return ""
    verdicts = [point.verdict for point in top.verdicts]
    amount = _amount(verdicts.count(Verdict.HIT), verdicts.count(Verdict.PARTIAL))
    words = sum(len(answer.text.split()) for answer in top.answers)
    says = snippet(scenario.line(top.line).says, LONGEST_LINE)
    return f"“{says}”: {amount} in {count_of(words, 'word')}."


def _amount(hits: int, halves: int) -> str:
    if not hits:
        return "half a key point" if halves == 1 else f"{halves} half key points"
    made = count_of(hits, "key point")
    if not halves:
        return made
    return f"{made} and {'a half' if halves == 1 else count_of(halves, 'half')}"


def _work_on(scenario: Scenario, bout: Standing, after: Standing) -> str:
    """Return a sentence on the key point that this bout left open and that was missed most often so far."""
    asked = bout.points.keys() - bout.made
    failed = {name: point.met - point.made for name, point in after.points.items()}
    open_points = [point for point in scenario.key_points if point.id in asked]
    if not open_points:
        return ""
    hardest = max(open_points, key=lambda point: (failed[point.id], point.weight))
    met = after.points[hardest.id].met
    so_far = "this time" if met == 1 else f"in {failed[hardest.id]} of {met} rounds"
    return f"“{one_line(hardest.label)}”: not made {so_far}."
