"""What is due: today's five minutes, the review, and in words when key points are due again."""

import datetime
import uuid
from collections.abc import Sequence

from msgspec.structs import replace

from debategame.play.bout import Bout
from debategame.play.training.review import ReviewPlan, next_due, plan_review
from debategame.play.training.today import Kind, Part, TodaysWork, scenarios_of_today
from debategame.progress.rounds import Mode, Round
from debategame.saves.queries import on_day_of
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import count_of
from debategame.web.safety.access import Visit
from debategame.web.store.model import StoredBout, lines_under_way

WEEK = 7
"""Days within which the name of a weekday is clear."""


def review_plan(visit: Visit, scenarios: list[Scenario]) -> ReviewPlan:
    """Return today's review: the due key points of these scenarios that were not asked today."""
    asked = visit.pupil.page(replace(on_day_of(visit.now), mode=Mode.REVIEW)).rounds
    return review_after(asked, visit.pupil.progress(), scenarios, visit.now.date())


def review_after(
    rounds: Sequence[Round], progress: Progress, scenarios: list[Scenario], today: datetime.date
) -> ReviewPlan:
    """Return what is left of today's review after the rounds of the day."""
    asked = [(played.scenario, played.asks) for played in rounds if played.mode is Mode.REVIEW]
    # A question that was passed leaves its card due. It comes back another day, not at once.
    cards = {key: card for key, card in progress.cards.items() if key not in asked}
    return plan_review(cards, scenarios, today, minutes=progress.preferences.minutes, done=len(asked))


def todays_work(
    visit: Visit, scenarios: list[Scenario], progress: Progress, open_bouts: Sequence[StoredBout]
) -> TodaysWork:
    """Return what today's five minutes depend on. `open_bouts` are those that are not over."""
    return TodaysWork(
        scenarios=scenarios_of_today(scenarios, progress.standings),
        standings=progress.standings,
        cards=progress.cards,
        today=visit.now.date(),
        rounds=visit.pupil.page(on_day_of(visit.now)).rounds,
        under_way=frozenset((one.id, line) for one in scenarios for line in lines_under_way(open_bouts, one.id)),
    )


def part_id(visit: Visit, part: Part) -> str:
    """Return the id of the bout that plays a part of today: the same for a pupil, a day and a part.

    So a form that is sent twice begins one bout, and a bout of today is known by its id.
    """
    named = f"{visit.now.date()} {part.kind} {part.scenario} {part.line} {part.point}"
    return str(uuid.uuid5(uuid.UUID(visit.pupil.id), named))


def is_of_today(visit: Visit, stored: StoredBout) -> bool:
    """Return whether a bout is a part of today's five minutes."""
    return stored.id == part_id(visit, _part(stored.bout))


def _part(bout: Bout) -> Part:
    kind = Kind.BETTER if bout.says_better else Kind.POINT if bout.asks else Kind.LINE
    return Part(kind=kind, scenario=bout.scenario.id, line=bout.lines[0], point=bout.asks)


def next_due_text(visit: Visit, scenario: Scenario) -> str:
    """Return when key points of a scenario are due next, in a sentence. Empty if none has a date."""
    found = next_due(visit.pupil.progress().cards, [scenario], visit.now.date())
    if found is None:
        return ""
    day, count = found
    return f"{count_of(count, 'key point')} to review {coming(day, visit.now.date())}."


def coming(day: datetime.date, today: datetime.date) -> str:
    """Return a day from today on, in words: `today`, `tomorrow`, `on Friday`, `on 3 December`."""
    days = (day - today).days
    if days < 2:  # noqa: PLR2004 -- today and tomorrow have names
        return "tomorrow" if days == 1 else "today"
    return f"on {day:%A}" if days < WEEK else f"on {day.day} {day:%B}"
