"""The author's screen: answer a line of a scenario and see how the game scores it while typing."""

import asyncio
import datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import TextArea

from debategame.authoring.marked.examples import save_example
from debategame.authoring.marked.tryout import Tryout, next_mark, open_disputes
from debategame.authoring.watched_file import WatchedFile
from debategame.classroom.disputes import read_disputes
from debategame.classroom.model import DisputedSentence
from debategame.errors import FileChangedError, NotAddedError, Problem
from debategame.scenario.model import Scenario
from debategame.scoring.model import Score
from debategame.ui.services import Services
from debategame.ui.tryout.answer_pane import AnswerPane
from debategame.ui.tryout.dialogs import NotAddedScreen, WordingsScreen, confirm_leaving, confirm_replacing
from debategame.ui.tryout.file_head import FileHead
from debategame.ui.tryout.file_review import FileReview
from debategame.ui.tryout.keys import SCREEN_KEYS
from debategame.ui.tryout.live_verdicts import AnswerToScore, LiveVerdicts, best_first
from debategame.ui.tryout.marking import MarkingCard, TeacherMark, VerdictField
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.file_problems import list_advice, list_file_problems
from debategame.ui.widgets.primitives import Keys
from debategame.ui.widgets.screens import GameScreen

CHANGED = "the file was saved just now and is being read again. Press F6 or ^T again in a moment"
CHECK_SECONDS = 1.0
"""Seconds between two checks whether the file was saved."""


