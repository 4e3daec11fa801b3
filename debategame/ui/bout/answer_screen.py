"""The base of every screen that asks for an answer: field, hints, clock, draft, giving the answer, leaving."""

import math
from abc import abstractmethod
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Button, TextArea

from debategame.errors import SaveError
from debategame.play.bout import Bout
from debategame.ui.bout import phrases
from debategame.ui.bout.answer_keys import KEYS
from debategame.ui.bout.answers import EMPTY_ANSWER, AnswerSink, GivenAnswer, StartedAnswer
from debategame.ui.bout.autosave import Autosave
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.guess import LEAST_GUESSED, GuessScreen
from debategame.ui.bout.hints import HintsCard
from debategame.ui.bout.other_editor import AnswerFile, OtherEditorError, edit_elsewhere
from debategame.ui.bout.time_up import TimeIsUp
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.editor import Editor, SendRow
from debategame.ui.widgets.primitives import Head, Keys
from debategame.ui.widgets.screens import GameScreen
from debategame.ui.widgets.stopwatch import Stopwatch

TICK = 0.5
"""Seconds between two updates of the clock."""
NOTICE_SECONDS = 8
"""How long a notice is shown."""
CLOCK_HELP = "The clock runs on while you read the briefing, and stands still while the game asks you something."
NO_FILE = "No temporary file can be written for your editor"


