"""`debategame rescore`: past rounds as today's scenario and scorer would score them, beside what they scored then."""

import datetime
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from debategame.cli.player import named_or_known, now, save_file, tell
from debategame.cli.settings import Settings, shared_options
from debategame.cli.tables import show
from debategame.errors import UsageError
from debategame.play.feedback import GLYPHS
from debategame.play.rescoring import CurrentScenario, Rescored, rescore
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
@click.option("--scenario", metavar="ID", help="Only rounds of this scenario.")
@click.option("--apply", "applied", is_flag=True, help="Let them count as they score today; old scores are kept.")
@click.option("--undo", is_flag=True, help="Bring back what the latest --apply replaced.")
@shared_options
def command(settings: Settings, scenario: str | None, *, applied: bool, undo: bool) -> int:
    """Show past rounds that would score otherwise today: then, and today.

    A round is held against its scenario in the scenarios folder, or as it was played where that is gone.
    Nothing is changed without --apply.
    """
    if applied and undo:
        raise UsageError("give --apply or --undo, not both")
    player = named_or_known(settings)
    file = save_file(settings, player)
    if undo:
        return _undo(file)
    save = Save(settings.saves.path, player, now=now)
    scenarios = _Scenarios(settings.scenarios.path, save)
    results = [rescore(one, scenarios.then(one), scenarios.today(one)) for one in save.rounds(scenario)]
    tell(save.notices)
    changed = [result for result in results if result.changed]
    show(table(changed))
    for line in _told_unscored(results):
        click.echo(line)
    click.echo(f"{len(changed)} of {count_of(len(results), 'round')} would score otherwise today.")
    if applied and changed:
        _apply(file, changed, scenarios)
    elif changed:
        click.echo("Nothing is changed: --apply lets them count as today, and keeps what they scored.")
    return 0


def table(changed: Sequence[Rescored], zone: datetime.tzinfo | None = None) -> str:
    """Return rounds as a table, then and today, times in `zone` or, without one, in local time; empty without any."""
    rows = [(*_place(one.then, zone), *_scored(one.then), *_scored(one.now)) for one in changed if one.now]
    return format_table([HEADINGS, *rows]) if rows else ""


class _Scenarios:
    """Scenarios as they were when they were played, and as they are today."""

    def __init__(self, folder: Path, save: Save) -> None:
        self._save = save
        self._found = {found.scenario.id: found.scenario for found in load(folder).found}
        self._then: dict[str, Scenario] = {}
        self._ready: dict[str, CurrentScenario] = {}

    def then(self, played: Round) -> Scenario:
        """Return the scenario of a round as it was."""
        if played.scenario_hash not in self._then:
            self._then[played.scenario_hash] = self._save.scenario(played.scenario_hash)
        return self._then[played.scenario_hash]

    def today(self, played: Round) -> CurrentScenario:
        """Return the scenario of a round as it is in the folder; as it was where the folder has it no more."""
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
            replace_scores(db, one.then, one.now, scenarios.today(one.then).body, at) for one in changed if one.now
        )
        summaries.rebuild(db)
        return number

    number = file.write(work)
    tell(file.notices)
    click.echo(f"{count_of(number, 'round')} now count as today. What they scored is kept; --undo brings it back.")


def _undo(file: SaveFile) -> int:
    def work(db: sqlite3.Connection) -> int:
        number = restore_scores(db)
        summaries.rebuild(db)
        return number

    number = file.write(work)
    tell(file.notices)
    click.echo(f"{count_of(number, 'round')} scored as before again." if number else "There is nothing to undo.")
    return 0


def _place(played: Round, zone: datetime.tzinfo | None) -> tuple[str, str, str]:
    return f"{played.at.astimezone(zone):%Y-%m-%d %H:%M}", one_line(played.scenario), one_line(played.line)


def _scored(played: Round) -> tuple[str, str]:
    added = f" + {played.added} = {played.final}" if len(played.answers) > 1 else ""
    return f"{played.score}{added}", "".join(GLYPHS[point.verdict] for point in played.verdicts)


def _told_unscored(results: Sequence[Rescored]) -> Iterator[str]:
    for why, number in Counter(result.why for result in results if result.why).items():
        yield f"{count_of(number, 'round')} left as {'it is' if number == 1 else 'they are'}: {why}."
