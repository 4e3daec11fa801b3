"""A class in tables for a terminal and rows for a spreadsheet: pupil by line, key points nobody made, disputes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import fmean

import msgspec

from debategame.classroom.report import Cell, DisputedSentence, Pupil, cells, unmade
from debategame.progress.rounds import Mode
from debategame.progress.trends import mean
from debategame.scenario.model import Scenario
from debategame.text.display import one_line, snippet
from debategame.text.tables import format_table
from debategame.transfer.formats import csv_lines

PARTS = ("lines", "points", "disputed")
LONGEST_NAME = 24
LONGEST_ID = 40
LONGEST_SENTENCE = 100
NONE = "·"
"""Stands where a pupil has no such round."""
LINE_COLUMNS = (
    *("pupil", "scenario", "mode", "line", "first_sight", "rounds", "mean_answer", "best_answer", "last_answer"),
    "left_out",
)
POINT_COLUMNS = ("scenario", "key_point", "name", "pupils", "partly", "contradicted")
DISPUTE_COLUMNS = ("pupil", "scenario", "line", "key_point", "at", "sentence")
_Cells = Mapping[str, Mapping[str, Cell]]
"""By the name of a pupil, then by the id of a line."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A class as it is to be shown."""

    pupils: tuple[tuple[str, Pupil], ...]
    """What each is called, and their save, in the order in which they are shown."""
    mode: Mode | None = None
    """Only rounds played so; key points and disputes are of every mode."""
    scenario: str | None = None
    """Only this scenario."""
    known: Mapping[str, Scenario] = {}
    """The scenarios of the folder, by id: they name lines and key points."""

    def wants(self, scenario: str, mode: Mode | None = None) -> bool:
        """Say whether rounds of a scenario, in a mode, are to be shown."""
        return self.scenario in (None, scenario) and (mode is None or self.mode in (None, mode))


def display_names(pupils: Sequence[Pupil], *, anonymous: bool) -> tuple[tuple[str, Pupil], ...]:
    """Return what each pupil is called: by name and, where two have one, by their files; or by a drawn number.

    The numbers follow from the ids of first answers, which are random: they are the same at every call, and
    nobody can work them out from a list of names.
    """
    if anonymous:
        drawn = sorted(pupils, key=lambda pupil: pupil.lot)
        return tuple((f"Pupil {number}", pupil) for number, pupil in enumerate(drawn, start=1))
    names = [one_line(pupil.name) for pupil in pupils]
    return tuple(
        (f"{name} ({one_line(pupil.file.name)})" if names.count(name) > 1 else name, pupil)
        for name, pupil in zip(names, pupils, strict=True)
    )


def tables_of_lines(view: View) -> Iterator[str]:
    """Yield for each scenario and mode the scores of first answers at first sight, then those of repeats."""
    for (scenario, mode), by_pupil in _grouped(view).items():
        lines = _lines(view.known.get(scenario), by_pupil)
        numbers = [str(number) for number, _ in enumerate(lines, start=1)]
        legend = " · ".join(f"{number} {snippet(line, LONGEST_ID)}" for number, line in enumerate(lines, start=1))
        yield f"{_title(view, scenario)}, {mode.value}\n{legend}\n"
        for heading, shown in (("First answers at first sight", _first), ("Repeats: mean × how many", _again)):
            rows = [[name, *(shown(of.get(line)) for line in lines)] for name, of in by_pupil.items()]
            if any(cell != NONE for row in rows for cell in row[1:]):
                mean = [["Mean", *(_mean(by_pupil, line) for line in lines)]] if shown is _first else []
                short = [[snippet(name, LONGEST_NAME), *row] for name, *row in (*rows, *mean)]
                yield f"{heading}\n{format_table([['Pupil', *numbers], *short], right=numbers)}"
        if left_out := _left_out(by_pupil):
            yield f"Left out by pupils themselves: {left_out}\n"


def tables_of_points(view: View) -> Iterator[str]:
    """Yield for each scenario the key points that nobody made."""
    headings = ("Nobody made", "Asked of", "In part", "Opposite")
    found = [one for one in unmade(pupil for _, pupil in view.pupils) if view.wants(one.scenario)]
    for scenario in dict.fromkeys(one.scenario for one in found):
        rows = [
            (_label(view, scenario, one.point), str(one.pupils), str(one.partly or NONE), str(one.contradicted or NONE))
            for one in found
            if one.scenario == scenario
        ]
        yield f"{_title(view, scenario)}\n{format_table([headings, *rows], right=headings[1:])}"


