"""`debategame play`, and bare `debategame`: the game on screens where there is a terminal, else plain."""

import contextlib
import datetime
import gc
import getpass
import io
import os
import shutil
import sys
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from debategame.cli.player import now
from debategame.cli.settings import Settings, shared_options
from debategame.errors import PlayerNameError, SaveError, UsageError
from debategame.play.bout import choose_lines, new_bout
from debategame.play.plain.console import Console
from debategame.play.plain.game import Means, play_plain
from debategame.progress.rounds import BOUT_MODES, PACES, Mode
from debategame.saves.names import player_name
from debategame.saves.save import Progress, Save
from debategame.saves.settings import Remembered, load, store
from debategame.scenario import library
from debategame.scenario.model import Scenario
from debategame.scenario.scalars import near
from debategame.scoring.scorer import Scorer
from debategame.terminal import HUNG_UP, Terminal, when_asked_to_end
from debategame.text.display import in_ticks

if TYPE_CHECKING:
    from debategame.ui.services import Game

NAMELESS = "Player"
WIDEST = 78
"""Columns at which plain play wraps on a terminal, where it has as many."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be played, as far as someone said so."""

    scenario: str | None = None
    """An id or a path."""
    lines: tuple[str, ...] = ()
    mode: Mode = Mode.PRACTICE
    pace: float | None = None
    """What time limits are multiplied by."""


@click.command()
@click.argument("scenario", required=False)
@click.option("--lines", metavar="ID,…", help="Play these lines, in this order.")
@click.option("--line", metavar="ID", help="Play this one line.")
@click.option(
    "--mode", type=click.Choice([mode.value for mode in BOUT_MODES]), default=Mode.PRACTICE.value, show_default=True
)
@click.option(
    "--pace",
    type=click.Choice([f"{pace:g}" for pace in PACES]),
    help="Multiply the time limits of timed play; by default what the player is used to.",
)
@click.option("--plain", is_flag=True, help="Line by line, without screens.")
@shared_options
def command(  # noqa: PLR0913 -- a parameter for each option
    settings: Settings,
    scenario: str | None,
    lines: str | None,
    line: str | None,
    mode: str,
    pace: str | None,
    *,
    plain: bool,
) -> int:
    """Go straight into a bout.

    SCENARIO is an id, or the path of a file. Without it the first one not finished is played; without lines,
    the three least made so far.
    """
    if lines is not None and line is not None:
        raise UsageError("give --line or --lines, not both")
    if pace is not None and mode != Mode.TIMED:
        raise UsageError("--pace goes with --mode timed")
    wish = Wish(
        scenario=scenario,
        lines=tuple(lines.split(",") if lines is not None else [line] if line is not None else []),
        mode=Mode(mode),
        pace=None if pace is None else float(pace),
    )
    return _play_plain(settings, wish) if plain or not has_screen() else _play_on_screens(settings, wish)


def start(settings: Settings) -> int:
    """Begin the game without any wish: Home where there is a terminal, else a bout in plain play."""
    if not has_screen():
        return _play_plain(settings, Wish())
    gc.disable()  # until the first screen is shown: what a start makes is kept
    from debategame.ui.app import run_app

    return run_app(new_game(settings))


def _play_on_screens(settings: Settings, wish: Wish) -> int:
    from debategame.ui.app import run_bout
    from debategame.ui.bout.request import BoutRequest

    player, _, _ = _player(settings)
    progress, _ = _progress(_save(settings, player))
    scenario = _scenario(settings.scenarios.path, wish.scenario, progress)
    lines, pace = _lines(scenario, wish.lines, progress), wish.pace or progress.preferences.pace
    return run_bout(new_game(settings), BoutRequest(scenario=scenario, lines=lines, mode=wish.mode, pace=pace))


