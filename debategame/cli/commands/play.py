"""`debategame play` and plain `debategame`: the game on screens in a terminal, else line by line."""

from typing import TYPE_CHECKING

import click

from debategame.cli.completion import complete_line, complete_lines, complete_scenario
from debategame.cli.options import shared_options
from debategame.cli.screens import has_screen, new_game, say_why_plain
from debategame.cli.settings import Settings
from debategame.errors import UsageError
from debategame.progress.rounds import BOUT_MODES, PACES, Mode

if TYPE_CHECKING:
    from debategame.cli.bout import PlayOptions


@click.command()
@click.argument("scenario", required=False, shell_complete=complete_scenario)
@click.option("--lines", metavar="ID,…", shell_complete=complete_lines, help="Play these lines, in this order.")
@click.option("--line", metavar="ID", shell_complete=complete_line, help="Play only this line.")
@click.option(
    "--mode", type=click.Choice([mode.value for mode in BOUT_MODES]), default=Mode.PRACTICE.value, show_default=True
)
@click.option(
    "--pace",
    type=click.Choice([f"{pace:g}" for pace in PACES]),
    help="Multiply the time limits of timed play. By default, the player's usual factor.",
)
@click.option("--plain", is_flag=True, help="Play line by line, without screens.")
@shared_options
def command(  # noqa: PLR0913 -- a parameter for each option
    settings: Settings,
    scenario: str | None,
    lines: str | None,
    line: str | None,
    mode: str,
    pace: str | None,
    *,
    plain: bool,
) -> int:
    """Start a bout at once.

    SCENARIO is an id or the path of a file. Without it, the first unfinished scenario is played. Without lines, the
    three with the fewest key points made so far are played.

    tourists--other-side is the other side of the scenario tourists. Some scenarios have one.
    """
    if lines is not None and line is not None:
        raise UsageError("give --line or --lines, not both")
    if pace is not None and mode != Mode.TIMED:
        raise UsageError("--pace goes with --mode timed")
    from debategame.cli.bout import PlayOptions, play_plain

    options = PlayOptions(
        scenario=scenario,
        lines=tuple(lines.split(",") if lines is not None else [line] if line is not None else []),
        mode=Mode(mode),
        pace=None if pace is None else float(pace),
    )
    if has_screen() and not plain:
        return _play_on_screens(settings, options)
    if not plain:
        say_why_plain()
    return play_plain(settings, options)


def _play_on_screens(settings: Settings, options: "PlayOptions") -> int:
    from debategame.cli.bout import choose
    from debategame.ui.app import run_bout
    from debategame.ui.bout.request import BoutRequest

    chosen = choose(settings, options)
    request = BoutRequest(scenario=chosen.scenario, lines=chosen.lines, mode=options.mode, pace=chosen.pace)
    return run_bout(new_game(settings), request)
