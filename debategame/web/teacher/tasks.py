"""Tasks: what a class is to play, in which mode, and until when."""

import datetime

from starlette.responses import Response

from debategame.progress.rounds import BOUT_MODES, Mode
from debategame.web.pages.html import message
from debategame.web.safety.access import Page, Visit, Who, see, uuid_of
from debategame.web.store.model import Task


def add_task(visit: Visit) -> Response:
    """Set a task."""
    own = visit.own_class()
    version = visit.services.scenarios.find(visit.teacher.id, visit.field("scenario"))
    lines = tuple(line.id for line in version.scenario.lines if visit.field(f"line:{line.id}"))
    opens, due = _date(visit.field("opens")), _date(visit.field("due"))
    if opens and due and due < opens:
        return message(visit, "No task was set", "Its last day is before its first.", status=422)
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
        )
    )
    return _back(visit)


def drop_task(visit: Visit) -> Response:
    """Take a task off. What was played for it stays."""
    visit.own_class().drop_task(visit.path("task_id"))
    return _back(visit)


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
)
