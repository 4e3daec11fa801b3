"""The input and the result of a screen that asks for an answer."""

import datetime
from typing import Protocol

import msgspec

from debategame.play.bout import Bout
from debategame.progress.rounds import Round
from debategame.ui.bout.autosave import DraftStore


class StartedAnswer(msgspec.Struct, frozen=True):
    """An answer at the moment when its screen opens."""

    text: str = ""
    seconds: float = 0
    """The seconds it has taken so far."""
    saved: bool = False
    """Whether it is saved as a draft."""


EMPTY_ANSWER = StartedAnswer()
"""An answer without any text."""


class GivenAnswer(msgspec.Struct, frozen=True):
    """An answer that was given."""

    bout: Bout
    """The bout after the answer."""
    round: Round | None
    """The round as it was saved. None if the player went on without saving."""


class AnswerSink(DraftStore, Protocol):
    """Scores and saves answers, in threads."""

    guesses: bool
    """Whether to ask the player how many key points the answer made."""

    editor: tuple[str, ...]
    """The command of the player's own editor. Empty if they have set none."""

    def clock(self) -> datetime.datetime:
        """Return the time now."""

    async def score(self, bout: Bout, text: str, seconds: float, guess: int | None, *, struck: bool = False) -> Bout:
        """Score an answer and return the bout after it.

        `seconds` is how long the answer took; `guess` is how many key points the player thinks it made; `struck` says
        whether they take back the sentence that the opponent asks about.
        """

    async def keep(self, bout: Bout) -> Round:
        """Save the current round and return it as saved. Raise SaveError."""

    async def ask_no_more(self) -> None:
        """Stop asking how many key points an answer made."""
