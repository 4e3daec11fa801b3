"""The content of the history, read from a save. These functions wait for the disk: call them in a thread."""

from collections.abc import Mapping

import msgspec

from debategame.play.ruled import ruled_scores
from debategame.progress.rounds import Mode, Round
from debategame.progress.rulings import Ruling
from debategame.progress.trends import Guess, Trend
from debategame.saves.queries import Page, RoundQuery
from debategame.saves.save import Progress, Save

PAGE = 50
"""Rounds read at a time."""


class FoundRounds(msgspec.Struct, frozen=True, kw_only=True):
    """The rounds that match a query, with their trend and the player's progress."""

    page: Page
    """The newest of the rounds."""
    mode: Mode
    """The mode of the trend."""
    trend: Trend
    guesses: tuple[Guess, ...]
    """All guesses of the player, whatever the query."""
    progress: Progress
    rulings: tuple[Ruling, ...] = ()
    """What the teacher ruled on the player's answers."""
    ruled: Mapping[str, int] = {}
    """The scores of the rounds of the page that the teacher ruled on, as the teacher counts them, by id."""


def find_rounds(save: Save, query: RoundQuery, mode: Mode | None) -> FoundRounds:
    """Return the rounds that match the query.

    The trend is of the query's mode. Without one, it is of `mode`, or else of the mode of the newest round.
    """
    page, rulings = save.page(query, limit=PAGE), save.rulings()
    newest = page.rounds[0].mode if page.rounds else Mode.PRACTICE
    charted = query.mode or mode or newest
    return FoundRounds(
        page=page,
        mode=charted,
        trend=save.trend(msgspec.structs.replace(query, mode=charted)),
        guesses=save.guesses(),
        progress=save.progress(),
        rulings=rulings,
        ruled=ruled_scores(page.rounds, rulings, save.scenario),
    )


def older_rounds(
    save: Save, query: RoundQuery, offset: int, rulings: tuple[Ruling, ...]
) -> tuple[Page, Mapping[str, int]]:
    """Return the next page of rounds, and the scores of those that the teacher ruled on."""
    page = save.page(query, limit=PAGE, offset=offset)
    return page, ruled_scores(page.rounds, rulings, save.scenario)


def toggle_excluded(save: Save, played: Round) -> Round:
    """Leave the round out of bests and trends, or take it back in. Return the changed round."""
    save.leave_out(played.id, not played.excluded)
    return save.round(played.id)
