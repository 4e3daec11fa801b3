"""The board: how a class is doing, to be projected. No names; no texts but an answer that the teacher has picked."""

import asyncio
import datetime
import statistics
from collections.abc import AsyncIterator

import msgspec
from msgspec.structs import replace
from sse_starlette.sse import EventSourceResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from debategame.errors import StoreError
from debategame.scenario.model import Scenario
from debategame.scoring.model import FULL
from debategame.text.display import snippet
from debategame.web.pages.exchange import Segment, segments_of
from debategame.web.pages.html import message, render
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.store.interface import ClassStore
from debategame.web.store.model import BoardFigures, SchoolClass, Task
from debategame.web.teacher.classes import board_path, own_address

LOOKS = 2
"""Seconds between two looks for changes."""
STREAM_LASTS = 3600
"""Seconds after which a stream of changes ends. The page opens another."""
BANDS = ((0, 0), (1, 24), (25, 49), (50, 74), (75, 99), (FULL, FULL))
"""The scores that are counted together."""
LONGEST_LINE = 46
"""The longest quotation of a line, in code points."""
MOST_SHOWN = 500
"""In how many of the newest rounds an answer to show is looked for."""
SINCE = {"today": 0, "week": 7, "always": 36500}
"""Days back, by what the page calls them."""


class Bar(msgspec.Struct, frozen=True):
    """A bar with its label."""

    label: str
    number: int


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """What the board shows."""

    lines: tuple[Bar, ...]
    """How many pupils are at each line."""
    ready: int
    """How many of them have played their line."""
    done: int
    answers: int
    """How many first answers were given."""
    median: int | None
    """Their median score. None if there is none."""
    scores: tuple[Bar, ...]
    """How many of them have a score in each band."""
    made: tuple[Bar, ...]
    """How many pupils made each key point, most first."""
    nobody: tuple[str, ...]
    """The names of key points that somebody met and nobody made."""
    hints: tuple[Bar, ...]
    """How many hints were taken on each key point, most first."""

    @property
    def most(self) -> int:
        """The longest bar of all."""
        return max((bar.number for bar in (*self.lines, *self.scores, *self.made, *self.hints)), default=1) or 1


def board(visit: Visit) -> Response:
    """Show the board of a class for one scenario."""
    own = visit.own_class()
    details = own.details()
    versions = visit.services.scenarios.published(visit.teacher.id)
    tasks = own.tasks()
    wanted = visit.request.query_params.get("scenario") or latest_scenario(tasks, visit.now.date())
    scenario = next((version.scenario for version in versions if version.scenario.id == wanted), None)
    if scenario is None and versions:
        scenario = versions[0].scenario
    if scenario is None:
        return message(visit, "Nothing to show", "There is no scenario to play yet.", status=404)
    since = visit.request.query_params.get("since", "today")
    led = _led_task(tasks, scenario, visit.now.date())
    figures = own.board(scenario.id, task_id=led.id if led else None, since=_since(since, visit.now))
    return render(
        visit,
        "teacher/board.html",
        school_class=details,
        address=own_address(visit),
        scenario=scenario,
        scenarios=[version.scenario for version in versions],
        since=since if since in SINCE else "today",
        choices=SINCE,
        board=board_of(scenario, figures),
        led=led,
        shown=_shown_answer(own, details, scenario),
        now=visit.now,
    )


def changes(visit: Visit) -> Response:
    """Send an event whenever the board may have changed."""
    return EventSourceResponse(events_of(visit.own_class(), looks=LOOKS, lasts=STREAM_LASTS), ping=15)


async def events_of(own: ClassStore, *, looks: float, lasts: float) -> AsyncIterator[dict[str, str]]:
    """Yield an event at the start and after each change of a class, for `lasts` seconds.

    `looks` is the number of seconds between two looks.
    """
    loop = asyncio.get_running_loop()
    end, mark = loop.time() + lasts, ""
    while loop.time() < end:
        try:
            latest = await run_in_threadpool(own.board_mark)
        except StoreError:
            latest = mark  # the page keeps what it shows until the store is back
        if latest != mark:
            mark = latest
            yield {"event": "changed", "data": "board"}
        await asyncio.sleep(looks)


def show_answer(visit: Visit) -> Response:
    """Show an answer on the board, without its name; an empty field takes it off."""
    own = visit.own_class()
    details = own.details()
    chosen = visit.field("shown")
    if chosen and not any(
        answer.id == chosen for found in own.rounds(limit=MOST_SHOWN) for answer in found.played.answers
    ):
        return message(visit, "Nothing to show", "That answer is not among the newest of this class.", status=404)
    own.change(replace(details, shown=chosen or None))
    return see(board_path(visit, details.id))


def board_of(scenario: Scenario, figures: BoardFigures) -> Board:
    """Return what the board shows of its figures."""
    names = {point.id: point.label for point in scenario.key_points}
    says = {line.id: f"{number}  {snippet(line.says, LONGEST_LINE)}" for number, line in enumerate(scenario.lines, 1)}
    scores = figures.first_scores
    return Board(
        lines=tuple(Bar(says[line], count) for line, count in figures.at_line.items() if line in says),
        ready=figures.ready,
        done=figures.done,
        answers=len(scores),
        median=round(statistics.median(scores)) if scores else None,
        scores=tuple(
            Bar(f"{low}" if low == high else f"{low}–{high}", sum(low <= score <= high for score in scores))
            for low, high in BANDS
        ),
        made=_bars({point: count for point, count in figures.made.items() if count}, names),
        nobody=tuple(names[point] for point, count in figures.made.items() if not count and point in names),
        hints=_bars(figures.hints, names),
    )


def _bars(counts: dict[str, int], names: dict[str, str]) -> tuple[Bar, ...]:
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    return tuple(Bar(names[point], count) for point, count in ordered if point in names)


def latest_scenario(tasks: list[Task], today: datetime.date) -> str:
    """Return the scenario of the newest task that has begun and has not ended, or else of the newest. Empty if none."""
    under_way = [task for task in tasks if task.is_open(today)]
    return next((task.scenario for task in reversed(under_way or tasks)), "")


def _led_task(tasks: list[Task], scenario: Scenario, today: datetime.date) -> Task | None:
    """Return the newest task on a scenario that is led line by line and has not ended. None if there is none."""
    led = (task for task in reversed(tasks) if task.scenario == scenario.id and task.open_lines is not None)
    return next((task for task in led if not task.has_ended(today)), None)


def _since(name: str, now: datetime.datetime) -> datetime.datetime:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - datetime.timedelta(days=SINCE.get(name, 0))


def _shown_answer(own: ClassStore, details: SchoolClass, scenario: Scenario) -> tuple[Segment, ...]:
    """Return the answer that the teacher picked, in pieces. Empty if there is none, or it is of another scenario."""
    if details.shown is None:
        return ()
    for found in own.rounds(scenario.id, limit=MOST_SHOWN):
        for answer in found.played.answers:
            if answer.id == details.shown:
                return segments_of(answer.text, answer.points)
    return ()


PAGES = (
    Page(path="/teacher/class/{class_id:uuid}/board", who=Who.TEACHER, get=board, post=show_answer),
    Page(path="/teacher/class/{class_id:uuid}/board/changes", who=Who.TEACHER, get=changes),
)