def _play_plain(settings: Settings, wish: Wish) -> int:
    player, remembered, notice = _player(settings)
    save = _save(settings, player)
    progress, fault = _progress(save)
    scenario = _scenario(settings.scenarios.path, wish.scenario, progress)
    lines = _lines(scenario, wish.lines, progress)
    console = _console()
    console.say(*(sentence for sentence in (notice, fault) if sentence))
    bout = new_bout(scenario, lines, wish.mode, new_id=_new_id, pace=wish.pace or progress.preferences.pace)
    status = _until_asked_to_end(lambda: play_plain(bout, progress.of(scenario.id), _means(console, scenario, save)))
    if remembered.player != player and save.path.is_file():
        store(settings.saves.path, Remembered(player=player, theme=remembered.theme))
    return status


def _until_asked_to_end(play: Callable[[], None]) -> int:
    """Play; where the terminal is lost or a signal asks to end, input ends. Return the exit status."""
    terminal = Terminal()
    asked: list[int] = []

    def end(status: int) -> None:
        asked.append(status)
        terminal.end_input()

    with when_asked_to_end(end) if sys.stdin.isatty() else contextlib.nullcontext():
        try:
            play()
        finally:
            lost = terminal.is_lost
            terminal.let_go()
    return asked[0] if asked else HUNG_UP if lost else 0


def _means(console: Console, scenario: Scenario, save: Save) -> Means:
    return Means(console=console, scorer=Scorer(scenario), save=save, clock=_local_now, new_id=_new_id)


def _console() -> Console:
    """Plain play on standard input and output; bytes that are no text are read as �, never refused."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    width = min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None
    return Console(sys.stdin, sys.stdout, width)


def has_screen() -> bool:
    """Tell whether screens can be shown: both ends are a terminal that can more than write lines."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def new_game(settings: Settings) -> "Game":
    """Return what the screens are started with."""
    from debategame.ui.services import Game

    return Game(
        folder=settings.scenarios.path,
        saves=settings.saves.path,
        clock=now,
        new_id=_new_id,
        player=settings.player or "",
        user=_user(),
    )


def _player(settings: Settings) -> tuple[str, Remembered, str]:
    """Return who plays, what is remembered, and a sentence where that could not be read.

    Who was named counts, else who played last, else the system's name for the person. Raises PlayerNameError
    where the name given is none.
    """
    remembered, notice = load(settings.saves.path)
    if settings.player is not None:
        return player_name(settings.player), remembered, notice
    try:
        return player_name(remembered.player or _user()), remembered, notice
    except PlayerNameError:
        return NAMELESS, remembered, notice


def _user() -> str:
    """The system's name for the person; empty where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such variable or entry; no list of users, as on Windows
        return ""


def _save(settings: Settings, player: str) -> Save:
    return Save(settings.saves.path, player, now=now)


def _progress(save: Save) -> tuple[Progress, str]:
    """Return where the player stands; where that cannot be read nothing, and why. Play goes on all the same."""
    try:
        return save.progress(), ""
    except SaveError as fault:
        return Progress(), str(fault)


def _scenario(folder: Path, ref: str | None, progress: Progress) -> Scenario:
    """Return the scenario asked for, else the first that is not finished, else the first."""
    if ref is not None:
        return library.find(ref, folder).scenario
    scenarios = [found.scenario for found in library.load(folder).found]
    if not scenarios:
        raise UsageError(
            f"there is no scenario to play in {folder}; `debategame where` tells where they are looked for"
        )
    return next((scenario for scenario in scenarios if not _finished(scenario, progress)), scenarios[0])


def _finished(scenario: Scenario, progress: Progress) -> bool:
    return progress.of(scenario.id).made >= {point.id for point in scenario.key_points}


def _lines(scenario: Scenario, asked: Sequence[str], progress: Progress) -> tuple[str, ...]:
    """Return the lines asked for, else those whose turn it is; UsageError for one that the scenario has not."""
    known = [line.id for line in scenario.lines]
    lines = [line.strip() for line in asked]
    for line in lines:
        if line not in known:
            hint = near(line, known) or f"its lines are {', '.join(known)}"
            raise UsageError(f"there is no line {in_ticks(line)} in {scenario.id}; {hint}")
    stood = progress.of(scenario.id)
    return tuple(lines) or choose_lines(scenario, stood.made, stood.last_played)


def _local_now() -> datetime.datetime:
    return now().astimezone()


def _new_id() -> str:
    return str(uuid.uuid4())
