"""How fast the game starts, beside programs that do nothing, measured in turns in one run.

`python -m benchmarks.startup` prints seconds of wall clock and of CPU, and their ratios to the bare program. It exits
with 1 if a ratio is above its bound. A screen counts as shown when its first words are written to the terminal.
"""

import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.manyrounds import fill
from debategame.cli.settings import defaults
from debategame.scenario.library import load

TURNS = 15
ROUNDS = 20
"""Rounds of the returning player."""
PATIENCE = 60
"""Seconds until a program that shows nothing is given up."""
SCREEN_BOUND = 1.8
"""Most times the wall clock of a bare Textual app."""
VERSION_BOUND = 1.5
"""Most times the CPU of an empty click command, for `--version`."""
HISTORY_BOUND = 2.0
"""Most times the CPU of an empty click command, for `history`."""
NOT_PASSED_ON = {"LINES", "COLUMNS", "PYTHONDONTWRITEBYTECODE"}
"""Variables that would change the size of a terminal, or make every start compile the game again."""
BARE_APP = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Nothing to see")

Bare().run()
"""
BARE_COMMAND = """
import click

@click.command()
def command():
    click.echo("Nothing to see")

command()
"""
GAME = "from debategame.cli.main import main; main()"


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """A program to be started."""

    name: str
    code: str
    arguments: tuple[str, ...] = ()
    shows: str
    """Words of its first screen, or of its output."""
    saves: str
    on_screen: bool = False


class Start(msgspec.Struct, frozen=True):
    """What one start took, in seconds."""

    wall: float
    cpu: float


def start(program: Program) -> Start:
    """Start a program in a terminal of its own and stop it when its words are written."""
    import fcntl
    import pty
    import struct
    import termios
    import time

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    environment |= {"TERM": "xterm-256color", "DEBATEGAME_SAVES": program.saves, "DEBATEGAME_PLAYER": "Ada"}
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 -- the programs of this file
        [sys.executable, "-c", program.code, *program.arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    )
    os.close(slave)
    written = b""
    while program.shows.encode() not in written:
        if not select.select([master], [], [], PATIENCE)[0]:
            raise SystemExit(f"{program.name} shows nothing: {written[-500:]!r}")
        written += os.read(master, 65536)
    wall = time.perf_counter() - began
    cpu = _cpu(process) if program.on_screen else None
    if program.on_screen:
        process.kill()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    os.close(master)
    return Start(wall, usage.ru_utime + usage.ru_stime if cpu is None else cpu)


def _cpu(process: subprocess.Popen[bytes]) -> float:
    """Return the seconds of CPU that a running process has taken in all its threads."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def programs(folder: Path) -> tuple[list[Program], list[Program]]:
    """Return the programs with screens and those without, a bare one first. `folder` takes the saves."""
    new, returning = str(folder / "new"), str(folder / "returning")
    fill(Path(returning), "Ada", load(defaults().scenarios.path).found[0].scenario, ROUNDS)
    screens = [
        Program(name="bare Textual app", code=BARE_APP, shows="Nothing", saves=new, on_screen=True),
        Program(name="a newcomer's Welcome", code=GAME, shows="Welcome", saves=new, on_screen=True),
        Program(name="a player's first frame", code=GAME, shows="Reading", saves=returning, on_screen=True),
        Program(name="a player's full Home", code=GAME, shows="Next bout", saves=returning, on_screen=True),
    ]
    commands = [
        Program(name="empty click command", code=BARE_COMMAND, shows="Nothing", saves=new),
        Program(name="--version", code=GAME, arguments=("--version",), shows="version", saves=new),
        Program(name="history", code=GAME, arguments=("history",), shows="Date", saves=returning),
    ]
    return screens, commands


def measure(group: list[Program]) -> dict[str, Start]:
    """Start the programs in turns and return the medians of each."""
    for program in group:
        start(program)  # keeps compiled modules, as the first start after an installation does
    starts = [[start(program) for program in group] for _ in range(TURNS)]
    return {
        program.name: Start(median(row[place].wall for row in starts), median(row[place].cpu for row in starts))
        for place, program in enumerate(group)
    }


def report(medians: dict[str, Start]) -> Iterable[tuple[str, float, float]]:
    """Print the medians, and yield each name with its ratios of wall clock and CPU to the first."""
    bare = next(iter(medians.values()))
    for name, taken in medians.items():
        wall, cpu = taken.wall / bare.wall, taken.cpu / bare.cpu
        shown = f"wall {taken.wall * 1000:6.0f} ms ({wall:4.2f} ×)   CPU {taken.cpu * 1000:6.0f} ms ({cpu:4.2f} ×)"
        print(f"{name:<24} {shown}")
        yield name, wall, cpu


def main() -> int:
    """Measure and print. Return 1 if a ratio is above its bound."""
    with tempfile.TemporaryDirectory() as folder:
        screens, commands = programs(Path(folder))
        walls = {name: wall for name, wall, _ in report(measure(screens))}
        cpus = {name: cpu for name, _, cpu in report(measure(commands))}
    kept = (
        walls[screens[1].name] <= SCREEN_BOUND,
        walls[screens[2].name] <= SCREEN_BOUND,
        cpus["--version"] <= VERSION_BOUND,
        cpus["history"] <= HISTORY_BOUND,
    )
    print(
        f"Bounds: first frames {SCREEN_BOUND} × wall, --version {VERSION_BOUND} × CPU, history {HISTORY_BOUND} × CPU."
    )
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
