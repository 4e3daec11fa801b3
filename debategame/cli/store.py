"""The option --store: a command reads a store of classes instead of saves. Its libraries are imported only then."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from debategame.cli.system import now
from debategame.errors import UsageError
from debategame.saves.names import player_key
from debategame.text.display import one_line

if TYPE_CHECKING:  # most commands never open a store
    from debategame.classroom.model import Class
    from debategame.progress.rulings import Ruling
    from debategame.web.store.interface import ClassStore, PupilStore
    from debategame.web.store.model import PupilAccount


class StoreChoice(NamedTuple):
    """The store that a command was told to use."""

    url: str
    code: str | None
    """The code of a class. None means the only class for a pupil, and all classes for a list."""


def store_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options --store and --class to a command, which gets them as `store`: a StoreChoice or None."""

    @wraps(function)
    def with_store(*args: Any, store: str | None, code: str | None, **values: Any) -> Any:
        if code is not None and store is None:
            raise UsageError("--class names a class of a store; add --store URL")
        return function(*args, store=StoreChoice(store, code) if store is not None else None, **values)

    for option in (
        click.option("--class", "code", metavar="CODE", help="The class in the store, by its code."),
        click.option(
            "--store", metavar="URL", help="Use a store of `debategame serve`: sqlite:///FILE or postgresql://…."
        ),
    ):
        with_store = option(with_store)
    return with_store


@contextmanager
def needs_web() -> Iterator[None]:
    """Turn a missing library of the web into a UsageError."""
    try:
        yield
    except ImportError as error:
        raise UsageError("a store of classes needs the extra `web`: pip install 'debategame[web]'") from error


@contextmanager
def classes_of(choice: StoreChoice) -> "Iterator[list[ClassStore]]":
    """Open a store and yield the chosen class, or all classes. Raise UsageError if there is no such class."""
    with needs_web():
        from debategame.web.store.open import open_existing
    store = open_existing(choice.url, now=now)
    try:
        every = store.every_class()
        codes = [found.code for found in every]
        code = _plain_code(choice.code) if choice.code is not None else None
        if code is not None and code not in codes:
            raise UsageError(f"the store has no class {one_line(code)}; it has {', '.join(codes) or 'none'}")
        yield [store.for_operator(found.id) for found in every if code in (None, found.code)]
    finally:
        store.close()


def read_class(choice: StoreChoice, *, rulings: "Iterable[Ruling]" = ()) -> "Class":
    """Return the pupils of the chosen class, or of all classes, with their answers and disputes.

    `rulings` of the teacher count beside those that are in the store.
    """
    with classes_of(choice) as classes:
        from debategame.web.store.classroom import read_class as read

        return read(classes, rulings=rulings)


@contextmanager
def pupil_of(choice: StoreChoice, name: str | None) -> "Iterator[PupilStore]":
    """Open a store and yield a pupil by name. Raise UsageError if there is none, or if it could be several."""
    with classes_of(choice) as classes:
        found, account = find_pupil(classes, name)
        yield found.for_pupil(account.id)


def find_pupil(classes: "list[ClassStore]", name: str | None) -> "tuple[ClassStore, PupilAccount]":
    """Return the only pupil with a name, with the class. Raise UsageError if there is none, or if there are several."""
    if name is None:
        raise UsageError("say whose with --player NAME")
    key = player_key(name)
    matching = [(one, account) for one in classes for account in one.pupils() if player_key(account.name) == key]
    if not matching:
        raise UsageError(f"the store has no pupil {one_line(name)} in {_named(classes)}")
    if len(matching) > 1:
        raise UsageError(
            f"there is a pupil {one_line(name)} in {_named([one for one, _ in matching])}; add --class CODE"
        )
    return matching[0]


def _named(classes: "list[ClassStore]") -> str:
    codes = ", ".join(one.details().code for one in classes)
    return f"the class {codes}" if len(classes) == 1 else f"the classes {codes}"


def _plain_code(code: str) -> str:
    """Return a code as the store keeps it: people write it with a hyphen or in lower case."""
    return code.replace("-", "").replace(" ", "").upper()
