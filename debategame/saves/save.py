"""Save: everything one player has played. An answer is stored the moment it is scored."""

import datetime
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from debategame.errors import SaveError, SummariesError
from debategame.progress.drafts import Draft
from debategame.progress.passed_over import Report
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Answer, Dispute, Mode, Round
from debategame.progress.rulings import Ruling
from debategame.progress.schedule import Card, Key
from debategame.progress.standing import Standing
from debategame.progress.studies import Study
from debategame.progress.trends import Guess, Trend
from debategame.saves import drafts, future_dates, preferences, queries, records, rulings, studies, summaries
from debategame.saves.database import DEFAULT_OPTIONS, Options
from debategame.saves.file import SaveFile
from debategame.saves.owners import players
from debategame.saves.process import Process, this_process
from debategame.saves.queries import EVERY_ROUND, Page, RoundQuery

if TYPE_CHECKING:  # most commands read no scenario of a save
    from debategame.scenario.model import Scenario

__all__ = ["Progress", "Save", "players"]
TREND_LIMIT = 500
"""How many rounds a trend covers: more than any screen has columns for."""
_Result = TypeVar("_Result")


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """A player's progress in all scenarios. Quick to read: it comes from summary tables."""

    standings: dict[str, Standing] = {}
    """By scenario id; scenarios never played are left out."""
    cards: dict[Key, Card] = {}
    """The schedule, by the ids of scenario and key point."""
    preferences: Preferences = Preferences()
    drafts: tuple[Draft, ...] = ()
    """Interrupted answers that can be resumed, newest first."""

    @property
    def rounds(self) -> int:
        """How many rounds were played."""
        return sum(standing.rounds for standing in self.standings.values())

    def standing(self, scenario_id: str) -> Standing:
        """Return the standing in a scenario; an empty one if it was never played."""
        return self.standings.get(scenario_id, Standing())

    def under_way(self, scenario_id: str) -> frozenset[str]:
        """Return the ids of the lines of a scenario with an interrupted round, without Review."""
        drafts = (draft for draft in self.drafts if draft.mode is not Mode.REVIEW)
        return frozenset(draft.line for draft in drafts if draft.scenario == scenario_id)


