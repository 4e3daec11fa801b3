"""The pupil's home, the briefing of a scenario, and the start of a bout."""

import msgspec
from starlette.responses import Response

from debategame.errors import NotFoundError
from debategame.play.bout import new_bout
from debategame.play.choosing import LATELY, USUAL_LINES, choose_lines
from debategame.play.training.today import plan_today
from debategame.progress.rounds import BOUT_MODES, PACES, Mode
from debategame.progress.standing import Standing
from debategame.scenario.model import OTHER_SIDE, Scenario
from debategame.scenario.topics import by_topic
from debategame.text.display import snippet
from debategame.web.pages.due import coming, is_of_today, review_after, todays_work
from debategame.web.pages.exchange import rulings_text
from debategame.web.pages.history import LONGEST_LINE, bout_that_masks
from debategame.web.pages.html import render
from debategame.web.pages.stages import place, place_in_scenario
from debategame.web.safety.access import Page, Visit, Who, see, uuid_of
from debategame.web.services import PublishedVersion
from debategame.web.store.model import StoredBout, Task

MOST_BOUTS = 3
"""How many unfinished bouts Home offers."""
MOST_RULED = 3
"""Of how many rounds Home says what the teacher has ruled on them."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario, with how far the pupil is."""

    scenario: Scenario
    made: int
    rounds: int
    best: int | None
    """The best first answer in practice. None if there is none."""


class TaskCard(msgspec.Struct, frozen=True, kw_only=True):
    """A task of the class, with how far the pupil is."""

    task: Task
    scenario: Scenario
    due: str
    """Such as `until Friday`. Empty without an end."""
    done: bool
    begun: StoredBout | None
    """The bout that is under way: one for the task, or else another one on its scenario. None if there is none."""

    @property
    def is_begun(self) -> bool:
        """Whether a bout for the task is under way."""
        return self.begun is not None and self.begun.task == self.task.id


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """A round on which the teacher has ruled lately."""

    round: str
    """The round's id."""
    says: str
    """The beginning of the line."""
    rulings: str
    """What the teacher has ruled, in short sentences."""
    has_note: bool
    """Whether the teacher has written to the pupil."""


def home(visit: Visit) -> Response:
    """Show what the class is to do, what is due, and every scenario."""
    progress, versions = visit.pupil.progress(), versions_of(visit)
    by_id = {version.scenario.id: version.scenario for version in versions}
    bouts = visit.pupil.bouts()
    open_bouts = [stored for stored in bouts if stored.bout.stage != "over"]
    elsewhere = [stored for stored in open_bouts if not is_of_today(visit, stored)]
    tasks = _task_cards(visit, by_id, bouts)
    scenarios = list(by_id.values())
    work = todays_work(visit, scenarios, progress, open_bouts)
    return render(
        visit,
        "pupil/home.html",
        name=visit.account.name,
        school_class=visit.school_class,
        ruled=_ruled(visit),
        most_ruled=MOST_RULED,
        review=review_after(work.rounds, progress, scenarios, visit.now.date()),
        today=plan_today(work),
        in_today=len(elsewhere) < len(open_bouts),
        tasks=tasks,
        bouts=_unlike(elsewhere, tasks)[:MOST_BOUTS],
        place=place,
        place_in_scenario=place_in_scenario,
        topics=_topics(
            [
                card(version.scenario, progress.standing(version.scenario.id))
                for version in versions
                if not version.scenario.is_other_side
            ]
        ),
        is_first=progress.rounds == 0,
    )


def briefing(visit: Visit) -> Response:
    """Show the briefing of a scenario and the ways to play it."""
    version = visit.services.scenarios.find(visit.school_class.teacher, visit.path("scenario_id"))
    scenario, progress = version.scenario, visit.pupil.progress(schedule=False)
    played = progress.standing(scenario.id)
    task = open_task(visit, visit.request.query_params.get("task", ""))
    return render(
        visit,
        "pupil/briefing.html",
        scenario=scenario,
        card=card(scenario, played),
        task=task if task and task.scenario == scenario.id else None,
        new_bout=visit.services.new_id(),
        modes=BOUT_MODES,
        paces=PACES,
        pace=progress.preferences.pace,
        lines=_line_count(progress.rounds, scenario),
        other=_other_side(visit, scenario),
    )


def begin(visit: Visit) -> Response:
    """Begin a bout. Sending the form twice begins one."""
    version = visit.services.scenarios.find(visit.school_class.teacher, visit.field("scenario"))
    if visit.school_class.closed:
        return see("/home")  # it says so
    return _begin(visit, version.scenario, open_task(visit, visit.field("task")))


def first_page(visit: Visit) -> str:
    """Return where a pupil begins who has just joined: the task of the class, else the first line of all, begun."""
    versions = versions_of(visit)
    by_id = {version.scenario.id: version.scenario for version in versions}
    if tasks := _task_cards(visit, by_id, []):
        return f"/scenario/{tasks[0].scenario.id}?task={tasks[0].task.id}"
    scenarios = [version.scenario for version in versions if not version.scenario.is_other_side]
    if not scenarios:
        return "/home"
    first = scenarios[by_topic(scenarios)[0].places[0]]
    return _begin(visit, first, None).headers["location"]


def _begin(visit: Visit, scenario: Scenario, task: Task | None) -> Response:
    mode = task.mode if task else _mode(visit.field("mode"))
    stored = visit.pupil.begin_bout(
        uuid_of(visit),
        new_bout(
            scenario,
            lines_of_bout(visit, scenario, task),
            mode,
            new_id=visit.services.new_id,
            pace=_pace(visit),
            attempts=visit.pupil.progress(schedule=False).standing(scenario.id).attempts,
            heard=visit.pupil.comebacks(LATELY),
        ),
        visit.now,
        task.id if task else None,
    )
    return see(f"/bout/{stored.id}")


