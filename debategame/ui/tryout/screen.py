"""The teacher's screen: answer a line of a scenario and see, while typing, what the game sees in the answer."""

import asyncio
import datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import TextArea

from debategame.authoring.marked.examples import add_example, has_example
from debategame.authoring.marked.tryout import Trial, after, open_disputes, said
from debategame.authoring.watched_file import Saved, WatchedFile
from debategame.classroom.disputes import Disputed, disputes_of
from debategame.errors import FileChangedError, NotAddedError
from debategame.scenario.model import Scenario
from debategame.scoring.model import Score
from debategame.text.display import one_line
from debategame.ui.services import Services
from debategame.ui.tryout.dialogs import NotAddedScreen, WordingsScreen, leaving, replacing
from debategame.ui.tryout.duel import KEYS, Duel
from debategame.ui.tryout.marking import MarkingCard, TeacherMarks, VerdictField
from debategame.ui.tryout.seen import Asked, SeenCard
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.file_problems import list_file_problems
from debategame.ui.widgets.parts import Head, Keys
from debategame.ui.widgets.screens import GameScreen

CHANGED = "somebody saved the file just now. It is being read again; then F6 can add the example"
BETWEEN_LOOKS = 1.0
"""Seconds between two looks at the file."""


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
            self.tell(right=f"{first.line}:{first.column} {one_line(first.message)}")
        else:
            self.tell(right=f"saved {at:%H:%M:%S}, {'your example added' if ours else 'read again, no problems'}")


