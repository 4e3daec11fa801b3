"""A school at once: pupils with browsers play bouts on a server of this machine, and wait between their clicks.

`python -m benchmarks.load --pupils 300 --store sqlite --seconds 60` starts `debategame serve` with a store of its own,
and prints requests, errors, times of replies, and what the server took. `--kill` ends a worker with -9 meanwhile.
It exits with 1 if a reply was an error or if an answer that was acknowledged is not in the store.
"""

import asyncio
import contextlib
import datetime
import hashlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import psutil

from benchmarks.load_pupil import Browser, Pupil, Seen
from debategame.web.store.interface import Store
from debategame.web.store.model import PupilAccount, SchoolClass, Session, Teacher
from debategame.web.store.open import open_existing
from tests.support.school.databases import shared_postgresql, url_of

PUPILS_IN_CLASS = 30
LONGEST_START = 60
"""Seconds until the server must answer."""
WARM_UP = 10
"""Seconds before times are taken: the first pupils of a server wait until it has prepared their lines."""
DAY = datetime.timedelta(days=1)


class Figures(msgspec.Struct, kw_only=True):
    """What a run came to."""

    requests: int
    errors: int
    answers: int
    median: float
    """Milliseconds, as `slow` is."""
    slow: float
    """The time under which 99 of 100 replies came."""
    cpu: float
    """Of one core, by the server without its database, from 0."""
    cpu_of_click: float
    """Milliseconds of one core that the server took for a click, without its database."""
    memory: float
    """Megabytes of all processes of the server without its database."""
    load: float
    """How many processes ran or waited for a core in the last minute. More than three: others used the machine."""
    lost: int
    """Acknowledged answers that are not in the store."""
    faults: tuple[str, ...] = ()