def card(scenario: Scenario, played: Standing) -> Card:
    """Return the card of a scenario; `played` is the pupil's standing in it."""
    return Card(
        scenario=scenario,
        made=sum(point.id in played.made for point in scenario.key_points),
        rounds=played.rounds,
        best=played.best(Mode.PRACTICE),
    )


def _ruled(visit: Visit) -> list[Ruled]:
    """Return the rounds with rulings that the pupil has not seen, but those whose key points are still masked."""
    shown = []
    for found in visit.pupil.newly_ruled():
        played = found.played
        if not bout_that_masks(visit, played.id):
            line = visit.pupil.scenario(played.scenario_hash).line(played.line)
            shown.append(
                Ruled(
                    round=played.id,
                    says=snippet(line.says, LONGEST_LINE),
                    rulings=rulings_text(played, found.rulings),
                    has_note=any(ruling.note for ruling in found.rulings),
                )
            )
    return shown


def _topics(cards: list[Card]) -> list[tuple[str, list[Card]]]:
    """Return the cards under the names of their topics. A short list has one group without a name."""
    topics = by_topic([shown.scenario for shown in cards])
    return [(topic.name, [cards[place] for place in topic.places]) for topic in topics]


def versions_of(visit: Visit) -> tuple[PublishedVersion, ...]:
    """Return the scenarios that the pupil can play."""
    return visit.services.scenarios.published(visit.school_class.teacher)


def _other_side(visit: Visit, scenario: Scenario) -> Scenario | None:
    """Return the same quarrel from the side that is not shown. None if it cannot be played from there."""
    file_id = scenario.id.removesuffix(OTHER_SIDE)
    wanted = file_id if scenario.is_other_side else file_id + OTHER_SIDE
    return next((version.scenario for version in versions_of(visit) if version.scenario.id == wanted), None)


def _task_cards(visit: Visit, scenarios: dict[str, Scenario], bouts: list[StoredBout]) -> list[TaskCard]:
    today = visit.now.date()
    tasks = [
        task
        for task in visit.services.store.tasks(visit.school_class.id)
        if task.scenario in scenarios and _is_open(task, visit)
    ]
    done = {stored.task for stored in bouts if stored.bout.stage == "over"}
    under_way = [stored for stored in bouts if stored.bout.stage != "over" and not stored.bout.asks]
    for_tasks = {stored.task: stored for stored in reversed(under_way)}
    others = {
        stored.bout.scenario.id: stored
        for stored in reversed(under_way)
        if stored.task not in {task.id for task in tasks} and not is_of_today(visit, stored)
    }
    cards = [
        TaskCard(
            task=task,
            scenario=scenarios[task.scenario],
            due=f"until {coming(task.due, today).removeprefix('on ')}" if task.due else "",
            done=task.id in done,
            begun=for_tasks.get(task.id) or others.get(task.scenario),
        )
        for task in tasks
    ]
    return sorted(cards, key=lambda shown: shown.done)


def _unlike(bouts: list[StoredBout], tasks: list[TaskCard]) -> list[StoredBout]:
    """Return the newest bout on each scenario that has no card of a task. The older ones follow when it is over."""
    newest: dict[tuple[str, str], StoredBout] = {}
    for stored in bouts:
        newest.setdefault((stored.bout.scenario.id, stored.bout.asks), stored)
    on_tasks = {shown.scenario.id for shown in tasks if not shown.done}
    return [stored for (scenario_id, asks), stored in newest.items() if asks or scenario_id not in on_tasks]


def _is_open(task: Task, visit: Visit) -> bool:
    return task.is_open(visit.now.date())


def open_task(visit: Visit, task_id: str) -> Task | None:
    """Return an open task of the class. None without an id. Raise NotFoundError if there is none."""
    if not task_id:
        return None
    for task in visit.services.store.tasks(visit.school_class.id):
        if task.id == task_id and _is_open(task, visit):
            return task
    raise NotFoundError("there is no such task")


def lines_of_bout(visit: Visit, scenario: Scenario, task: Task | None) -> tuple[str, ...]:
    """Return the ids of the lines that the next bout has: those of the task or the form, else the next ones."""
    known = [line.id for line in scenario.lines]
    chosen = task.lines if task else tuple(visit.field("lines").split(",") if visit.field("lines") else ())
    lines = tuple(line for line in dict.fromkeys(chosen) if line in known)
    progress = visit.pupil.progress(schedule=False)
    played = progress.standing(scenario.id)
    count = USUAL_LINES if task else _line_count(progress.rounds, scenario)
    return lines or choose_lines(scenario, played.made, played.last_played, count)


def _line_count(rounds: int, scenario: Scenario) -> int:
    """Return how many lines the next bout has. The first one is a single line."""
    return min(USUAL_LINES if rounds else 1, len(scenario.lines))


def _mode(value: str) -> Mode:
    return Mode(value) if value in BOUT_MODES else Mode.PRACTICE


def _pace(visit: Visit) -> float:
    chosen = {f"{pace:g}": pace for pace in PACES}.get(visit.field("pace"))
    return chosen or visit.pupil.progress(schedule=False).preferences.pace


PAGES = (
    Page(path="/home", who=Who.PUPIL, get=home),
    Page(path="/scenario/{scenario_id}", who=Who.PUPIL, get=briefing),
    Page(path="/bout", who=Who.PUPIL, get=home, post=begin),
)
