"""Show a class as tables in a terminal or as CSV: scores, key points nobody made, disputes, own arguments."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from statistics import fmean

from debategame.classroom.model import ClassAnswer, DisputedSentence
from debategame.classroom.report import LineScores, Scores, UnmadePoint, line_scores, unmade_points
from debategame.classroom.view import View
from debategame.play.glyphs import NAMES
from debategame.progress.rounds import Mode, scorer_order
from debategame.progress.trends import mean
from debategame.saves.records import timestamp
from debategame.scenario.model import Scenario
from debategame.text.display import one_line, snippet
from debategame.text.tables import format_table
from debategame.transfer.formats import csv_lines

PARTS = ("lines", "points", "disputed", "own")
"""The names of the tables, in the order in which they are shown."""
LONGEST_NAME = 24
"""The most characters of a pupil's name in a table."""
LONGEST_ID = 40
"""The most characters of an id or the name of a key point in a table."""
LONGEST_SENTENCE = 100
"""The most characters of a disputed sentence in a table."""
RULED_NOTE = "Scores with your rulings; in brackets what the game gave.\n"
"""The note on a table in which rulings changed a score."""
GIVEN_BACK = "did not say it, against the verdict"
"""Stands for the sentence if the player says that none of theirs makes the key point."""
NONE = "·"
"""Shown if a pupil has no such round."""
LINE_COLUMNS = (
    *("pupil", "scenario", "mode", "line", "first_sight", "rounds", "mean_answer", "best_answer", "last_answer"),
    *("left_out", "scorer", "mean_by_game", "studied", "copied"),
)
POINT_COLUMNS = ("scenario", "key_point", "name", "pupils", "partly", "contradicted")
OWN_COLUMNS = ("pupil", "scenario", "line", "at", "answer")
DISPUTE_COLUMNS = ("pupil", "scenario", "line", "key_point", "at", "sentence", "ruling")
LEFT_OUT: Mapping[str, Callable[[LineScores], int]] = {
    "Left out by pupils themselves": lambda scores: scores.excluded,
    "Copied from the game, so practice only": lambda scores: scores.copied,
}
"""Why rounds do not count, with what returns how many such rounds a line has."""
_ScoresByPupil = Mapping[str, Mapping[str, LineScores]]
"""Scores by the name of a pupil, then by the id of a line."""


def tables_of_lines(view: View) -> Iterator[str]:
    """Yield for each scenario and mode a table of first answers at first sight, one after study, one of repeats."""
    for (scenario, mode), by_pupil in _grouped(view).items():
        lines = _lines(view.known.get(scenario), by_pupil)
        numbers = [str(number) for number, _ in enumerate(lines, start=1)]
        legend = " · ".join(f"{number} {snippet(line, LONGEST_ID)}" for number, line in enumerate(lines, start=1))
        yield f"{_title(view, scenario)}, {mode.value}\n{legend}\n"
        for heading, format_scores in (
            ("First answers at first sight", _first),
            ("After study: mean × how many", lambda scores: _several(scores.after_study)),
            ("Repeats: mean × how many", lambda scores: _several(scores.repeats)),
        ):
            rows = [
                [name, *(format_scores(scores[line]) if line in scores else NONE for line in lines)]
                for name, scores in by_pupil.items()
            ]
            if any(cell != NONE for row in rows for cell in row[1:]):
                means = _means(by_pupil, lines) if format_scores is _first else []
                shortened = [[snippet(name, LONGEST_NAME), *row] for name, *row in (*rows, *means)]
                yield f"{heading}\n{format_table([['Pupil', *numbers], *shortened], right=numbers)}"
        yield from _mixed_note(by_pupil)
        if any(group.is_ruled for by_line in by_pupil.values() for line in by_line.values() for group in line.groups):
            yield RULED_NOTE
        for why, number_of in LEFT_OUT.items():
            if left_out := _left_out(by_pupil, number_of):
                yield f"{why}: {left_out}\n"


def tables_of_points(view: View) -> Iterator[str]:
    """Yield for each scenario a table of the key points that nobody made."""
    headings = ("Nobody made", "Asked of", "In part", "Opposite")
    for scenario, points in groupby(_unmade_points(view), key=lambda point: point.scenario):
        rows = [
            (
                _label(view, scenario, point.point),
                str(point.pupils),
                str(point.partial or NONE),
                str(point.contradicted or NONE),
            )
            for point in points
        ]
        yield f"{_title(view, scenario)}\n{format_table([headings, *rows], right=headings[1:])}"


