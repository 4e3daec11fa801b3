"""Save: the file of one player, in which every answer is a row from the moment it is scored."""

import datetime
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from debategame.errors import SaveError
from debategame.progress.drafts import Draft
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Answer, Dispute, Mode, Round
from debategame.progress.schedule import Card, Key
from debategame.progress.standing import Standing
from debategame.progress.trends import Guess, Trend
from debategame.saves import drafts, preferences, queries, records, summaries
from debategame.saves.database import USUAL, Options
from debategame.saves.file import SaveFile, players
from debategame.saves.queries import EVERY_ROUND, Page, RoundQuery
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical, digest

__all__ = ["Progress", "Save", "players"]
MOST_MARKS = 500
"""How many rounds a trend goes back: more than any screen has columns for."""
_Found = TypeVar("_Found")


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a player stands in all they have played, without any round read."""

    standings: dict[str, Standing] = {}
    """By scenario id; scenarios never played are left out."""
    cards: dict[Key, Card] = {}
    """What the schedule knows, by the ids of scenario and key point."""
    preferences: Preferences = Preferences()
    drafts: tuple[Draft, ...] = ()
    """What was interrupted and can be gone on with, the latest first."""

    @property
    def rounds(self) -> int:
        """How many rounds there are."""
        return sum(standing.rounds for standing in self.standings.values())

    def of(self, scenario_id: str) -> Standing:
        """Return where the player stands in a scenario, played or not."""
        return self.standings.get(scenario_id, Standing())


class Save:
    """Everything one player has played, in one SQLite file of a folder.

    Nothing on disk is touched until a method is called, and reading makes neither file nor folder. Each
    method is one transaction on a connection of its own, may wait for the disk or for another window (so
    call it off the event loop), and raises SaveError: one sentence, nothing already saved lost. A damaged
    or foreign file is set aside, never changed, and play goes on with a new one; `notices` tells.
    """

    def __init__(
        self, folder: Path, player: str, *, now: Callable[[], datetime.datetime], options: Options = USUAL
    ) -> None:
        """Keep the save of `player` in `folder`; `now` gives the aware time for backups and what is set aside.

        Raises PlayerNameError.
        """
        self.file = SaveFile(folder, player, now=now, options=options)
        self._now = now

    @property
    def folder(self) -> Path:
        """The folder of the save."""
        return self.file.folder

    @property
    def player(self) -> str:
        """The player's name as given, NFC and trimmed."""
        return self.file.player

    @property
    def path(self) -> Path:
        """Where the save is, or will be once there is something to keep."""
        return self.file.path

    @property
    def notices(self) -> tuple[str, ...]:
        """What happened so far that the player should know, a sentence each, oldest first; it only grows."""
        return tuple(self.file.notices)

    def record(  # noqa: PLR0913 -- what a round is made of
        self,
        scenario: Scenario,
        round_id: str,
        line_id: str,
        mode: Mode,
        answer: Answer,
        *,
        pace: float = 1,
        draft_id: str = "",
    ) -> Round:
        """Keep an answer, and return its round as it is stored: when this returns, it is on the disk.

        Begins the save and the round where they are new, and settles whether the line is played at first
        sight. The draft that it was, if any, goes. An answer that is there already, by its id, is not kept
        twice. Raises ValueError where the round has a different answer of that step.
        """
        body = canonical(scenario)
        played = Round(
            id=round_id,
            at=answer.at,
            player=self.file.player,
            scenario=scenario.id,
            scenario_hash=digest(body),
            line=line_id,
            mode=mode,
            pace=pace,
            answers=(answer,),
        )

        def work(db: sqlite3.Connection) -> Round:
            new = records.add_answer(db, played, body)
            stored = records.read_round_of(db, answer.id)
            if new:
                summaries.note_answer(db, stored, next(one for one in stored.answers if one.id == answer.id))
            drafts.drop(db, draft_id)
            return stored

        return self.file.write(work)

    def dispute(self, dispute: Dispute) -> None:
        """Keep that the player says they made a key point; the score stays. Kept twice, it is there once."""
        self.file.write(lambda db: records.add_dispute(db, dispute))

    def leave_out(self, round_id: str, excluded: bool) -> None:  # noqa: FBT001 -- the contract of every caller
        """Leave a round out of bests and trends, or take it back in."""

        def work(db: sqlite3.Connection) -> None:
            records.set_excluded(db, round_id, excluded=excluded)
            summaries.note_excluded(db, records.read_round(db, round_id))

        self.file.write(work)

    def progress(self) -> Progress:
        """Return where the player stands: quick, however much was played."""
        return self.file.read(self._progress) or Progress()

    def rounds(
        self,
        scenario_id: str | None = None,
        line_id: str | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Round]:
        """Return the rounds of a scenario, a line or all, newest first: at most `limit`, after `offset` others."""
        wanted = RoundQuery(scenario=scenario_id, line=line_id)
        return self.file.read(lambda db: queries.read_rounds(db, wanted, limit, offset)) or []

    def page(self, wanted: RoundQuery = EVERY_ROUND, *, limit: int | None = None, offset: int = 0) -> Page:
        """Return likewise the rounds wanted, and how many there are of them."""
        return self.file.read(lambda db: queries.read_page(db, wanted, limit, offset)) or Page()

    def count(self, scenario_id: str | None = None) -> int:
        """Return how many rounds of a scenario, or of all, were played."""
        return self.file.read(lambda db: queries.count(db, RoundQuery(scenario=scenario_id))) or 0

    def trend(self, wanted: RoundQuery, limit: int = MOST_MARKS) -> Trend:
        """Return the newest first answers of the rounds wanted; say which mode, for a trend never mixes them."""
        return self.file.read(lambda db: queries.read_trend(db, wanted, limit)) or Trend()

    def guesses(self, limit: int = MOST_MARKS) -> tuple[Guess, ...]:
        """Return the newest guesses of how many key points had landed, oldest first."""
        return self.file.read(lambda db: queries.read_guesses(db, limit)) or ()

    def round(self, round_id: str) -> Round:
        """Return the round of that id; SaveError where there is none."""
        return self._found(lambda db: records.read_round(db, round_id), "That round is not in the save.")

    def scenario(self, scenario_hash: str) -> Scenario:
        """Return a scenario as it was when it was played, without `examples`; SaveError where there is none."""
        missing = "That version of the scenario is not in the save."
        return self._found(lambda db: records.read_scenario(db, scenario_hash), missing)

    def set_preferences(self, preferences_: Preferences) -> None:
        """Keep how the player likes to play."""
        self.file.write(lambda db: preferences.write(db, preferences_))

    def drafts(self) -> list[Draft]:
        """Return the drafts whose windows have given no heartbeat for ten seconds, the latest first."""
        return self.file.read(lambda db: drafts.offered(db, self._now())) or []

    def take_draft(self, draft_id: str) -> Draft | None:
        """Return such a draft to go on with; None where another window has taken it or its answer is given."""
        return self._where_kept(draft_id, lambda db: drafts.take(db, draft_id, self._now()))

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft in place of the one of that id, with a heartbeat; not once its answer is given."""
        self.file.write(lambda db: drafts.keep(db, draft, self._now()))

    def beat(self, draft_id: str) -> None:
        """Give a heartbeat: the window of that draft is still open."""
        self._where_kept(draft_id, lambda db: drafts.beat(db, draft_id, self._now()))

    def drop_draft(self, draft_id: str) -> None:
        """Delete a draft, if it is there."""
        self._where_kept(draft_id, lambda db: drafts.drop(db, draft_id))

    def _progress(self, db: sqlite3.Connection) -> Progress:
        return Progress(
            standings=summaries.read_standings(db),
            cards=summaries.read_cards(db),
            preferences=preferences.read(db),
            drafts=tuple(drafts.offered(db, self._now())),
        )

    def _found(self, work: Callable[[sqlite3.Connection], _Found], missing: str) -> _Found:
        found = self.file.read(work)
        if found is None:
            raise SaveError(missing)
        return found

    def _where_kept(self, draft_id: str, work: Callable[[sqlite3.Connection], _Found]) -> _Found | None:
        """Do `work` on a draft that is there; else write nothing, and begin no save."""
        there = self.file.read(lambda db: drafts.is_kept(db, draft_id))
        return self.file.write(work) if there else None
