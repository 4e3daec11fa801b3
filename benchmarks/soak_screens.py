"""The game on screens, killed in a terminal of its own at random moments while a player types. Unix only."""

import datetime
import random
import signal
import sys
import time
from pathlib import Path

import msgspec

from debategame.saves.save import Save
from tests.support.terminals import InTerminal

SECONDS = 6
"""The most seconds of typing before a kill."""
KEPT_AFTER = 3
"""Seconds after which a typed word must be kept: one until it is saved, and two for a busy computer."""
TYPED = "charities were there before the slogan and they help people who cannot leave their homes today "
GIVE = "\x07"
"""Ctrl+G."""
GIVE_CHANCE = 0.01
"""How likely the player gives the answer after a letter."""


class KilledScreens(msgspec.Struct, kw_only=True):
    """Results of the killed games."""

    games: int = 0
    kept: int = 0
    """Games of which something is kept: a draft that is offered at once, or an answer."""
    lost: int = 0
    """Games in which letters are missing that were typed long enough before the kill."""


def killed_screens(folder: Path, scenario: str, line: str, *, kills: int, seed: int) -> KilledScreens:
    """Type into a new game for each kill, and compare its save with what was typed."""
    chance, done = random.Random(seed), KilledScreens()  # noqa: S311 -- random moments, not secrets
    for number in range(kills):
        saves = folder / str(number)
        typed = _typed_until_killed(saves, [scenario, "--line", line], chance)
        kept = _kept(saves)
        done.games += 1
        done.kept += bool(kept)
        done.lost += not any(text.startswith(typed) for text in (*kept, *([] if typed else [""])))
    return done


def _typed_until_killed(saves: Path, what: list[str], chance: random.Random) -> str:
    """Type until a random moment, then kill the game. Return what was typed at least KEPT_AFTER seconds before."""
    saves.mkdir(parents=True)
    typed: list[tuple[float, str]] = []
    with InTerminal([sys.executable, "-m", "debategame", "play", *what], saves) as game:
        game.until("Give answer")
        end = time.monotonic() + chance.uniform(0, SECONDS)
        for letter in TYPED * SECONDS:
            if time.monotonic() > end:
                break
            game.type(letter)
            typed.append((time.monotonic(), letter))
            game.until_read()
            if chance.random() < GIVE_CHANCE:
                game.type(GIVE)
                break
            time.sleep(chance.uniform(0, 0.2))
        time.sleep(max(0, end - time.monotonic()))
        game.send(signal.SIGKILL)
        killed = time.monotonic()
        game.status()
    return "".join(letter for at, letter in typed if killed - at > KEPT_AFTER)


def _kept(saves: Path) -> list[str]:
    """Return the texts of drafts that are offered at once, and of answers."""
    save = Save(saves, "Ada", now=lambda: datetime.datetime.now(datetime.UTC))
    answers = [answer.text for played in save.rounds() for answer in played.answers]
    return [*(draft.text for draft in save.drafts()), *answers]
