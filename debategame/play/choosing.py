"""Which lines a bout has, and which of the opponent's phrases comes next: one that was not heard lately."""

import datetime
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256

from debategame.play.sayings import ALL_PHRASES, QUOTE
from debategame.scenario.model import Line, Scenario

NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
"""When a line was last played that was never played, so that it comes first."""
USUAL_LINES = 3
"""Number of lines of a bout if the player does not choose one."""
LATELY = 12
"""How many of the player's last comebacks count: those of about four bouts."""


def choose_lines(
    scenario: Scenario,
    made: Collection[str],
    last_played: Mapping[str, datetime.datetime],
    count: int = USUAL_LINES,
) -> tuple[str, ...]:
    """Return the ids of the lines for the next bout.

    Lines with the fewest key points made come first, then those not played for longest, then the order of the file.
    `made` holds the ids of the key points made so far; `last_played` says when a line was last played, by its id.
    """
    ordered = sorted(scenario.lines, key=lambda line: line_order(line, made, last_played))
    return tuple(line.id for line in ordered[:count])


def line_order(
    line: Line, made: Collection[str], last_played: Mapping[str, datetime.datetime]
) -> tuple[float, datetime.datetime]:
    """Return a key that sorts lines: those with the fewest key points made first, then those not played for longest."""
    share = sum(point in made for point in line.points) / len(line.points)
    return share, last_played.get(line.id, NEVER)


def choose_phrase(phrases: Sequence[str], seed: str, said: Sequence[str]) -> str:
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
