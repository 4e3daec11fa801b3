"""A whole bout on screens: line after line, then the summary and the bouts after it."""

import msgspec

from debategame.play.bout import Bout, Stage, new_bout
from debategame.play.choosing import LATELY, choose_lines
from debategame.play.comparison import Comparison
from debategame.play.training.better import better_bout, points_to_better
from debategame.progress.rounds import Answer, Mode, Round
from debategame.progress.standing import Standing, standing
from debategame.progress.trends import Guess
from debategame.saves.save import Progress
from debategame.ui.bout import phrases
from debategame.ui.bout.answers import EMPTY_ANSWER, StartedAnswer
from debategame.ui.bout.better import say_better
from debategame.ui.bout.comparison import ComparisonScreen
from debategame.ui.bout.request import BoutRequest
from debategame.ui.bout.round import ComebackScreen, RoundScreen
from debategame.ui.bout.session import BoutSession
from debategame.ui.bout.summary import After, Played, SummaryScreen
from debategame.ui.feedback.feedback_screen import FeedbackScreen, Next
from debategame.ui.feedback.model import FeedbackModel
from debategame.ui.feedback.screens import AnswerFeedback, FeedbackOfTest, RoundFeedback
from debategame.ui.services import Services


class InterruptedBout(msgspec.Struct, frozen=True, kw_only=True):
    """A bout that was interrupted while an answer was being written."""

    bout: Bout
    """The bout, at that answer."""
    draft_id: str
    started: StartedAnswer
    """The answer as far as it is written."""
    rounds: tuple[Round, ...] = ()
    """The rounds of the bout so far, in the order of play, with the saved part of the current one."""
    before: Standing
    """The player's results in the scenario before the bout."""


async def play_bout(services: Services, request: BoutRequest, interrupted: InterruptedBout | None = None) -> None:
    """Play a bout, and every bout the player asks for after it. Call this in a worker.

    With `interrupted`, resume that bout first.
    """
    following: BoutRequest | None = request
    while following is not None:
        progress = await services.read_progress()
        if interrupted:
            standings = {**progress.standings, request.scenario.id: interrupted.before}
            progress = msgspec.structs.replace(progress, standings=standings)
        following = await _BoutFlow(services, following, progress, interrupted).play()
        interrupted = None


async def play_line(
    services: Services, request: BoutRequest, progress: Progress, place: str
) -> tuple[Round, ...] | None:
    """Play a bout without its summary, under the title `place`. Call this in a worker.

    Return its rounds, or None if the player leaves.
    """
    return await _BoutFlow(services, request, progress, None, place).play_lines()


