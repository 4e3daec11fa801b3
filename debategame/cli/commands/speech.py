"""`debategame speech`: a speech from a player's case, as text or Markdown. The save is only read."""

import io
import os
from pathlib import Path

import click

from debategame.cli.completion import complete_scenario
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.player import print_notices, require_player
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, pupil_of, store_options
from debategame.cli.system import now
from debategame.errors import UsageError
from debategame.play.training.speech import MINUTES, Form, compose_speech, form_of, speech_document
from debategame.progress.standing import Standing
from debategame.saves.save import Save
from debategame.scenario.library import find
from debategame.text.display import one_line
from debategame.transfer.export import write_new_file


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.option(
    "--minutes",
    type=click.Choice([str(minutes) for minutes in MINUTES]),
    default=str(MINUTES[0]),
    show_default=True,
    help="How long the speech may be.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    help="By default the ending of the output file decides, else text.",
)
@click.option("--output", "file", metavar="FILE", type=AnyPath(), help="Write to this new file.")
@store_options
@shared_options
def command(
    settings: Settings, scenario: str, minutes: str, form: str | None, file: Path | None, store: StoreChoice | None
) -> int:
    """Compose a speech on SCENARIO from the best sentences of a player.

    The sentences stand in the order of the article, as they were typed. What is missing is named below them. An
    existing file is never overwritten. Without --player, it is the last player, or the only one with a save.
    """
    if file is not None and os.path.lexists(file):
        raise UsageError(f"{file} already exists; choose another name")
    found = find(scenario, settings.scenarios.path).scenario
    name, standing, under_way = _played(settings, found.id, store)
    if not (standing.case or standing.halves):
        raise UsageError(f"{one_line(name)} has made no key point of {found.id} yet; play it first")
    speech = compose_speech(found, standing, int(minutes), under_way)
    document = speech_document(found, speech.text, speech, Form(form) if form else form_of(str(file)))
    if file is None:
        click.echo(document, nl=False)
        return 0
    write_new_file(io.BytesIO(document.encode()), file)
    click.echo(f"Wrote the speech of {one_line(name)} to {one_line(str(file))}.")
    return 0


def _played(settings: Settings, scenario_id: str, store: StoreChoice | None) -> tuple[str, Standing, frozenset[str]]:
    """Return the name of the player, their standing in a scenario, and its lines with a round that is not over."""
    if store is not None:
        with pupil_of(store, settings.player) as pupil:
            from debategame.web.store.model import lines_under_way  # `pupil_of` says so if the extra is missing

            under_way = lines_under_way(pupil.bouts(only_open=True), scenario_id)
            return pupil.account().name, pupil.progress().standing(scenario_id), under_way
    player = require_player(settings)
    save = Save(settings.saves.path, player, now=now)
    progress = save.progress()
    print_notices(save.notices)
    return player, progress.standing(scenario_id), progress.under_way(scenario_id)
