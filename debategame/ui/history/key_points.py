"""Per key point how often it was made, when last, and when it is due, as rows of plain text."""

import datetime

from debategame.play.feedback import GLYPHS
from debategame.progress.standing import PointStanding
from debategame.saves.save import Progress, Save
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import many, snippet
from debategame.ui.dates import coming, day
from debategame.ui.history.lookup import standing_in

NAME = 30
"""Code points of a key point's name."""
TITLE = 48
HEADING = f"  {'Key point':<{NAME}}  {'Made':<9}{'Last':<12}Due"


def point_tables(save: Save, only: str | None, now: datetime.datetime) -> str:
    """Return the rows of every scenario played, or only of the one of that id; raises SaveError.

    To be called off the event loop; `now` is in the time zone of the player.
    """
    progress, scenarios = standing_in(save, only)
    return "\n\n".join("\n".join(point_rows(scenario, progress, now)) for scenario in scenarios)


def point_rows(scenario: Scenario, progress: Progress, now: datetime.datetime) -> list[str]:
    """Return a heading and a row for each key point that was met; `now` is in the time zone of the player.

    Those that no round was about are only counted.
    """
    standing = progress.of(scenario.id)
    met = [point for point in scenario.key_points if point.id in standing.points]
    made = sum(point.id in standing.made for point in met)
    rows = [f"{snippet(scenario.title, TITLE)} · {made} of {len(scenario.key_points)} made", HEADING]
    for point in met:
        card = progress.cards.get((scenario.id, point.id))
        due = coming(card.due, now.date()) if card else "-"
        rows.append(_row(point, standing.points[point.id], due, now))
    if never := len(scenario.key_points) - len(met):
        rows.append(f"  {many(never, 'key point')} not met yet")
    return rows


def _row(point: KeyPoint, stands: PointStanding, due: str, now: datetime.datetime) -> str:
    verdict = Verdict.HIT if stands.made else Verdict.PARTIAL if stands.half else Verdict.MISSED
    last = day(stands.last_made.astimezone(now.tzinfo), now) if stands.last_made else "never"
    count = f"{stands.made} of {stands.met}"
    return f"{GLYPHS[verdict]} {snippet(point.label, NAME):<{NAME}}  {count:<9}{last:<12}{due}"
