"""Benchmarks: `python -m benchmarks` runs what needs no data; `workshop DATA` and `ablate DATA` measure the scorer."""

from pathlib import Path

import click

from benchmarks.workshop.command import ablate, workshop

HERE = Path(__file__).parent
SHIPPED = (HERE.parent / "scenarios" / "big-society.yaml", HERE / "big-society-answers.jsonl")
"""A scenario and marked answers that come with the project."""


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Run the speed, the start, the reader, `check` and the project's own marked answers, if no command is named."""
    if context.invoked_subcommand is None:
        from benchmarks import checks, form, marked, speed, startup

        speed.main()
        print()
        startup.main()
        print()
        form.main()
        print()
        checks.main()
        print()
        marked.main(*SHIPPED)


main.add_command(workshop)
main.add_command(ablate)

if __name__ == "__main__":
    main()
