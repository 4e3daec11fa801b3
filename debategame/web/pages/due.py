"""When key points are due again, in words."""

import datetime

from msgspec.structs import replace

from debategame.play.review import ReviewPlan, plan_review
from debategame.progress.rounds import Mode
from debategame.saves.queries import on_day_of
from debategame.scenario.model import Scenario
from debategame.text.display import count_of
from debategame.web.safety.access import Visit

WEEK = 7
"""Days within which the name of a weekday is clear."""


def review_plan(visit: Visit, scenarios: list[Scenario]) -> ReviewPlan:
    """Return today's review: the due key points of these scenarios that were not asked today."""
    progress = visit.pupil.progress()
    today = replace(on_day_of(visit.now), mode=Mode.REVIEW)
    asked = [(played.scenario, played.answers[0].pressed) for played in visit.pupil.page(today).rounds]
    # A question that was passed leaves its card due. It comes back another day, not at once.
    cards = {key: card for key, card in progress.cards.items() if key not in asked}
    return plan_review(cards, scenarios, visit.now.date(), minutes=progress.preferences.minutes, done=len(asked))


def next_due_text(visit: Visit, scenario: Scenario) -> str:
    """Return when key points of a scenario are due next, in a sentence. Empty if none has a date."""
    known = {point.id for point in scenario.key_points}
    today = visit.now.date()
    days = [
        max(today, card.due)
        for (scenario_id, point_id), card in visit.pupil.progress().cards.items()
        if scenario_id == scenario.id and point_id in known
    ]
    if not days:
        return ""
    first = min(days)
    return f"{count_of(days.count(first), 'key point')} to review {coming(first, today)}."


def coming(day: datetime.date, today: datetime.date) -> str:
    """Return a day from today on, in words: `today`, `tomorrow`, `on Friday`, `on 3 December`."""
    days = (day - today).days
    if days < 2:  # noqa: PLR2004 -- today and tomorrow have names
        return "tomorrow" if days == 1 else "today"
    return f"on {day:%A}" if days < WEEK else f"on {day.day} {day:%B}"
