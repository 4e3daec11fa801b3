"""`debategame try`: the screen on which a teacher tries out a scenario while writing it."""

import click

from debategame.authoring.watched_file import WatchedFile
from debategame.cli.completion import complete_scenario
from debategame.cli.options import shared_options
from debategame.cli.screens import has_screen, new_game
from debategame.cli.settings import Settings
from debategame.errors import ScenarioError, UsageError
from debategame.scenario.library import find

NO_TERMINAL = "`try` needs a terminal with UTF-8; without one, use `debategame score SCENARIO --explain`"


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@shared_options
def command(settings: Settings, scenario: str) -> int:
    """Try out SCENARIO: type answers and see which of your wordings they match.

    The file is read again whenever you save it in your editor. You can mark an answer and add it to the examples in
    the file.
    """
    if not has_screen():
        raise UsageError(NO_TERMINAL)
    shelved = find(scenario, settings.scenarios.path)
    file = WatchedFile(shelved.path, other=shelved.scenario.is_other_side)
    found = file.state.scenario
    if found is None:  # saved with a mistake since it was found
        raise ScenarioError(file.state.problems)
    from debategame.ui.app import run_app
    from debategame.ui.tryout.screen import TryScreen

    return run_app(new_game(settings), lambda services: TryScreen(services, file, found))
