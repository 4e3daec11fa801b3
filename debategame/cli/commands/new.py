"""`debategame new`: write a new scenario, empty or from an article. Nothing is ever overwritten."""

from pathlib import Path

import click

from debategame.cli.options import AnyPath, shared_options
from debategame.cli.settings import Settings
from debategame.errors import DebategameError, UsageError
from debategame.files import read_start
from debategame.scenario.library import SUFFIXES
from debategame.scenario.schema import SCHEMA_FILE, schema_text
from debategame.text.display import one_line


@click.command()
@click.argument("path", type=AnyPath())
@click.option(
    "--from",
    "article",
    metavar="ARTICLE",
    type=AnyPath(),
    help="Start from this article: plain text, Markdown, HTML, Word (.docx) or PDF.",
)
@shared_options
def command(settings: Settings, path: Path, article: Path | None) -> int:  # noqa: ARG001 -- every command takes them
    """Write a new scenario to PATH. It passes `check` and can be played at once.

    The file debategame.schema.json is written beside it, if it does not exist. With it, an editor such as VS Code with
    its YAML extension completes and checks the scenario as you type. Nothing is ever overwritten.
    """
    path = scenario_path(path)
    text = scenario_from_article(article, path) if article else scenario_to_start(path)
    create(path, text)
    click.echo(f"Written: {one_line(str(path))}")
    click.echo(write_schema(path.with_name(SCHEMA_FILE)))
    click.echo(f"Next: debategame check {shell_word(path)}")
    click.echo(f"Then: debategame play {shell_word(path)}")
    return 0


def scenario_path(path: Path) -> Path:
    """Return the path with `.yaml` added if it has no ending. Raise UsageError for a folder or another ending."""
    if _is_folder(path):
        raise UsageError(f"{path} is a folder; choose a file in it, such as {path / 'my-scenario.yaml'}")
    if not path.suffix:
        return path.with_name(f"{path.name}.yaml")
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"the name of a scenario file ends in .yaml, such as {path.with_suffix('.yaml')}")
    return path


def scenario_to_start(path: Path) -> str:
    """Return the text of a small scenario that can be played as it is."""
    from debategame.authoring.scaffold import starter_scenario

    return starter_scenario(path.stem, shell_word(Path(path.name)))


def scenario_from_article(article: Path, path: Path) -> str:
    """Return the text of a scenario made from an article."""
    from debategame.authoring.article.files import read_article
    from debategame.authoring.scaffold import scenario_from_article

    return scenario_from_article(read_article(article, notify=_notify), path.stem, shell_word(Path(path.name)))


def create(path: Path, text: str) -> None:
    """Write a new file. Leave an existing file as it is, and delete a new one that cannot be completed.

    Raise UsageError if the file exists, its folder does not, or it cannot be created. Raise DebategameError if writing
    fails.
    """
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise UsageError(f"{path} already exists and is not overwritten; choose another name") from None
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"there is no folder {path.parent}; create it first") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    try:
        with file:
            file.write(text)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise DebategameError(f"{path} cannot be written: {error.strerror}") from None


def write_schema(schema: Path) -> str:
    """Write the schema for editors, unless the file exists. Return a sentence about it."""
    name = one_line(str(schema))
    try:
        create(schema, schema_text())
    except DebategameError as error:
        if not schema.exists():
            return f"No schema for your editor: {one_line(str(error))}"
        if _contains(schema, schema_text().encode()):
            return f"For your editor: {name} (already there)"
        return f"For your editor: {name} (existing file kept; it differs from what `debategame schema` prints)"
    return f"For your editor: {name}"


def shell_word(path: Path) -> str:
    """Return a path as it is typed after a command."""
    name = one_line(str(path))
    return f'"{name}"' if " " in name else name


def _notify(notice: str) -> None:
    click.echo(f"debategame: {one_line(notice)}", err=True)


def _contains(path: Path, data: bytes) -> bool:
    try:
        return read_start(path, len(data) + 1) == data
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