class _BoutFlow:
    """Shows the screens of one bout, one after the other."""

    def __init__(
        self,
        services: Services,
        request: BoutRequest,
        progress: Progress,
        interrupted: InterruptedBout | None,
        place: str = "",
    ) -> None:
        self._place = place
        self._services, self._request, self._interrupted = services, request, interrupted
        self._progress = progress
        self._session = BoutSession(services, progress, draft_id=interrupted.draft_id if interrupted else "")
        self._started = interrupted.started if interrupted else EMPTY_ANSWER
        self._old_answer: Answer | None = None
        """The earlier answer, if the current line is answered again."""
        self._awaiting_feedback: list[Bout] = []
        """In a test, the bout after each line. Feedback on them is shown at the end."""
        self._asked_since: frozenset[str] = frozenset()
        """The ids of the key points of the round that the player was asked to say better since."""
        self._said_since: tuple[Round, ...] = ()
        """The rounds in which they did, as far as they are saved."""
        self._started_at = services.game.clock()

    async def play(self) -> BoutRequest | None:
        """Play until the bout is over or the player leaves. Return the bout to play next, or None."""
        await self.play_lines()
        await self._show_test_feedback()
        return await self._show_summary() if self._session.rounds else None

    async def play_lines(self) -> tuple[Round, ...] | None:
        """Play every line. Return the rounds, or None if the player leaves before the bout is over."""
        bout: Bout | None = await self._start()
        while bout is not None and bout.stage is not Stage.OVER:
            bout = await self._step(bout)
        return None if bout is None else tuple(self._session.rounds.values())

    async def _start(self) -> Bout:
        if self._interrupted:
            for played in self._interrupted.rounds:
                if played.mode is Mode.REVIEW:
                    self._session.bettered += (played,)
                else:
                    self._session.rounds[played.id] = played
            return self._interrupted.bout
        request, new_id = self._request, self._services.game.new_id
        attempts = self._progress.standing(request.scenario.id).attempts
        heard: tuple[str, ...] = await self._services.read(lambda save: save.comebacks(LATELY), ())
        bout = new_bout(
            request.scenario,
            request.lines,
            request.mode,
            new_id=new_id,
            pace=request.pace,
            attempts=attempts,
            heard=heard,
        )
        if bout.rules.clock and request.pace != self._progress.preferences.pace:
            await self._services.change_preferences(pace=request.pace)
        return bout

    async def _step(self, bout: Bout) -> Bout | None:
        """Play the current stage of the bout. Return None if the player leaves."""
        if bout.stage in (Stage.ANSWER, Stage.COMEBACK):
            return await self._ask_for_answer(bout)
        if not bout.rules.feedback:
            self._awaiting_feedback.append(bout)
            return bout.go_on(self._services.game.new_id())
        return await self._show_feedback(bout)

    async def _ask_for_answer(self, bout: Bout) -> Bout | None:
        made_before = len(self._session.before(bout).made & set(bout.line.points))
        first, started, place = bout.stage is Stage.ANSWER, self._started, phrases.place(bout, self._place)
        self._started = EMPTY_ANSWER
        screen = (
            RoundScreen(bout, self._session, made_before=made_before, place=place, started=started)
            if first
            else ComebackScreen(bout, self._session, place=place, started=started)
        )
        given = await self._services.show(screen)
        if given is None:
            return None
        if given.round is None:
            self._session.go_unsaved(given.bout)
        if first and self._old_answer:
            await self._compare(given.bout, self._old_answer)
            self._old_answer = None
        return given.bout

    async def _compare(self, bout: Bout, old: Answer) -> None:
        comparison = Comparison(scenario=bout.scenario, old=old, new=bout.answers[0])
        await self._services.show(ComparisonScreen(comparison, place=phrases.place(bout, self._place)))

    async def _show_feedback(self, bout: Bout) -> Bout | None:
        model = self._feedback(bout)
        screen: FeedbackScreen = (
            RoundFeedback(self._services, model) if model.revealed else AnswerFeedback(self._services, model)
        )
        chosen = await self._services.show(screen)
        if chosen is Next.BETTER:
            return await self._say_better(bout)
        self._session.bettered += self._said_since
        self._asked_since, self._said_since = frozenset(), ()
        if chosen is Next.END:
            return None
        new_id = self._services.game.new_id()
        if chosen is Next.ON:
            return bout.go_on(new_id)
        self._old_answer = bout.answers[0]
        self._started = StartedAnswer(text=self._old_answer.text)
        return bout.again(new_id)

    async def _say_better(self, bout: Bout) -> Bout:
        """Ask for one sentence on the heaviest key point that was missed, show its verdict, and return to the bout."""
        point, *_ = points_to_better(bout.scenario, bout.line, bout.answers, self._asked_since)
        self._asked_since |= {point.id}
        asked = better_bout(bout.scenario, bout.line, point.id, self._services.game.new_id())
        until_now = (self._session.rounds[bout.round_id], *self._said_since)
        made = standing(until_now, self._session.before(bout)).made
        session = BoutSession(self._services, self._progress)
        said = await say_better(self._services, session, asked, bout.answers, made)
        if said is None:
            return bout
        self._said_since += (said,)
        return msgspec.structs.replace(bout, earlier=(*bout.earlier, said.id))

    async def _show_test_feedback(self) -> None:
        """In a test, show feedback on each line until the player has seen enough."""
        for bout in self._awaiting_feedback:
            chosen = await self._services.show(FeedbackOfTest(self._services, self._feedback(bout)))
            if chosen is Next.END:
                return

    def _feedback(self, bout: Bout) -> FeedbackModel:
        before = self._session.before(bout)
        return FeedbackModel(
            scenario=bout.scenario,
            round=self._session.rounds[bout.round_id],
            revealed=bout.stage is Stage.REVEAL,
            place=phrases.place(bout, self._place),
            first=len(bout.answers) == 1,
            saved=self._session.is_saved(bout.round_id),
            best_before=before.best(bout.mode, bout.line.id),
            comparable=before.best_scorer(bout.mode, bout.line.id) in ("", bout.answers[0].scorer),
            made_before=before.made,
            asked_since=self._asked_since,
            made_since=standing(self._said_since).made,
        )

    async def _show_summary(self) -> BoutRequest | None:
        request, rounds, bettered = self._request, tuple(self._session.rounds.values()), self._session.bettered
        before = self._progress.standing(request.scenario.id)
        progress = await self._services.read_progress()
        guesses: tuple[Guess, ...] = await self._services.read(lambda save: save.guesses(), ())
        played = Played(
            scenario=request.scenario,
            rounds=rounds,
            bettered=bettered,
            before=before,
            mode=request.mode,
            pace=request.pace,
            took=self._services.game.clock() - self._started_at,
            progress=progress,
            guesses=guesses,
        )
        after = await self._services.show(SummaryScreen(self._services, played))
        if after is After.HOME:
            return None
        if after is After.AGAIN:
            return request
        results = standing((*rounds, *bettered), before)
        lines = choose_lines(request.scenario, results.made, results.last_played, len(request.lines))
        return msgspec.structs.replace(request, lines=lines)
