"""The author's screen: answer a line of a scenario and see, while typing, what the game makes of it."""

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
from debategame.ui.tryout.answer_pane import ANSWER_KEYS, AnswerPane
from debategame.ui.tryout.dialogs import NotAddedScreen, WordingsScreen, confirm_leaving, confirm_replacing
from debategame.ui.tryout.live_verdicts import AnswerToScore, LiveVerdicts
from debategame.ui.tryout.marking import MarkingCard, TeacherMark, VerdictField
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.file_problems import list_file_problems
from debategame.ui.widgets.primitives import Head, Keys
from debategame.ui.widgets.screens import GameScreen

CHANGED = "the file was saved just now and is being read again. Press F6 again in a moment"
BETWEEN_LOOKS = 1.0
"""Seconds between two looks at the file."""


class FileHead(Head):
    """The head line: the name of the file, and its state since it was last saved."""

    def __init__(self, name: str) -> None:
        """Show a file without problems."""
        super().__init__(f"try · {name}", "no problems")

    def show_saved(self, saved: Saved, at: datetime.datetime, *, added_here: bool) -> None:
        """Show the state of the file. `at` is when it was saved; `added_here` says that this screen saved it."""
        self.set_class(bool(saved.problems), "-wrong")
        if saved.problems:
            first = saved.problems[0]
            self.show(right=f"{first.line}:{first.column} {one_line(first.message)}")
        else:
            self.show(right=f"saved {at:%H:%M:%S}, {'your example added' if added_here else 'read again, no problems'}")


