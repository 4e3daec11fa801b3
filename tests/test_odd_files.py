"""A pipe, a socket or an endless file in place of a file is refused at once, in one sentence."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import DATA
from tests.support import needs
from tests.support.odd_files import KINDS, Put, run_command
from tests.support.savefiles import some_rounds

ASIDE = "Ada.damaged-20241124T120000Z.sqlite3"
ANSWER = "I give in.\n\n/q\n"
ROWS = '{"line": "lazy", "answer": "Sleep."}\n'


class Case(NamedTuple):
    """A place where something odd lies, and the commands that look there."""

    place: str
    commands: tuple[str, ...]
    told: bool = True
    """Whether each of them has to say what is odd."""


CASES = [
    Case("scenarios/x.yaml", ("check", "where")),
    Case(
        "scenarios/x.yaml", ("play --plain", "class saves", "rescore --player Ada", "recover good.sqlite3"), told=False
    ),
    Case("scenarios/x.yaml", ("score later-bell answers.jsonl", "agree later-bell"), told=False),
    Case(
        "scenarios/x.yaml",
        ("check {it}", "play {it} --plain", "score {it} answers.jsonl", "agree {it}"),
    ),
    Case("saves/settings.json", ("history", "rescore", "export", "play --plain")),
    Case("saves/settings.json", ("forget Ada --yes", "where"), told=False),
    Case(
        "saves/Ada.sqlite3-journal",
        ("history", "export", "rescore", "play --plain --player Ada", "class saves", "disputes"),
    ),
    Case("saves/Ada.sqlite3-journal", ("forget Ada --yes", "where"), told=False),
    Case("saves/Ada.sqlite3-wal", ("history",)),
    Case("saves/Ada.sqlite3-wal", ("class saves", "disputes"), told=False),
    Case("saves/Ada.sqlite3-shm", ("history",)),
    Case("saves/Ben.sqlite3", ("history --player Ben", "play --plain --player Ben", "disputes", "class saves")),
    Case("saves/Ben.sqlite3", ("forget Ben --yes",)),
    Case("saves/.lock", ("import rows.jsonl --player Cyd --yes",)),
    Case("saves/.lock-journal", ("import rows.jsonl --player Cyd --yes",)),
    Case(f"saves/{ASIDE}", ("recover", "recover {it}")),
    Case("good.sqlite3-journal", ("recover good.sqlite3",)),
    Case(
        "odd",
        (
            "recover {it}",
            "import {it}",
            "score later-bell {it}",
            "agree later-bell {it}",
            "disputes {it}",
            "answers later-bell {it}",
        ),
    ),
    Case("odd", ("new new.yaml --from {it}",)),
    Case("debategame.schema.json", ("new new.yaml",), told=False),
]
ROWS_OF_CASES = [
    pytest.param(
        case.place,
        words,
        case.told,
        id=f"{case.place}: {words}",
        marks=[pytest.mark.slow] if number or not case.told else [],
    )
    for case in CASES
    for number, words in enumerate(case.commands)
]
"""Every case. For the quick tests, the first command of each that has to tell something is enough."""
ZEROS = pytest.param(*KINDS["zeros"].values, id="zeros", marks=[*KINDS["zeros"].marks, pytest.mark.slow])
PIPE = pytest.param(*KINDS["a pipe"].values, id="a pipe", marks=KINDS["a pipe"].marks)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A folder with a save, a scenario, an export, answers and a save that was set aside."""
    for name in ("saves", "scenarios"):
        (tmp_path / name).mkdir()
    shutil.copy(DATA / "small.yaml", tmp_path / "scenarios" / "small.yaml")
    shutil.copy(some_rounds(tmp_path / "saves"), tmp_path / "good.sqlite3")
    (tmp_path / "answers.jsonl").write_text(ROWS, encoding="utf-8")
    (tmp_path / "rows.jsonl").write_bytes((DATA / "version-1.jsonl").read_bytes())
    return tmp_path


def runs(words: str, table: Path, place: str) -> str:
    """Run a command, hold that it ended as commands do, and return all it said."""
    filled = words.format(it=table / place).split()
    told = run_command(*filled, "--scenarios", table / "scenarios", saves=table / "saves", typed=ANSWER)
    assert told.status in (0, 1, 2)
    assert "Traceback" not in told.complained
    return " ".join((told.said + told.complained).split())


@pytest.mark.parametrize(("place", "words", "told"), ROWS_OF_CASES)
@pytest.mark.parametrize("put", [PIPE, ZEROS])
def test_no_command_waits_for_it(table: Path, put: Put, place: str, words: str, told: bool) -> None:
    put(table / place)
    said = runs(words, table, place)
    assert not told or any(f"is {kind}" in said for kind in ("a pipe", "a link", "a device"))


@pytest.mark.parametrize("put", [KINDS["a socket"]])
@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("scenarios/x.yaml", "check"),
        *(
            pytest.param(place, words, marks=pytest.mark.slow)
            for place, words in (
                ("saves/settings.json", "history"),
                ("saves/Ada.sqlite3-journal", "history"),
                (f"saves/{ASIDE}", "recover"),
                ("odd", "import {it}"),
                ("odd", "new new.yaml --from {it}"),
            )
        ),
    ],
)
def test_nor_for_a_socket(table: Path, put: Put, place: str, words: str) -> None:
    put(table / place)
    assert "is a socket" in runs(words, table, place)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
@pytest.mark.parametrize(
    "words",
    [
        "check",
        *(
            pytest.param(words, marks=pytest.mark.slow)
            for words in ("recover", "import", "score later-bell", "agree later-bell", "new new.yaml --from")
        ),
    ],
)
def test_nor_for_a_device_that_is_named(table: Path, words: str) -> None:
    assert "is a device" in runs(f"{words} {{it}}", table, "/dev/zero")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
@pytest.mark.parametrize("words", ["import -", "score later-bell", "agree later-bell -", "play later-bell --plain"])
def test_standard_input_without_end_is_given_up(table: Path, words: str, run_from: Callable[..., str]) -> None:
    said = run_from(Path("/dev/zero"), words, table)
    assert "Traceback" not in said
    assert any(why in said for why in ("longer than", "larger than", "answer of more than"))


@pytest.fixture
def run_from() -> Callable[..., str]:
    """Run a command whose standard input is a file, and return all it said."""

    def run(source: Path, words: str, table: Path) -> str:
        with source.open("rb") as stream:
            places = ("--scenarios", table / "scenarios")
            told = run_command(*words.split(), *places, saves=table / "saves", typed=stream)
        return " ".join((told.said + told.complained).split())

    return run


@needs.LINKS
def test_a_linked_scenario_is_read(table: Path) -> None:
    (table / "scenarios" / "small.yaml").rename(table / "elsewhere.yaml")
    (table / "scenarios" / "small.yaml").symlink_to(table / "elsewhere.yaml")
    assert "1 file, no problems" in runs("check --form", table, "")
