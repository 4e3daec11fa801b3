"""`debategame try`: the teacher's screen, on which a scenario is tried out while it is written."""

import click

from debategame.authoring.watched_file import WatchedFile
from debategame.cli.play import has_screen, new_game
from debategame.cli.settings import Settings, shared_options
from debategame.errors import ScenarioError, UsageError
from debategame.scenario.library import find

NO_SCREEN = "`try` needs a terminal; without one, `debategame score SCENARIO --explain` tells what the game sees"


@click.command()
@click.argument("scenario")
@shared_options
def command(settings: Settings, scenario: str) -> int:
    """Try SCENARIO out: type answers and see what the game sees in them, by which of your wordings.

    The file is read again whenever you save it in your editor. An answer can be marked as you see it and added to
    the file's examples.
    """
    if not has_screen():
        raise UsageError(NO_SCREEN)
    file = WatchedFile(find(scenario, settings.scenarios.path).path)
    scenario_now = file.saved.scenario
    if scenario_now is None:  # it was good when it was found: somebody saved it just now
        raise ScenarioError(file.saved.problems)
    from debategame.ui.app import run_app
    from debategame.ui.tryout.screen import TryScreen

    return run_app(new_game(settings), lambda services: TryScreen(services, file, scenario_now))
