"""`debategame rescore`: compare old scores with today's scores of the same answers."""

import datetime
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from debategame.cli.completion import complete_scenario_id
from debategame.cli.options import shared_options
from debategame.cli.player import print_notices, require_player, save_file
from debategame.cli.settings import Settings
from debategame.cli.system import now
from debategame.cli.tables import show
from debategame.errors import UsageError
from debategame.play.glyphs import GLYPHS
from debategame.play.rescoring import CurrentScenario, Rescored, rescore
from debategame.progress.passed_over import PassedOver
from debategame.progress.rounds import Round
from debategame.saves import summaries
from debategame.saves.file import SaveFile
from debategame.saves.save import Save
from debategame.saves.score_history import replace_scores, restore_scores
from debategame.scenario.library import load
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical
from debategame.scoring.scorer import Scorer
from debategame.text.display import count_of, one_line
from debategame.text.tables import format_table

HEADINGS = ("Date", "Scenario", "Line", "Then", "", "Today", "")


@click.command()
@click.option("--scenario", metavar="ID", shell_complete=complete_scenario_id, help="Only rounds of this scenario.")
@click.option("--apply", "applied", is_flag=True, help="Use today's scores from now on. The old scores are kept.")
@click.option("--undo", is_flag=True, help="Restore the scores that the last --apply replaced.")
@shared_options
def command(settings: Settings, scenario: str | None, *, applied: bool, undo: bool) -> int:
    """List the rounds that would score differently today, with both scores.

    Rounds are scored with the scenario in the scenarios folder. If it is no longer there, the version that was played
    is used. Nothing is changed without --apply. After it, rounds of older versions of the game can be
    compared with new ones.
    """
    if applied and undo:
        raise UsageError("give --apply or --undo, not both")
    player = require_player(settings)
    file = save_file(settings, player)
    if not file.path.exists():
        raise UsageError(f"{player} has no save in {settings.saves.path}")
    if undo:
        return _undo(file)
    save = Save(settings.saves.path, player, now=now)
    scenarios = _Scenarios(settings.scenarios.path, save)
    results = [rescore(played, scenarios.today(played)) for played in save.rounds(scenario)]
    print_notices(save.notices)
    changed = [result for result in results if result.changed]
    outdated = [result for result in results if result.outdated and not result.changed]
    show(table(changed))
    for line in _reasons_not_rescored(results):
        click.echo(line)
    click.echo(f"{len(changed)} of {count_of(len(results), 'round')} would score differently today.")
    if outdated:
        click.echo(f"{count_of(len(outdated), 'round')} of an older scorer would score the same today.")
    if applied and (changed or outdated):
        _apply(file, [*changed, *outdated], scenarios)
    elif changed or outdated:
        click.echo("Nothing is changed. --apply uses today's scores and keeps the old ones.")
    return 0


def table(changed: Sequence[Rescored], zone: datetime.tzinfo | None = None) -> str:
    """Return a table of old and new scores, or an empty text without rounds.

    Times are in `zone`, or in local time if it is None.
    """
    rows = [
        (*_place(round_.then, zone), *_scored(round_.then), *_scored(round_.now)) for round_ in changed if round_.now
    ]
    return format_table([HEADINGS, *rows]) if rows else ""


class _Scenarios:
    """Finds scenarios, as they were played and as they are today."""

    def __init__(self, folder: Path, save: Save) -> None:
        self._save = save
        self._found = load(folder).by_id
        self._then: dict[str, Scenario] = {}
        self._ready: dict[str, CurrentScenario] = {}

    def then(self, played: Round) -> Scenario:
        """Return the scenario of a round as it was played."""
        if played.scenario_hash not in self._then:
            self._then[played.scenario_hash] = self._save.scenario(played.scenario_hash)
        return self._then[played.scenario_hash]

    def today(self, played: Round) -> CurrentScenario:
        """Return the scenario of a round from the folder, or as it was played if the folder no longer has it."""
        found = self._found.get(played.scenario)
        key = played.scenario if found else played.scenario_hash
        if key not in self._ready:
            scenario = found or self.then(played)
            self._ready[key] = CurrentScenario(scenario=scenario, body=canonical(scenario), scorer=Scorer(scenario))
        return self._ready[key]


def _apply(file: SaveFile, changed: Sequence[Rescored], scenarios: _Scenarios) -> None:
    at = now()

    def work(db: sqlite3.Connection) -> int:
        number = sum(
            replace_scores(db, result.then, result.now, scenarios.today(result.then).body, at)
            for result in changed
            if result.now
        )
        summaries.rebuild(db)
        return number

    number = file.write(work)
    print_notices(file.notices)
    click.echo(f"{count_of(number, 'round')} now count with today's scores. --undo restores the old ones.")


def _undo(file: SaveFile) -> int:
    parts: list[PassedOver] = []

    def work(db: sqlite3.Connection) -> int:
        parts.clear()
        number = restore_scores(db, parts.append)
        summaries.rebuild(db)
        return number

    number = file.write(work)
    file.note_passed_over(parts)
    print_notices(file.notices)
    click.echo(
        f"{count_of(number, 'round')} count with the old scores again." if number else "There is nothing to undo."
    )
    return 0


def _place(played: Round, zone: datetime.tzinfo | None) -> tuple[str, str, str]:
    return f"{played.at.astimezone(zone):%Y-%m-%d %H:%M}", one_line(played.scenario), one_line(played.line)


def _scored(played: Round) -> tuple[str, str]:
    added = f" + {played.added} = {played.final}" if len(played.answers) > 1 else ""
    return f"{played.score}{added}", "".join(GLYPHS[point.verdict] for point in played.verdicts)


def _reasons_not_rescored(results: Sequence[Rescored]) -> Iterator[str]:
    for why, number in Counter(result.why for result in results if result.why).items():
        yield f"{count_of(number, 'round')} not rescored: {why}."
