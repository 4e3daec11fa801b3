"""The command line: the list of commands, and how errors become one line and an exit status."""

import gc
import importlib
import io
import keyword
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from debategame import __version__
from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.errors import DebategameError, PlayerNameError, UsageError

if TYPE_CHECKING:  # only the Tab key needs it
    from click.shell_completion import CompletionItem

INPUT_ERROR = 1
"""Exit status when the input has errors."""
USAGE_ERROR = 2
"""Exit status when the command was used wrongly."""
INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells report it."""
GARBAGE_THRESHOLD = 20_000
"""New objects after which Python looks for garbage. Imports make many, and all of them stay."""
COMMANDS = {
    "play": "Start a bout at once.",
    "check": "Check scenario files and report every problem with its line.",
    "score": "Score answers from a file or standard input.",
    "agree": "Compare the game's marks with yours, and explain the differences.",
    "answers": "Group pupils' answers, and suggest wordings from them.",
    "new": "Write a new scenario, empty or from an article.",
    "schema": "Print the JSON Schema of the scenario format, for editors.",
    "disputes": "List the sentences that players disputed, by key point.",
    "try": "Try out a scenario: type answers and see how they are scored.",
    "pack": "Write a scenario for paper and for Moodle.",
    "history": "Show a player's rounds.",
    "speech": "Compose a speech from a player's case.",
    "export": "Write everything saved about a player to a file.",
    "import": "Read an export back into a save.",
    "recover": "Restore rounds from a damaged save or a backup.",
    "rescore": "Compare old scores with today's scores of the same answers.",
    "forget": "Delete everything saved about a player.",
    "class": "Show how a class is doing, from a folder of saves.",
    "serve": "Serve the game to a class as web pages.",
    "copy": "Copy a store of classes: a backup, or a move to another database.",
    "where": "Show which folders are used for scenarios and saves, and why.",
}
"""The commands and their help lines, in the order of the help.

Each command is the function `command` in `cli/<name>.py`, or in `cli/<name>_.py` if Python reserves the name.
"""


class Commands(click.Group):
    """Command group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- the signature is click's
        """Return the command names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return a command. Return None if there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"debategame.cli.commands.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the name, the command and its arguments. Raise UsageError if there is no such command."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError(f"there is no command `{args[0]}`; `debategame --help` lists the commands")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the command list without importing the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return matching command names and options without importing the commands."""
        from click.shell_completion import CompletionItem

        commands = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@shared_options
@click.version_option(__version__, prog_name="debategame")
@click.pass_context
def debategame(ctx: click.Context, settings: Settings) -> int:
    """Practise rebuttals. An opponent says a line, you answer, and the game shows which key points you made.

    Without a command, the game starts.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from debategame.cli.screens import start

    status: int = start(settings)
    return status


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit.

    Exit status: 0 success, 1 errors in the input, 2 wrong use, 70 an error in the program, 128 + N ended by signal N.
    """
    gc.set_threshold(GARBAGE_THRESHOLD)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from debategame.terminal import open_missing_streams

        open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # print `?` for characters that the terminal lacks
    words = sys.argv[1:] if args is None else args
    sys.exit(guarded(lambda: run(words), debug="--debug" in words))


def guarded(command: Callable[[], int], *, debug: bool) -> int:
    """Run a command and return its exit status. Report an error in the program, with `debug` with its traceback."""
    try:
        return command()
    except Exception as error:
        from debategame.cli import crash

        click.echo(crash.report_now(error, debug=debug), err=True, nl=False)
        return crash.EXIT_STATUS


def run(args: list[str] | None = None) -> int:
    """Run the command line and return its exit status. Print an error as one line on standard error."""
    try:
        result: Any = debategame.main(args=args, prog_name="debategame", standalone_mode=False)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except click.Abort:
        return INTERRUPTED
    except DebategameError as error:
        return _fail(str(error), USAGE_ERROR if isinstance(error, UsageError | PlayerNameError) else INPUT_ERROR)
    except OSError as error:  # standard output failed: a full disk, for example
        return _fail(f"the output cannot be written: {error.strerror or error}", INPUT_ERROR)
    return result if isinstance(result, int) else 0


def _fail(message: str, status: int) -> int:
    from debategame.text.display import one_line

    click.echo(f"debategame: {one_line(message)}", err=True)
    return status
