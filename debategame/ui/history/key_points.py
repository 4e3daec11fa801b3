"""The key points as a table in plain text: how often each was made, when last, and when it is due."""

import datetime

from debategame.play.glyphs import GLYPHS
from debategame.progress.standing import PointStanding
from debategame.saves.save import Progress, Save
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import count_of, snippet
from debategame.ui.dates import coming, day

NAME_WIDTH = 30
"""Columns for the name of a key point."""
TITLE_LENGTH = 48
"""The longest title of a scenario, in code points."""
HEADING = f"  {'Key point':<{NAME_WIDTH}}  {'Made':<9}{'Last':<12}Due"


def point_tables(save: Save, only: str | None, now: datetime.datetime) -> str:
    """Return a table for every scenario played, or only for the one with the id `only`.

    `now` is in the player's time zone. Reads the save: call it in a thread. Raise SaveError.
    """
    progress, scenarios = _played_scenarios(save, only)
    return "\n\n".join("\n".join(point_rows(scenario, progress, now)) for scenario in scenarios)


def point_rows(scenario: Scenario, progress: Progress, now: datetime.datetime) -> list[str]:
    """Return two heading rows, then a row for each key point that a round was about; the others are only counted.

    `now` is in the player's time zone.
    """
    standing = progress.standing(scenario.id)
    met = [point for point in scenario.key_points if point.id in standing.points]
    made = sum(point.id in standing.made for point in met)
    rows = [f"{snippet(scenario.title, TITLE_LENGTH)} · {made} of {len(scenario.key_points)} made", HEADING]
    for point in met:
        card = progress.cards.get((scenario.id, point.id))
        due = coming(card.due, now.date()) if card else "-"
        rows.append(_row(point, standing.points[point.id], due, now))
    if unplayed := len(scenario.key_points) - len(met):
        rows.append(f"  {count_of(unplayed, 'key point')} not played yet")
    return rows


def _played_scenarios(save: Save, only: str | None) -> tuple[Progress, list[Scenario]]:
    """Return the progress, and the scenarios played or only the one with that id, in the versions last played."""
    progress = save.progress()
    chosen = [scenario for scenario in progress.standings if only in (None, scenario)]
    latest = [played for scenario in chosen for played in save.rounds(scenario, limit=1)]
    return progress, [save.scenario(played.scenario_hash) for played in latest]


def _row(point: KeyPoint, standing: PointStanding, due: str, now: datetime.datetime) -> str:
    verdict = Verdict.HIT if standing.made else Verdict.PARTIAL if standing.half else Verdict.MISSED
    last = day(standing.last_made.astimezone(now.tzinfo), now) if standing.last_made else "never"
    count = f"{standing.made} of {standing.met}"
    return f"{GLYPHS[verdict]} {snippet(point.label, NAME_WIDTH):<{NAME_WIDTH}}  {count:<9}{last:<12}{due}"