def tables_of_disputes(view: View) -> Iterator[str]:
    """Yield for each scenario the list of disputed sentences."""
    disputes = list(_disputes(view))
    for scenario in dict.fromkeys(dispute.scenario for _, dispute in disputes):
        lines = (
            f"  {snippet(name, LONGEST_NAME)}, {snippet(dispute.line, LONGEST_ID)}, "
            f"{_label(view, scenario, dispute.point)}: {_disputed(dispute)}"
            f"{f' (you ruled: {NAMES[dispute.ruling]})' if dispute.ruling else ''}\n"
            for name, dispute in disputes
            if dispute.scenario == scenario
        )
        yield f"{_title(view, scenario)}: “I did say that”\n{''.join(lines)}"


def _disputed(dispute: DisputedSentence) -> str:
    return GIVEN_BACK if dispute.gives_back else f"“{snippet(dispute.sentence, LONGEST_SENTENCE)}”"


def tables_of_own_arguments(view: View) -> Iterator[str]:
    """Yield for each scenario the answers that argue something the article does not."""
    own = list(_own_arguments(view))
    for scenario in dict.fromkeys(answer.scenario for _, answer in own):
        lines = (
            f"  {snippet(name, LONGEST_NAME)}, {snippet(answer.line, LONGEST_ID)}: "
            f"“{snippet(answer.own_argument, LONGEST_SENTENCE)}”\n"
            for name, answer in own
            if answer.scenario == scenario
        )
        yield f"{_title(view, scenario)}: arguments of their own, not in the article\n{''.join(lines)}"


def csv_of_lines(view: View) -> Iterator[str]:
    """Yield CSV lines for each pupil, scenario, mode and line: for first sight, for after study, for repeats."""
    rows = (
        (
            *(name, scenario, mode.value, line, group is scores.first, *_figures(group.counted), scores.excluded),
            *(" ".join(group.scorers), round(fmean(group.by_game), 1), group is scores.after_study, scores.copied),
        )
        for (scenario, mode), by_pupil in _grouped(view).items()
        for name, by_line in by_pupil.items()
        for line, scores in by_line.items()
        for group in scores.groups
        if group.counted
    )
    return csv_lines(LINE_COLUMNS, rows)


def csv_of_points(view: View) -> Iterator[str]:
    """Yield a CSV line for each key point that nobody made."""
    rows = (
        (
            point.scenario,
            point.point,
            _label(view, point.scenario, point.point),
            point.pupils,
            point.partial,
            point.contradicted,
        )
        for point in _unmade_points(view)
    )
    return csv_lines(POINT_COLUMNS, rows)


def csv_of_disputes(view: View) -> Iterator[str]:
    """Yield a CSV line for each disputed sentence."""
    rows = (
        (
            name,
            dispute.scenario,
            dispute.line,
            dispute.point,
            timestamp(dispute.at),
            dispute.sentence,
            dispute.ruling or "",
        )
        for name, dispute in _disputes(view)
    )
    return csv_lines(DISPUTE_COLUMNS, rows)


def csv_of_own_arguments(view: View) -> Iterator[str]:
    """Yield a CSV line for each answer that argues something the article does not."""
    rows = ((name, answer.scenario, answer.line, answer.at, answer.text) for name, answer in _own_arguments(view))
    return csv_lines(OWN_COLUMNS, rows)


TABLES: dict[str, Callable[[View], Iterator[str]]] = {
    "lines": tables_of_lines,
    "points": tables_of_points,
    "disputed": tables_of_disputes,
    "own": tables_of_own_arguments,
}
"""How to show each of PARTS in a terminal."""
CSV: dict[str, Callable[[View], Iterator[str]]] = {
    "lines": csv_of_lines,
    "points": csv_of_points,
    "disputed": csv_of_disputes,
    "own": csv_of_own_arguments,
}
"""How to write each of PARTS as CSV."""


def _grouped(view: View) -> dict[tuple[str, Mode], dict[str, dict[str, LineScores]]]:
    """Return the scores to show, by scenario and mode, then by pupil, then by line."""
    groups: dict[tuple[str, Mode], dict[str, dict[str, LineScores]]] = {}
    for name, pupil in view.pupils:
        for scores in line_scores(pupil):
            if view.includes(scores.scenario, scores.mode):
                group = groups.setdefault((scores.scenario, scores.mode), {})
                group.setdefault(name, {})[scores.line] = scores
    return dict(sorted(groups.items()))