class TryScreen(GameScreen[None]):
    """The answer on the left, the verdicts on the right, the teacher's marks below."""

    CSS_PATH = "tryout.tcss"
    AUTO_FOCUS = "Editor"
    HELP = (
        "Answer the opponent's line and see which key points the game finds, and by which of your wordings. When you "
        "save the scenario file in your editor, it is read again here, and your answer stays. Mark the answer as you "
        "see it (Tab, then Space). F6 adds it to the file's examples: `debategame check` and `agree` compare the game "
        "with them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *ANSWER_KEYS,
        Binding("f2", "problems", "Problems", id="try.problems", tooltip="All problems of the file."),
        Binding("f8", "wordings", "Which wording", id="try.wordings", tooltip="How far each wording is met."),
        Binding("f9", "dispute", "Dispute", id="try.dispute", tooltip="Take up a sentence that a player disputed."),
        Binding("escape", "leave", "Leave", id="try.leave", tooltip="Leave; you are asked before text is lost."),
        Binding("tab", "app.focus_next", "Marks", id="try.tab", show=False, tooltip="Go to your marks."),
        Binding("shift+tab", "app.focus_previous", "", id="try.back", show=False, tooltip="Back to the field."),
    ]

    def __init__(
        self, services: Services, file: WatchedFile, scenario: Scenario, *, between_looks: float = BETWEEN_LOOKS
    ) -> None:
        """Try the scenario that the file holds; `between_looks` seconds pass between two looks at it."""
        super().__init__()
        self._services = services
        self.file = file
        self._added = b""
        """What the file held when this screen last added an example."""
        self._head = FileHead(file.path.name)
        self._between_looks = between_looks
        self._looking = asyncio.Lock()
        self._trial = Trial(scenario=scenario, line_id=scenario.lines[0].id)
        self._score: Score | None = None
        self._number = 1
        self._adding = asyncio.Lock()
        self._disputes: tuple[Disputed, ...] = ()
        self._pane, self._verdicts, self._marking = AnswerPane(), LiveVerdicts(self._scored), MarkingCard()

    def compose(self) -> ComposeResult:
        """Lay out answer and verdicts side by side, over the marks."""
        yield self._head
        with Horizontal(id="sides"):
            yield self._pane
            yield self._verdicts
        yield self._marking
        yield Keys()

    def on_mount(self) -> None:
        """Start with the first line, and watch the file."""
        self.set_interval(self._between_looks, self._look)
        self._show()
        self._marking.count(self._trial.scenario)
        self._read_disputes()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable adding to a file with problems, and disputes if there are none."""
        if action == "problems":
            return bool(self.file.saved.problems)
        if action == "add":
            return not self.file.saved.problems
        if action == "dispute":
            return bool(self._disputes)
        return super().check_action(action, parameters)

    @on(TextArea.Changed)
    def _written(self) -> None:
        """Take over the text; also called before the text is used, as the field's message may still be on its way."""
        self._change(self._trial.written(self._pane.editor.text))

    @on(LiveVerdicts.Scored)
    def _scored_again(self, event: LiveVerdicts.Scored) -> None:
        if event.score.line == self._trial.line_id:
            self._score = event.score
            self._show_marks()

    @on(VerdictField.Focused)
    def _focused(self, event: VerdictField.Focused) -> None:
        self._number = event.number
        self._verdicts.scroll_to_point(event.number)

    @on(VerdictField.Changed)
    def _marked(self, event: VerdictField.Changed) -> None:
        self._written()
        if self._score and event.number <= len(self._score.points):
            scored = self._score.points[event.number - 1]
            self._change(self._trial.marked(scored.id, after(self._trial.draft.mark(scored))))

    def action_problems(self) -> None:
        """Show all problems of the file."""
        self.app.push_screen(TextDialog("What is wrong with the file", list_file_problems(self.file.saved.problems)))

    def action_next_line(self) -> None:
        """Go to the next line."""
        self._number = 1
        self._change(self._trial.at_next_line())
        self._pane.editor.focus()

    @work(group="adding")
    async def action_add(self) -> None:
        """Add the answer with its marks to the file."""
        async with self._adding:
            await self._add()

    @work(exclusive=True, group="wordings")
    async def action_wordings(self) -> None:
        """Show how far each wording is met, of the key point that last had the focus."""
        self._written()
        answer = self._answer
        score = await asyncio.to_thread(self._scored, answer)
        self.app.push_screen(WordingsScreen(self._services, answer, score, min(self._number, len(score.points))))

    @work(exclusive=True, group="disputes")
    async def action_dispute(self) -> None:
        """Take up the next disputed sentence as the answer to its line."""
        dispute, *others = self._disputes
        draft = self._trial.at_line(dispute.line).draft
        if draft.unsaved and not await self.app.push_screen_wait(confirm_replacing(dispute.line)):
            return
        self._disputes = (*others, dispute)
        note = said(dispute, self._trial.scenario.line(dispute.line))
        self._change(self._trial.taken_up(dispute.line, dispute.sentence, note))
        self._pane.editor.focus()

    @work(exclusive=True, group="leaving")
    async def action_leave(self) -> None:
        """Leave; ask first if there is text that is not in the file."""
        if not self.unsaved or await self.app.push_screen_wait(confirm_leaving()):
            self.app.exit()

    @property
    def _answer(self) -> AnswerToScore:
        """The current answer."""
        return AnswerToScore(self._trial.scenario, self._trial.line_id, self._trial.draft.text)

    async def _add(self) -> None:
        self._written()
        trial, data = self._trial, self.file.saved.data
        if not trial.draft.text.strip():
            self._services.announce("Write an answer first.")
            return
        score = await asyncio.to_thread(self._scored, self._answer)
        example = trial.example(score.points)
        if has_example(trial.scenario, example):
            self._services.announce("This answer is already in the file's examples.")
            return
        try:
            self._added = await asyncio.to_thread(add_example, self.file.path, data, example)
        except FileChangedError:
            self.app.push_screen(NotAddedScreen(CHANGED, example))
            return
        except NotAddedError as error:
            self.app.push_screen(NotAddedScreen(str(error), example))
            return
        self._change(self._trial.added(example))
        await self.look()

    async def look(self) -> None:
        """Look at the file now. If it was saved, read it again; with problems keep the scenario as it was."""
        async with self._looking:
            changed = await asyncio.to_thread(self.file.look)
        if changed:
            saved = self.file.saved
            at = datetime.datetime.fromtimestamp(saved.at, datetime.UTC)
            self._head.show_saved(saved, self._services.game.local(at), added_here=saved.data == self._added)
            if saved.scenario:
                self._reread(saved.scenario)
            self.refresh_bindings()

    @work(group="watching")
    async def _look(self) -> None:
        if not self._looking.locked():
            await self.look()

    def _reread(self, scenario: Scenario) -> None:
        """Go on with the scenario that was saved; the typed text stays."""
        self._change(self._trial.reread(scenario))
        self._marking.count(scenario)
        self._read_disputes()

    @work(exclusive=True, group="disputes")
    async def _read_disputes(self) -> None:
        """Find disputed sentences of this scenario that are not among its examples."""
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
        self._verdicts.score(self._answer)
        self._show_marks()

    def _show_marks(self) -> None:
        """Show the marks on the answer, as it was last scored."""
        draft, points = self._trial.draft, self._score.points if self._score else ()
        marks = [TeacherMark(draft.mark(scored), scored.verdict, own=scored.id in draft.marks) for scored in points]
        self._pane.show(self._trial, self._score)
        self._marking.show(marks, added=draft.added, note=draft.note)

    def _scored(self, answer: AnswerToScore) -> Score:
        return self._services.scorer(answer.scenario).score(answer.line_id, answer.answer)
