"""Choosing what to play from the options, and playing it line by line."""

import contextlib
import datetime
import io
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from debategame.cli.settings import Settings
from debategame.cli.system import new_id, now, user_name
from debategame.errors import PlayerNameError, SaveError, UsageError
from debategame.play.bout import new_bout
from debategame.play.choosing import LATELY, choose_lines
from debategame.play.plain.console import Console
from debategame.play.plain.game import PlainServices
from debategame.play.plain.game import play_plain as play_bout
from debategame.play.ruled import rulings_note
from debategame.progress.drafts import Draft, drafts_on
from debategame.progress.rounds import Mode
from debategame.progress.rulings import rulings_file
from debategame.saves.names import player_name
from debategame.saves.save import Progress, Save
from debategame.saves.settings import Remembered, load, store
from debategame.scenario import library
from debategame.scenario.library import FoundScenario
from debategame.scenario.model import Scenario
from debategame.scenario.scalars import did_you_mean
from debategame.scoring.scorer import Scorer
from debategame.terminal import HUNG_UP, Terminal, on_ending_signal
from debategame.text.display import in_ticks, snippet
from debategame.transfer.rulings import take_rulings

DEFAULT_PLAYER = "Player"
"""Name of the player if nobody was named and the system has no usable user name."""
LONGEST_QUOTE = 200
"""The most characters that are quoted of an answer that was begun."""
MAX_WIDTH = 78
"""The most columns that plain play uses on a terminal."""


class PlayOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of a bout that were given on the command line."""

    scenario: str | None = None
    """An id or a path. None lets the game choose."""
    lines: tuple[str, ...] = ()
    """Line ids. Empty lets the game choose."""
    mode: Mode = Mode.PRACTICE
    pace: float | None = None
    """Factor for time limits. None takes the player's usual one."""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The bout to play, with its player and save."""

    player: str
    remembered: Remembered
    save: Save
    progress: Progress
    scenario: Scenario
    file: Path
    """The scenario's file."""
    lines: tuple[str, ...]
    pace: float
    notices: tuple[str, ...]
    """Sentences about settings or a save that could not be read."""


def choose(settings: Settings, options: PlayOptions) -> Chosen:
    """Return what to play. The player's progress decides everything that the options leave open.

    Raise UsageError if the scenario or a line does not exist, ScenarioError if the scenario has problems, and
    PlayerNameError if the player's name is not allowed.
    """
    player, remembered, notice = _choose_player(settings)
    save = Save(settings.saves.path, player, now=now)
    progress, fault = _read_progress(save)
    found = _choose_scenario(settings.scenarios.path, options.scenario, progress)
    scenario = found.scenario
    return Chosen(
        player=player,
        remembered=remembered,
        save=save,
        progress=progress,
        scenario=scenario,
        file=found.path,
        lines=_choose_lines(scenario, options.lines, progress),
        pace=options.pace or progress.preferences.pace,
        notices=tuple(sentence for sentence in (notice, fault) if sentence),
    )


def play_plain(settings: Settings, options: PlayOptions) -> int:
    """Play a bout line by line on standard input and output. Return the exit status. Raise as `choose` does."""
    chosen = choose(settings, options)
    terminal = Terminal()
    scenario, save, console = chosen.scenario, chosen.save, _console(terminal)
    begun = drafts_on(chosen.progress.drafts, scenario.id, chosen.lines)
    console.say(*chosen.notices, *_take_rulings(save, chosen.file), *map(draft_note, begun))
    services = PlainServices(console=console, scorer=Scorer(scenario), save=save, clock=_local_now, new_id=new_id)
    before = chosen.progress.standing(scenario.id)
    bout = new_bout(
        scenario,
        chosen.lines,
        options.mode,
        new_id=new_id,
        pace=chosen.pace,
        attempts=before.attempts,
        heard=_comebacks(save),
    )
    status = _play_until_ended(terminal, lambda: play_bout(bout, before, services, newcomer=not chosen.progress.rounds))
    if chosen.remembered.player != chosen.player and save.path.is_file():
        store(settings.saves.path, Remembered(player=chosen.player, theme=chosen.remembered.theme))
    return status


