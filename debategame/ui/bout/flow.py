"""A whole bout on screens: one after the other, until the player is back at Home."""

from typing import TYPE_CHECKING

import msgspec

from debategame.play.bout import Bout, Stage, choose_lines, new_bout
from debategame.progress.rounds import Answer, Round
from debategame.progress.standing import Standing, standing
from debategame.progress.trends import Guess
from debategame.saves.save import Progress
from debategame.ui.bout import texts
from debategame.ui.bout.again import AgainScreen, Rewritten
from debategame.ui.bout.draft_keeper import NOTHING_BEGUN, Begun
from debategame.ui.bout.round import ComebackScreen, RoundScreen
from debategame.ui.bout.session import BoutSession, change_preferences, read, read_progress
from debategame.ui.bout.summary import After, Played, SummaryScreen
from debategame.ui.feedback.model import FeedbackModel
from debategame.ui.feedback.screens import AnswerFeedback, FeedbackOfTest, FeedbackScreen, Next, RoundFeedback
from debategame.ui.services import BoutRequest

if TYPE_CHECKING:
    from debategame.ui.app import DebateApp


class GoingOn(msgspec.Struct, frozen=True, kw_only=True):
    """A bout that was interrupted, at the answer that was being written."""

    bout: Bout
    draft_id: str
    begun: Begun
    played: Round | None = None
    """What its round has already, where that is something."""
    before: Standing | None = None
    """Where the player stood in the scenario before that round."""


async def run_bout(app: "DebateApp", request: BoutRequest, going_on: GoingOn | None = None) -> None:
    """Play the bout that was asked for, and those the player asks for after it; to be called in a worker.

    With `going_on` the first is one that was interrupted, and is played from there.
    """
    wanted: BoutRequest | None = request
    while wanted is not None:
        progress = await read_progress(app)
        if going_on and going_on.before is not None:
            standings = {**progress.standings, request.scenario.id: going_on.before}
            progress = msgspec.structs.replace(progress, standings=standings)
        wanted = await _Table(app, wanted, progress, going_on).play()
        going_on = None


class _Table:
    """Where one bout is played: it shows the screens and hands answers in."""

    def __init__(self, app: "DebateApp", request: BoutRequest, progress: Progress, going_on: GoingOn | None) -> None:
        self._app, self._request, self._going_on = app, request, going_on
        self._progress = progress
        self._desk = BoutSession(app, progress, draft_id=going_on.draft_id if going_on else "")
        self._begun = going_on.begun if going_on else NOTHING_BEGUN
        self._mended: Answer | None = None
        """The answer that is being mended, where a line is answered again."""
        self._told: list[Bout] = []
        """In a test: each bout at the feedback that waits for the end."""
        self._began = app.game.clock()

    async def play(self) -> BoutRequest | None:
        """Play to the end or until the player leaves; return the bout they want next, None for none."""
        bout: Bout | None = await self._begin()
        while bout is not None and bout.stage is not Stage.OVER:
            bout = await self._step(bout)
        await self._tell_test()
        return await self._sum_up() if self._desk.rounds else None

    async def _begin(self) -> Bout:
        if self._going_on:
            if self._going_on.played:
                self._desk.rounds[self._going_on.played.id] = self._going_on.played
            return self._going_on.bout
        request = self._request
        bout = new_bout(request.scenario, request.lines, request.mode, new_id=self._app.game.new_id, pace=request.pace)
        if bout.rules.clock and request.pace != self._progress.preferences.pace:
            await change_preferences(self._app, pace=request.pace)
        return bout

    async def _step(self, bout: Bout) -> Bout | None:
        """Play what the bout stands at; None where the player leaves."""
        if bout.stage in (Stage.ANSWER, Stage.COMEBACK):
            return await self._ask(bout)
        if not bout.rules.feedback:
            self._told.append(bout)
            return bout.go_on(self._app.game.new_id())
        return await self._tell(bout)

    async def _ask(self, bout: Bout) -> Bout | None:
        made_before = len(self._desk.before(bout).made & set(bout.line.points))
        first, begun = bout.stage is Stage.ANSWER, self._begun
        self._begun = NOTHING_BEGUN
        screen = (
            RoundScreen(bout, self._desk, made_before=made_before, begun=begun)
            if first
            else ComebackScreen(bout, self._desk, begun=begun)
        )
        given = await self._app.push_screen_wait(screen)
        if given is None:
            return None
        if given.round is None:
            self._desk.go_unsaved(given.bout)
        if first and self._mended:
            await self._compare(given.bout, self._mended)
            self._mended = None
        return given.bout

    async def _compare(self, bout: Bout, old: Answer) -> None:
        rewritten = Rewritten(scenario=bout.scenario, place=texts.place(bout), old=old, new=bout.answers[0])
        await self._app.push_screen_wait(AgainScreen(rewritten))

    async def _tell(self, bout: Bout) -> Bout | None:
        review = self._review(bout)
        screen: FeedbackScreen = RoundFeedback(review) if review.revealed else AnswerFeedback(review)
        chosen = await self._app.push_screen_wait(screen)
        if chosen is Next.END:
            return None
        new_id = self._app.game.new_id()
        if chosen is Next.ON:
            return bout.go_on(new_id)
        self._mended = bout.answers[0]
        self._begun = Begun(text=self._mended.text)
        return bout.again(new_id)

    async def _tell_test(self) -> None:
        """In a test, show what came of each line, until the player has seen enough."""
        for bout in self._told:
            chosen = await self._app.push_screen_wait(FeedbackOfTest(self._review(bout)))
            if chosen is Next.END:
                return

    def _review(self, bout: Bout) -> FeedbackModel:
        before = self._desk.before(bout)
        return FeedbackModel(
            scenario=bout.scenario,
            round=self._desk.rounds[bout.round_id],
            revealed=bout.stage is Stage.REVEAL,
            place=texts.place(bout),
            first=len(bout.answers) == 1,
            saved=self._desk.is_saved(bout.round_id),
            best_before=before.best(bout.mode, bout.line.id),
            made_before=before.made,
        )

    async def _sum_up(self) -> BoutRequest | None:
        request, rounds = self._request, tuple(self._desk.rounds.values())
        before = self._progress.standing(request.scenario.id)
        progress = await read_progress(self._app)
        guesses: tuple[Guess, ...] = await read(self._app, lambda save: save.guesses(), ())
        played = Played(
            scenario=request.scenario,
            rounds=rounds,
            before=before,
            mode=request.mode,
            pace=request.pace,
            took=self._app.game.clock() - self._began,
            progress=progress,
            guesses=guesses,
        )
        after = await self._app.push_screen_wait(SummaryScreen(played))
        if after is After.HOME:
            return None
        if after is After.AGAIN:
            return request
        after_it = standing(rounds, before)
        lines = choose_lines(request.scenario, after_it.made, after_it.last_played, len(request.lines))
        return msgspec.structs.replace(request, lines=lines)
