"""What the history shows, looked up in a save in one go; to be called off the event loop."""

import msgspec

from debategame.progress.rounds import Mode, Round
from debategame.progress.trends import Guess, Trend
from debategame.saves.queries import Page, RoundQuery
from debategame.saves.save import Progress, Save
from debategame.scenario.model import Scenario

PAGE = 50
"""How many rounds are read at a time."""


class FoundRounds(msgspec.Struct, frozen=True, kw_only=True):
    """What a save holds of the rounds wanted."""

    page: Page
    """The newest of them."""
    mode: Mode
    """The mode whose first answers are charted."""
    trend: Trend
    guesses: tuple[Guess, ...]
    """All of them, whatever is wanted."""
    progress: Progress


def find(save: Save, wanted: RoundQuery, mode: Mode | None) -> FoundRounds:
    """Return what is wanted, with the trend of its mode, else of `mode`, else of the newest round's."""
    page = save.page(wanted, limit=PAGE)
    newest = page.rounds[0].mode if page.rounds else Mode.PRACTICE
    charted = wanted.mode or mode or newest
    return FoundRounds(
        page=page,
        mode=charted,
        trend=save.trend(msgspec.structs.replace(wanted, mode=charted)),
        guesses=save.guesses(),
        progress=save.progress(),
    )


def toggle_excluded(save: Save, played: Round) -> Round:
    """Leave a round out of bests and trends, or take it back in, and return it as it then is."""
    save.leave_out(played.id, not played.excluded)
    return save.round(played.id)


def standing_in(save: Save, only: str | None) -> tuple[Progress, list[Scenario]]:
    """Return where the player stands, and the scenarios played, or only the one of that id, each as played last."""
    progress = save.progress()
    chosen = [scenario for scenario in progress.standings if only in (None, scenario)]
    newest = [played for scenario in chosen for played in save.rounds(scenario, limit=1)]
    return progress, [save.scenario(played.scenario_hash) for played in newest]
