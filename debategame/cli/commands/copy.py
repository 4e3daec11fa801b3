"""`debategame copy`: copy a store of classes, as a backup, to restore one, or to move to another database."""

import click

from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.cli.store import needs_web
from debategame.cli.system import now
from debategame.text.display import count_of

NOUNS = {"teachers": "teacher", "classes": "class", "pupils": "pupil", "rounds": "round"}
"""What is counted, by the names of the tables."""


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@shared_options
def command(settings: Settings, source: str, target: str) -> int:  # noqa: ARG001 -- every command gets the settings
    """Copy everything in the store FROM into the empty store TO. Both are URLs, as `serve --store` takes them.

    The server of FROM may go on meanwhile. To make a backup, copy to a new file, sqlite:///FILE. To restore it, copy
    from that file into an empty database. TO is written whole or not at all.
    """
    with needs_web():
        from debategame.web.store.copying import copy_store
        from debategame.web.store.open import open_existing, open_store
    opened = open_existing(source, now=now)
    try:
        copy = open_store(target, now=now)
        try:
            counts = copy_store(opened.database, copy.database)
        finally:
            copy.close()
    finally:
        opened.close()
    listed = ", ".join(count_of(counts[table], noun) for table, noun in NOUNS.items())
    click.echo(f"Copied {listed}.")
    return 0
