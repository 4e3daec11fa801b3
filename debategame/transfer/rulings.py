"""The file of a teacher's rulings: JSON Lines, one row for each ruling. Later rows replace earlier ones."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from debategame.errors import SaveUnavailableError
from debategame.files import MEGABYTE, read_start
from debategame.progress.answer_length import LONGEST_ANSWER
from debategame.progress.passed_over import is_possible
from debategame.progress.rulings import Ruling
from debategame.saves.database import file_error
from debategame.saves.rulings import add_ruling, rules_on_answer
from debategame.saves.save import Save
from debategame.transfer.formats import json_line

MAX_BYTES = 64 * MEGABYTE
"""The most bytes of a file of rulings. A row without a text takes some 200."""
LONGEST_NOTE = 500
"""The most characters of a teacher's note."""


class RulingRow(Ruling, frozen=True, kw_only=True, tag_field="kind", tag="ruling"):
    """A ruling with what it is about."""

    scenario: str
    """The id of the scenario; `line` is an id, too."""
    line: str
    text: str = ""
    """The answer, if it has no id."""


class RulingsFile(msgspec.Struct, frozen=True):
    """What a file of rulings holds."""

    rows: tuple[RulingRow, ...] = ()
    """The rows in their order."""
    faults: tuple[tuple[int, str], ...] = ()
    """The numbers of rows that cannot be used, each with the reason, a sentence without its full stop."""


_DECODER = msgspec.json.Decoder(RulingRow)


def is_rulings(beginning: bytes) -> bool:
    """Return whether the first row of a file is a ruling, from the first bytes of the file."""
    row = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    return row.startswith((b'{"kind":"ruling"', b'{"kind": "ruling"'))


def read_rulings(path: Path) -> RulingsFile:
    """Read a file of rulings. Raise SaveError if it cannot be opened or is too large."""
    try:
        data = read_start(path, MAX_BYTES + 1)
    except OSError as error:
        raise file_error(path, error) from error
    if len(data) > MAX_BYTES:
        raise SaveUnavailableError(f"{path} is larger than {MAX_BYTES // MEGABYTE} MB, so it is no file of rulings.")
    return decode_rulings(data)


def decode_rulings(data: bytes) -> RulingsFile:
    """Return the rows of a file of rulings, and the faults of the others."""
    rows: list[RulingRow] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if line.strip():
            try:
                rows.append(_checked(_DECODER.decode(line)))
            except (ValueError, RecursionError) as error:
                faults.append((number, str(error)))
    return RulingsFile(tuple(rows), tuple(faults))


def add_rulings(path: Path, rows: Iterable[RulingRow]) -> None:
    """Write rows at the end of a file of rulings; make the file if it is new. Raise SaveError if it fails."""
    if path.exists() and not path.is_file():  # a pipe would wait for its reader
        raise SaveUnavailableError(f"{path} is no regular file. Give it another name.")
    try:
        with path.open("ab") as file:
            file.write(b"".join(map(json_line, rows)))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise file_error(path, error) from error


class RulingCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the rulings of a file."""

    new: int
    """Rulings that the save did not have."""
    known: int
    """Rulings that the save had already, or has a newer one for."""
    others: int
    """Rulings on answers that are not in the save."""


def import_rulings(db: sqlite3.Connection, found: Iterable[Ruling]) -> RulingCounts:
    """Add rulings on the answers of a save. Rulings on answers of others are left out. Call it in a transaction."""
    new = known = others = 0
    for ruling in found:
        if not rules_on_answer(db, ruling):
            others += 1
        elif add_ruling(db, ruling):
            new += 1
        else:
            known += 1
    return RulingCounts(new=new, known=known, others=others)


def take_rulings(save: Save, files: Iterable[Path]) -> int:
    """Add the rulings in files beside scenarios that are on the player's own answers; return how many are new.

    Rows that cannot be used are left out. Raise SaveError if a file or the save cannot be opened.
    """
    rows = tuple(row for file in files for row in read_rulings(file).rows)
    return save.file.write(lambda db: import_rulings(db, rows)).new if rows else 0


def about(rows: Iterable[RulingRow], scenario_id: str) -> Iterator[RulingRow]:
    """Yield the rows about one scenario."""
    return (row for row in rows if row.scenario == scenario_id)


def _checked(row: RulingRow) -> RulingRow:
    if not row.answer and not row.text:
        raise ValueError("it names no answer")
    if len(row.text) > LONGEST_ANSWER or len(row.note) > LONGEST_NOTE:
        raise ValueError("its text is too long")
    if not is_possible(row.at):
        raise ValueError("its time is impossible")
    return row
