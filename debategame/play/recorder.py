"""Record the answers of a bout in a store, such as a save. If saving fails, try again later, in order."""

import datetime
from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from debategame.errors import SaveError
from debategame.play.bout import Bout
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Answer, Dispute, Mode, Round
from debategame.scenario.model import Scenario


class AnswerStore(Protocol):
    """A place where answers are kept, such as a save.

    Each method writes to disk before it returns, or raises SaveError.
    """

    @property
    def player(self) -> str:
        """The name of the player."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences that the player should read, oldest first. The tuple only grows."""

    def record(  # noqa: PLR0913 -- the parts of a round
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
        """Save an answer and return its round as stored. Saving an answer twice, by its id, changes nothing.

        `draft_id` names the draft of the answer; it is removed.
        """

    def note_study(self, scenario_id: str, line_ids: Iterable[str], at: datetime.datetime) -> None:
        """Save that the player studied claims of these lines."""

    def studied_lines(self, scenario_id: str) -> frozenset[str]:
        """Return the ids of the lines of a scenario that the player studied since they last played them."""

    def dispute(self, dispute: Dispute) -> None:
        """Save that the player says they made a key point, or did not."""

    def keep_draft(self, draft: Draft) -> None:
        """Save a draft. It replaces the draft with the same id."""


class SaveResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of trying to save."""

    saved: tuple[Bout, ...] = ()
    """The bouts with a latest answer that was saved just now, in order."""
    fault: SaveError | None = None
    """Why the next answer could not be saved. None if all are saved."""


class Recorder:
    """Saves the answers of a bout one by one, and remembers its rounds."""

    def __init__(self, store: AnswerStore, *, clock: Callable[[], datetime.datetime]) -> None:
        """Save to `store`; `clock` returns the time, with its time zone."""
        self._store = store
        self._clock = clock
        self._waiting: list[Bout] = []
        self._rounds: dict[str, Round] = {}
        self._notices_returned = 0

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds of the bout in order of play, saved or not."""
        return tuple(self._rounds.values())

    def save(self, bout: Bout) -> SaveResult:
        """Save the latest answer of a bout, after any answers that still wait."""
        self._rounds[bout.round_id] = as_round(bout, self._store.player)
        self._waiting.append(bout)
        return self.save_waiting()

    def save_waiting(self) -> SaveResult:
        """Save the answers that wait, oldest first, until one cannot be saved."""
        saved: list[Bout] = []
        while self._waiting:
            bout, *later = self._waiting
            try:
                stored = record_round(self._store, bout)
            except SaveError as fault:
                return SaveResult(saved=tuple(saved), fault=fault)
            if all(other.round_id != bout.round_id for other in later):
                self._rounds[bout.round_id] = stored
            saved.append(bout)
            self._waiting = later
        return SaveResult(saved=tuple(saved))

    def dispute(self, answer: Answer, point_id: str, start: int, end: int) -> None:
        """Save that the player says they made a key point from `start` to `end` of an answer. Raise SaveError.

        If both are equal, they say that they did not make it.
        """
        dispute = Dispute(
            answer=answer.id,
            point=point_id,
            start=start,
            end=end,
            sentence=answer.text[start:end],
            at=self._clock(),
        )
        self._store.dispute(dispute)

    def notices(self) -> tuple[str, ...]:
        """Return the notices of the store that were not returned before."""
        new = self._store.notices[self._notices_returned :]
        self._notices_returned += len(new)
        return new


def record_round(store: AnswerStore, bout: Bout, *, draft_id: str = "") -> Round:
    """Save every answer of the current round, and return the round as stored. Raise SaveError.

    Answers that are saved already stay as they are, so this also saves one that could not be saved before.
    """
    stored = [
        store.record(bout.scenario, bout.round_id, bout.line.id, bout.mode, answer, pace=bout.pace, draft_id=draft_id)
        for answer in bout.answers
    ]
    return stored[-1]


def as_round(bout: Bout, player: str) -> Round:
    """Return the current round as if it were stored."""
    return Round(
        id=bout.round_id,
        at=bout.answers[0].at,
        player=player,
        scenario=bout.scenario.id,
        scenario_hash="",
        line=bout.line.id,
        mode=bout.mode,
        pace=bout.pace,
        answers=bout.answers,
        first_sight=bout.mode is not Mode.REVIEW,
    )
