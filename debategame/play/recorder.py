"""Keeps a bout's answers in a save; what could not be written waits and is tried again, in order."""

import datetime
from collections.abc import Callable
from typing import Protocol

import msgspec

from debategame.errors import SaveError
from debategame.play.bout import Bout
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Answer, Dispute, Mode, Round
from debategame.scenario.model import Scenario


class AnswerStore(Protocol):
    """What keeps answers: a save, for one. Each method writes to disk before it returns, or raises SaveError."""

    @property
    def player(self) -> str:
        """The name of the player."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What the player should know so far, a sentence each, oldest first; it only grows."""

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
        """Keep an answer and return its round as stored. An answer that is there already, by its id, is kept once."""

    def dispute(self, dispute: Dispute) -> None:
        """Keep that the player says they made a key point."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft in place of the one with its id."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What came of trying to save."""

    written: tuple[Bout, ...] = ()
    """Each bout whose latest answer is on disk now and was not before, in order."""
    fault: SaveError | None = None
    """Why the next answer could not be written; None where all are."""


class Recorder:
    """The rounds of a bout, written answer by answer."""

    def __init__(self, save: AnswerStore, *, clock: Callable[[], datetime.datetime]) -> None:
        """Write to `save`; `clock` gives the aware time of disputes."""
        self._save = save
        self._clock = clock
        self._waiting: list[Bout] = []
        self._rounds: dict[str, Round] = {}
        self._notices = 0

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds of the bout in order of play, whether or not they could be written."""
        return tuple(self._rounds.values())

    def keep(self, bout: Bout) -> Kept:
        """Write the latest answer of a bout, and before it whatever still waits."""
        self._rounds[bout.round_id] = as_round(bout, self._save.player)
        self._waiting.append(bout)
        return self.keep_waiting()

    def keep_waiting(self) -> Kept:
        """Write what waits, the oldest first, until something goes wrong."""
        written: list[Bout] = []
        while self._waiting:
            bout, *later = self._waiting
            try:
                stored = record(self._save, bout, bout.answers[-1])
            except SaveError as fault:
                return Kept(written=tuple(written), fault=fault)
            if all(other.round_id != bout.round_id for other in later):
                self._rounds[bout.round_id] = stored
            written.append(bout)
            self._waiting = later
        return Kept(written=tuple(written))

    def dispute(self, answer: Answer, point_id: str, start: int, end: int) -> None:
        """Keep that the player says they made a key point in a stretch of an answer; raises SaveError."""
        said = Dispute(
            answer=answer.id,
            point=point_id,
            start=start,
            end=end,
            sentence=answer.text[start:end],
            at=self._clock(),
        )
        self._save.dispute(said)

    def notices(self) -> tuple[str, ...]:
        """Return what the save has to say that was not returned before."""
        new = self._save.notices[self._notices :]
        self._notices += len(new)
        return new


def record(save: AnswerStore, bout: Bout, answer: Answer, *, draft_id: str = "") -> Round:
    """Keep an answer of the round being played, in place of its draft; return the round as stored. Raises SaveError."""
    return save.record(bout.scenario, bout.round_id, bout.line.id, bout.mode, answer, pace=bout.pace, draft_id=draft_id)


def as_round(bout: Bout, player: str) -> Round:
    """Return the round being played, as it would be stored."""
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
