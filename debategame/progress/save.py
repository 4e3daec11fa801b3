"""Save: the file of one player, in which every answer is a row from the moment it is scored."""

import datetime
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from debategame.errors import SaveError
from debategame.progress import derived, drafts, habits, lookup, records
from debategame.progress.database import USUAL, Options
from debategame.progress.drafts import Draft
from debategame.progress.habits import Habits
from debategame.progress.lookup import ALL, Page, Wanted
from debategame.progress.open_windows import OpenWindows
from debategame.progress.rounds import Answer, Dispute, Mode, Round
from debategame.progress.savefile import SaveFile, players
from debategame.progress.schedule import Card, Key
from debategame.progress.standing import Standing
from debategame.progress.trends import Guess, Trend
from debategame.progress.versions import canonical, digest
from debategame.scenario.model import Scenario

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
    habits: Habits = Habits()
    drafts: tuple[Draft, ...] = ()
    """What was interrupted and can be gone on with, the latest first."""

    @property
    def rounds(self) -> int:
        """How many rounds there are."""
        return sum(standing.rounds for standing in self.standings.values())

    def of(self, scenario_id: str) -> Standing:
        """Return where the player stands in a scenario, played or not."""
        return self.standings.get(scenario_id, Standing())


class Save(OpenWindows):
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
        super().__init__(SaveFile(folder, player, now=now, options=options), now=now)

    @property
    def folder(self) -> Path:
        """The folder of the save."""
        return self._file.folder

    @property
    def player(self) -> str:
        """The player's name as given, NFC and trimmed."""
        return self._file.player

    @property
    def path(self) -> Path:
        """Where the save is, or will be once there is something to keep."""
        return self._file.path

    @property
    def notices(self) -> tuple[str, ...]:
        """What happened so far that the player should know, a sentence each, oldest first; it only grows."""
        return tuple(self._file.notices)

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
            player=self._file.player,
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
                derived.note_answer(db, stored, next(one for one in stored.answers if one.id == answer.id))
            drafts.drop(db, draft_id)
            return stored

        return self._file.write(work)

    def dispute(self, dispute: Dispute) -> None:
        """Keep that the player says they made a key point; the score stays. Kept twice, it is there once."""
        self._file.write(lambda db: records.add_dispute(db, dispute))

    def leave_out(self, round_id: str, excluded: bool) -> None:  # noqa: FBT001 -- the contract of every caller
        """Leave a round out of bests and trends, or take it back in."""

        def work(db: sqlite3.Connection) -> None:
            records.set_excluded(db, round_id, excluded=excluded)
            derived.note_excluded(db, records.read_round(db, round_id))

        self._file.write(work)

    def progress(self) -> Progress:
        """Return where the player stands: quick, however much was played."""
        return self._file.read(self._progress) or Progress()

    def rounds(
        self,
        scenario_id: str | None = None,
        line_id: str | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Round]:
        """Return the rounds of a scenario, a line or all, newest first: at most `limit`, after `offset` others."""
        wanted = Wanted(scenario=scenario_id, line=line_id)
        return self._file.read(lambda db: lookup.read_rounds(db, wanted, limit, offset)) or []

    def page(self, wanted: Wanted = ALL, *, limit: int | None = None, offset: int = 0) -> Page:
        """Return likewise the rounds wanted, and how many there are of them."""
        return self._file.read(lambda db: lookup.read_page(db, wanted, limit, offset)) or Page()

    def count(self, scenario_id: str | None = None) -> int:
        """Return how many rounds of a scenario, or of all, were played."""
        return self._file.read(lambda db: lookup.count(db, Wanted(scenario=scenario_id))) or 0

    def trend(self, wanted: Wanted, limit: int = MOST_MARKS) -> Trend:
        """Return the newest first answers of the rounds wanted; say which mode, for a trend never mixes them."""
        return self._file.read(lambda db: lookup.read_trend(db, wanted, limit)) or Trend()

    def guesses(self, limit: int = MOST_MARKS) -> tuple[Guess, ...]:
        """Return the newest guesses of how many key points had landed, oldest first."""
        return self._file.read(lambda db: lookup.read_guesses(db, limit)) or ()

    def export(self, file: Path) -> int | None:
        """Write all that is kept to a new file: CSV for `.csv`, else JSON Lines. None where there is nothing."""
        from debategame.progress.export import to_file

        return to_file(self._file, file)

    def round(self, round_id: str) -> Round:
        """Return the round of that id; SaveError where there is none."""
        return self._found(lambda db: records.read_round(db, round_id), "That round is not in the save.")

    def scenario(self, scenario_hash: str) -> Scenario:
        """Return a scenario as it was when it was played, without `examples`; SaveError where there is none."""
        missing = "That version of the scenario is not in the save."
        return self._found(lambda db: records.read_scenario(db, scenario_hash), missing)

    def set_habits(self, habits_: Habits) -> None:
        """Keep how the player likes to play."""
        self._file.write(lambda db: habits.write(db, habits_))

    def _progress(self, db: sqlite3.Connection) -> Progress:
        return Progress(
            standings=derived.read_standings(db),
            cards=derived.read_cards(db),
            habits=habits.read(db),
            drafts=tuple(drafts.offered(db, self._now())),
        )

    def _found(self, work: Callable[[sqlite3.Connection], _Found], missing: str) -> _Found:
        found = self._file.read(work)
        if found is None:
            raise SaveError(missing)
        return found
