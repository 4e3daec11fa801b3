"""`debategame schema`: print the JSON Schema of the scenario format, for editors."""

import click

from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.scenario.schema import schema_text


@click.command()
@shared_options
def command(settings: Settings) -> int:  # noqa: ARG001 -- every command takes the shared options
    """Print the JSON Schema of the scenario format.

    `debategame new` writes it beside a scenario as debategame.schema.json, where editors find it.
    """
    click.echo(schema_text(), nl=False)
    return 0
