"""The answer that is chosen, and one key point of its line."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debategame.authoring.answers.model import ScoredAnswer
from debategame.play.glyphs import glyph_and_name
from debategame.scenario.model import Scenario
from debategame.text.display import one_line
from debategame.ui.feedback.verdicts import STYLES
from debategame.ui.widgets.primitives import Page, assembled, safe


class AnswerDetails(Vertical):
    """The whole answer over the key point that the keys are about."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="details", classes="card")
        self.point = ""
        """The id of the key point that is shown."""
        self._says, self._answer, self._point = Static(id="says"), Static(), Static(id="point")

    def compose(self) -> ComposeResult:
        """Lay out the line, the answer and the key point."""
        yield self._says
        yield Page(self._answer, id="answer")
        yield self._point

    def show(self, scenario: Scenario, found: ScoredAnswer, point_id: str) -> None:
        """Show an answer and a key point of its line."""
        self.point = point_id
        line = scenario.line(found.answer.line)
        self._says.update(safe(f"{one_line(line.speaker)}: “{one_line(line.says)}”"))
        self._answer.update(safe(found.answer.text))
        self._point.update(Content("\n").join(_point(scenario, found, point_id)))
        self.border_title = safe(f"{one_line(found.answer.source)}, on {line.id}")
        number = line.points.index(point_id) + 1
        self.border_subtitle = safe(f"key point {number} of {len(line.points)} · ← → another")


def _point(scenario: Scenario, found: ScoredAnswer, point_id: str) -> list[Content]:
    point, scored, mark = scenario.key_point(point_id), found.scored(point_id), found.mark(point_id)
    yours = (glyph_and_name(mark), f"{STYLES[mark]} bold") if mark else "no mark yet"
    verdicts = assembled(
        "You: ",
        yours,
        " · The game: ",
        (glyph_and_name(scored.verdict), STYLES[scored.verdict]),
        f" {scored.confidence:.0%}",
        f", by “{one_line(scored.wording)}”" if scored.wording else "",
    )
    rows = [assembled((f"{one_line(point.id)} ", "bold"), one_line(point.claim)), verdicts]
    disputed = found.answer.disputed.get(point_id)
    if disputed is not None:
        claim = f"makes it: “{one_line(disputed)}”" if disputed else "does not make it"
        rows.append(safe(f"The player says this {claim}"))
    return rows