def _take_rulings(save: Save, scenario_file: Path) -> list[str]:
    """Take rulings that lie beside the scenario into the save; return a sentence about them, or about a fault."""
    file = rulings_file(scenario_file)
    if not (file.is_file() and save.path.is_file()):
        return []
    try:
        new = take_rulings(save, [file])
    except SaveError as fault:
        return [str(fault)]
    return [f"{rulings_note(new)} `debategame history` shows what counts."] if new else []


def draft_note(draft: Draft) -> str:
    """Return a sentence about an answer that was begun, with its beginning."""
    return (
        f"You have begun an answer to the line “{draft.line}”: “{snippet(draft.text, LONGEST_QUOTE)}” It is kept. To "
        "finish it, play without --plain in a terminal."
    )


def _play_until_ended(terminal: Terminal, play: Callable[[], None]) -> int:
    """Play until the bout is over, the terminal is lost or a signal asks to end. Return the exit status."""
    statuses: list[int] = []

    def end(status: int) -> None:
        statuses.append(status)
        terminal.end_input()

    with contextlib.ExitStack() as signals:
        if sys.stdin.isatty():
            signals.enter_context(on_ending_signal(end))
            if os.name == "posix":
                signals.enter_context(terminal.woken_by_signals())
        try:
            play()
        finally:
            lost = terminal.is_lost
            terminal.discard_output()
    return statuses[0] if statuses else HUNG_UP if lost else 0


def _console(terminal: Terminal) -> Console:
    """Return a console on standard input and output, which are `terminal`. Invalid bytes are read as �."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    width = min(MAX_WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None
    return Console(sys.stdin, sys.stdout, width, wait=terminal.wait_for_input)


def _choose_player(settings: Settings) -> tuple[str, Remembered, str]:
    """Return the player, the remembered settings, and a notice if those could not be read.

    It is the named player, else the last one, else the user name. Raise PlayerNameError if the given name is not
    allowed.
    """
    remembered, notice = load(settings.saves.path)
    if settings.player is not None:
        return player_name(settings.player), remembered, notice
    try:
        return player_name(remembered.player or user_name()), remembered, notice
    except PlayerNameError:
        return DEFAULT_PLAYER, remembered, notice


def _read_progress(save: Save) -> tuple[Progress, str]:
    """Return the player's progress. If it cannot be read, return empty progress and the reason."""
    try:
        return save.progress(), ""
    except SaveError as fault:
        return Progress(), str(fault)


def _comebacks(save: Save) -> tuple[str, ...]:
    """Return the player's last comebacks; none if they cannot be read, which is reported with the progress."""
    try:
        return save.comebacks(LATELY)
    except SaveError:
        return ()


def _choose_scenario(folder: Path, ref: str | None, progress: Progress) -> FoundScenario:
    """Return the chosen scenario, else the first unfinished one, else the first."""
    if ref is not None:
        return library.find(ref, folder)
    scenarios = library.load(folder).found
    if not scenarios:
        raise UsageError(f"there is no scenario to play in {folder}; `debategame where` shows which folders are used")
    return next((found for found in scenarios if not _finished(found.scenario, progress)), scenarios[0])


def _finished(scenario: Scenario, progress: Progress) -> bool:
    return progress.standing(scenario.id).made >= {point.id for point in scenario.key_points}


def _choose_lines(scenario: Scenario, chosen: Sequence[str], progress: Progress) -> tuple[str, ...]:
    """Return the chosen lines, each once, else the next ones to play. Raise UsageError for an unknown line."""
    known = [line.id for line in scenario.lines]
    lines = list(dict.fromkeys(line.strip() for line in chosen))
    for line in lines:
        if line not in known:
            hint = did_you_mean(line, known) or f"its lines are {', '.join(known)}"
            raise UsageError(f"there is no line {in_ticks(line)} in {scenario.id}; {hint}")
    played = progress.standing(scenario.id)
    return tuple(lines) or choose_lines(scenario, played.made, played.last_played)


def _local_now() -> datetime.datetime:
    return now().astimezone()
