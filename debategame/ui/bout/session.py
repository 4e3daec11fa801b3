"""Where answers go from the screens: to the scorer and the save, away from the event loop; and drafts before them."""

import asyncio
import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from debategame.errors import SaveError
from debategame.play.bout import Bout
from debategame.play.drafts import bout_to_draft
from debategame.play.recorder import as_round, record_round
from debategame.progress.rounds import Round
from debategame.progress.standing import Standing, standing
from debategame.saves.save import Progress, Save

if TYPE_CHECKING:
    from debategame.ui.app import DebateApp

Found = TypeVar("Found")


class BoutSession:
    """Takes the answers of one sitting, and remembers its rounds."""

    def __init__(self, app: "DebateApp", progress: Progress, *, draft_id: str = "") -> None:
        """Begin with a player who stands so; `draft_id` is that of the draft that is gone on with, if any."""
        self._app = app
        self._progress = progress
        self._draft_id = draft_id or app.game.new_id()
        self._unsaved: set[str] = set()
        self._drafts_fail = False
        self.guesses = progress.preferences.guesses and progress.rounds > 0
        """Whether the player is asked how many key points landed; before their first score nobody can tell."""
        self.rounds: dict[str, Round] = {}
        """The rounds of the sitting by id, in order of play."""

    def clock(self) -> datetime.datetime:
        """Return the time now."""
        return self._app.game.clock()

    async def score(self, bout: Bout, text: str, seconds: float, guess: int | None) -> Bout:
        """Score an answer; return the bout after it."""
        app = self._app

        def give() -> Bout:
            scorer, at = app.scorer(bout.scenario), app.game.local(app.game.clock())
            return bout.give(text, scorer=scorer, at=at, seconds=seconds, answer_id=app.game.new_id(), guess=guess)

        return await asyncio.to_thread(give)

    async def keep(self, bout: Bout) -> Round:
        """Save the round being played and return it as saved; its draft goes. Raises SaveError.

        Both its answers are saved, so that one that could not be saved before is saved now.
        """
        played = await self._app.in_save(lambda save: record_round(save, bout, draft_id=self._draft_id))
        self._unsaved.discard(bout.round_id)
        self.rounds[bout.round_id] = played
        return played

    def go_unsaved(self, bout: Bout) -> None:
        """Remember the round being played though its answer is not saved."""
        self._unsaved.add(bout.round_id)
        self.rounds[bout.round_id] = as_round(bout, self._app.player)

    def is_saved(self, round_id: str) -> bool:
        """Tell whether all of a round is saved."""
        return round_id not in self._unsaved

    def before(self, bout: Bout) -> Standing:
        """Return where the player stood in the scenario before the round being played."""
        scenario_id = bout.scenario.id
        earlier = (one for one in self.rounds.values() if one.id != bout.round_id and one.scenario == scenario_id)
        return standing(earlier, self._progress.standing(scenario_id))

    async def keep_draft(self, bout: Bout, text: str, seconds: float) -> None:
        """Keep what is written so far; where that fails say so once, for the answer is not lost by it."""
        draft = bout_to_draft(bout, self._draft_id, text, seconds=seconds, at=self.clock())
        try:
            await self._app.in_save(lambda save: save.keep_draft(draft))
            self._drafts_fail = False
        except SaveError as error:
            if not self._drafts_fail:
                self._app.tell(f"What you write is not kept as a draft for now: {error}", wrong=True)
            self._drafts_fail = True

    async def beat(self) -> None:
        """Give a sign that the window of the draft is open; should that fail, the next change tells why."""
        try:
            await self._app.in_save(lambda save: save.beat(self._draft_id))
        except SaveError:
            self._drafts_fail = True

    async def drop_draft(self) -> None:
        """Let go of what was written."""
        try:
            await self._app.in_save(lambda save: save.drop_draft(self._draft_id))
        except SaveError as error:
            self._app.tell(f"What you wrote will be offered again: {error}", wrong=True)

    async def ask_no_more(self) -> None:
        """Ask no more how many key points landed, from now on."""
        self.guesses = False
        await change_preferences(self._app, guesses=False)


async def read(app: "DebateApp", call: Callable[[Save], Found], otherwise: Found) -> Found:
    """Return what `call` reads of the save of who plays; `otherwise`, once they were told why it cannot be read."""
    try:
        return await app.in_save(call)
    except SaveError as error:
        app.tell(str(error), wrong=True)
        return otherwise


async def read_progress(app: "DebateApp") -> Progress:
    """Return where who plays stands; as one who never played, once they were told why that cannot be read."""
    return await read(app, lambda save: save.progress(), Progress())


async def change_preferences(app: "DebateApp", **changes: object) -> None:
    """Change the named preferences of the player, and keep them."""

    def work(save: Save) -> None:
        before = save.progress().preferences
        after = msgspec.structs.replace(before, **changes)
        if after != before:
            save.set_preferences(after)

    try:
        await app.in_save(work)
    except SaveError as error:
        app.tell(str(error), wrong=True)