class TryScreen(GameScreen[None]):
    """What a player would see on the left, why on the right, the teacher's own marks below."""

    CSS_PATH = "tryout.tcss"
    AUTO_FOCUS = "Editor"
    HELP = (
        "Answer the opponent's line and see which key points the game finds, by which of your wordings. Save the "
        "scenario file in your editor: it is read again here, and what you have typed stays. Mark the answer as you "
        "see it (Tab, then Space), and F6 puts it into the file's examples, where `debategame check` and `agree` "
        "hold the game against it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *KEYS,
        Binding("f2", "problems", "Problems", id="watching.problems", tooltip="All that is wrong with the file."),
        Binding("f8", "wordings", "Which wording", id="try.wordings", tooltip="How far each wording is met."),
        Binding("f9", "dispute", "Dispute", id="try.dispute", tooltip="Take up what a player says they did say."),
        Binding("escape", "leave", "Leave", id="try.leave", tooltip="Leave; it asks before text is lost."),
        Binding("tab", "app.focus_next", "Marks", id="try.tab", show=False, tooltip="To your marks, and on."),
        Binding("shift+tab", "app.focus_previous", "", id="try.back", show=False, tooltip="Back to the field."),
    ]

    def __init__(
        self, services: Services, file: WatchedFile, scenario: Scenario, *, between_looks: float = BETWEEN_LOOKS
    ) -> None:
        """Try the scenario that the file holds; `between_looks` seconds pass between two looks at it."""
        super().__init__()
        self._services = services
        self.file = file
        self._written_here = b""
        """What the file held when the screen last wrote it."""
        self._head = FileHead(file.path.name)
        self._between_looks = between_looks
        self._looking = asyncio.Lock()
        self._trial = Trial(scenario=scenario, line_id=scenario.lines[0].id)
        self._score: Score | None = None
        self._number = 1
        self._adding = asyncio.Lock()
        self._disputes: tuple[Disputed, ...] = ()
        self._duel, self._seen, self._marking = Duel(), SeenCard(self._scored), MarkingCard()

    def compose(self) -> ComposeResult:
        """Put answer and reasons side by side, over the marks."""
        yield self._head
        with Horizontal(id="sides"):
            yield self._duel
            yield self._seen
        yield self._marking
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the first line, and to look at the file."""
        self.set_interval(self._between_looks, self._look)
        self._show()
        self._marking.count(self._trial.scenario)
        self._read_disputes()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Add only to a file without problems, and take up disputes where there are any."""
        if action == "problems":
            return bool(self.file.saved.problems)
        if action == "add":
            return not self.file.saved.problems
        if action == "dispute":
            return bool(self._disputes)
        return super().check_action(action, parameters)

    @on(TextArea.Changed)
    def _written(self) -> None:
        """Take over what is written; called also before it is used, as the field's message may be on its way."""
        self._change(self._trial.written(self._duel.editor.text))

    @on(SeenCard.Seen)
    def _seen_again(self, event: SeenCard.Seen) -> None:
        if event.score.line == self._trial.line_id:
            self._score = event.score
            self._show_marks()

    @on(VerdictField.Reached)
    def _reached(self, event: VerdictField.Reached) -> None:
        self._number = event.number
        self._seen.turn_to(event.number)

    @on(VerdictField.Changed)
    def _marked(self, event: VerdictField.Changed) -> None:
        self._written()
        if self._score and event.number <= len(self._score.points):
            scored = self._score.points[event.number - 1]
            self._change(self._trial.marked(scored.id, after(self._trial.draft.mark(scored))))

    def action_problems(self) -> None:
        """Show everything that is wrong with the file."""
        self.app.push_screen(TextDialog("What is wrong with the file", list_file_problems(self.file.saved.problems)))

    def action_next_line(self) -> None:
        """Go to the next line."""
        self._number = 1
        self._change(self._trial.at_next_line())
        self._duel.editor.focus()

    @work(group="adding")
    async def action_add(self) -> None:
        """Add the answer to the file, marked as it is now."""
        async with self._adding:
            await self._add()

    @work(exclusive=True, group="wordings")
    async def action_wordings(self) -> None:
        """Show how far each wording of the key point last looked at is met."""
        self._written()
        asked = self._asked
        score = await asyncio.to_thread(self._scored, asked)
        self.app.push_screen(WordingsScreen(self._services, asked, score, min(self._number, len(score.points))))

    @work(exclusive=True, group="disputes")
    async def action_dispute(self) -> None:
        """Take up the next sentence that a player disputed, as the answer to its line."""
        one, *others = self._disputes
        there = self._trial.at_line(one.line).draft
        if there.unsaved and not await self.app.push_screen_wait(replacing(one.line)):
            return
        self._disputes = (*others, one)
        self._change(self._trial.taken_up(one.line, one.sentence, said(one, self._trial.scenario.line(one.line))))
        self._duel.editor.focus()

    @work(exclusive=True, group="leaving")
    async def action_leave(self) -> None:
        """Leave; ask where something is written that is not in the file."""
        if not self.unsaved or await self.app.push_screen_wait(leaving()):
            self.app.exit()

    @property
    def _asked(self) -> Asked:
        """The answer as it is now."""
        return Asked(self._trial.scenario, self._trial.line_id, self._trial.draft.text)

    async def _add(self) -> None:
        self._written()
        trial, data = self._trial, self.file.saved.data
        if not trial.draft.text.strip():
            self._services.announce("Write an answer first.")
            return
        score = await asyncio.to_thread(self._scored, self._asked)
        example = trial.example(score.points)
        if has_example(trial.scenario, example):
            self._services.announce("This answer stands in the file's examples already.")
            return
        try:
            self._written_here = await asyncio.to_thread(add_example, self.file.path, data, example)
        except FileChangedError:
            self.app.push_screen(NotAddedScreen(CHANGED, example))
            return
        except NotAddedError as error:
            self.app.push_screen(NotAddedScreen(str(error), example))
            return
        self._change(self._trial.added(example))
        await self.look()

    async def look(self) -> None:
        """Look at the file now, and tell how it is where it was saved."""
        async with self._looking:
            changed = await asyncio.to_thread(self.file.look)
        if changed:
            saved = self.file.saved
            at = datetime.datetime.fromtimestamp(saved.at, datetime.UTC)
            self._head.tell_saved(saved, self._services.game.local(at), ours=saved.data == self._written_here)
            if saved.scenario:
                self._reread(saved.scenario)
            self.refresh_bindings()

    @work(group="watching")
    async def _look(self) -> None:
        if not self._looking.locked():
            await self.look()

    def _reread(self, scenario: Scenario) -> None:
        """Go on with the scenario as it was saved; what is typed stays."""
        self._change(self._trial.reread(scenario))
        self._marking.count(scenario)
        self._read_disputes()

    @work(exclusive=True, group="disputes")
    async def _read_disputes(self) -> None:
        """Find what players disputed of this scenario and is not among its examples."""
        scenario = self._trial.scenario
        found = await asyncio.to_thread(disputes_of, self._services.game.saves, scenario.id)
        self._disputes = open_disputes(found, scenario)
        self.refresh_bindings()

    def _change(self, trial: Trial) -> None:
        self._trial = trial
        self.unsaved = trial.unsaved
        self._show()

    def _show(self) -> None:
        trial = self._trial
        if self._score and self._score.line != trial.line_id:
            self._score = None
        self._seen.see(self._asked)
        self._show_marks()

    def _show_marks(self) -> None:
        """Show the marks of the answer as it was last scored."""
        draft, points = self._trial.draft, self._score.points if self._score else ()
        given = [TeacherMarks(draft.mark(scored), scored.verdict, own=scored.id in draft.marks) for scored in points]
        self._duel.tell(self._trial, self._score)
        self._marking.tell(given, added=draft.added, note=draft.note)

    def _scored(self, asked: Asked) -> Score:
        return self._services.scorer(asked.scenario).score(asked.line_id, asked.answer)
