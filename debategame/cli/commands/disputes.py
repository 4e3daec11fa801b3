"""`debategame disputes`: list the sentences that players disputed, by key point. Saves are only read."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
import msgspec

from debategame.classroom.disputes import disputes_of
from debategame.classroom.model import Class, DisputedSentence
from debategame.classroom.reader import read_class
from debategame.classroom.tables import GIVEN_BACK
from debategame.classroom.view import format_shared
from debategame.cli.completion import complete_scenario_id
from debategame.cli.options import AnyPath, shared_options
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, store_options
from debategame.cli.store import read_class as read_class_of_store
from debategame.cli.tables import show_csv
from debategame.errors import UsageError
from debategame.play.glyphs import glyph_and_name
from debategame.text.display import clean, one_line
from debategame.transfer.formats import csv_lines, json_line

WIDTH = 80
"""Columns of the list."""
COLUMNS = DisputedSentence.__struct_fields__


@click.command()
@click.argument("path", metavar="[SAVES]", required=False, type=AnyPath())
@click.option(
    "--scenario", metavar="ID", shell_complete=complete_scenario_id, help="Only disputes about this scenario."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@store_options
@shared_options
def command(
    settings: Settings, path: Path | None, *, store: StoreChoice | None, scenario: str | None, form: str
) -> int:
    """List the sentences that players disputed, by key point, with the verdict of the scorer.

    SAVES is a save or a folder of saves. Without it, the saves folder is read. Nothing is changed. A file that is
    not a readable save is named and skipped, and the exit status is then 1. With --store, classes that played in
    browsers are read instead.
    """
    if path and store:
        raise UsageError("give SAVES or --store, not both")
    if path and not path.exists():
        raise UsageError(f"there is no file or folder {path}")
    path = path or settings.saves.path
    found = read_class_of_store(store) if store else read_class(path) if path.exists() else Class()
    for fault in found.faults:
        click.echo(f"debategame: {one_line(str(fault))}", err=True)
    for sentence in format_shared(found.shared):
        click.echo(f"debategame: {sentence}", err=True)
    disputed = disputes_of(found.pupils, scenario)
    if form == "json":
        click.echo(json_line(disputed), nl=False)
    elif form == "csv":
        show_csv(csv_lines(COLUMNS, map(msgspec.structs.astuple, disputed)))
    elif disputed:
        click.echo("\n".join(format_disputes(disputed)))
    else:
        click.echo(clean(f"There are no disputes in {'the store' if store else path}."))
    return int(bool(found.faults))


def format_disputes(disputed: Sequence[DisputedSentence]) -> Iterator[str]:
    """Yield the list for people, key point by key point. It is safe to print."""
    by_point = groupby(disputed, key=lambda dispute: (dispute.scenario, dispute.point))
    for number, ((scenario, point), group) in enumerate(by_point):
        disputes = list(group)
        yield from ("",) if number else ()
        yield f"{one_line(scenario)}: {one_line(point)} ({len(disputes)} disputed)"
        for dispute in disputes:
            verdict = glyph_and_name(dispute.verdict)
            if dispute.ruling:
                verdict += f", ruled {glyph_and_name(dispute.ruling)}"
            yield from _wrapped(f"{verdict}; {dispute.player}, {dispute.at:%Y-%m-%d}, on {dispute.line}:", 2)
            yield from _wrapped(GIVEN_BACK if dispute.gives_back else f"“{dispute.sentence}”", 4)
            if dispute.wording:
                yield from _wrapped(f"came closest: {dispute.wording}", 4)


def _wrapped(text: str, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(one_line(text), WIDTH, initial_indent=space, subsequent_indent=space)