class AnswerScreen(GameScreen[GivenAnswer | None], inherit_bindings=False):
    """Asks for an answer. The result is None if the player leaves."""

    CSS_PATH = "bout.tcss"
    AUTO_FOCUS = "Editor"
    LEAVE_WARNING = "What you have typed is kept as a draft: you can go on with it at the next start."
    GUESSES: ClassVar[bool] = False
    """Whether the player may be asked how many key points the answer made."""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self, bout: Bout, sink: AnswerSink, *, note: str, place: str = "", started: StartedAnswer = EMPTY_ANSWER
    ) -> None:
        """Ask for the next answer of `bout`, and give it to `sink`.

        `note` is shown beside the number of words. `place` is the title; by default it names scenario and line.
        """
        super().__init__()
        self._bout, self._sink = bout, sink
        self._place = place or phrases.place(bout)
        limit = bout.time_limit if bout.rules.clock else math.inf
        self._watch = Stopwatch(sink.clock, limit, counted=started.seconds)
        self._editor = Editor(note, started.text)
        self._send_row = SendRow()
        self._hints = HintsCard(bout)
        self._autosave = Autosave(
            self, sink, lambda: (self._bout, self._editor.text, self._watch.seconds), saved=started.saved
        )
        self._elsewhere: AnswerFile | None = None
        """The answer while the player writes it in another editor."""
        self._given: Bout | None = None
        self._time_is_up = False
        self.struck = False
        """Whether the player takes back the sentence that the opponent asks about."""
        self._save_failed = False
        self.unsaved = bool(started.text.strip())

    @property
    def purpose(self) -> str:
        """What the screen is for, and in timed play how the clock runs."""
        return f"{super().purpose} {CLOCK_HELP}" if self._bout.rules.clock else super().purpose

    def compose(self) -> ComposeResult:
        """Lay out the opponent's words above the field, and help below it."""
        yield Head(self._place, phrases.clock(self._bout, self._watch.seconds))
        yield from self.above()
        yield self._editor
        if self.shows_hints:
            yield self._hints
        yield self._send_row
        yield Keys()

    @property
    def shows_hints(self) -> bool:
        """Whether hints are shown and can be taken."""
        return self._bout.rules.hints

    @abstractmethod
    def above(self) -> ComposeResult:
        """Yield the widgets between the head line and the field."""

    @abstractmethod
    def nothing_written(self) -> Confirm:
        """Return the question before an empty answer is given."""

    def on_mount(self) -> None:
        """Start the clock and the autosave."""
        self._watch.start()
        self._autosave.start()
        if self.unsaved:
            self._autosave.schedule()
        if self._bout.rules.clock:
            self.set_interval(TICK, self.look_at_clock)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.unsaved = bool(self._editor.text.strip())
        self._autosave.schedule()

    async def keep_unsaved(self) -> None:
        """Save the draft now, with what is saved in another editor."""
        self._take_back()
        await self._autosave.save()

    def look_at_clock(self) -> None:
        """Show the time left. When it is over, take the text as the answer."""
        seconds, limit = self._watch.seconds, self._bout.time_limit
        self.query_one(Head).show(right=phrases.clock(self._bout, seconds))
        if self._sent:
            return
        self._send_row.say(phrases.warning(limit, seconds))
        if seconds >= limit:
            self.pop_until_active()
            self._time_is_up = True
            self._send()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that the mode or the moment does not allow."""
        hints = self.shows_hints and self._bout.next_hint is not None and not self._sent
        enabled = {
            "hint": hints,
            "briefing": self._bout.rules.briefing,
            "unsaved": self._save_failed,
            "write_elsewhere": not (self._sent or self._bout.rules.clock),
            "give": not self._busy,
            "leave": not self._busy,
        }
        return bool(super().check_action(action, parameters)) and enabled.get(action, True)

    def action_hint(self) -> None:
        """Take the next hint."""
        self._turn_to(self._bout.take_hint())

    def action_other(self) -> None:
        """Turn the hints to the next key point."""
        if not self._sent:
            self._turn_to(self._bout.other_key_point())

    def action_briefing(self) -> None:
        """Open the briefing in front of this screen."""
        self.app.push_screen(BriefingScreen(self._bout.scenario, in_round=True))

    @work(exclusive=True, group="answer")
    async def action_write_elsewhere(self) -> None:
        """Let the player write the answer in an editor of their own, and take it back into the field."""
        try:
            self._elsewhere = AnswerFile(self._editor.text)
            await edit_elsewhere(self.app, self._sink.editor, self._elsewhere)
        except OtherEditorError as error:
            self.notify(str(error), timeout=NOTICE_SECONDS, markup=False)
        except OSError as error:
            self.notify(f"{NO_FILE}: {error.strerror}", timeout=NOTICE_SECONDS, markup=False)
        finally:
            self._take_back()

    @on(Button.Pressed, "#give")
    @work(exclusive=True, group="answer")
    async def action_give(self) -> None:
        """Give the answer. Ask first if it is empty. If saving failed, save again."""
        if self.unsaved or self.struck or self._sent or await self._ask(self.nothing_written()):
            self._send()

    @work(exclusive=True, group="answer")
    async def action_unsaved(self) -> None:
        """Go on without saving, after a question."""
        if self._given and await self._ask(phrases.going_on_unsaved()):
            self.dismiss(GivenAnswer(self._given, None))

    @work(exclusive=True, group="answer")
    async def action_leave(self) -> None:
        """Leave the bout. Ask first if text would be lost or a bout broken off."""
        under_way = bool(self._bout.answers) or self._bout.index > 0
        if not (self.unsaved or under_way) or await self._ask(phrases.leaving(lost=self.unsaved, kept=under_way)):
            await self._autosave.discard()
            self.dismiss(None)

    def _take_back(self) -> None:
        """Put what was saved in another editor into the field. Undo brings the earlier text back."""
        file, self._elsewhere = self._elsewhere, None
        if file is None:
            return
        text = file.changed_text()
        if text is not None:
            self._editor.write_over(text)
        file.remove()

    @property
    def _sent(self) -> bool:
        """Whether the answer is given, saved or not."""
        return self._editor.read_only

    @property
    def _busy(self) -> bool:
        """Whether the answer is being scored or saved."""
        return self._sent and not self._save_failed

    def _send(self) -> None:
        """Take the text as the answer. It cannot be changed afterwards."""
        if self._busy:
            return
        self._watch.pause()
        self._editor.read_only = True
        self._save_failed = False
        self._send_row.show_saving()
        self.refresh_bindings()
        self._score_and_save()

    @work(group="sending")
    async def _score_and_save(self) -> None:
        """Score the answer and save it. If saving fails, offer another try."""
        if self._given is None:
            guess = await self._guess()
            text, seconds = self._editor.text.strip(), self._watch.seconds
            self._given = await self._sink.score(self._bout, text, seconds, guess, struck=self.struck)
        try:
            kept = await self._sink.keep(self._given)
        except SaveError as error:
            self._save_failed = True
            self._send_row.offer_retry(error)
            self.refresh_bindings()
        else:
            self._autosave.end()
            self.pop_until_active()
            if self._time_is_up:
                self._send_row.say("")
                await self.app.push_screen_wait(TimeIsUp())
            self.dismiss(GivenAnswer(self._given, kept))

    async def _guess(self) -> int | None:
        """Ask how many key points the answer made. Return None if the player is not asked or does not guess."""
        text = self._editor.text
        worth_asking = len(text.split()) >= LEAST_GUESSED and not self._time_is_up
        if not (self.GUESSES and self._sink.guesses and worth_asking):
            return None
        self._send_row.say("")
        question = GuessScreen(text, len(self._bout.points), shows_score=self._bout.rules.feedback)
        guessed = await self.app.push_screen_wait(question)
        self._send_row.show_saving()
        if not guessed.ask_again:
            await self._sink.ask_no_more()
        return guessed.count

    async def _ask(self, question: Confirm) -> bool:
        """Ask a question, with the clock stopped."""
        self._watch.pause()
        answered = await self.app.push_screen_wait(question)
        if not self._sent:
            self._watch.start()
        return answered

    def _turn_to(self, bout: Bout) -> None:
        if bout.hints != self._bout.hints:
            self._autosave.schedule()
        self._bout = bout
        self._hints.show_hints(bout)
        self.refresh_bindings()
