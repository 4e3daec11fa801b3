"""What a teacher's rulings make of a round. The game's own score stays beside it."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from debategame.play.glyphs import glyph_and_name
from debategame.play.rules import marks_in_round
from debategame.progress.rounds import Answer, Round
from debategame.progress.rulings import Ruling, latest, rulings_on
from debategame.scenario.model import Scenario
from debategame.scoring.marks import answer_marks
from debategame.scoring.model import PointScore, Score
from debategame.text.display import count_of


def ruled_points(answer_id: str, points: tuple[PointScore, ...], rulings: Iterable[Ruling]) -> tuple[PointScore, ...]:
    """Return the verdicts on an answer, with the teacher's where there is one."""
    verdicts = {
        ruling.point: ruling.verdict for ruling in latest(rulings) if ruling.answer == answer_id and ruling.verdict
    }
    return tuple(replace(point, verdict=verdicts.get(point.id, point.verdict)) for point in points)


def ruled_round(scenario: Scenario, played: Round, rulings: Iterable[Ruling]) -> Round:
    """Return a round as the teacher counts it. `scenario` is the version that was played.

    The marks change by what the rulings change; what hints cost is taken off as before.
    """
    known = rulings_on(played, rulings)
    if not known:
        return played
    answers: list[Answer] = []
    for answer in played.answers:
        points = ruled_points(answer.id, answer.points, known)
        score = Score(
            line=played.line,
            score=answer_marks(scenario, scenario.line(played.line), points),
            scorer=answer.scorer,
            points=points,
        )
        first = answers[0] if answers else None
        marks = marks_in_round(scenario, score, mode=played.mode, hints=answer.hints, first=first)
        answers.append(replace(answer, points=points, marks=marks))
    return replace(played, answers=tuple(answers))


def ruled_scores(
    rounds: Iterable[Round], rulings: Iterable[Ruling], scenario_of: Callable[[str], Scenario]
) -> dict[str, int]:
    """Return by id the scores of rounds that the teacher ruled on, as the teacher counts them.

    `scenario_of` returns a version of a scenario by its hash.
    """
    known = tuple(rulings)
    return {
        played.id: ruled_round(scenario_of(played.scenario_hash), played, known).final
        for played in rounds
        if rulings_on(played, known)
    }


def rulings_note(new: int) -> str:
    """Return a sentence to the player about so many new rulings."""
    return f"Your teacher has looked at your answers: {count_of(new, 'new ruling')}."


def ruling_text(ruling: Ruling) -> str:
    """Return the verdict of a ruling for people, such as `√ hit`; empty if it is taken back."""
    return glyph_and_name(ruling.verdict) if ruling.verdict else ""
