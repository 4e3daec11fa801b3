"""What the screens that ask for an answer have in common: field, hints, clock, giving the answer, leaving."""

from abc import abstractmethod
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Button

from debategame.errors import SaveError
from debategame.play.bout import Bout
from debategame.ui.bout import texts
from debategame.ui.bout.answer_sink import AnswerSink, GivenAnswer
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.draft_keeper import NOTHING_BEGUN, Begun
from debategame.ui.bout.guess import GuessScreen
from debategame.ui.bout.hints import HintsCard
from debategame.ui.bout.writing import WritingScreen
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.editor import SendRow
from debategame.ui.widgets.primitives import Head, Keys

TICK = 0.5
"""Seconds between two looks at the clock."""
TIME_IS_UP = "Time is up. What you have written is your answer."
KEYS: list[BindingType] = [
    Binding(
        "ctrl+g,ctrl+enter",
        "give",
        "Give answer",
        id="answer.give",
        key_display="^G",
        tooltip="Give what you have written as your answer. Enter alone begins a new line.",
    ),
    Binding(
        "tab",
        "app.focus_next",
        "Button",
        id="answer.button",
        key_display="Tab",
        tooltip="To the button that gives the answer, and back.",
    ),
    Binding("f2", "hint", "Hint", id="answer.hint", tooltip="Take the next hint, at the price that stands there."),
    Binding("f4", "other", "Other key point", id="answer.other", show=False, tooltip="Hints for another key point."),
    Binding("f3", "briefing", "Briefing", id="answer.briefing", tooltip="Read the briefing; a clock runs on."),
    Binding("f8", "unsaved", "Go on unsaved", id="answer.unsaved", tooltip="Go on though the answer is not saved."),
    Binding("escape", "leave", "Leave", id="answer.leave", tooltip="Leave the bout; it asks before text is lost."),
    Binding("shift+tab", "app.focus_previous", "", id="answer.back", show=False, tooltip="Back to the field."),
    Binding("ctrl+c,super+c", "screen.copy_text", "", id="answer.copy", show=False, tooltip="Copy what is marked."),
]


class AnswerScreen(WritingScreen, inherit_bindings=False):
    """Asks for an answer; the result is None where the player leaves."""

    GUESSES: ClassVar[bool] = False
    """Whether the player is asked, where they want to be, how many key points landed."""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self, bout: Bout, desk: AnswerSink, *, note: str, place: str = "", begun: Begun = NOTHING_BEGUN
    ) -> None:
        """Ask for the answer that `bout` stands at, or the rest of it.

        `note` stands beside the number of words; `place` says where this is, else the bout does.
        """
        super().__init__(bout, desk, note=note, begun=begun)
        self._place = place or texts.place(bout)
        self._given: Bout | None = None
        self._trouble = False
        self._send_row = SendRow()
        self._hints = HintsCard(bout)

    def compose(self) -> ComposeResult:
        """Put what the opponent says above the field, and what helps below it."""
        yield Head(self._place, texts.clock(self._bout, self._watch.seconds))
        yield from self.above()
        yield self._editor
        if self._bout.rules.hints:
            yield self._hints
        yield self._send_row
        yield Keys()

    @abstractmethod
    def above(self) -> ComposeResult:
        """Show what stands between the head line and the field."""

    @abstractmethod
    def nothing_written(self) -> Confirm:
        """Return the question before an empty answer is given."""

    def on_mount(self) -> None:
        """Look at the clock from time to time, where there is one."""
        if self._bout.rules.clock:
            self.set_interval(TICK, self.look_at_clock)

    def look_at_clock(self) -> None:
        """Show the time that is left; when there is none, what is written is the answer."""
        seconds, limit = self._watch.seconds, self._bout.time_limit
        self.query_one(Head).show(right=texts.clock(self._bout, seconds))
        if self._sent:
            return
        self._send_row.say(texts.warning(limit, seconds))
        if seconds >= limit:
            self.pop_until_active()
            self.debate.tell(TIME_IS_UP)
            self._send()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the mode and the moment allow."""
        hints = self._bout.next_hint is not None and not self._sent
        allowed = {
            "hint": hints,
            "briefing": self._bout.rules.briefing,
            "unsaved": self._trouble,
            "give": not self._busy,
            "leave": not self._busy,
        }
        return bool(super().check_action(action, parameters)) and allowed.get(action, True)

    def action_hint(self) -> None:
        """Take the next hint."""
        self._turn_to(self._bout.take_hint())

    def action_other(self) -> None:
        """Let the hints serve the next key point."""
        if not self._sent:
            self._turn_to(self._bout.other_key_point())

    def action_briefing(self) -> None:
        """Open the briefing in front of this."""
        self.app.push_screen(BriefingScreen(self._bout.scenario, in_round=True))

    @on(Button.Pressed, "#give")
    @work(exclusive=True, group="answer")
    async def action_give(self) -> None:
        """Give what is written; where it is nothing, ask first. Where saving failed, save again."""
        if self.unsaved or self._sent or await self._asks(self.nothing_written()):
            self._send()

    @work(exclusive=True, group="answer")
    async def action_unsaved(self) -> None:
        """Go on without saving, when the player means it."""
        if self._given and await self._asks(texts.going_on_unsaved()):
            self.dismiss(GivenAnswer(self._given, None))

    @work(exclusive=True, group="answer")
    async def action_leave(self) -> None:
        """Leave the bout; ask where something would be lost or broken off."""
        under_way = bool(self._bout.answers) or self._bout.index > 0
        if not (self.unsaved or under_way) or await self._asks(texts.leaving(lost=self.unsaved, kept=under_way)):
            await self._drafting.drop()
            self.dismiss(None)

    @property
    def _busy(self) -> bool:
        """Whether the answer is on its way to the save."""
        return self._sent and not self._trouble

    def _send(self) -> None:
        """Take what is written as the answer, once; from now on it stays as it is."""
        if self._busy:
            return
        self._watch.pause()
        self._editor.read_only = True
        self._trouble = False
        self._send_row.show_saving()
        self.refresh_bindings()
        self._hand_in()

    @work(group="sending")
    async def _hand_in(self) -> None:
        """Score the answer and save it; where saving fails, keep it on the screen for another try."""
        if self._given is None:
            guess = await self._guess()
            self._given = await self._desk.score(self._bout, self._editor.text, self._watch.seconds, guess)
        try:
            kept = await self._desk.keep(self._given)
        except SaveError as error:
            self._trouble = True
            self._send_row.offer_retry(error)
            self.refresh_bindings()
        else:
            self._drafting.end()
            self.pop_until_active()
            self.dismiss(GivenAnswer(self._given, kept))

    async def _guess(self) -> int | None:
        """Ask how many key points landed, where that is asked; None where it is not, or not answered."""
        if not (self.GUESSES and self._desk.guesses and self.unsaved):
            return None
        self._send_row.say("")
        guessed = await self.app.push_screen_wait(GuessScreen(len(self._bout.points)))
        self._send_row.show_saving()
        if not guessed.again:
            await self._desk.ask_no_more()
        return guessed.count

    def _turn_to(self, bout: Bout) -> None:
        if bout.hints != self._bout.hints:
            self._drafting.change()
        self._bout = bout
        self._hints.tell(bout)
        self.refresh_bindings()
