"""What a screen that asks for an answer needs of whoever takes it, and what it gives back."""

import datetime
from typing import Protocol

import msgspec

from debategame.play.bout import Bout
from debategame.progress.rounds import Round
from debategame.ui.bout.draft_keeper import Drafts


class GivenAnswer(msgspec.Struct, frozen=True):
    """An answer that was given."""

    bout: Bout
    """The bout after it."""
    round: Round | None
    """The round as it is saved; None where the player went on without saving."""


class AnswerSink(Drafts, Protocol):
    """Where answers go, away from the event loop."""

    guesses: bool
    """Whether the player is asked how many key points landed."""

    def clock(self) -> datetime.datetime:
        """Return the time now."""

    async def score(self, bout: Bout, text: str, seconds: float, guess: int | None) -> Bout:
        """Score an answer, with the seconds it took and how many key points the player thinks landed."""

    async def keep(self, bout: Bout) -> Round:
        """Save the round being played and return it as saved. Raises SaveError."""

    async def ask_no_more(self) -> None:
        """Ask no more how many key points landed."""
