"""Lets the player write an answer in an editor of their own, such as nano or Vim, and reads it back."""

import asyncio
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.app import App, SuspendNotSupported

from debategame.files import MEGABYTE, read_start
from debategame.terminal import on_ending_signal

FILE = "answer.txt"
LEFT_TO_EDITOR = ("SIGINT", "SIGQUIT")
"""Names of the signals of keys. While another program has the terminal, they are meant for it."""
NO_EDITOR = "Set EDITOR to your own editor first, such as `export EDITOR=nano`."
NO_TERMINAL = "This terminal cannot be lent to another editor."
UNCHANGED = "Your editor changed nothing. If it opens a window, add its option to wait, as in `code --wait`."


class OtherEditorError(Exception):
    """The player's own editor did not work, or changed nothing; the message is a sentence for the player."""


class AnswerFile:
    """An answer in a temporary file that only its user can read. The file holds the text until `remove` is called."""

    def __init__(self, text: str) -> None:
        """Write the text. Raise OSError on failure."""
        self._folder = tempfile.TemporaryDirectory(prefix="debategame-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name, FILE)
        self._written = f"{text}\n".encode(errors="replace") if text else b""
        self.path.write_bytes(self._written)

    def changed_text(self) -> str | None:
        """Return the text as last saved. Return None if it was not changed or cannot be read."""
        try:
            data = read_start(self.path, MEGABYTE, follow_links=False)
        except OSError:
            return None
        if data == self._written:
            return None
        return data.decode("utf-8-sig", errors="replace").rstrip("\r\n")

    def remove(self) -> None:
        """Delete the file, and with it the backups that the editor left beside it."""
        self._folder.cleanup()


async def edit_elsewhere(app: App[None], command: Sequence[str], file: AnswerFile) -> None:
    """Lend the terminal to the player's editor until it ends. Raise OtherEditorError if it changed nothing.

    The event loop runs on, so that drafts are saved and the game can still be ended. If it is, the editor is ended.
    """
    if not command:
        raise OtherEditorError(NO_EDITOR)
    try:
        with app.suspend(), app.batch_update(), on_ending_signal(lambda _: None, LEFT_TO_EDITOR):
            print(f"Your answer is open in {command[0]}. Save and close it there to come back.")  # noqa: T201
            outcome = await _outcome([*command, str(file.path)])
    except SuspendNotSupported as error:
        raise OtherEditorError(NO_TERMINAL) from error
    if isinstance(outcome, OSError):
        raise OtherEditorError(f"{command[0]} cannot be started: {outcome.strerror}.")
    if file.changed_text() is None:
        raise OtherEditorError(f"{command[0]} ended with an error; nothing is changed." if outcome else UNCHANGED)


async def _outcome(command: Sequence[str]) -> int | OSError:
    """Run a command and return its exit status, or why it could not be started.

    An error that is raised while the game is suspended leaves it suspended. Only the end of the game may do that.
    """
    try:
        process = subprocess.Popen(command)  # noqa: S603 -- the player's own choice
    except OSError as error:
        return error
    try:
        return await asyncio.to_thread(process.wait)
    except asyncio.CancelledError:
        process.terminate()
        raise
