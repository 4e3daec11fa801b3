"""The next day on which key points are due, as a date and in words."""

import datetime
from collections.abc import Mapping

from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import count_of
from debategame.ui.dates import coming


def next_due(
    progress: Progress, scenarios: Mapping[str, Scenario], today: datetime.date
) -> tuple[datetime.date, int] | None:
    """Return the next day on which key points are due, and how many. Return None if no key point has a card.

    The day is today at the earliest. Only key points of `scenarios` count; `scenarios` are by id.
    """
    known = {(scenario.id, point.id) for scenario in scenarios.values() for point in scenario.key_points}
    days = [max(today, card.due) for key, card in progress.cards.items() if key in known]
    return (min(days), days.count(min(days))) if days else None


def next_due_text(progress: Progress, scenarios: Mapping[str, Scenario], today: datetime.date) -> str:
    """Return the sentence that ends a review: how many key points are still due, or when the next are."""
    found = next_due(progress, scenarios, today)
    if found is None:
        return "Done for today."
    when, count = found
    if when == today:
        return f"Still due today: {count_of(count, 'key point')}. That can wait."
    return f"Done for today; next {coming(when, today)}: {count_of(count, 'key point')}."
