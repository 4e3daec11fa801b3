"""The command line: the options every command shares, and the commands, each loaded when it is called."""

import importlib
import io
import keyword
import sys
from typing import Any

import click

from debategame import __version__
from debategame.cli.settings import Settings, shared_options
from debategame.errors import DebategameError, PlayerNameError, UsageError
from debategame.text.display import one_line

FAULTS = 1
WRONG_USE = 2
INTERRUPTED = 130
COMMANDS = {
    "play": "Go straight into a bout.",
    "check": "Tell every problem of scenario files, with its place.",
    "score": "Score answers from a file or standard input.",
    "agree": "Tell how far the game marks answers as you do, where not, and why.",
    "new": "Write a scenario to start from, or one laid out from an article.",
    "schema": "Print the JSON Schema of the scenario format, for editors.",
    "disputes": "List what players say they did say, by key point.",
    "try": "Try a scenario out: see what the game sees while you type.",
    "history": "Show the rounds of a player.",
    "export": "Write all that is kept of a player to a file.",
    "import": "Take an export back into a save.",
    "recover": "Take back what can be read of a damaged save or a backup.",
    "rescore": "Show past rounds beside what they would score today.",
    "forget": "Remove all that is kept of a player.",
    "class": "Show how a class stands, from a folder of saves.",
    "where": "Tell where scenarios and saves are read from, and what hides what.",
}
"""The commands, in the order of the help, with their one line of it; `cli/<name>.py` holds `command`,
`cli/<name>_.py` where Python keeps the name for itself."""


class Commands(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- the signature is click's
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"debategame.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@shared_options
@click.version_option(__version__, prog_name="debategame")
@click.pass_context
def debategame(ctx: click.Context, settings: Settings) -> int:
    """Train your rebuttals: they say a line, you answer, the game shows which key points you made.

    Without a command the game starts.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from debategame.cli.play import start

    status: int = start(settings)
    return status


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit: 0 well, 1 the input has faults, 2 wrong use, 128 + N ended by signal N."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows `?` where it has no letter
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line and return its exit status; errors are one line on standard error."""
    try:
        result: Any = debategame.main(args=args, prog_name="debategame", standalone_mode=False)
    except click.ClickException as error:
        return _told(error.format_message(), error.exit_code)
    except click.Abort:
        return INTERRUPTED
    except DebategameError as error:
        return _told(str(error), WRONG_USE if isinstance(error, UsageError | PlayerNameError) else FAULTS)
    except OSError as error:  # of standard output above all, which every command writes to: of a full disk, for one
        return _told(f"the output cannot be written: {error.strerror or error}", FAULTS)
    return result if isinstance(result, int) else 0


def _told(message: str, status: int) -> int:
    click.echo(f"debategame: {one_line(message)}", err=True)
    return status
