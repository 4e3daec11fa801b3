"""`debategame new`: a scenario to start from, or one laid out from an article. Nothing is ever overwritten."""

import codecs
from pathlib import Path

import click

from debategame.cli.settings import Settings, shared_options
from debategame.errors import DebategameError, UsageError
from debategame.files import read_start
from debategame.scenario.library import SUFFIXES
from debategame.scenario.schema import SCHEMA_FILE, schema_text
from debategame.text.display import one_line

MAX_BYTES = 1024 * 1024
"""No article is longer: this is a book."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "article",
    metavar="ARTICLE",
    type=click.Path(path_type=Path),
    help="Lay it out from this article (text or Markdown).",
)
@shared_options
def command(settings: Settings, path: Path, article: Path | None) -> int:  # noqa: ARG001 -- every command takes them
    """Write a scenario to start from at PATH: it passes `check` and plays at once.

    Beside it goes debategame.schema.json, if there is none yet: by it an editor such as VS Code, with its YAML
    extension, completes and checks as you type. Nothing is ever overwritten.
    """
    path = named(path)
    text = laid_out(article, path) if article else started(path)
    create(path, text)
    click.echo(f"Written: {one_line(str(path))}")
    click.echo(beside(path.with_name(SCHEMA_FILE)))
    click.echo(f"Next: debategame check {called(path)}")
    click.echo(f"Then: debategame play {called(path)}")
    return 0


def named(path: Path) -> Path:
    """Return where the scenario goes: a name without an ending gets `.yaml`. Raises UsageError for no such name."""
    if _is_folder(path):
        raise UsageError(f"{path} is a folder; name a file in it, such as {path / 'my-scenario.yaml'}")
    if not path.suffix:
        return path.with_name(f"{path.name}.yaml")
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"a scenario's name ends in .yaml, such as {path.with_suffix('.yaml')}")
    return path


def started(path: Path) -> str:
    """Return the text of a scenario that plays as it is."""
    from debategame.authoring.scaffold import starter_scenario

    return starter_scenario(path.stem, called(Path(path.name)))


def laid_out(article: Path, path: Path) -> str:
    """Return the text of a scenario laid out from an article's file."""
    from debategame.authoring.article.reader import read
    from debategame.authoring.scaffold import scenario_from_article

    return scenario_from_article(read(text_of(article)), path.stem, called(Path(path.name)))


def text_of(article: Path) -> str:
    """Return the text of an article's file.

    Raises UsageError where it cannot be opened, DebategameError where it is no text.
    """
    try:
        data = read_start(article, MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"the article {article} cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise DebategameError(f"the article {article} is larger than {MAX_BYTES // 1024} KB; save the part you need")
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise DebategameError(f"the article {article} is not plain text; save it as text, with the encoding UTF-8")
    if not text.strip():
        raise DebategameError(f"the article {article} has no text in it")
    return text


def create(path: Path, text: str) -> None:
    """Write a new file; one that is there is left as it is, and one that cannot be written whole is taken away.

    Raises UsageError where there is one already, or no folder for it; DebategameError where it cannot be written.
    """
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise UsageError(f"{path} is there already, and nothing is overwritten; take another name") from None
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"there is no folder {path.parent}; make it first") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    try:
        with file:
            file.write(text)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise DebategameError(f"{path} cannot be written: {error.strerror}") from None


def beside(schema: Path) -> str:
    """Put the schema where editors find it, unless something is there; return what there is to say of it."""
    name = one_line(str(schema))
    try:
        create(schema, schema_text())
    except DebategameError as error:
        if not schema.exists():
            return f"Nothing for your editor: {one_line(str(error))}"
        if _holds(schema, schema_text().encode()):
            return f"For your editor: {name} (there already)"
        return f"For your editor: {name} (there already, not as `debategame schema` prints it today; left as it is)"
    return f"For your editor: {name}"


def called(path: Path) -> str:
    """Return a path as one types it after a command."""
    name = one_line(str(path))
    return f'"{name}"' if " " in name else name


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_start(path, len(data) + 1) == data
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
