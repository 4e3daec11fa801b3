"""Saves under stress: games killed at random moments, processes writing at once, a save copied while it is written.

`python -m benchmarks.soak` takes some minutes. It exits with 1 if an acknowledged answer is missing from a save, or if
a save is damaged.
"""

import contextlib
import datetime
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import msgspec

from benchmarks.manyrounds import rounds
from benchmarks.timing import seconds
from debategame.classroom.reader import read_class
from debategame.cli.settings import defaults
from debategame.saves.save import Save
from debategame.scenario.library import load
from debategame.scenario.model import Scenario

KILLS = 200
GAMES_A_PLAYER = 40
WRITERS, ROUNDS_EACH = 4, 250
SCREEN_KILLS = 40
SYNC_SECONDS = 0.05
"""Seconds between two copies. Programs for synced folders wait longer; this meets more moments of a write."""
ANSWERS = 10
"""More than a bout of three lines asks for."""
ACKNOWLEDGED = "Score: "


class Killed(msgspec.Struct, kw_only=True):
    """Results of the killed games."""

    games: int = 0
    acknowledged: int = 0
    kept: int = 0
    """Answers in the saves. It can exceed `acknowledged`: a kill may come between write and acknowledgement."""
    lost: int = 0
    unsound: int = 0


def killed_games(folder: Path, *, seed: int) -> Killed:
    """Play games through pipes, kill each at a random moment, and compare the saves with what was acknowledged."""
    chance, done = random.Random(seed), Killed()  # noqa: S311 -- random moments, not secrets
    whole = seconds(lambda: _game(folder, "Whole", None))
    for number in range(KILLS):
        player = f"Player{number // GAMES_A_PLAYER}"
        after = chance.triangular(0, whole, whole)  # rather late: nothing is written at the start
        acknowledged = _game(folder, player, after)
        texts = [answer.text for played in _save(folder, player).rounds() for answer in played.answers]
        done.games += 1
        done.acknowledged += len(acknowledged)
        done.lost += len(set(acknowledged) - set(texts))
        done.unsound += not _sound(folder, player)
    players = {f"Player{number // GAMES_A_PLAYER}" for number in range(KILLS)}
    done.kept = sum(len(played.answers) for player in players for played in _save(folder, player).rounds())
    return done


def _game(folder: Path, player: str, after: float | None) -> list[str]:
    """Play a bout and kill it after `after` seconds. Return the answers that it acknowledged."""
    answers = [f"Answer {uuid.uuid4()}: charities were there before." for _ in range(ANSWERS)]
    command = [sys.executable, "-m", "debategame", "play", "--plain", "--saves", str(folder), "--player", player]
    with subprocess.Popen(  # noqa: S603 -- this program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    ) as game:
        try:
            said, _ = game.communicate("".join(f"{answer}\n\n" for answer in answers), timeout=after)
        except subprocess.TimeoutExpired:
            game.kill()
            said, _ = game.communicate()
    return answers[: sum(line.startswith(ACKNOWLEDGED) for line in said.splitlines())]


def written_at_once(folder: Path, scenario: Scenario) -> tuple[int, int]:
    """Let several processes write to one save. Return how many rounds were acknowledged and how many are lost."""
    with ProcessPoolExecutor(WRITERS, mp_context=get_context("spawn")) as pool:
        acknowledged = set().union(*pool.map(_write, [folder] * WRITERS, [scenario] * WRITERS, range(WRITERS)))
    return len(acknowledged), len(acknowledged - {played.id for played in _save(folder, "All").rounds()})


def copied_while_written(folder: Path, scenario: Scenario) -> tuple[int, int, int, int]:
    """Copy a save again and again, byte by byte, while another process writes to it, and read each copy as a class.

    Return how many rounds were acknowledged, how many of them are lost, how many copies could be read, and how many
    were named as damaged or half written.
    """
    copies, read, named = folder / "copies", 0, 0
    copies.mkdir(parents=True)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        writing = pool.submit(_write, folder, scenario, 0)
        while not writing.done():
            time.sleep(SYNC_SECONDS)
            for file in folder.glob("All.sqlite3*"):
                with contextlib.suppress(OSError):  # a journal that is gone by now
                    shutil.copy(file, copies / file.name)
            before = {file: file.read_bytes() for file in copies.iterdir()}
            found = read_class(copies)
            read, named = read + len(found.pupils), named + len(found.faults)
            if before != {file: file.read_bytes() for file in copies.iterdir()}:
                raise AssertionError("reading changed a copy")
            for file in before:
                file.unlink()
        acknowledged = writing.result()
    lost = acknowledged - {played.id for played in _save(folder, "All").rounds()}
    return len(acknowledged), len(lost), read, named


def _write(folder: Path, scenario: Scenario, seed: int) -> set[str]:
    written = set()
    for played in rounds(scenario, "All", ROUNDS_EACH, seed):
        for answer in played.answers:
            _save(folder, "All").record(scenario, played.id, played.line, played.mode, answer)
        written.add(played.id)
    return written


def _save(folder: Path, player: str) -> Save:
    return Save(folder, player, now=lambda: datetime.datetime.now(datetime.UTC))


def _sound(folder: Path, player: str) -> bool:
    """Return whether a save is intact and none was set aside. A game killed early has no save, which is fine."""
    path = _save(folder, player).path
    if list(folder.glob("*.damaged-*")):
        return False
    if not path.exists() or not path.stat().st_size:
        return True
    with closing(sqlite3.connect(path)) as db:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def main() -> int:
    """Run both and print the results. Return 1 if anything is lost or damaged, else 0."""
    scenario = load(defaults().scenarios.path).found[0].scenario
    with tempfile.TemporaryDirectory() as folder:
        seed = random.randrange(10**6)  # noqa: S311 -- random moments, not secrets
        print(f"seed {seed}")
        done = killed_games(Path(folder, "killed"), seed=seed)
        print(f"{done.games} games killed: {done.acknowledged} answers acknowledged, {done.kept} kept,")
        print(f"  {done.lost} lost; after {done.unsound} kills a save was not sound")
        acknowledged, lost = written_at_once(Path(folder, "at once"), scenario)
        sound = _sound(Path(folder, "at once"), "All")
        print(f"{WRITERS} processes at once: {acknowledged} rounds acknowledged, {lost} lost;")
        print(f"  their save is {'' if sound else 'not '}sound")
        synced, missing, read, named = copied_while_written(Path(folder, "synced"), scenario)
        sound = sound and _sound(Path(folder, "synced"), "All")
        print(f"copied while written: {synced} rounds acknowledged, {missing} lost; {read} copies read, {named} named")
        untyped = _killed_screens(Path(folder, "screens"), scenario, seed)
    return int(bool(done.lost or done.unsound or lost or missing or untyped or not sound or not done.acknowledged))


def _killed_screens(folder: Path, scenario: Scenario, seed: int) -> int:
    """Kill games on screens and print the results, where there are pseudo-terminals. Return how many lost words."""
    if os.name == "nt":
        return 0
    from benchmarks.soak_screens import killed_screens

    done = killed_screens(folder, scenario.id, scenario.lines[0].id, kills=SCREEN_KILLS, seed=seed)
    print(f"{done.games} screens killed while typing: {done.kept} left a draft or an answer, {done.lost} lost words")
    return done.lost


if __name__ == "__main__":
    sys.exit(main())
