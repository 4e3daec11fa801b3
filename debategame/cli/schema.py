"""`debategame schema`: the JSON Schema of the scenario format, for editors that check as one types."""

import click

from debategame.cli.settings import Settings, shared_options
from debategame.scenario.schema import schema_text


@click.command()
@shared_options
def command(settings: Settings) -> int:  # noqa: ARG001 -- every command takes the shared options
    """Print the JSON Schema of the scenario format.

    `debategame new` puts it beside a scenario as debategame.schema.json, where editors find it.
    """
    click.echo(schema_text(), nl=False)
    return 0