@click.command()
@click.option("--pupils", type=click.IntRange(1, 5000), default=30, show_default=True)
@click.option("--store", "kind", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--workers", type=click.IntRange(1, 8), default=1, show_default=True)
@click.option("--seconds", type=click.IntRange(5), default=60, show_default=True, help="How long they play.")
@click.option("--think", type=float, default=8.0, show_default=True, help="Seconds between two clicks, on average.")
@click.option("--kill", is_flag=True, help="End one of the workers with -9 in the middle.")
def main(pupils: int, kind: str, workers: int, seconds: int, think: float, *, kill: bool) -> None:
    """Let pupils play on a server, and print what they saw."""
    with database(kind) as url, served(url, workers) as (address, server):
        tokens = new_school(open_existing(url, now=now), pupils)
        watching = Watch(server)
        seen = asyncio.run(play(address, tokens, seconds, think, watching, kill=kill))
        found = figures(seen, watching, lost_answers(open_existing(url, now=now), seen))
    print(f"{pupils} pupils, {think:g} s between clicks, {kind}, {workers} worker(s), {seconds} s")
    print(f"{found.requests} requests, {found.errors} errors, {found.answers} answers, {found.lost} lost")
    print(f"median {found.median:.0f} ms, 99 % under {found.slow:.0f} ms")
    print(f"server: {found.cpu:.0%} of a core, {found.cpu_of_click:.1f} ms of it a click, {found.memory:.0f} MB")
    print(f"load average of the machine: {found.load:.1f}")
    for fault in found.faults:
        print(f"  {fault}")
    sys.exit(bool(found.errors or found.lost))


def now() -> datetime.datetime:
    """Return the time."""
    return datetime.datetime.now(datetime.UTC)


@contextlib.contextmanager
def database(kind: str) -> Iterator[str]:
    """Yield the URL of an empty database."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'school.sqlite3'}"
    else:
        with shared_postgresql(uuid.uuid4().hex) as server:
            yield url_of(server)


@contextlib.contextmanager
def served(url: str, workers: int) -> Iterator[tuple[str, psutil.Process]]:
    """Start a server, yield its address and its process, and stop it."""
    words = [sys.executable, "-m", "debategame", "serve", "--store", url, "--port", "0", "--workers", str(workers)]
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT) as server,  # noqa: S603 -- our own words
    ):
        try:
            yield _address(server, log.fileno()), psutil.Process(server.pid)
        finally:
            server.terminate()


def _address(server: "subprocess.Popen[bytes]", log: int) -> str:
    began = time.monotonic()
    while time.monotonic() < began + LONGEST_START and server.poll() is None:
        said = os.pread(log, 2**16, 0).decode()
        if found := re.search(r"http://[\d.]+:\d+", said):
            return found[0]
        time.sleep(0.1)
    raise SystemExit(f"the server did not start: {os.pread(log, 2**16, 0).decode()}")


def new_school(store: Store, pupils: int) -> list[str]:
    """Make classes with pupils who are signed in already; return the secrets of their cookies."""
    at, tokens = now(), []
    # A server that starts deletes teachers who have neither a password nor a class yet.
    teacher = Teacher(id=str(uuid.uuid4()), name="Load", password="none", made=at)  # noqa: S106 -- nobody signs in by it
    store.add_teacher(teacher)
    for number in range(pupils):
        if number % PUPILS_IN_CLASS == 0:
            class_id = str(uuid.uuid4())
            store.add_class(SchoolClass(id=class_id, teacher=teacher.id, name="L", code=f"LOAD{number}", made=at))
        account = PupilAccount(id=str(uuid.uuid4()), school_class=class_id, name=f"Pupil {number}", joined=at)
        store.join(account, f"hash {number}")
        tokens.append(uuid.uuid4().hex)
        session = Session(kind="pupil", who=account.id, began=at, until=at + DAY)
        store.put_session(hashlib.sha256(tokens[-1].encode()).hexdigest(), session)
    return tokens


async def play(
    address: str, tokens: list[str], seconds: float, think: float, watching: "Watch", *, kill: bool
) -> list[Seen]:
    """Let a pupil play for each cookie, and return what each saw."""
    pupils = [Pupil(Browser(address, token), think=think, seed=number) for number, token in enumerate(tokens)]
    since = time.monotonic() + WARM_UP
    jobs = [asyncio.create_task(pupil.play(since, since + seconds)) for pupil in pupils]
    await asyncio.sleep(WARM_UP)
    watching.begin()
    for part in range(10):
        await asyncio.sleep(seconds / 10)
        watching.look()
        if kill and part == 4:  # noqa: PLR2004 -- the middle
            watching.kill_one()
    watching.end()
    return list(await asyncio.gather(*jobs))


class Watch:
    """What the processes of a server take."""

    def __init__(self, server: psutil.Process) -> None:
        """Watch a process and its children."""
        self._server = server
        self._began = self._ended = (0.0, 0.0)
        self.memory = 0.0

    @property
    def cpu(self) -> float:
        """The share of a core between begin and end."""
        return self.cpu_seconds / (self._ended[1] - self._began[1])

    @property
    def cpu_seconds(self) -> float:
        """The seconds of a core between begin and end."""
        return self._ended[0] - self._began[0]

    def begin(self) -> None:
        """Begin to count."""
        self._began = self._used(), time.monotonic()

    def end(self) -> None:
        """Stop counting."""
        self._ended = self._used(), time.monotonic()

    def look(self) -> None:
        """Note the memory if it is more than before."""
        used = sum(process.memory_info().rss for process in self._processes() if process.is_running())
        self.memory = max(self.memory, used / 2**20)

    def kill_one(self) -> None:
        """End a worker with -9. Its server starts another one."""
        workers = [process for process in self._server.children() if "spawn_main" in " ".join(process.cmdline())]
        workers[0].send_signal(signal.SIGKILL)

    def _processes(self) -> list[psutil.Process]:
        return [self._server, *self._server.children(recursive=True)]

    def _used(self) -> float:
        return sum(sum(process.cpu_times()[:2]) for process in self._processes())


def lost_answers(store: Store, seen: list[Seen]) -> int:
    """Return how many acknowledged answers are not in the store."""
    stored = {
        answer.id
        for found in store.every_class()
        for one in store.for_operator(found.id).rounds()
        for answer in one.played.answers
    }
    return sum(answer not in stored for pupil in seen for answer in pupil.answers)


def figures(seen: list[Seen], watching: Watch, lost: int) -> Figures:
    """Return the figures of a run."""
    times = sorted(1000 * taken for pupil in seen for taken in pupil.times)
    faults = [fault for pupil in seen for fault in pupil.faults]
    return Figures(
        requests=len(times),
        errors=len(faults),
        answers=sum(len(pupil.answers) for pupil in seen),
        median=times[len(times) // 2],
        slow=times[len(times) * 99 // 100],
        cpu=watching.cpu,
        cpu_of_click=1000 * watching.cpu_seconds / len(times),
        load=os.getloadavg()[0],
        memory=watching.memory,
        lost=lost,
        faults=tuple(dict.fromkeys(faults))[:5],
    )


if __name__ == "__main__":
    main()