class TryScreen(GameScreen[None]):
    """The answer on the left, the verdicts on the right, the teacher's marks below.

    The file is read again when it was saved. If it then has problems, the screen keeps the last good scenario.
    """

    CSS_PATH = "tryout.tcss"
    AUTO_FOCUS = "Editor"
    HELP = (
        "Answer the opponent's line and see which key points the game finds, and by which of your wordings. When you "
        "save the scenario file in your editor, it is read again here, and your answer stays. Mark the answer as you "
        "see it (Tab, then Space). F6 or ^T adds it to the file's examples: `debategame check` and `agree` compare the "
        "game with them."
    )
    BINDINGS: ClassVar[list[BindingType]] = SCREEN_KEYS

    def __init__(
        self, services: Services, file: WatchedFile, scenario: Scenario, *, check_seconds: float = CHECK_SECONDS
    ) -> None:
        """Try `scenario`, which was read from the file. Check every `check_seconds` whether the file was saved."""
        super().__init__()
        self._services = services
        self.file = file
        self._written_here = b""
        """The content of the file when this screen last wrote it."""
        self._head = FileHead(file.path.name)
        self._check_seconds = check_seconds
        self._checking = asyncio.Lock()
        self._tryout = Tryout(scenario=scenario, line_id=scenario.lines[0].id)
        self._score: Score | None = None
        self._number = 1
        self._adding = asyncio.Lock()
        self._disputes: tuple[DisputedSentence, ...] = ()
        self._advice: tuple[Problem, ...] = ()
        self._file_review = FileReview(file)
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
        """Start with the first line, and start checking the file."""
        self.set_interval(self._check_seconds, self._check_if_idle)
        self._show()
        self._marking.count(self._tryout.scenario)
        self._read_disputes()
        self._review()

    def on_unmount(self) -> None:
        """Stop the review."""
        self._file_review.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable adding to a file with problems, and taking up where there is nothing to take up."""
        if action == "problems":
            return bool(self.file.state.problems or self._advice)
        if action == "add":
            return not self.file.state.problems
        if action == "take_up":
            examples = self._tryout.scenario.examples
            return bool(self._disputes) or any(example.line == self._tryout.line_id for example in examples)
        return super().check_action(action, parameters)

    @on(TextArea.Changed)
    def _written(self) -> None:
        self._change(self._current)

    @on(LiveVerdicts.Scored)
    def _scored_again(self, event: LiveVerdicts.Scored) -> None:
        if event.score.line == self._tryout.line_id:
            self._score = event.score
            self._show_marks()

    @on(VerdictField.Focused)
    def _focused(self, event: VerdictField.Focused) -> None:
        self._number = event.number
        self._verdicts.scroll_to_point(event.number)
        self._marking.show_instructions(self._tryout.line.points[event.number - 1])

    @on(VerdictField.Left)
    def _left_marks(self) -> None:
        if not isinstance(self.focused, VerdictField):
            self._marking.show_instructions()

    @on(VerdictField.Changed)
    def _marked(self, event: VerdictField.Changed) -> None:
        if self._score and event.number <= len(self._score.points):
            scored, current = self._score.points[event.number - 1], self._current
            self._change(current.with_mark(scored.id, next_mark(current.draft.mark(scored))))

    def action_problems(self) -> None:
        """Show all problems of the file, or else what `check` warns of."""
        problems = self.file.state.problems
        if problems:
            self.app.push_screen(TextDialog("What is wrong with the file", list_file_problems(problems)))
        else:
            self.app.push_screen(TextDialog("What could teach better", list_advice(self._advice)))

    def action_next_line(self) -> None:
        """Go to the next line."""
        self._number = 1
        self._change(self._current.at_next_line())
        self._pane.editor.focus()

    @work(group="adding")
    async def action_add(self) -> None:
        """Add the answer with its marks to the file."""
        async with self._adding:
            await self._add()

    @work(exclusive=True, group="wordings")
    async def action_wordings(self) -> None:
        """Show how far the answer meets each wording of the key point that last had the focus."""
        answer = self._answer
        score = await asyncio.to_thread(self._scored, answer)
        self.app.push_screen(WordingsScreen(self._services, answer, score, min(self._number, len(score.points))))

    @work(exclusive=True, group="taking up")
    async def action_take_up(self) -> None:
        """Take up the next disputed sentence as the answer to its line; when all were, the next example of this line.

        A dispute that was passed over comes back after the next save.
        """
        line = self._disputes[0].line if self._disputes else self._tryout.line_id
        confirm = confirm_replacing(line) if self._disputes else confirm_leaving()
        if self._current.at_line(line).draft.unsaved and not await self.app.push_screen_wait(confirm):
            return
        if self._disputes:
            dispute, *others = self._disputes
            self._disputes = tuple(others)
            self._change(self._current.with_dispute(dispute))
        else:
            self._change(self._current.with_next_example())
        self._pane.editor.focus()

    @work(exclusive=True, group="leaving")
    async def action_leave(self) -> None:
        """Leave; ask first if there is text that is not in the file."""
        if not self._current.unsaved or await self.app.push_screen_wait(confirm_leaving()):
            self.app.exit()

    @property
    def _current(self) -> Tryout:
        """The state with the text that is in the field, from which every change starts: its message may come later."""
        return self._tryout.with_text(self._pane.editor.text)

    @property
    def _answer(self) -> AnswerToScore:
        """The current answer."""
        current = self._current
        return AnswerToScore(current.scenario, current.line_id, current.draft.text)

    async def _add(self) -> None:
        tryout, data = self._current, self.file.state.data
        if not tryout.draft.text.strip():
            self._services.announce("Write an answer first.")
            return
        score = await asyncio.to_thread(self._scored, self._answer)
        example = tryout.example(score.points)
        instead_of = tryout.draft.example
        try:
            new = await asyncio.to_thread(save_example, self.file.path, data, example, instead_of)
        except FileChangedError:
            self.app.push_screen(NotAddedScreen(CHANGED, example))
            return
        except NotAddedError as error:
            self.app.push_screen(NotAddedScreen(str(error), example))
            return
        if new == data:
            self._services.announce("The file has this example, with the same marks.")
        else:
            self._written_here = new
        self._change(self._current.with_added(example))
        await self.check_file()

    async def check_file(self) -> None:
        """Read the file if it was saved, and show its state."""
        async with self._checking:
            changed = await asyncio.to_thread(self.file.refresh)
        if changed:
            state = self.file.state
            at = datetime.datetime.fromtimestamp(state.saved_at, datetime.UTC)
            added = state.data == self._written_here
            self._head.show_state(state, self._services.game.local(at), example_added=added)
            self._advice = ()
            if state.scenario:
                self._use(state.scenario)
                self._review()
            self.refresh_bindings()

    @work(group="reviewing")
    async def _review(self) -> None:
        """Review the file, and show how many warnings there are."""
        advice = await self._file_review.advice()
        if advice is not None:
            self._advice = advice
            self._head.show_advice(advice)
            self.refresh_bindings()

    @work(group="watching")
    async def _check_if_idle(self) -> None:
        if not self._checking.locked():
            await self.check_file()

    def _use(self, scenario: Scenario) -> None:
        """Replace the scenario by the saved one. The typed text stays."""
        self._change(self._current.with_scenario(scenario))
        self._marking.count(scenario)
        self._read_disputes()

    @work(exclusive=True, group="disputes")
    async def _read_disputes(self) -> None:
        """Find disputed sentences of this scenario that are not among its examples."""
        scenario = self._tryout.scenario
        found = await asyncio.to_thread(read_disputes, self._services.game.saves, scenario.id)
        self._disputes = open_disputes(found, scenario)
        self.refresh_bindings()

    def _change(self, tryout: Tryout) -> None:
        self._tryout = tryout
        self.unsaved = tryout.unsaved
        self._pane.write(tryout.draft.text)
        self._show()

    def _show(self) -> None:
        tryout = self._tryout
        if self._score and self._score.line != tryout.line_id:
            self._score = None
        self._verdicts.score(self._answer)
        self._show_marks()

    def _show_marks(self) -> None:
        """Show the marks on the answer, as it was last scored."""
        draft, points = self._tryout.draft, self._score.points if self._score else ()
        marks = [
            TeacherMark(number, draft.mark(scored), scored.verdict, own=scored.id in draft.marks)
            for number in best_first(points)
            for scored in (points[number - 1],)
        ]
        self._pane.show(self._tryout, self._score)
        self._marking.show(marks, added=draft.added, note=draft.note)

    def _scored(self, answer: AnswerToScore) -> Score:
        return self._services.scorer(answer.scenario).score(answer.line_id, answer.answer)
