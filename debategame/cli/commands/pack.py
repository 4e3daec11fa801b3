"""`debategame pack`: a scenario on paper and for Moodle. Nothing is ever overwritten."""

from collections.abc import Mapping
from pathlib import Path

import click

from debategame.cli.completion import complete_scenario
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.settings import Settings
from debategame.errors import DebategameError, UsageError
from debategame.scenario.library import find
from debategame.scenario.model import Scenario
from debategame.text.display import one_line


@click.command()
@click.argument("scenario", shell_complete=complete_scenario)
@click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    type=AnyPath(),
    default=Path(),
    help="Write the files here instead of the current folder.",
)
@shared_options
def command(settings: Settings, scenario: str, folder: Path) -> int:
    """Write SCENARIO for a class without the game.

    Three files are written: a sheet to print (HTML: briefing, lines, space to write), the key to it for the teacher,
    and a question bank for Moodle (XML: an essay question for each line, with the key points as notes for the marker).
    The names of files begin with the scenario's id. Nothing is ever overwritten.
    """
    written = write(packed(find(scenario, settings.scenarios.path).scenario), folder)
    for note, path in zip(("To print", "Key", "Moodle"), written, strict=True):
        click.echo(f"{note + ':':<9} {one_line(str(path))}")
    return 0


def packed(scenario: Scenario) -> dict[str, bytes]:
    """Return the three files by name: the sheet, the key, the question bank."""
    from debategame.authoring.pack.moodle import question_bank
    from debategame.authoring.pack.sheet import key, sheet

    return {
        f"{scenario.id}-sheet.html": sheet(scenario).encode(),
        f"{scenario.id}-key.html": key(scenario).encode(),
        f"{scenario.id}-moodle.xml": question_bank(scenario),
    }


def write(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write new files into a folder, all or none. Return their paths.

    Raise UsageError if one of them exists or the folder does not, and DebategameError if writing fails.
    """
    written: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise _refusal(error, folder / name) from None
    return written


def _refusal(error: OSError, path: Path) -> DebategameError:
    if isinstance(error, FileExistsError):
        return UsageError(f"{path} already exists and is not overwritten; choose another folder with `--to`")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UsageError(f"there is no folder {path.parent}; create it first")
    return DebategameError(f"{path} cannot be written: {error.strerror}")