def tables_of_disputes(view: View) -> Iterator[str]:
    """Yield for each scenario the sentences of which pupils say that they make a key point."""
    found = list(_disputes(view))
    for scenario in dict.fromkeys(one.scenario for _, one in found):
        told = (
            f"  {snippet(name, LONGEST_NAME)}, {snippet(one.line, LONGEST_ID)}, "
            f"{_label(view, scenario, one.point)}: “{snippet(one.sentence, LONGEST_SENTENCE)}”\n"
            for name, one in found
            if one.scenario == scenario
        )
        yield f"{_title(view, scenario)}: “I did say that”\n{''.join(told)}"


def csv_of_lines(view: View) -> Iterator[str]:
    """Yield a row for each pupil, scenario, mode and line: one for first sight, one for repeats."""
    rows = (
        (name, scenario, mode.value, line, sight, *_figures(scores), cell.left_out)
        for (scenario, mode), by_pupil in _grouped(view).items()
        for name, of in by_pupil.items()
        for line, cell in of.items()
        for sight, scores in ((True, () if cell.first is None else (cell.first,)), (False, cell.again))
        if scores
    )
    return csv_lines(LINE_COLUMNS, rows)


def csv_of_points(view: View) -> Iterator[str]:
    """Yield a row for each key point that nobody made."""
    found = (one for one in unmade(pupil for _, pupil in view.pupils) if view.wants(one.scenario))
    rows = (
        (one.scenario, one.point, _label(view, one.scenario, one.point), one.pupils, one.partly, one.contradicted)
        for one in found
    )
    return csv_lines(POINT_COLUMNS, rows)


def csv_of_disputes(view: View) -> Iterator[str]:
    """Yield a row for each disputed sentence."""
    rows = ((name, one.scenario, one.line, one.point, one.at, one.sentence) for name, one in _disputes(view))
    return csv_lines(DISPUTE_COLUMNS, rows)


TABLES: dict[str, Callable[[View], Iterator[str]]] = {
    "lines": tables_of_lines,
    "points": tables_of_points,
    "disputed": tables_of_disputes,
}
CSV: dict[str, Callable[[View], Iterator[str]]] = {
    "lines": csv_of_lines,
    "points": csv_of_points,
    "disputed": csv_of_disputes,
}


def _grouped(view: View) -> dict[tuple[str, Mode], dict[str, dict[str, Cell]]]:
    """Return the cells by scenario and mode, pupil, and line."""
    groups: dict[tuple[str, Mode], dict[str, dict[str, Cell]]] = {}
    for name, pupil in view.pupils:
        for cell in cells(pupil):
            if view.wants(cell.scenario, cell.mode):
                group = groups.setdefault((cell.scenario, cell.mode), {})
                group.setdefault(name, {})[cell.line] = cell
    return dict(sorted(groups.items()))


def _lines(scenario: Scenario | None, by_pupil: _Cells) -> list[str]:
    """Return the lines that were played, in the scenario's order; those it has no more behind them."""
    played = dict.fromkeys(line for of in by_pupil.values() for line in of)
    order = {line.id: number for number, line in enumerate(scenario.lines)} if scenario else {}
    return sorted(played, key=lambda line: order.get(line, len(order)))


def _disputes(view: View) -> Iterator[tuple[str, DisputedSentence]]:
    for name, pupil in view.pupils:
        for one in pupil.disputes:
            if view.wants(one.scenario):
                yield name, one


def _first(cell: Cell | None) -> str:
    return NONE if cell is None or cell.first is None else str(cell.first)


def _again(cell: Cell | None) -> str:
    return f"{mean(cell.again)}×{len(cell.again)}" if cell and cell.again else NONE


def _mean(by_pupil: _Cells, line: str) -> str:
    scores = [of[line].first for of in by_pupil.values() if line in of]
    there = mean([score for score in scores if score is not None])
    return NONE if there is None else str(there)


def _left_out(by_pupil: _Cells) -> str:
    counts = {name: sum(cell.left_out for cell in of.values()) for name, of in by_pupil.items()}
    return ", ".join(f"{snippet(name, LONGEST_NAME)} {number}" for name, number in counts.items() if number)


def _figures(scores: Sequence[int]) -> tuple[int, float, int, int]:
    return len(scores), round(fmean(scores), 1), max(scores), scores[-1]


def _title(view: View, scenario: str) -> str:
    known = view.known.get(scenario)
    return f"{one_line(known.title)} ({scenario})" if known else snippet(scenario, LONGEST_ID)


def _label(view: View, scenario: str, point: str) -> str:
    known = view.known.get(scenario)
    labels = {one.id: one.label for one in known.key_points} if known else {}
    return snippet(labels.get(point, point), LONGEST_ID)
