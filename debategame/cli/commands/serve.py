"""`debategame serve`: a class in browsers."""

from pathlib import Path
from typing import Any

import click

from debategame.cli.options import shared_options
from debategame.cli.settings import Settings
from debategame.errors import UsageError

LOOPBACK = "127.0.0.1"
LOCAL_HOSTS = (LOOPBACK, "localhost", "[::1]")
"""The names by which a computer asks itself."""
MOST_CODES = 10
"""Of how many open classes the codes are printed, the newest last."""
FIRST_CLASS = "Class 1"
"""The class that --lan makes, so that pupils can join at once. Its teacher may rename it."""
NO_CLASS = "No class is open: make one by your link. Its page shows the address, the code to join and a QR code."
MISSING = (
    "the pages for a class need more packages: install debategame with its extra `web`, such as `pipx install '.[web]'`"
)


@click.command()
@click.option("--host", default=LOOPBACK, show_default=True, help="The address of this computer to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--lan",
    is_flag=True,
    help=f"Listen on this computer's address in the room, for a class on one Wi-Fi. Makes “{FIRST_CLASS}” if there is "
    "no class yet.",
)
@click.option("--store", metavar="URL", help="Where classes are kept: sqlite:///FILE or postgresql+psycopg://….")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that serve.")
@click.option("--allowed-host", "names", multiple=True, metavar="NAME", help="A name of this server. Repeatable.")
@click.option("--behind", metavar="ADDRESS", default=LOOPBACK, show_default=True, help="The proxy in front, if any.")
@click.option("--demo", is_flag=True, help="Make a class with three pupils' rounds to look at, once.")
@shared_options
def command(settings: Settings, **options: Any) -> int:
    """Serve the game to a class as web pages.

    Pupils need nothing but a browser. The teacher signs in with the link that is printed at the start. Classes are
    kept in the file `web/classes.sqlite3` in the folder of saves, or where --store says.
    """
    try:
        from debategame.text.display import one_line
        from debategame.web.operate import server
        from debategame.web.operate.lan import advice, own_address
        from debategame.web.safety.codes import show_class_code
        from debategame.web.store.open import open_store
    except ImportError as error:
        raise UsageError(MISSING) from error
    host = own_address() if options["lan"] else options["host"]
    shown = f"[{host}]" if ":" in host else host
    url = options["store"] or _embedded(settings.saves.path)
    with server.bind(host, options["port"]) as listening:
        address = f"http://{shown}:{listening.getsockname()[1]}"
        store, now = open_store(url, now=server.local_now, tell=click.echo), server.local_now()
        for problem in server.publish_folder(store, settings.scenarios.path, now):
            click.echo(f"debategame: {problem}", err=True)
        click.echo(f"Pupils open:  {address}/")
        click.echo(f"You, once:    {server.teacher_link(store, address, now)}")
        if options["demo"]:
            from debategame.web.operate.demo import make_demo

            click.echo(f"class code: {make_demo(server.new_services(store), now)}")
        elif options["lan"] and not store.every_class():
            server.class_of_first_teacher(server.new_services(store), FIRST_CLASS, now)
        open_classes = [each for each in store.every_class() if not each.closed]
        for school_class in open_classes[-MOST_CODES:]:
            click.echo(f"Code of {one_line(school_class.name)}: {show_class_code(school_class.code)}")
        store.close()
        if not open_classes:
            click.echo(NO_CLASS)
        if options["lan"]:
            click.echo(advice(f"{address}/?code={open_classes[0].code}" if len(open_classes) == 1 else address))
        click.echo("Ctrl+C stops the server. Nothing that was answered is lost.")
        hosts = (shown, *(() if options["lan"] else LOCAL_HOSTS), *options["names"])
        serving = server.Serving(store=url, hosts=hosts, address=address, proxies=options["behind"])
        server.run(serving, listening, workers=options["workers"])
    return 0


def _embedded(saves: Path) -> str:
    """Return the URL of the store in the folder of saves."""
    return f"sqlite:///{(saves / 'web' / 'classes.sqlite3').absolute()}"