def _lines(scenario: Scenario | None, by_pupil: _ScoresByPupil) -> list[str]:
    """Return the ids of the lines played, in the scenario's order. Lines that it no longer has come last."""
    played = dict.fromkeys(line for by_line in by_pupil.values() for line in by_line)
    order = {line.id: number for number, line in enumerate(scenario.lines)} if scenario else {}
    return sorted(played, key=lambda line: order.get(line, len(order)))


def _own_arguments(view: View) -> Iterator[tuple[str, ClassAnswer]]:
    for name, pupil in view.pupils:
        for answer in pupil.answers:
            if answer.own and view.includes(answer.scenario):
                yield name, answer


def _disputes(view: View) -> Iterator[tuple[str, DisputedSentence]]:
    for name, pupil in view.pupils:
        for dispute in pupil.disputes:
            if view.includes(dispute.scenario):
                yield name, dispute


def _unmade_points(view: View) -> Iterator[UnmadePoint]:
    for point in unmade_points(pupil for _, pupil in view.pupils):
        if view.includes(point.scenario):
            yield point


def _first(scores: LineScores) -> str:
    if not scores.first.counted:
        return NONE
    (counted,), (by_game,) = scores.first.counted, scores.first.by_game
    return str(counted) if counted == by_game else f"{counted} ({by_game})"


def _several(scores: Scores) -> str:
    if not scores.counted:
        return NONE
    mixed = " mixed" if len(scores.scorers) > 1 else ""
    by_game = f" ({mean(scores.by_game)})" if scores.is_ruled else ""
    return f"{mean(scores.counted)}{by_game}×{len(scores.counted)}{mixed}"


def _means(by_pupil: _ScoresByPupil, lines: Sequence[str]) -> list[list[str]]:
    """Return a row of the mean at each line, or a row for each version of the scorer: no mean mixes them."""
    scorers = {
        scorer for by_line in by_pupil.values() for scores in by_line.values() for scorer in scores.first.scorers
    }
    return [
        [f"Mean, scorer {scorer}" if len(scorers) > 1 else "Mean", *(_mean(by_pupil, line, scorer) for line in lines)]
        for scorer in sorted(scorers, key=scorer_order)
    ]


def _mean(by_pupil: _ScoresByPupil, line: str, scorer: str) -> str:
    found = [by_line[line].first for by_line in by_pupil.values() if line in by_line]
    average = mean([score for first in found if scorer in first.scorers for score in first.counted])
    return NONE if average is None else str(average)


def _mixed_note(by_pupil: _ScoresByPupil) -> Iterator[str]:
    """Yield a note with the pupils of each version of the scorer, if there are several."""
    pupils: dict[str, dict[str, None]] = {}
    for name, by_line in by_pupil.items():
        for scores in by_line.values():
            for scorer in {scorer for group in scores.groups for scorer in group.scorers}:
                pupils.setdefault(scorer, {})[snippet(name, LONGEST_NAME)] = None
    if len(pupils) > 1:
        listed = "; ".join(f"{scorer}: {', '.join(pupils[scorer])}" for scorer in sorted(pupils, key=scorer_order))
        yield (
            f"Several versions of the scorer gave these scores, so do not compare them. {listed}\n"
            "`debategame rescore --apply`, in each save, scores old answers again.\n"
        )


def _left_out(by_pupil: _ScoresByPupil, number_of: Callable[[LineScores], int]) -> str:
    counts = {name: sum(map(number_of, by_line.values())) for name, by_line in by_pupil.items()}
    return ", ".join(f"{snippet(name, LONGEST_NAME)} {number}" for name, number in counts.items() if number)


def _figures(scores: Sequence[int]) -> tuple[int, float, int, int]:
    return len(scores), round(fmean(scores), 1), max(scores), scores[-1]


def _title(view: View, scenario: str) -> str:
    known = view.known.get(scenario)
    return f"{one_line(known.title)} ({scenario})" if known else snippet(scenario, LONGEST_ID)


def _label(view: View, scenario: str, point: str) -> str:
    known = view.known.get(scenario)
    labels = {key_point.id: key_point.label for key_point in known.key_points} if known else {}
    return snippet(labels.get(point, point), LONGEST_ID)
