"""`debategame class`: how a class stands, read from a folder of saves that nothing is written to."""

from pathlib import Path

import click

from debategame.classroom.reader import Class, read_class
from debategame.classroom.tables import CSV, PARTS, TABLES, View, display_names
from debategame.cli.settings import Settings, shared_options
from debategame.cli.tables import show
from debategame.errors import UsageError
from debategame.progress.rounds import Mode
from debategame.scenario.library import load
from debategame.text.display import count_of, one_line


@click.command(name="class")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--part", type=click.Choice(PARTS), help="Only this: for CSV, lines without it.")
@click.option("--scenario", metavar="ID", help="Only rounds of this scenario.")
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), help="Only rounds played so.")
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True)
@click.option("--anonymous", is_flag=True, help="Pupil 1, Pupil 2 … instead of names, in an order of no meaning.")
@shared_options
def command(  # noqa: PLR0913 -- a parameter for each option
    settings: Settings,
    folder: Path,
    *,
    part: str | None,
    scenario: str | None,
    mode: str | None,
    form: str,
    anonymous: bool,
) -> int:
    """Show how a class stands: each pupil at each line, key points nobody made, disputed sentences.

    FOLDER holds saves, itself or in folders of its own; they are only read, and no file is trusted. First answers at
    first sight and repeats are told apart, and so are modes; rounds that a pupil left out do not count. A file that
    cannot be read is named and passed over: then the exit status is 1.
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")
    found = read_class(folder)
    known = {found.scenario.id: found.scenario for found in load(settings.scenarios.path).found}
    view = View(
        pupils=display_names(found.pupils, anonymous=anonymous),
        mode=Mode(mode) if mode else None,
        scenario=scenario,
        known=known,
    )
    _tell_faults(found, anonymous=anonymous)
    if not view.pupils:
        click.echo(f"There are no saves to read in {one_line(str(folder))}.", err=True)
    elif form == "csv":
        for line in CSV[part or "lines"](view):
            click.echo(line.encode(), nl=False)
    else:
        show("\n".join(block for name in PARTS if part in (None, name) for block in TABLES[name](view)))
    return int(bool(found.faults))


def _tell_faults(found: Class, *, anonymous: bool) -> None:
    """Name the files that were passed over; not where names are not shown, for files are called by them."""
    if anonymous and found.faults:
        click.echo(f"{count_of(len(found.faults), 'file')} passed over: without --anonymous it is told why.", err=True)
        return
    for fault in found.faults:
        click.echo(f"passed over: {one_line(str(fault))}", err=True)
