"""The speech on its screen: edit it, choose its length, see what is missing, save it as a file."""

import asyncio
import io
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from debategame.errors import SaveError
from debategame.play.training.speech import MINUTES, Form, Speech, compose_speech, form_of, speech_document, speech_file
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import count_of, one_line
from debategame.transfer.export import write_new_file
from debategame.ui.services import Services
from debategame.ui.speech.editor import SpeechEditor
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.file_prompt import ask_new_file
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

NOT_KEPT = "What you changed is in no file yet."
FORMS = "A name that ends in .md gives Markdown; any other gives plain text."
NOTHING_MISSING = "Nothing is missing: you have made every key point."
NEW_LENGTH = "Begin anew with a speech of {length}? What you changed goes; Ctrl+Z brings it back."
BUTTONS = {f"minutes-{minutes}": minutes for minutes in MINUTES}
"""The lengths by the id of their buttons."""


class SpeechScreen(GameScreen[None]):
    """A speech from the player's case. The game keeps no copy: what is changed is kept in a file or not at all."""

    CSS_PATH = "speech.tcss"
    AUTO_FOCUS = "SpeechEditor"
    LEAVE_WARNING = NOT_KEPT
    HELP = (
        "Your best sentences, in the order of the article, as you typed them. Change what you like, read it aloud, and "
        "save it as a file to take it with you. The game itself keeps your case, not the speech."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+g,ctrl+enter",
            "save",
            "Save as a file",
            id="speech.save",
            key_display="^G",
            tooltip="Write the speech to a new file, as text or Markdown.",
        ),
        Binding("tab", "app.focus_next", "Buttons", id="speech.buttons", key_display="Tab", tooltip="To the buttons."),
        Binding("f2,ctrl+l", "length", "Other length", id="speech.length", tooltip="One minute or three."),
        Binding("escape", "leave", "Back", id="speech.leave", tooltip="Close it; you are asked if it is not saved."),
    ]

    def __init__(self, services: Services, scenario: Scenario, progress: Progress) -> None:
        """Compose a speech of one minute from the case that `progress`, of all scenarios, holds for this one."""
        super().__init__()
        self._services, self._scenario, self._progress = services, scenario, progress
        self._speech = self._speech_of(MINUTES[0])
        self._kept = self._speech.text
        """The text that needs no question before it goes: composed by the game, or saved in a file."""
        self._editor = SpeechEditor(self._speech.text, MINUTES[0])
        self._missing = Static(_missing(self._speech))

    def compose(self) -> ComposeResult:
        """Lay out the field, what is missing, and the buttons."""
        yield Head(one_line(self._scenario.title), "Speech")
        yield self._editor
        yield Card(self._missing, title="Still missing", id="missing")
        with Horizontal(classes="buttons"):
            for button, minutes in BUTTONS.items():
                yield Button(count_of(minutes, "minute"), id=button, compact=True)
            yield Button("Save as a file", id="save", compact=True)
        yield Keys()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.unsaved = self._editor.text != self._kept

    @on(Button.Pressed, "#save")
    @work(exclusive=True)
    async def action_save(self) -> None:
        """Write the speech to a new file. The ending of its name decides the form."""
        name = speech_file(self._scenario, Form.TEXT)
        file = await ask_new_file(self._services, "Save your speech", FORMS, name)
        if file is None:
            return
        text = self._editor.text
        document = speech_document(self._scenario, text, self._speech, form_of(file.name))
        try:
            await asyncio.to_thread(write_new_file, io.BytesIO(document.encode()), file)
        except SaveError as error:
            self._services.announce(str(error), warning=True)
        else:
            self._kept = text
            self._changed()
            self._services.announce(f"Your speech is saved in {file}.")

    @work(exclusive=True)
    async def action_length(self) -> None:
        """Compose the speech anew, in the next length."""
        following = MINUTES.index(self._speech.minutes) + 1
        await self._change_length(MINUTES[following % len(MINUTES)])

    @on(Button.Pressed)
    @work(exclusive=True)
    async def _length_chosen(self, event: Button.Pressed) -> None:
        if event.button.id in BUTTONS:
            await self._change_length(BUTTONS[event.button.id])

    @work(exclusive=True)
    async def action_leave(self) -> None:
        """Close the screen. Ask first if the text is changed and in no file."""
        question = Confirm(NOT_KEPT, title="Leave this speech?", yes="Leave", no="Stay")
        if not self.unsaved or await self.app.push_screen_wait(question):
            self.dismiss(None)

    async def _change_length(self, minutes: int) -> None:
        question = Confirm(NEW_LENGTH.format(length=count_of(minutes, "minute")), yes="Begin anew", no="Stay")
        if self.unsaved and not await self.app.push_screen_wait(question):
            return
        self._speech = self._speech_of(minutes)
        self._kept = self._speech.text
        self._missing.update(_missing(self._speech))
        self._editor.minutes = minutes
        self._editor.write_over(self._kept)
        self._editor.move_cursor(self._editor.document.start)
        self._editor.count_words()
        self._editor.focus()

    def _speech_of(self, minutes: int) -> Speech:
        scenario, progress = self._scenario, self._progress
        return compose_speech(scenario, progress.standing(scenario.id), minutes, progress.under_way(scenario.id))


def _missing(speech: Speech) -> Content:
    """Return what is missing from a speech, and what had no room, a row each."""
    missing = [assembled(("· ", "bold"), row) for row in speech.missing]
    no_room = [safe(f"√ {name}: no room in {count_of(speech.minutes, 'minute')}") for name in speech.no_room]
    return Content("\n").join([*no_room, *missing] or [safe(NOTHING_MISSING)])
