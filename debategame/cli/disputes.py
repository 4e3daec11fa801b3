"""`debategame disputes`: what players say they did say, by key point. It only reads."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
import msgspec

from debategame.classroom.disputes import disputes_of
from debategame.classroom.reader import Class, DisputedSentence, read_class
from debategame.cli.settings import Settings, shared_options
from debategame.errors import UsageError
from debategame.play.feedback import GLYPHS, NAMES
from debategame.text.display import clean, one_line
from debategame.transfer.formats import csv_lines, json_line

WIDTH = 80
COLUMNS = DisputedSentence.__struct_fields__


@click.command()
@click.argument("place", metavar="[SAVES]", required=False, type=click.Path(path_type=Path))
@click.option("--scenario", metavar="ID", help="Only disputes about this scenario.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@shared_options
def command(settings: Settings, place: Path | None, scenario: str | None, form: str) -> int:
    """List what players disputed, by key point: their sentence, and what the scorer said.

    SAVES is a save or a folder of saves; without it, it is the folder of saves. Nothing in it is changed. A file
    that is no save or cannot be read is named and passed over: then the exit status is 1.
    """
    if place and not place.exists():
        raise UsageError(f"there is no file or folder {place}")
    place = place or settings.saves.path
    found = read_class(place) if place.exists() else Class()
    for fault in found.faults:
        click.echo(f"debategame: {one_line(str(fault))}", err=True)
    disputed = disputes_of(found.pupils, scenario)
    if form == "json":
        click.echo(json_line(disputed), nl=False)
    elif form == "csv":
        for line in csv_lines(COLUMNS, map(msgspec.structs.astuple, disputed)):
            click.echo(line.encode(), nl=False)
    elif disputed:
        click.echo("\n".join(format_disputes(disputed)))
    else:
        click.echo(clean(f"Nothing was disputed in {place}."))
    return int(bool(found.faults))


def format_disputes(disputed: Sequence[DisputedSentence]) -> Iterator[str]:
    """Yield the lines of the list for people: key point by key point, made safe to show."""
    for number, ((scenario, point), of) in enumerate(groupby(disputed, key=lambda one: (one.scenario, one.point))):
        ones = list(of)
        yield from ("",) if number else ()
        yield f"{one_line(scenario)}: {one_line(point)} ({len(ones)} disputed)"
        for one in ones:
            said = f"{GLYPHS[one.verdict]} {NAMES[one.verdict]}"
            yield from _wrapped(f"{said}; {one.player}, {one.at:%Y-%m-%d}, on {one.line}:", 2)
            yield from _wrapped(f"“{one.sentence}”", 4)
            if one.wording:
                yield from _wrapped(f"came closest: {one.wording}", 4)


def _wrapped(text: str, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(one_line(text), WIDTH, initial_indent=space, subsequent_indent=space)
