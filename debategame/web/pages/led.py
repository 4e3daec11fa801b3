"""A task that the teacher leads line by line: how far its pupils may go, and what they are told."""

from debategame.play.bout import Stage
from debategame.web.safety.access import Visit
from debategame.web.store.model import StoredBout


def waits(visit: Visit, stored: StoredBout) -> bool:
    """Return whether a pupil has played the last open line, so that the next one is their teacher's to open."""
    bout = stored.bout
    if bout.stage is not Stage.REVEAL or bout.index + 1 >= len(bout.lines):
        return False
    is_open = _open_lines(visit, stored)
    return is_open is not None and bout.index + 1 >= is_open


def opened_note(visit: Visit, stored: StoredBout) -> str:
    """Return a note to a pupil who is still at a line when their teacher has opened a later one. Empty otherwise."""
    bout = stored.bout
    if bout.stage not in (Stage.ANSWER, Stage.FEEDBACK, Stage.COMEBACK):
        return ""
    is_open = min(_open_lines(visit, stored) or 0, len(bout.lines))
    if bout.index + 1 >= is_open:
        return ""
    return f"Your teacher has opened line {is_open}. Finish this one first: it is waiting for you."


def _open_lines(visit: Visit, stored: StoredBout) -> int | None:
    """Return how many lines are open. None if the pupil goes on alone: no task, a task that was taken off."""
    if stored.task is None:
        return None
    tasks = visit.services.store.tasks(visit.school_class.id)
    return next((task.open_lines for task in tasks if task.id == stored.task), None)
