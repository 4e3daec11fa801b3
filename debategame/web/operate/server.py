"""Opens the store, publishes the scenarios, starts the server, and says where it is."""

import datetime
import os
import socket
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import uvicorn
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

from debategame.errors import NameTakenError, UsageError
from debategame.scenario import library
from debategame.scenario.reader import parse_file
from debategame.scenario.versions import canonical, digest
from debategame.web.app import create_app
from debategame.web.operate.log import log_to
from debategame.web.safety.codes import hash_token, new_token
from debategame.web.services import Scenarios, Scorers, Services
from debategame.web.store.interface import Store
from debategame.web.store.model import EVERYBODY, Link, PublishedScenario, SchoolClass, Teacher
from debategame.web.store.open import open_store
from debategame.web.teacher.checking import Check, CheckApart
from debategame.web.teacher.classes import make_class

FIRST_TEACHER = "Teacher"
"""The name of the teacher who starts the server."""
LINK_LASTS = datetime.timedelta(hours=12)
VARIABLE = "DEBATEGAME_SERVE"
"""The environment variable that tells worker processes what to serve."""
KEEPING = 75
"""Seconds for which an idle connection is kept: between two clicks a pupil reads, thinks and types."""
STOPPING = 10
"""Seconds in which requests that are under way are finished when the server stops."""
ANSWERING = 15
"""Seconds after which a worker that does not answer is replaced. After uvicorn's five it may be busy; and where one is
killed while it is asked, nobody is asked or replaced before these are over."""


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """What to serve, and where."""

    store: str
    """The URL of the store."""
    hosts: tuple[str, ...]
    """The host names by which the server may be asked, without ports."""
    address: str
    """The address that people type, such as `http://127.0.0.1:8000`."""
    proxies: str = "127.0.0.1"
    """The addresses of proxies whose word on the visitor's address counts, with commas between."""


def local_now() -> datetime.datetime:
    """Return the time now, in the time zone of the server."""
    return datetime.datetime.now().astimezone()


def new_id() -> str:
    """Return a new UUID."""
    return str(uuid.uuid4())


def new_services(
    store: Store,
    *,
    clock: Callable[[], datetime.datetime] = local_now,
    address: str = "",
    check: Check | None = None,
) -> Services:
    """Return what the pages of one worker use. Without `check`, scenarios are checked in a process of their own."""
    return Services(
        store=store,
        scorers=Scorers(),
        scenarios=Scenarios(store),
        clock=clock,
        new_id=new_id,
        check=check or CheckApart(),
        address=address,
    )


def publish_folder(store: Store, folder: Path, at: datetime.datetime) -> Iterator[str]:
    """Publish every scenario of a folder for everybody. Yield a sentence for each problem of a file."""
    shelf = library.load(folder)
    yield from (str(problem) for problem in shelf.problems)
    for found in shelf.found:
        version = PublishedScenario(
            teacher=EVERYBODY,
            scenario=found.scenario.id,
            hash=digest(canonical(found.scenario)),
            source=parse_file(found.path).text,
            at=at,
        )
        store.publish(version, found.scenario)


def teacher_link(store: Store, address: str, at: datetime.datetime) -> str:
    """Return a link that signs in the first teacher, once. The teacher is made if there is none."""
    teacher = store.teacher_named(FIRST_TEACHER) or Teacher(id=new_id(), name=FIRST_TEACHER, made=at)
    token = new_token()
    try:
        store.add_teacher(teacher, Link(hash=hash_token(token), until=at + LINK_LASTS))
    except NameTakenError:  # another process was faster
        return teacher_link(store, address, at)
    return f"{address}/teacher/link/{token}"


def class_of_first_teacher(services: Services, name: str, at: datetime.datetime) -> SchoolClass:
    """Make a class of the first teacher, whom `teacher_link` has made, and return it."""
    teacher = services.store.teacher_named(FIRST_TEACHER)
    if teacher is None:
        raise LookupError("the first teacher is made before a class of theirs")
    return make_class(services, teacher.id, name, at)


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raise UsageError if the address cannot be had."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"cannot listen on {host} port {port}: {reason}. Choose another with --port") from error


def run(serving: Serving, listening: socket.socket, *, workers: int = 1) -> None:
    """Serve until the process is told to stop. Requests that are under way are finished first."""
    os.environ[VARIABLE] = msgspec.json.encode(serving).decode()
    config = uvicorn.Config(
        "debategame.web.operate.server:app_of_worker",
        factory=True,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=serving.proxies,
        timeout_keep_alive=KEEPING,
        timeout_graceful_shutdown=STOPPING,
        timeout_worker_healthcheck=ANSWERING,
    )
    if workers == 1:
        uvicorn.Server(config).run(sockets=[listening])
    else:
        Multiprocess(config, sockets=[listening]).run()


def app_of_worker() -> Starlette:
    """Return the application of one worker process, as the environment variable says."""
    serving = msgspec.json.decode(os.environ[VARIABLE], type=Serving)
    log_to(sys.stdout)
    services = new_services(open_store(serving.store, now=local_now), address=serving.address)
    return create_app(services, allowed_hosts=list(serving.hosts))
