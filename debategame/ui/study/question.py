"""One question of a recall: a claim to say from its hint, or a name to choose for a claim; and what the player had."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from debategame.play.feedback import what_the_article_says
from debategame.play.glyphs import GLYPHS
from debategame.play.opponent import speaker_name
from debategame.play.training.recall import (
    MOST_CHOICES,
    Asks,
    Recalled,
    RecallQuestion,
    choose_name,
    say_claim,
    verdict_words,
)
from debategame.scenario.model import Scenario
from debategame.text.display import clean, one_line
from debategame.ui.services import Services
from debategame.ui.study.notes import note_study
from debategame.ui.widgets.editor import Editor
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

EDITOR_NOTE = "one sentence · Enter alone shows it"
STYLES = {"√": "$text-success bold", "~": "$text-warning bold", "·": "$text-muted bold", "×": "$text-error bold"}


class QuestionScreen(GameScreen[Recalled | None]):
    """Asks, then shows what was right. The result is the player's answer, None if they leave."""

    CSS_PATH = "study.tcss"
    AUTO_FOCUS = "Editor, OptionList"
    HELP = (
        "Say it first, then see it: that is what makes it stay. Nothing here is scored or kept, except that you have "
        "seen these claims."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "Go on", id="recall.on", priority=True, tooltip="Give your answer; then the next one."),
        Binding("ctrl+g", "on", "Go on", id="recall.give", show=False, tooltip="Give your answer; then the next one."),
        *(
            Binding(
                str(number),
                f"choose({number})",
                "Choose",
                key_display=f"1-{MOST_CHOICES}",
                id="recall.choose",
                show=number == 1,
                tooltip="Choose this name.",
            )
            for number in range(1, MOST_CHOICES + 1)
        ),
        Binding("escape", "leave", "Leave", key_display="Esc", id="recall.leave", tooltip="Back to the map."),
    ]

    def __init__(self, services: Services, scenario: Scenario, question: RecallQuestion, place: str) -> None:
        """Ask `question`; `place` says which of how many it is."""
        super().__init__()
        self._services, self._scenario, self._question, self._place = services, scenario, question, place
        names = (safe(f"{number} {name}") for number, name in enumerate(question.choices, start=1))
        self._editor = Editor(EDITOR_NOTE)
        self._names = OptionList(*names, id="names")
        self._result = Card(id="result")
        self._recalled: Recalled | None = None

    def compose(self) -> ComposeResult:
        """Show what leads to the answer, the field or the names, and room for the result."""
        question, voice = self._question, self._scenario.voice
        yield Head(one_line(self._scenario.title), self._place)
        if question.asks is Asks.CLAIM:
            speaker = f"{speaker_name(question.line.speaker)} says"
            yield Card(Static(safe(f"“{clean(question.line.says).strip()}”")), title=speaker, id="says")
            yield Card(Static(safe(question.cue, "bold")), title=f"What does {voice} say to that? A hint", id="cue")
            yield self._editor
        else:
            yield Card(Static(safe(question.cue, "bold")), title=f"{voice.capitalize()} claims", id="cue")
            yield Static(safe("Which name is it filed under?"), id="ask")
            yield self._names
        yield self._result
        yield Keys()

    def on_mount(self) -> None:
        """Put the title on the field. Where the claim is the question, it is seen from now on."""
        self._editor.border_title = "You say it"
        self._result.display = False
        if self._question.asks is Asks.NAME:
            self._note()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable choosing where there is nothing to choose, or no longer."""
        if action == "choose":
            return self._recalled is None and int(str(parameters[0])) <= len(self._question.choices)
        return super().check_action(action, parameters)

    @work(exclusive=True)
    async def action_on(self) -> None:
        """Give the answer. Once the result is shown, close the screen."""
        if self._recalled is not None:
            self.dismiss(self._recalled)
        elif self._question.asks is Asks.CLAIM:
            await self._show(await asyncio.to_thread(self._judge_claim, self._editor.text))
        else:
            await self._choose(self._names.highlighted)

    @work(exclusive=True)
    async def action_choose(self, number: int) -> None:
        """Choose a name by its number."""
        self._names.highlighted = number - 1
        await self._choose(number - 1)

    @on(OptionList.OptionSelected)
    @work(exclusive=True)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        await self._choose(event.option_index)

    @work
    async def _note(self) -> None:
        await note_study(self._services, self._scenario.id, self._question.lines)

    def action_leave(self) -> None:
        """Leave the recall."""
        self.dismiss(None)

    def _judge_claim(self, text: str) -> Recalled:
        return say_claim(self._scenario, self._question, text, self._services.scorer(self._scenario))

    async def _choose(self, place: int | None) -> None:
        if self._recalled is None:
            await self._show(choose_name(self._question, "" if place is None else self._question.choices[place]))

    async def _show(self, recalled: Recalled) -> None:
        self._recalled = recalled
        await note_study(self._services, self._scenario.id, self._question.lines)
        self._editor.read_only = True
        self._result.set_title(verdict_words(recalled), one_line(self._question.point.source))
        await self._result.mount(Static(_result(recalled)))
        self._result.display = True
        self._result.focus()
        self.refresh_bindings()


def _result(recalled: Recalled) -> Content:
    point, glyph = recalled.question.point, GLYPHS[recalled.verdict]
    rows = [(f"{glyph} ", STYLES[glyph]), (one_line(point.label), "bold")]
    if recalled.question.asks is Asks.NAME:
        return assembled(*rows)
    return assembled(*rows, "\n", one_line(point.claim), "\n", (what_the_article_says(point), "$text-muted"))
