"""`debategame class`: show how a class is doing, from a folder of saves. The saves are only read."""

from pathlib import Path

import click

from debategame.classroom.model import Class
from debategame.classroom.reader import read_class
from debategame.classroom.tables import CSV, PARTS, TABLES
from debategame.classroom.view import View, display_names, format_shared
from debategame.cli.completion import complete_scenario_id
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, store_options
from debategame.cli.store import read_class as read_class_of_store
from debategame.cli.tables import show, show_csv
from debategame.errors import UsageError
from debategame.progress.rounds import Mode
from debategame.scenario.library import load
from debategame.text.display import count_of, one_line
from debategame.transfer.rulings import RulingRow, RulingsFile, read_rulings


@click.command(name="class")
@click.argument("folder", required=False, type=AnyPath())
@click.option("--part", type=click.Choice(PARTS), help="Print only this part. With --format csv the default is lines.")
@click.option("--scenario", metavar="ID", shell_complete=complete_scenario_id, help="Only rounds of this scenario.")
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), help="Only rounds in this mode.")
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True)
@click.option("--rulings", type=AnyPath(), metavar="FILE", help="Count these rulings, too: SCENARIO.rulings.jsonl.")
@click.option("--anonymous", is_flag=True, help="Print Pupil 1, Pupil 2 … instead of names, in random order.")
@store_options
@shared_options
def command(  # noqa: PLR0913 -- a parameter for each option
    settings: Settings,
    folder: Path | None,
    *,
    store: StoreChoice | None,
    part: str | None,
    scenario: str | None,
    mode: str | None,
    form: str,
    rulings: Path | None,
    anonymous: bool,
) -> int:
    """Show how a class is doing: every pupil's scores by line, key points nobody made, and disputed sentences.

    FOLDER holds the saves, directly or one folder down. They are only read. First attempts and repeats are shown
    apart, and so are modes. Rounds that a pupil excluded do not count. A file that cannot be read is named and
    skipped, and the exit status is then 1. A round that is in several files counts once. What you ruled counts: the
    rulings that pupils imported or the store has, and those in the file of --rulings. The game's own score stands in
    brackets.

    With --store and --class, and without FOLDER, show a class that played in browsers.
    """
    ruled = read_rulings(rulings) if rulings else RulingsFile()
    for number, why in ruled.faults:
        click.echo(f"debategame: {one_line(f'{rulings}, row {number}: {why}')}.", err=True)
    found, place = _read(folder, store, ruled.rows)
    known = {found.scenario.id: found.scenario for found in load(settings.scenarios.path).found}
    view = View(
        pupils=display_names(found.pupils, anonymous=anonymous),
        mode=Mode(mode) if mode else None,
        scenario=scenario,
        known=known,
    )
    _print_skipped(found, anonymous=anonymous)
    if not view.pupils:
        click.echo(f"There are no readable saves in {one_line(place)}.", err=True)
    elif form == "csv":
        show_csv(CSV[part or "lines"](view))
    else:
        blocks = [block for name in PARTS if part in (None, name) for block in TABLES[name](view)]
        show("\n".join(blocks))
        if not blocks:
            click.echo(f"Nothing in {one_line(place)} fits these options.", err=True)
    return int(bool(found.faults))


def _read(folder: Path | None, store: StoreChoice | None, rulings: tuple[RulingRow, ...]) -> tuple[Class, str]:
    """Return the class with the name of its place, from a folder or a store."""
    if store is not None and folder is None:
        return read_class_of_store(store, rulings=rulings), "the store"
    if folder is None or store is not None:
        raise UsageError("say where the class is: a FOLDER of saves, or --store URL")
    if not folder.exists():
        raise UsageError(f"there is no file or folder {folder}")
    return read_class(folder, rulings=rulings), str(folder)


def _print_skipped(found: Class, *, anonymous: bool) -> None:
    """Name the skipped files. In anonymous output only count them: file names contain names of pupils."""
    if anonymous:
        if found.faults:
            click.echo(f"{count_of(len(found.faults), 'file')} skipped. Run without --anonymous to see why.", err=True)
        if twice := sum(rounds.count for rounds in found.shared):
            click.echo(f"{count_of(twice, 'round')} handed in more than once, counted once.", err=True)
        return
    for fault in found.faults:
        click.echo(f"skipped: {one_line(str(fault))}", err=True)
    for sentence in format_shared(found.shared):
        click.echo(sentence, err=True)
