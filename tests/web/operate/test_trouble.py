"""A school on PostgreSQL with two workers: its database goes away, a worker is killed, the server is asked to stop."""

import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import psutil
import pytest

from debategame.web.safety.sessions import COOKIE
from debategame.web.store.open import open_existing
from tests.support.factories import NOON, new_id
from tests.support.school.databases import PostgresServer, shared_postgresql, url_of
from tests.support.school.serving import START, RunningServer, serving
from tests.support.school.visitors import RemoteVisitor

pytestmark = pytest.mark.slow
SAID = "Charities were here a century before Mr Cameron found a name for it."
AWAY = 5
"""Seconds without a database."""


@pytest.fixture(scope="module")
def database() -> Iterator[PostgresServer]:
    with shared_postgresql(new_id()) as started:
        yield started


@pytest.fixture(scope="module")
def school(database: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    options = ("--store", url_of(database), "--workers", "2", "--demo")
    with serving(Path(tmp_path_factory.mktemp("school")), *options) as started:
        first_reply(started.address)
        yield started


def first_reply(address: str) -> None:
    """Wait until a worker answers."""
    until = time.monotonic() + START
    while True:
        try:
            httpx.get(f"{address}/about")
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.1)
        else:
            return


def begin(school: RunningServer, name: str) -> tuple[RemoteVisitor, dict[str, str]]:
    """Let somebody join and begin a bout; return them with the form of their answer, filled in."""
    pupil = RemoteVisitor(school.address)
    pupil.visit("/").send("/join", code=school.class_code, name=name)
    pupil.visit("/scenario/big-society").send("/bout")
    return pupil, {**pupil.form("/answer").fields, "answer": SAID}


def answers(database: PostgresServer, name: str) -> list[str]:
    """The texts of all that a pupil has given, as the store has them."""
    store = open_existing(url_of(database), now=lambda: NOON)
    own = store.for_operator(store.every_class()[0].id)
    (pupil,) = (account.id for account in own.pupils() if account.name == name)
    texts = [answer.text for played in store.for_pupil(pupil).page().rounds for answer in played.answers]
    store.close()
    return texts


def test_while_the_database_is_gone_a_pupil_is_told_and_the_text_is_kept_and_counts_once(
    school: RunningServer, database: PostgresServer
) -> None:
    dora, form = begin(school, "Dora")
    path = dora.path
    database.stop()
    back = time.monotonic() + AWAY
    dora.post(f"{path}/answer", form)
    while time.monotonic() < back:
        assert dora.status == 503
        assert "The server cannot reach its database" in dora.text
        assert dora.form("/answer").fields["answer"] == SAID
        assert httpx.get(f"{school.address}/healthz").status_code == 503
        time.sleep(1)
        dora.press("Try again")
    database.ensure_postgres_running()
    dora.press("Try again")
    assert (dora.status, dora.path) == (200, path)
    dora.post(f"{path}/answer", form)
    assert answers(database, "Dora") == [SAID]


def workers(school: RunningServer) -> list[psutil.Process]:
    children = psutil.Process(school.process.pid).children(recursive=True)
    living = (child for child in children if child.status() != psutil.STATUS_ZOMBIE)
    return [child for child in living if any("spawn_main" in word for word in child.cmdline())]


def test_workers_that_are_killed_between_an_answer_and_its_page_lose_nothing(
    school: RunningServer, database: PostgresServer
) -> None:
    emil, form = begin(school, "Emil")
    path = emil.path
    emil.post(f"{path}/answer", form, follow_redirects=False)
    assert emil.status == 303
    killed = workers(school)
    assert len(killed) == 2
    for worker in killed:
        worker.send_signal(signal.SIGKILL)
    first_reply(school.address)
    assert "made, of" in emil.visit(path).text
    emil.post(f"{path}/answer", form)
    assert (emil.status, emil.path) == (200, path)
    assert answers(database, "Emil") == [SAID]


def test_what_is_under_way_is_finished_when_the_server_is_asked_to_stop(tmp_path: Path) -> None:
    with serving(tmp_path, "--demo") as school:
        first_reply(school.address)
        fay, form = begin(school, "Fay")
        where, body = urlsplit(school.address), urlencode(form).encode()
        with socket.create_connection((where.hostname, where.port)) as connection:
            head = f"POST {fay.path}/answer HTTP/1.1\r\nHost: {where.netloc}\r\nOrigin: {school.address}\r\n"
            head += f"Cookie: {COOKIE}={fay.cookies[COOKIE]}\r\nContent-Length: {len(body)}\r\n"
            head += "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
            connection.sendall(head.encode() + body[:10])
            time.sleep(0.5)
            school.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            connection.sendall(body[10:])
            assert connection.recv(100).startswith(b"HTTP/1.1 303 ")
        school.process.wait(START)
        store = open_existing(school.store, now=lambda: NOON)
        own = store.for_operator(store.every_class()[0].id)
        assert SAID in [answer.text for found in own.rounds() for answer in found.played.answers]
        store.close()
