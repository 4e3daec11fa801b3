"""A bout as a small picture: for each round its key points as cells and its score as a bar. Also as a table."""

from collections.abc import Iterator, Sequence
from itertools import chain

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from debategame.play.glyphs import GLYPHS, glyph_and_name
from debategame.play.picture import Cell, legend
from debategame.play.summary import BoutSummary, Row
from debategame.scenario.model import Scenario
from debategame.scoring.model import FULL, Verdict
from debategame.text.display import one_line, snippet
from debategame.text.tables import format_table
from debategame.ui.feedback.verdicts import STYLES
from debategame.ui.widgets.primitives import assembled, safe

ANSWER, COMEBACK, OPEN = "█", "▒", "░"
"""What fills the bar: the marks of the first answer, those that the comeback added, and what was left."""
IN_A_ROW = 8
"""Most cells in a row: with 31 columns they fit the smallest terminal."""
TINTS = {
    Verdict.HIT: "$success-muted",
    Verdict.PARTIAL: "$warning-muted",
    Verdict.MISSED: "$panel",
    Verdict.CONTRADICTED: "$error-muted",
}
"""The backgrounds of cells."""
OTHER_COLUMNS = 38
"""Columns of the table beside the names of key points."""
SHORTEST_NAME = 11
"""Columns of a name in the smallest terminal."""


class ScoreBar(Widget):
    """The score of a round as a bar that fills its width."""

    def __init__(self, row: Row) -> None:
        """Show the score of a round."""
        super().__init__(classes="bar")
        self._row = row

    def render(self) -> Content:
        """Draw the marks of the first answer and those that the comeback added."""
        return bar(self._row.score, self._row.final, self.size.width)


def bar(score: int, final: int, width: int) -> Content:
    """Return a bar of `width` columns: `score` as full blocks, up to `final` as shaded ones."""
    first, both = (width * marks // FULL for marks in (score, final))
    return assembled(
        (ANSWER * first, "$accent"), (COMEBACK * (both - first), "$accent"), (OPEN * (width - both), "$foreground 30%")
    )


def picture(summary: BoutSummary, scenario: Scenario) -> Iterator[Widget]:
    """Yield the cells of a grid, five for each round: what was said, key points, bar, score, remark."""
    for number, row in enumerate(summary.rows, start=1):
        says = one_line(scenario.line(row.line).says)
        yield Static(assembled((f"{number} ", "$accent"), f"“{says}”"), classes="says")
        yield Static(cells_of(row.cells), classes="cells")
        yield ScoreBar(row)
        yield Static(safe(f"{row.final}", "bold"), classes="number")
        yield Static(safe(row.remark, "$accent"), classes="remark")


def cells_of(cells: Sequence[Cell]) -> Content:
    """Return key points as cells in rows, each with its glyph and its signs, so that no colour is needed."""
    rows = (cells[start : start + IN_A_ROW] for start in range(0, len(cells), IN_A_ROW))
    return Content("\n").join(Content(" ").join(map(_cell, row)) for row in rows)


def legend_of(summary: BoutSummary) -> Content:
    """Return what the bars and the signs in the cells mean. Signs that do not occur are left out."""
    signs = legend(chain.from_iterable(row.cells for row in summary.rows))
    bars = [(ANSWER, "first answer"), *([(COMEBACK, "comeback")] if any(row.added for row in summary.rows) else [])]
    return safe("   ".join(f"{sign} {meaning}" for sign, meaning in (*bars, *signs)), "$text-muted")


def as_table(summary: BoutSummary, width: int) -> str:
    """Return the picture as plain text for a window of `width` columns: numbers, then verdicts by key point."""
    longest = max((len(cell.name) for row in summary.rows for cell in row.cells), default=0)
    names = min(longest, max(width - OTHER_COLUMNS, SHORTEST_NAME))
    return "\n".join(_round_table(number, row, names) for number, row in enumerate(summary.rows, start=1))


def _cell(cell: Cell) -> Content:
    before, after = cell.signs
    text = f"{before or ' '}{GLYPHS[cell.verdict]}{after or ' '}"
    return safe(text, f"{STYLES[cell.verdict]} bold on {TINTS[cell.verdict]}")


def _round_table(number: int, row: Row, names: int) -> str:
    sum_ = f"{row.score}" if row.closing else f"{row.score} + {row.added} = {row.final}"
    facts = [sum_, f"best before {row.best_before}" if row.best_before is not None else "", row.remark]
    cells = [
        (snippet(cell.name, names).ljust(names), _verdict(cell.answer), _verdict(cell.comeback), cell.words or "-")
        for cell in row.cells
    ]
    table = format_table([("Key point", "Answer", "Comeback", "In"), *cells])
    return f"{number} “{row.says}”\n  {', '.join(filter(None, facts))}\n\n{table}"


def _verdict(verdict: Verdict | None) -> str:
    return "-" if verdict is None else glyph_and_name(verdict)
