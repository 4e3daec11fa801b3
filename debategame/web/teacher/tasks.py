"""Tasks: what a class is to play, in which mode, until when, and whether the teacher leads it line by line."""

import datetime

from msgspec.structs import replace
from starlette.responses import Response

from debategame.errors import NotFoundError
from debategame.play.choosing import USUAL_LINES
from debategame.progress.rounds import BOUT_MODES, Mode
from debategame.text.display import one_line
from debategame.web.safety.access import Page, Visit, Who, see, uuid_of
from debategame.web.store.model import Task
from debategame.web.teacher.classes import board_path, class_page


def add_task(visit: Visit) -> Response:
    """Set a task."""
    own = visit.own_class()
    version = visit.services.scenarios.find(visit.teacher.id, visit.field("scenario"))
    every = tuple(line.id for line in version.scenario.lines)
    lines = tuple(line for line in every if visit.field(f"line:{line}"))
    is_led = bool(visit.field("led"))
    if is_led and not lines:  # the class plays together, so all need the same
        lines = every[:USUAL_LINES]
    if fault := _fault(visit):
        return class_page(visit, own, fault=f"No task was set. {fault}", at=f"task:{version.scenario.id}")
    opens, due = _date(visit.field("opens")), _date(visit.field("due"))
    mode = visit.field("mode")
    own.put_task(
        Task(
            id=uuid_of(visit),
            scenario=version.scenario.id,
            lines=lines,
            mode=Mode(mode) if mode in BOUT_MODES else Mode.PRACTICE,
            opens=opens,
            due=due,
            made=visit.now,
            open_lines=1 if is_led else None,
        )
    )
    return _back(visit)


def open_lines(visit: Visit) -> Response:
    """Open the lines of a task up to a number, or all of them for pupils to go on alone. No line closes again."""
    own = visit.own_class()
    task = next((each for each in own.tasks() if each.id == visit.path("task_id")), None)
    if task is None:
        raise NotFoundError("there is no such task")
    wanted = visit.field("open")
    if wanted == "all":
        own.put_task(replace(task, open_lines=None))
    elif task.open_lines is not None and wanted.isascii() and wanted.isdecimal() and len(wanted) < 4:  # noqa: PLR2004
        own.put_task(replace(task, open_lines=min(max(int(wanted), task.open_lines), len(task.lines))))
    return see(board_path(visit, visit.path("class_id"))) if visit.field("back") == "board" else _back(visit)


def drop_task(visit: Visit) -> Response:
    """Take a task off. What was played for it stays."""
    visit.own_class().drop_task(visit.path("task_id"))
    return _back(visit)


def _fault(visit: Visit) -> str:
    """Return what is wrong with the days in the form. Empty if nothing is."""
    for name in ("opens", "due"):
        if visit.field(name) and _date(visit.field(name)) is None:
            return f"“{one_line(visit.field(name))}” is no day. Write it like {visit.now.date()}."
    opens, due = _date(visit.field("opens")), _date(visit.field("due"))
    if opens and due and due < opens:
        return "Its last day is before its first."
    return "Its last day is over already." if due and due < visit.now.date() else ""


def _date(value: str) -> datetime.date | None:
    """Return the date of a field. None if it is empty or no date."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _back(visit: Visit) -> Response:
    return see(f"/teacher/class/{visit.path('class_id')}")


PAGES = (
    Page(path="/teacher/class/{class_id:uuid}/tasks", who=Who.TEACHER, post=add_task),
    Page(path="/teacher/class/{class_id:uuid}/tasks/{task_id:uuid}/drop", who=Who.TEACHER, post=drop_task),
    Page(path="/teacher/class/{class_id:uuid}/tasks/{task_id:uuid}/lines", who=Who.TEACHER, post=open_lines),
)