class Save:
    """Everything one player has played, in one SQLite file of a folder.

    Creating a Save does not touch the disk, and reading creates no file or folder. Each method is one transaction on
    its own connection. It may wait for the disk or for another window, so call it off the event loop.

    Every method may raise SaveError with one clear sentence; what was saved before is never lost. A damaged or
    foreign file is set aside unchanged, a new save begins, and `notices` says so.
    """

    def __init__(
        self,
        folder: Path,
        player: str,
        *,
        now: Callable[[], datetime.datetime],
        options: Options = DEFAULT_OPTIONS,
        here: Callable[[], Process] = this_process,
    ) -> None:
        """Manage the save of `player` in `folder`.

        `now` returns the current time with its zone, and `here` the process that holds drafts.

        Raise PlayerNameError for an invalid name.
        """
        self.file = SaveFile(folder, player, now=now, options=options)
        """The file behind the save, for work that needs its own transaction, such as an export."""
        self._now = now
        self._here = here

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
        """Where the save is, or will be after the first write."""
        return self.file.path

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences that the player should read about the save, oldest first. The tuple only grows."""
        return tuple(self.file.notices)

    def record(  # noqa: PLR0913 -- the parts of a round
        self,
        scenario: "Scenario",
        round_id: str,
        line_id: str,
        mode: Mode,
        answer: Answer,
        *,
        pace: float = 1,
        draft_id: str = "",
    ) -> Round:
        """Store an answer and return its round as stored. The answer is on the disk when this returns.

        Create the save and the round if they are new, note whether the line is played at first sight, and delete the
        draft `draft_id`. Storing an answer again, by its id, changes nothing. Raise ValueError if the round has a
        different answer of the same step.
        """
        from debategame.scenario.versions import canonical, digest

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
            stored = records.read_round_with(db, answer.id)
            if new and not records.round_fault(db, stored):  # a summary has no room for a round that fits nothing
                summaries.update_for_answer(db, stored, next(kept for kept in stored.answers if kept.id == answer.id))
            drafts.drop(db, draft_id)
            return stored

        return self.file.write(work)

    def dispute(self, dispute: Dispute) -> None:
        """Store the player's claim to have made a key point, or not to have. Storing it again changes nothing.

        The score stays. A key point that is given back leaves the case.
        """

        def work(db: sqlite3.Connection) -> None:
            records.add_dispute(db, dispute)
            if dispute.gives_back:
                summaries.rebuild(db)

        self.file.write(work)

    def note_study(self, scenario_id: str, line_ids: Iterable[str], at: datetime.datetime) -> None:
        """Store that the player studied claims of these lines."""
        noted = [Study(scenario=scenario_id, line=line_id, at=at) for line_id in line_ids]
        self.file.write(lambda db: [studies.add_study(db, study) for study in noted])

    def studied_lines(self, scenario_id: str) -> frozenset[str]:
        """Return the ids of the lines of a scenario that the player studied since they last played them."""
        return self.file.read(lambda db: studies.studied_lines(db, scenario_id)) or frozenset()

    def rulings(self) -> tuple[Ruling, ...]:
        """Return what the teacher ruled on the player's answers, oldest first."""
        return self.file.read(rulings.read_rulings) or ()

    def leave_out(self, round_id: str, excluded: bool) -> None:  # noqa: FBT001 -- the contract of every caller
        """Leave a round out of bests and trends, or bring it back."""

        def work(db: sqlite3.Connection) -> None:
            records.set_excluded(db, round_id, excluded=excluded)
            summaries.update_for_excluded(db, records.read_round(db, round_id))

        self.file.write(work)

    def progress(self) -> Progress:
        """Return the player's progress. This is quick, however much was played.

        Rounds dated after now do not move the schedule, and a notice says so.
        """
        try:
            return self.file.read_reporting(self._progress) or Progress()
        except SummariesError:
            self.file.write(summaries.rebuild)
            return self.file.read_reporting(self._progress) or Progress()

    def rounds(
        self,
        scenario_id: str | None = None,
        line_id: str | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Round]:
        """Return rounds, newest first. Skip the newest `offset`, then return at most `limit`."""
        query = RoundQuery(scenario=scenario_id, line=line_id)
        return self.file.read_reporting(lambda db, report: queries.read_rounds(db, query, limit, offset, report)) or []

    def page(self, query: RoundQuery = EVERY_ROUND, *, limit: int | None = None, offset: int = 0) -> Page:
        """Return a page of the matching rounds, newest first, and how many match."""
        return (
            self.file.read_reporting(lambda db, report: queries.read_page(db, query, limit, offset, report)) or Page()
        )

    def count(self, scenario_id: str | None = None) -> int:
        """Return how many rounds were played of one scenario, or of all."""
        return self.file.read(lambda db: queries.count(db, RoundQuery(scenario=scenario_id))) or 0

    def trend(self, query: RoundQuery, limit: int = TREND_LIMIT) -> Trend:
        """Return the scores of first answers in the newest matching rounds. `query` must name a mode."""
        return self.file.read(lambda db: queries.read_trend(db, query, limit)) or Trend()

    def guesses(self, limit: int = TREND_LIMIT) -> tuple[Guess, ...]:
        """Return the newest guesses of how many key points were made, oldest first."""
        return self.file.read(lambda db: queries.read_guesses(db, limit)) or ()

    def comebacks(self, limit: int) -> tuple[str, ...]:
        """Return the comebacks that were answered in the newest `limit` rounds, the oldest first."""
        return self.file.read(lambda db: queries.read_comebacks(db, limit)) or ()

    def round(self, round_id: str) -> Round:
        """Return the round with that id. Raise SaveError if it is not in the save."""
        return self._read_existing(lambda db: records.read_round(db, round_id), "That round is not in the save.")

    def scenario(self, scenario_hash: str) -> "Scenario":
        """Return a scenario as it was played, without `examples`. Raise SaveError if it is not in the save."""
        missing = "That version of the scenario is not in the save."
        return self._read_existing(lambda db: records.read_scenario(db, scenario_hash), missing)

    def set_preferences(self, preferences_: Preferences) -> None:
        """Store how the player likes to play."""
        self.file.write(lambda db: preferences.write(db, preferences_))

    def drafts(self) -> list[Draft]:
        """Return the drafts of closed windows, newest first. Windows without a heartbeat count as closed."""
        return (
            self.file.read_reporting(lambda db, report: drafts.resumable(db, self._now(), self._here(), report)) or []
        )

    def take_draft(self, draft_id: str) -> Draft | None:
        """Return the draft of a closed window to resume it; None if it was answered or another window took it."""
        return self._with_draft(draft_id, lambda db: drafts.take(db, draft_id, self._now(), self._here()))

    def keep_draft(self, draft: Draft) -> None:
        """Store or replace a draft and record a heartbeat; do nothing if its answer has been given."""
        self.file.write(lambda db: drafts.keep(db, draft, self._now(), self._here()))

    def beat(self, draft_id: str) -> None:
        """Record a heartbeat: the window of the draft is still open."""
        self._with_draft(draft_id, lambda db: drafts.beat(db, draft_id, self._now()))

    def drop_draft(self, draft_id: str) -> None:
        """Delete a draft if it is in the save."""
        self._with_draft(draft_id, lambda db: drafts.drop(db, draft_id))

    def _progress(self, db: sqlite3.Connection, report: Report) -> Progress:
        now = self._now()
        self.file.note(future_dates.notice(self.path.name, future_dates.find(db, now)))
        return Progress(
            standings=summaries.read_standings(db),
            cards=summaries.read_cards(db, now + future_dates.TOLERANCE),
            preferences=preferences.read(db),
            drafts=tuple(drafts.resumable(db, now, self._here(), report)),
        )

    def _read_existing(self, work: Callable[[sqlite3.Connection], _Result], missing: str) -> _Result:
        result = self.file.read(work)
        if result is None:
            raise SaveError(missing)
        return result

    def _with_draft(self, draft_id: str, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Run `work` if the draft is in the save; otherwise write nothing and create no save."""
        exists = self.file.read(lambda db: drafts.is_kept(db, draft_id))
        return self.file.write(work) if exists else None
