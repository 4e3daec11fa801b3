"""The classes of a teacher, and the page of each: its code, its tasks, its pupils, its end."""

import datetime
import io
import logging
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlencode

import segno
from msgspec.structs import replace
from starlette.responses import Response

from debategame.errors import NameTakenError
from debategame.progress.rounds import BOUT_MODES
from debategame.text.display import one_line
from debategame.web.operate.log import log_deleted
from debategame.web.pages.html import message, render
from debategame.web.safety.access import Page, Visit, Who, number_of, see
from debategame.web.safety.codes import new_class_code
from debategame.web.services import PublishedVersion, Services
from debategame.web.store.interface import ClassStore
from debategame.web.store.model import SchoolClass, Task

LOG = logging.getLogger("debategame.web.classes")
LOCAL = ("127.0.0.1", "localhost", "::1")
"""The names by which a computer asks itself."""
LONGEST_NAME = 60
NAMELESS = "A class needs a name, such as 8b."
MOST_DAYS = 3650
TRIES = 20
"""How often a new code is made if another class has it."""


def classes(visit: Visit) -> Response:
    """Show the classes of the teacher."""
    return _classes(visit)


def _classes(visit: Visit, *, fault: str = "") -> Response:
    return render(
        visit,
        "teacher/classes.html",
        status=422 if fault else 200,
        teacher=visit.teacher,
        classes=visit.services.store.classes(visit.teacher.id),
        has_password=visit.teacher.password is not None,
        fault=fault,
        name=visit.field("name"),
    )


def add_class(visit: Visit) -> Response:
    """Make a class with a new code."""
    if not (name := _name(visit)):
        return _classes(visit, fault=NAMELESS)
    made = make_class(visit.services, visit.teacher.id, name, visit.now)
    return see(f"/teacher/class/{made.id}")


def make_class(services: Services, teacher_id: str, name: str, at: datetime.datetime) -> SchoolClass:
    """Store a class of a teacher with a new code. Raise NameTakenError if no code is free."""
    for _ in range(TRIES):
        made = SchoolClass(id=services.new_id(), teacher=teacher_id, name=name, code=new_class_code(), made=at)
        with suppress(NameTakenError):
            services.store.add_class(made)
            return made
    raise NameTakenError("No code is free. Delete classes that are over.")


def one_class(visit: Visit) -> Response:
    """Show a class."""
    return class_page(visit, visit.own_class())


def class_page(visit: Visit, own: ClassStore, *, fault: str = "", at: str = "") -> Response:
    """Return the page of a class. `fault` is what is wrong with the form `at`, which stays filled and open."""
    details = own.details()
    versions = visit.services.scenarios.published(visit.teacher.id)
    titles = {version.scenario.id: version.scenario.title for version in versions}
    address, tasks = join_address(visit, details), own.tasks()
    return render(
        visit,
        "teacher/class.html",
        status=422 if fault else 200,
        fault=fault,
        at=at,
        typed=visit.form,
        school_class=details,
        pupils=own.pupils(),
        tasks=tasks,
        titles=titles,
        asked_lines={task.id: _asked_lines(task, versions) for task in tasks},
        scenarios=[version.scenario for version in versions],
        modes=BOUT_MODES,
        address=address,
        today=visit.now.date(),
    )


def qr_code(visit: Visit) -> Response:
    """Return the QR code of the address that joins the class, as a picture."""
    picture = io.BytesIO()
    segno.make(join_address(visit, visit.own_class().details()), error="m", micro=False).save(
        picture, kind="svg", scale=6, border=3, light="white"
    )
    return Response(picture.getvalue(), media_type="image/svg+xml")


def change(visit: Visit) -> Response:
    """Pause, go on, close, open again, rename, or change how long the class is kept."""
    own = visit.own_class()
    details = own.details()
    match visit.field("do"):
        case "pause":
            own.change(replace(details, paused=True))
        case "go on":
            own.change(replace(details, paused=False))
        case "close":
            own.change(replace(details, closed=visit.now))
        case "open":
            own.change(replace(details, closed=None))
        case "keep" if days := number_of(visit.field("days"), most=MOST_DAYS):
            own.change(replace(details, keep_days=days))
        case "rename" if name := _name(visit):
            own.change(replace(details, name=name))
        case "rename":
            return class_page(visit, own, fault=NAMELESS, at="rename")
        case "keep":
            return class_page(visit, own, fault=f"A class is kept for 1 to {MOST_DAYS} days.", at="keep")
        case _:
            return message(visit, "That did not work", "The page has no such button.", status=422)
    return see(board_path(visit, details.id) if visit.field("back") == "board" else f"/teacher/class/{details.id}")


def delete(visit: Visit) -> Response:
    """Delete the class with everything in it, if its name was typed."""
    own = visit.own_class()
    details = own.details()
    if visit.field("name") != details.name:
        return class_page(visit, own, fault=f"Nothing was deleted. Its name is {details.name}.", at="delete")
    log_deleted(LOG, own.delete())
    return see("/teacher")


def _name(visit: Visit) -> str:
    return one_line(visit.field("name"))[:LONGEST_NAME]


def _asked_lines(task: Task, versions: Sequence[PublishedVersion]) -> str:
    """Return which lines a task has, by the numbers that the page to set it shows."""
    if not task.lines:
        return "three lines, chosen for each pupil"
    lines = next((version.scenario.lines for version in versions if version.scenario.id == task.scenario), ())
    numbers = [str(number) for number, line in enumerate(lines, start=1) if line.id in task.lines]
    return f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(numbers)}" if numbers else "lines that are gone"


def join_address(visit: Visit, school_class: SchoolClass) -> str:
    """Return the address that joins a class: the code is filled in."""
    return f"{own_address(visit)}/?code={school_class.code}"


def own_address(visit: Visit) -> str:
    """Return the address of this server as others type it, without a slash at the end.

    It is the one that the teacher has used, which a proxy may have in front. From the computer itself that would lead
    nobody here, so there it is the one at which the server listens.
    """
    is_local = visit.request.url.hostname in LOCAL
    return (visit.services.address if is_local else "") or str(visit.request.base_url).rstrip("/")


def board_path(visit: Visit, class_id: str) -> str:
    """Return the address of the board of a class, showing what it showed when the form was sent from it."""
    shown = {name: visit.field(name) for name in ("scenario", "since") if visit.field(name)}
    return f"/teacher/class/{class_id}/board{'?' if shown else ''}{urlencode(shown)}"


PAGES = (
    Page(path="/teacher", who=Who.TEACHER, get=classes),
    Page(path="/teacher/classes", who=Who.TEACHER, get=classes, post=add_class),
    Page(path="/teacher/class/{class_id:uuid}", who=Who.TEACHER, get=one_class, post=change),
    Page(path="/teacher/class/{class_id:uuid}/code.svg", who=Who.TEACHER, get=qr_code),
    Page(path="/teacher/class/{class_id:uuid}/delete", who=Who.TEACHER, get=one_class, post=delete),
)
