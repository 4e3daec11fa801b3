"""A screen with an answer being written: the field, the time it takes, and the draft that is kept of it."""

import math

from textual import on
from textual.widgets import TextArea

from debategame.play.bout import Bout
from debategame.ui.bout.answer_sink import AnswerSink, GivenAnswer
from debategame.ui.bout.draft_keeper import Begun, Drafting
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.editor import Editor
from debategame.ui.widgets.screens import GameScreen
from debategame.ui.widgets.stopwatch import Stopwatch


class WritingScreen(GameScreen[GivenAnswer | None], inherit_bindings=False):
    """Holds what is written until it is given."""

    AUTO_FOCUS = "Editor"
    LEAVING = "What you have typed is kept as a draft: you can go on with it at the next start."

    def __init__(self, bout: Bout, desk: AnswerSink, *, note: str, begun: Begun) -> None:
        """Begin with what is written already; `note` stands beside the number of words."""
        super().__init__()
        self._bout, self._desk = bout, desk
        limit = bout.time_limit if bout.rules.clock else math.inf
        self._watch = Stopwatch(desk.clock, limit, counted=begun.seconds)
        self._editor = Editor(note, begun.text)
        self._drafting = Drafting(
            self, desk, lambda: (self._bout, self._editor.text, self._watch.seconds), kept=begun.kept
        )
        self.unsaved = bool(begun.text.strip())

    def on_mount(self) -> None:
        """Start the clock, and the drafts."""
        self._watch.start()
        self._drafting.begin()
        if self.unsaved:
            self._drafting.change()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.unsaved = bool(self._editor.text.strip())
        self._drafting.change()

    async def keep_unsaved(self) -> None:
        """Keep what is written as a draft, now."""
        await self._drafting.keep()

    @property
    def _sent(self) -> bool:
        """Whether the answer is given, saved or not."""
        return self._editor.read_only

    async def _asks(self, question: Confirm) -> bool:
        """Ask, with the clock standing still."""
        self._watch.pause()
        answered = await self.app.push_screen_wait(question)
        if not self._sent:
            self._watch.start()
        return answered
