"""What is due: today's work, and in words the next day on which key points are due."""

import datetime
from collections.abc import Mapping

from debategame.play.training.review import next_due
from debategame.play.training.today import TodaysWork, scenarios_of_today
from debategame.progress.rounds import Round
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import count_of
from debategame.ui.dates import coming


def todays_work(
    scenarios: Mapping[str, Scenario], progress: Progress, today: datetime.date, rounds: tuple[Round, ...]
) -> TodaysWork:
    """Return what the plan of a day depends on. `scenarios` are by id, `rounds` those of the day."""
    return TodaysWork(
        scenarios=scenarios_of_today(scenarios.values(), progress.standings),
        standings=progress.standings,
        cards=progress.cards,
        today=today,
        rounds=rounds,
        under_way=frozenset(
            (scenario_id, line) for scenario_id in scenarios for line in progress.under_way(scenario_id)
        ),
    )


def next_due_text(progress: Progress, scenarios: Mapping[str, Scenario], today: datetime.date) -> str:
    """Return the sentence that ends a review: how many key points are still due, or when the next are."""
    found = next_due(progress.cards, scenarios.values(), today)
    if found is None:
        return "Done for today."
    when, count = found
    if when == today:
        return f"Still due today: {count_of(count, 'key point')}. That can wait."
    return f"Done for today; next {coming(when, today)}: {count_of(count, 'key point')}."
