"""Which of the opponent's phrases comes next: one that the player has not heard lately, another in every round."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256

from debategame.play.sayings import ALL_PHRASES, QUOTE

LATELY = 12
"""How many of the player's last comebacks count: those of about four bouts."""


def choose(phrases: Sequence[str], seed: str, said: Sequence[str]) -> str:
    """Return one of some phrases, or nothing if there are none.

    It is one that is not in `said`, else the one that was said longest ago; `said` is in order, the oldest first.
    Among those not said, `seed` decides: the same seed always chooses the same phrase.
    """
    last = {phrase: number for number, phrase in enumerate(said)}
    return min(phrases, key=lambda phrase: (last.get(phrase, -1), _drawn(seed, phrase)), default="")


def in_turn(texts: Sequence[str], start: int, said: Sequence[str]) -> str:
    """Return the first text, counted from `start` and round the end, that is not in `said`. Empty if all are."""
    first = start % len(texts) if texts else 0
    return next((text for text in (*texts[first:], *texts[:first]) if text not in said), "")


def phrases_in(comebacks: Iterable[str]) -> tuple[str, ...]:
    """Return the game's phrases that stand in some comebacks, in the order of the comebacks."""
    return tuple(phrase for heard in comebacks for phrase, pattern in _patterns() if pattern.search(heard))


def _drawn(seed: str, phrase: str) -> bytes:
    return sha256(f"{seed} {phrase}".encode()).digest()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each phrase with a pattern that finds it whatever words it quotes."""
    return tuple((phrase, re.compile(re.escape(phrase).replace(re.escape(QUOTE), ".+?"))) for phrase in ALL_PHRASES)
