"""A screen on a scenario file that is read again whenever its teacher saves it."""

import asyncio
import datetime
from abc import abstractmethod
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from debategame.authoring.watched_file import Saved, WatchedFile
from debategame.scenario.model import Scenario
from debategame.text.display import one_line
from debategame.ui.home.file_problems import list_file_problems
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.primitives import Head
from debategame.ui.widgets.screens import GameScreen


class FileHead(Head):
    """The head line: which file is tried, and how it is since it was last saved."""

    def __init__(self, name: str) -> None:
        """Begin with a file that was read without problems."""
        super().__init__(f"try · {name}", "no problems")

    def tell_saved(self, saved: Saved, at: datetime.datetime, *, ours: bool) -> None:
        """Say how the file is; `at` is when it was saved, `ours` whether an example was added to it here."""
        self.set_class(bool(saved.problems), "-wrong")
        if saved.problems:
            first = saved.problems[0]
            self.show(right=f"{first.line}:{first.column} {one_line(first.message)}")
        else:
            self.show(right=f"saved {at:%H:%M:%S}, {'your example added' if ours else 'read again, no problems'}")


class WatchingScreen(GameScreen[None]):
    """Looks at a file again and again; where a save has problems, the screen goes on with what was good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "problems", "Problems", id="watching.problems", tooltip="All that is wrong with the file."),
    ]

    def __init__(self, file: WatchedFile, between_looks: float) -> None:
        """Watch the file; `between_looks` seconds pass between two looks at it."""
        super().__init__()
        self.file = file
        self.ours = b""
        """What the file held when the screen last wrote it."""
        self.head = FileHead(file.path.name)
        self._between_looks = between_looks
        self._looking = asyncio.Lock()

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_interval(self._between_looks, self._look)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show problems only where there are any."""
        if action == "problems":
            return bool(self.file.saved.problems)
        return super().check_action(action, parameters)

    def action_problems(self) -> None:
        """Show everything that is wrong with the file."""
        self.app.push_screen(TextDialog("What is wrong with the file", list_file_problems(self.file.saved.problems)))

    @abstractmethod
    def reread(self, scenario: Scenario) -> None:
        """Take over a scenario that was saved without problems."""

    async def look(self) -> None:
        """Look at the file now, and tell how it is where it was saved."""
        async with self._looking:
            changed = await asyncio.to_thread(self.file.look)
        if changed:
            saved = self.file.saved
            at = datetime.datetime.fromtimestamp(saved.at, datetime.UTC)
            self.head.tell_saved(saved, self.debate.game.local(at), ours=saved.data == self.ours)
            if saved.scenario:
                self.reread(saved.scenario)
            self.refresh_bindings()

    @work(group="watching")
    async def _look(self) -> None:
        if not self._looking.locked():
            await self.look()
