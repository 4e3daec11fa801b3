"""The screen of pupils' answers: marks, takes, undo, and the file that is watched."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from debategame.authoring.answers.marks import note_problem, ruling
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer
from debategame.authoring.answers.review import Review, review
from debategame.authoring.answers.taking import Offer, Take
from debategame.authoring.edits.writing import edit_file, replace_file
from debategame.authoring.watched_file import WatchedFile
from debategame.errors import NotAddedError, SaveError
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of, one_line
from debategame.transfer.rulings import add_rulings
from debategame.ui.answers.answer_list import AnswerList
from debategame.ui.answers.details import AnswerDetails
from debategame.ui.answers.history import Done, Marked, Taken
from debategame.ui.answers.keys import KEYS
from debategame.ui.answers.take import ask_what_to_take
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Prompt, TextDialog
from debategame.ui.widgets.file_problems import list_file_problems
from debategame.ui.widgets.primitives import Head, Keys
from debategame.ui.widgets.screens import GameScreen

CHECK_SECONDS = 1.0
"""Seconds between two checks whether the file was saved."""
CHANGED_MEANWHILE = "The file was changed in another program, so this was not undone."


class _LeftError(Exception):
    """The screen was left, or the work is out of date."""


class AnswersScreen(GameScreen[None]):
    """All answers in groups over the one that is chosen.

    Marks go to the file of rulings at once, takes to the scenario's file. If others change that file, it is read again.
    """

    CSS_PATH = "answers.tcss"
    AUTO_FOCUS = "AnswerList"
    HELP = (
        "Pupils' answers, the most useful groups first. Of each: your mark, the game's verdict, and how close the game "
        "finds it to the key point. √ hit, ~ partial, · missed, × the opposite. Y and N mark the answer. W, O, S, E "
        "and K take a part of it into the scenario; you see first what that changes over all answers you marked. "
        "+2 stands before an answer with a sentence that would help as a wording: G goes to the next."
    )
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self,
        services: Services,
        file: WatchedFile,
        scenario: Scenario,
        answers: Sequence[PupilAnswer],
        rulings: Path,
        *,
        check_seconds: float = CHECK_SECONDS,
    ) -> None:
        """Show answers to `scenario`, which was read from the file. Marks are added to the file `rulings`.

        The scenario's file is checked every `check_seconds`.
        """
        super().__init__()
        self._services, self.file, self._scenario, self._rulings = services, file, scenario, rulings
        self._review = Review(
            scenario=scenario, scored=tuple(ScoredAnswer(answer, ()) for answer in answers), examples=()
        )
        self._check_seconds = check_seconds
        self._shown = file.state
        """The state of the file that the screen shows."""
        self._done: list[Done] = []
        self._point = ""
        self._run = 0
        """Counts the times that the answers were scored, so that older work stops."""
        self._changing = asyncio.Lock()
        self._head = Head(f"answers · {file.path.name}", "reading …")
        self._list, self._details = AnswerList(), AnswerDetails()

    def compose(self) -> ComposeResult:
        """Lay out the list over the chosen answer."""
        yield self._head
        yield self._list
        yield self._details
        yield Keys()

    def on_mount(self) -> None:
        """Score the answers, and start checking the file."""
        self.set_interval(self._check_seconds, self._check_file)
        self._score()

    def on_unmount(self) -> None:
        """Stop the work in threads."""
        self._run += 1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that have nothing to act on, and takes while the file has problems."""
        if action == "problems":
            return bool(self.file.state.problems)
        if action == "take":
            return not self.file.state.problems and self._list.chosen is not None
        if action == "undo":
            return bool(self._done)
        if action in ("mark", "turn", "tell"):
            return self._list.chosen is not None
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Leave the screen."""
        self.app.exit()

    def action_problems(self) -> None:
        """Show all problems of the file."""
        self.app.push_screen(TextDialog("What is wrong with the file", list_file_problems(self.file.state.problems)))

    def action_suggested(self) -> None:
        """Go to the next answer with a suggestion."""
        if not self._list.next_suggested():
            self._services.announce("No suggestion. They come from marked or disputed answers: mark some with Y and N.")

    def action_turn(self, by: int) -> None:
        """Go to another key point of the line."""
        if self._found is not None:
            points = self._scenario.line(self._found.answer.line).points
            self._point = points[(points.index(self._point) + by) % len(points)]
            self._show_details()

    def action_mark(self, verdict: str) -> None:
        """Mark the chosen answer on the chosen key point, and go on to the next."""
        if self._list.chosen is None:
            return
        place, mark = self._list.chosen[0], Verdict(verdict) if verdict else None
        before = self._review.scored[place].mark(self._point)
        if self._set_mark(place, self._point, mark):
            if not self._done:
                self._services.announce(f"Your marks are kept in {self._rulings.name}.")
            self._done.append(Marked(place=place, point=self._point, before=before))
            self._list.action_cursor_down()
            self.refresh_bindings()

    @work(exclusive=True, group="telling")
    async def action_tell(self) -> None:
        """Write a sentence to the player that goes with the mark on the chosen key point."""
        chosen, found, point_id = self._list.chosen, self._found, self._point
        mark = found.mark(point_id) if found is not None else None
        if chosen is None or found is None or mark is None:
            self._services.announce("Mark it first: your sentence goes with the mark.")
            return
        prompt = Prompt("To the player", f"Your sentence on {one_line(point_id)}:", problem=note_problem)
        note = await self.app.push_screen_wait(prompt)
        if note is not None and self._set_mark(chosen[0], point_id, mark, note.strip()):
            self._services.announce("Kept with your mark.")

    @work(group="changing")
    async def action_take(self, kind: str) -> None:
        """Say what a part of the chosen answer would change in the scenario, and take it if the teacher agrees."""
        if self._list.chosen is None:
            return
        place, point_id = self._list.chosen[0], self._point
        suggestion = self._list.suggestion(place, point_id)
        first = suggestion.candidate.text if suggestion else ""
        offer = await ask_what_to_take(self._services, self._review, place, point_id, Take(kind), first)
        if offer is not None:
            await self._write(Take(kind), offer)

    @work(group="changing")
    async def action_undo(self) -> None:
        """Undo the last mark or take."""
        done = self._done.pop()
        self.refresh_bindings()
        if isinstance(done, Marked):
            if self._set_mark(done.place, done.point, done.before):
                self._services.announce("The last mark is undone.")
            return
        async with self._changing:
            try:
                await asyncio.to_thread(replace_file, self.file.path, done.after, done.before)
            except NotAddedError:
                self._services.announce(CHANGED_MEANWHILE, warning=True)
                return
        self._services.announce(f"The {done.take} is out of the file again.")
        await self._refresh()

    @on(AnswerList.Chosen)
    def _chosen(self, event: AnswerList.Chosen) -> None:
        found = self._review.scored[event.place]
        self._point = event.point or max(found.points, key=lambda scored: scored.confidence).id
        self._show_details()

    @property
    def _found(self) -> ScoredAnswer | None:
        """The chosen answer; None if there is none."""
        return self._review.scored[self._list.chosen[0]] if self._list.chosen else None

    def _set_mark(self, place: int, point_id: str, verdict: Verdict | None, note: str = "") -> bool:
        """Mark an answer, and write the mark to the file of rulings. Return whether that worked."""
        found = self._review.scored[place]
        row = ruling(self._scenario.id, found.answer, point_id, verdict, self._services.game.clock(), note)
        try:
            add_rulings(self._rulings, [row])
        except SaveError as error:
            self._services.announce(str(error), warning=True)
            return False
        self._review = self._review.with_mark(place, point_id, verdict)
        self._list.update_marks(self._review.scored, place)
        self._show_details()
        self._show_counts()
        return True

    async def _write(self, take: Take, offer: Offer) -> None:
        async with self._changing:
            await asyncio.to_thread(self.file.refresh)
            before = self.file.state.data
            try:
                after = await asyncio.to_thread(edit_file, self.file.path, before, offer.edits)
            except NotAddedError as error:
                self._services.announce(f"Nothing was written: {error}.", warning=True)
                return
        self._done.append(Taken(take=take, before=before, after=after))
        self._services.announce(f"The {take} is in the file.")
        await self._refresh()

    @work(group="watching")
    async def _check_file(self) -> None:
        if not self._changing.locked():
            await self._refresh()

    async def _refresh(self) -> None:
        """Read the file if it was saved. If it has no problems, score all answers again."""
        async with self._changing:
            await asyncio.to_thread(self.file.refresh)
        state = self.file.state
        if state is self._shown:
            return
        self._shown = state
        if state.scenario is not None:
            self._scenario = state.scenario
            self._score()
        else:
            first = state.problems[0]
            self._head.show(right=f"{first.line}:{first.column} {one_line(first.message)}")
        self.refresh_bindings()

    @work(exclusive=True, group="scoring")
    async def _score(self) -> None:
        """Score all answers and show them; then look for suggestions."""
        self._run += 1
        answers = self._review.answers
        step = self._stepper(self._run, len(answers))
        try:
            found = await asyncio.to_thread(review, self._scenario, answers, step)
            self._review = found.with_marks_of(self._review.answers)
            self._show_groups()
            found = await asyncio.to_thread(self._review.with_suggestions, step, step)
        except _LeftError:
            return
        self._review = msgspec.structs.replace(self._review, suggestions=found.suggestions)
        self._show_groups()

    def _stepper(self, run: int, total: int) -> Callable[[], None]:
        """Return a function to call before each step of work in a thread. It raises if the work is out of date."""
        done = 0

        def step() -> None:
            nonlocal done
            done += 1
            if run != self._run:
                raise _LeftError
            if done % 50 == 0 and done <= total:
                self.app.call_from_thread(self._head.show, right=f"scored {done} of {total}")

        return step

    def _show_groups(self) -> None:
        self._list.show(self._review)
        self._show_counts()
        self._show_details()
        self.refresh_bindings()

    def _show_counts(self) -> None:
        agreed, marks = self._review.agreement
        agreement = f" · the game agrees on {agreed} of {count_of(marks, 'mark')}" if marks else ""
        self._head.show(right=f"{count_of(len(self._review.scored), 'answer')}{agreement}")

    def _show_details(self) -> None:
        if self._found is not None and self._point:
            self._details.show(self._scenario, self._found, self._point)
