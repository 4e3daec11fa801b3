"""Save: the file of one player, in which every answer is a row from the moment it is scored."""

import datetime
import sqlite3
from collections.abc import Callable
from pathlib import Path

from debategame.errors import SaveError
from debategame.progress import records
from debategame.progress.database import USUAL, Options
from debategame.progress.rounds import Answer, Dispute, Mode, Round
from debategame.progress.savefile import SaveFile, players
from debategame.progress.versions import canonical, digest
from debategame.scenario.model import Scenario

__all__ = ["Save", "players"]


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
        self._file = SaveFile(folder, player, now=now, options=options)

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

    def record(self, scenario: Scenario, round_id: str, line_id: str, mode: Mode, answer: Answer) -> Round:
        """Keep an answer, and return its round as it is stored: when this returns, it is on the disk.

        Begins the save and the round where they are new, and settles whether the line is played at first
        sight. An answer that is there already, by its id, is not kept twice. Raises ValueError where the
        round has a different answer of that step.
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
            answers=(answer,),
        )

        def work(db: sqlite3.Connection) -> Round:
            records.add_answer(db, played, body)
            return records.read_round_of(db, answer.id)

        return self._file.write(work)

    def dispute(self, dispute: Dispute) -> None:
        """Keep that the player says they made a key point; the score stays. Kept twice, it is there once."""
        self._file.write(lambda db: records.add_dispute(db, dispute))

    def leave_out(self, round_id: str, excluded: bool) -> None:  # noqa: FBT001 - the contract of every caller
        """Leave a round out of bests and trends, or take it back in."""
        self._file.write(lambda db: records.set_excluded(db, round_id, excluded=excluded))

    def rounds(
        self,
        scenario_id: str | None = None,
        line_id: str | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Round]:
        """Return the rounds of a scenario, a line or all, newest first: at most `limit`, after `offset` others."""
        return self._file.read(lambda db: records.read_rounds(db, scenario_id, line_id, limit, offset)) or []

    def count(self, scenario_id: str | None = None) -> int:
        """Return how many rounds of a scenario, or of all, were played."""
        return self._file.read(lambda db: records.count_rounds(db, scenario_id)) or 0

    def round(self, round_id: str) -> Round:
        """Return the round of that id; SaveError where there is none."""
        found = self._file.read(lambda db: records.read_round(db, round_id))
        if found is None:
            raise SaveError("That round is not in the save.")
        return found

    def scenario(self, scenario_hash: str) -> Scenario:
        """Return a scenario as it was when it was played, without `examples`; SaveError where there is none."""
        found = self._file.read(lambda db: records.read_scenario(db, scenario_hash))
        if found is None:
            raise SaveError("That version of the scenario is not in the save.")
        return found
