"""A session of answers: scores and saves them in threads, and saves drafts before them."""

import asyncio
import contextlib
import datetime

from debategame.errors import SaveError
from debategame.play.bout import Bout
from debategame.play.drafts import bout_to_draft
from debategame.play.recorder import as_round, record_round
from debategame.progress.rounds import Round
from debategame.progress.standing import Standing, standing
from debategame.saves.save import Progress
from debategame.ui.services import Services


class BoutSession:
    """Takes the answers of one bout or one review, and keeps their rounds."""

    def __init__(self, services: Services, progress: Progress, *, draft_id: str = "") -> None:
        """Start a session of a player with this progress. `draft_id` resumes a draft."""
        self._services = services
        self._progress = progress
        self._draft_id = draft_id or services.game.new_id()
        self._unsaved: set[str] = set()
        self._drafts_fail = False
        self.guesses = progress.preferences.guesses and progress.rounds > 0
        """Whether to ask the player how many key points an answer made. They are not asked before their first score."""
        self.editor = services.game.editor
        """The command of the player's own editor. Empty if they have set none."""
        self.rounds: dict[str, Round] = {}
        """The rounds of the session by id, in the order of play."""
        self.bettered: tuple[Round, ...] = ()
        """The rounds in which the player said a key point of an earlier line better."""

    def clock(self) -> datetime.datetime:
        """Return the time now."""
        return self._services.game.clock()

    async def score(self, bout: Bout, text: str, seconds: float, guess: int | None, *, struck: bool = False) -> Bout:
        """Score an answer and return the bout after it."""
        services = self._services
        studied: frozenset[str] = await services.read(lambda save: save.studied_lines(bout.scenario.id), frozenset())

        def give() -> Bout:
            scorer, at = services.scorer(bout.scenario), services.now()
            return bout.give(
                text,
                scorer=scorer,
                at=at,
                seconds=seconds,
                answer_id=services.game.new_id(),
                guess=guess,
                struck=struck,
                studied=bout.line.id in studied,
            )

        return await asyncio.to_thread(give)

    async def keep(self, bout: Bout) -> Round:
        """Save the current round, delete its draft and return the round as saved. Raise SaveError.

        This also saves a first answer that could not be saved before.
        """
        played = await self._services.in_save(lambda save: record_round(save, bout, draft_id=self._draft_id))
        self._unsaved.discard(bout.round_id)
        self.rounds[bout.round_id] = played
        return played

    def go_unsaved(self, bout: Bout) -> None:
        """Keep the current round in the session, though its answer is not saved."""
        self._unsaved.add(bout.round_id)
        self.rounds[bout.round_id] = as_round(bout, self._services.player)

    def is_saved(self, round_id: str) -> bool:
        """Return whether all answers of a round are saved."""
        return round_id not in self._unsaved

    def before(self, bout: Bout) -> Standing:
        """Return the player's results in the scenario before the current round."""
        scenario_id = bout.scenario.id
        played = (*self.rounds.values(), *self.bettered)
        earlier = (one for one in played if one.id != bout.round_id and one.scenario == scenario_id)
        return standing(earlier, self._progress.standing(scenario_id))

    async def keep_draft(self, bout: Bout, text: str, seconds: float) -> None:
        """Save the text so far. Announce only the first failure: the text is still on the screen."""
        draft = bout_to_draft(bout, self._draft_id, text, seconds=seconds, at=self.clock())
        try:
            await self._services.in_save(lambda save: save.keep_draft(draft))
            self._drafts_fail = False
        except SaveError as error:
            if not self._drafts_fail:
                sentence = f"What you write is not kept as a draft for now: {error}"
                self._services.announce(sentence, warning=True)
            self._drafts_fail = True

    async def beat(self) -> None:
        """Mark the draft as open in this window. Do not announce a failure: the next change announces it."""
        with contextlib.suppress(SaveError):
            await self._services.in_save(lambda save: save.beat(self._draft_id))

    async def drop_draft(self) -> None:
        """Delete the draft."""
        try:
            await self._services.in_save(lambda save: save.drop_draft(self._draft_id))
        except SaveError as error:
            self._services.announce(f"What you wrote will be offered again: {error}", warning=True)

    async def ask_no_more(self) -> None:
        """Stop asking how many key points an answer made, in later sessions too."""
        self.guesses = False
        await self._services.change_preferences(guesses=False)
