"""Commands with --store: a class that played in browsers is read as saves are."""

import json
import shutil
from pathlib import Path

import pytest

from debategame.progress.rounds import Dispute
from debategame.saves.save import Save
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict
from debategame.transfer.rulings import RulingRow, add_rulings
from debategame.web.store.open import open_store
from tests.support.class_folder import snapshot
from tests.support.factories import DAY, HOUR, NOON, answer, comeback, new_id, point, record
from tests.support.paths import DATA
from tests.support.school.stores import begin, give, play, school_in

SAID = "Teenagers fall asleep later, their body clock is shifted."


@pytest.fixture(scope="module")
def school(tmp_path_factory) -> Path:
    """The file of a store with two classes: Ada and Ben in KITE7, another Ada in WREN2."""
    file = tmp_path_factory.mktemp("school") / "school.sqlite3"
    store, small = open_store(f"sqlite:///{file}", now=lambda: NOON), read_file(DATA / "small.yaml")
    kite, wren = school_in(store), school_in(store, code="WREN2", teacher="Hale")
    ada = kite.pupil("Ada")
    play(ada, small, SAID)
    ben, other = kite.pupil("Ben"), wren.pupil("Ada")
    for pupil in (ben, other):
        (answer,) = give(pupil, begin(pupil, small), "Nobody gains.").stored.bout.answers
    dispute = {"point": answer.points[0].id, "start": 0, "end": 6, "sentence": "Nobody", "at": NOON}
    other.dispute(Dispute(answer=answer.id, **dispute))
    store.close()
    return file


@pytest.fixture
def url(school, tmp_path) -> str:
    """The store of `school`, a copy for each test."""
    shutil.copy(school, tmp_path)
    return f"sqlite:///{tmp_path / school.name}"


@pytest.fixture
def small_folder(tmp_path):
    """A folder with the scenario that the classes played."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "later-bell.yaml").write_bytes((DATA / "small.yaml").read_bytes())
    return folder


def test_history_shows_the_rounds_of_a_pupil(url, command) -> None:
    told = command("history", "--store", url, "--class", "kite-7", "--player", "ADA", "--format", "jsonl")
    rows = [json.loads(line) for line in told.said.splitlines()]
    assert [row["player"] for row in rows] == ["Ada", "Ada"]
    assert command("history", "--store", url, "--player", "Ben", "--limit", 1).said.count("practice") == 1
    assert "No such rounds" in command("history", "--store", url, "--player", "Ben", "--find", "xylophone").said


def test_a_speech_is_composed_from_the_case_of_a_pupil(url, command) -> None:
    file = DATA / "small.yaml"
    told = command("speech", file, "--store", url, "--class", "KITE7", "--player", "Ada")
    assert "body clock is shifted." in told.said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--player", "Ada"], "there is a pupil Ada in the classes KITE7, WREN2; add --class CODE"),
        (["--player", "Zoe", "--class", "KITE7"], "the store has no pupil Zoe in the class KITE7"),
        (["--player", "Ada", "--class", "OWL9"], "the store has no class OWL9; it has KITE7, WREN2"),
        ([], "say whose with --player NAME"),
    ],
)
def test_a_pupil_who_is_not_there_or_not_alone_is_named(url, command, words, said) -> None:
    told = command("history", "--store", url, *words)
    assert (told.status, told.said, told.complained) == (2, "", f"debategame: {said}\n")


def test_class_shows_one_class_or_all(url, command, small_folder) -> None:
    one = command("class", "--store", url, "--class", "KITE7", "--part", "lines", "--scenarios", small_folder)
    assert one.status == 0
    assert "Ada" in one.said
    assert "Ben" in one.said
    anonymous = command("class", "--store", url, "--anonymous").said
    assert "Pupil 3" in anonymous
    assert "Ben" not in anonymous
    assert "Nothing in the store fits" in command("class", "--store", url, "--scenario", "another").complained


@pytest.fixture
def exported(tmp_path, command) -> Path:
    """An export of Ben, who plays on the terminal."""
    save = Save(tmp_path / "saves", "Ben", now=lambda: NOON)
    first = record(save, answer(at=NOON - DAY, points=(point("shade"), point("play", "~"))))
    record(save, comeback(at=NOON - DAY + HOUR, points=(point("shade"), point("play"))), round_id=first.id)
    record(save, answer("A second round.", at=NOON + DAY, points=(point("play", "×"), point("rain"))), line="sell")
    file = tmp_path / "ben.jsonl"
    assert command("export", file, "--saves", tmp_path / "saves", "--player", "Ben").status == 0
    return file


def test_an_export_is_imported_for_the_pupil_of_that_name(url, command, exported) -> None:
    words = ("import", exported, "--store", url, "--class", "KITE-7")
    assert command(*words).said == "2 rounds imported into what Ben has played in the class.\n"
    assert "2 were there already" in command(*words).said
    assert command("history", "--store", url, "--player", "Ben", "--find", "A second round").said.count("practice") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--class", "WREN2"], "the store has no pupil Ben in the class WREN2"),
        (["--player", "Ada", "--class", "KITE7"], "has rounds of Ben, not of Ada; add --yes to import them anyway"),
        (["--player", "Ada", "--yes"], "there is a pupil Ada in the classes KITE7, WREN2; add --class CODE"),
    ],
)
def test_an_export_goes_to_nobody_else_unasked(url, command, exported, words, said) -> None:
    told = command("import", exported, "--store", url, *words)
    assert (told.status, told.said) == (2, "")
    assert said in told.complained


def test_a_faulty_export_is_imported_whole_or_not_at_all(url, command, exported) -> None:
    exported.write_bytes(exported.read_bytes() + b'{"kind":"round"}\n')
    told = command("import", exported, "--store", url, "--class", "KITE7")
    assert (told.status, told.said) == (1, "")
    assert "Nothing was imported: this row has a fault." in told.complained
    assert "A second round" not in command("export", "--store", url, "--player", "Ben").said
    told = command("import", exported, "--store", url, "--class", "KITE7", "--skip-faults")
    assert (told.status, told.said) == (1, "2 rounds imported into what Ben has played in the class.\n")


def test_rulings_are_imported_for_a_class(url, command, tmp_path) -> None:
    store = open_store(url, now=lambda: NOON)
    (played,) = [one for one in store.every_class() if one.code == "WREN2"]
    (found,) = store.for_operator(played.id).rounds()
    (given,) = found.played.answers
    file = tmp_path / "later-bell.rulings.jsonl"
    row = {"scenario": "later-bell", "line": found.played.line, "answer": given.id, "point": given.points[0].id}
    rulings = [RulingRow(**row, verdict=Verdict.HIT, at=NOON) for row in (row, {**row, "answer": new_id()})]
    add_rulings(file, rulings)
    assert command("import", file, "--store", url).said == "1 ruling on answers in the store imported.\n"
    assert "1 were there already" in command("import", file, "--store", url).said
    (ruled,) = store.for_operator(played.id).rounds()
    assert [(ruling.point, ruling.verdict) for ruling in ruled.rulings] == [(row["point"], Verdict.HIT)]
    store.close()


def test_what_the_teacher_rules_stands_beside_the_games_mark(url, command, tmp_path, small_folder) -> None:
    ben = ("history", "--store", url, "--player", "Ben")
    (row,) = (json.loads(line) for line in command(*ben, "--format", "jsonl").said.splitlines())
    point = row["answers"][0]["points"][0]["id"]
    store = open_store(url, now=lambda: NOON)
    (kite,) = (found for found in store.every_class() if found.code == "KITE7")
    (played,) = (one.played for one in store.for_operator(kite.id).rounds() if one.played.player == "Ben")
    answer = played.answers[0].id
    fields = {"scenario": "later-bell", "line": row["line"], "answer": answer, "point": point, "verdict": Verdict.HIT}
    given = RulingRow(at=NOON, **fields)
    add_rulings(tmp_path / "later-bell.rulings.jsonl", [given])
    tables = ("class", "--store", url, "--class", "KITE7", "--part", "lines", "--scenarios", small_folder)
    before = command(*tables).said
    beside = command(*tables, "--rulings", tmp_path / "later-bell.rulings.jsonl").said
    assert before != beside
    store.for_operator(kite.id).import_rulings([given])
    store.close()
    assert command(*tables).said == beside
    assert "teacher: 100" in command(*ben).said
    (row,) = (json.loads(line) for line in command(*ben, "--format", "jsonl").said.splitlines())
    assert [(ruling["point"], ruling["verdict"]) for ruling in row["rulings"]] == [(point, "hit")]
    assert row["score"] == 0


def test_disputes_are_listed(url, command) -> None:
    assert "“Nobody”" in command("disputes", "--store", url).said
    assert command("disputes", "--store", url, "--class", "KITE7").said == "There are no disputes in the store.\n"


def test_answers_are_grouped(url, command, small_folder) -> None:
    words = ("answers", "later-bell", "--scenarios", small_folder, "--format", "json")
    told = command(*words, "--store", url)
    assert told.status == 0
    assert "Nobody gains." in told.said
    assert command(*words).status == 2


def test_an_export_is_read_back_into_a_save(url, command, tmp_path, saves) -> None:
    file = tmp_path / "ada.jsonl"
    words = ("--store", url, "--class", "KITE7", "--player", "Ada")
    assert command("export", file, *words).said == f"Wrote every answer of Ada to {file}.\n"
    assert command("export", *words).said.encode() == file.read_bytes()
    assert command("import", file).said == "2 rounds imported into the save of Ada.\n"
    before = command("history", "--format", "jsonl", *words).said
    assert command("history", "--format", "jsonl", "--player", "Ada").said == before
    csv = command("export", "--format", "csv", *words).said
    assert csv == command("export", "--format", "csv", "--player", "Ada").said
    assert command("export", file, *words).status == 2


def test_forget_deletes_a_pupil_or_a_class_and_tells_no_names(url, command) -> None:
    words = ("--store", url, "--class", "KITE7")
    assert command("forget", "Ada", *words).complained == "debategame: add --yes to delete it\n"
    assert command("forget", "Ada", *words, "--yes").said == "Deleted 1 pupil with 2 rounds.\n"
    assert command("history", *words, "--player", "Ada").status == 2
    assert command("forget", *words, "--yes").status == 2
    assert command("forget", "Ben", *words, "--yes", "--whole-class").status == 2
    assert command("forget", "--store", url, "--yes", "--whole-class").status == 2
    done = command("forget", *words, "--yes", "--whole-class")
    assert done.said == "Deleted the class with 1 pupil and 1 round.\n"
    assert command("class", "--store", url, "--class", "KITE7").status == 2
    assert "Ada" in command("class", "--store", url).said


@pytest.mark.parametrize(
    "words",
    [
        ["history", "--class", "KITE7"],
        ["class"],
        ["class", ".", "--store", "sqlite:///x"],
        ["disputes", ".", "--store", "sqlite:///x"],
        ["forget"],
        ["history", "--store", "school.sqlite3"],
    ],
)
def test_wrong_use_is_told_in_one_sentence(command, words) -> None:
    told = command(*words)
    assert (told.status, told.said, told.complained.count("\n")) == (2, "", 1)


def test_a_store_that_is_not_there_is_not_made(command, tmp_path) -> None:
    file = tmp_path / "nothing.sqlite3"
    told = command("history", "--store", f"sqlite:///{file}", "--player", "Ada")
    assert (told.status, told.complained) == (1, f"debategame: There is no store {file}.\n")
    assert not file.exists()


def test_a_file_without_a_store_is_left_as_it_is(command, tmp_path) -> None:
    file = tmp_path / "empty.sqlite3"
    file.touch()
    assert command("class", "--store", f"sqlite:///{file}").status == 1
    Save(tmp_path, "Ada", now=lambda: NOON).set_preferences(
        Save(tmp_path, "Ada", now=lambda: NOON).progress().preferences
    )
    before = snapshot(tmp_path)
    told = command("class", "--store", f"sqlite:///{tmp_path / 'Ada.sqlite3'}")
    assert "another program" in told.complained
    assert snapshot(tmp_path) == before
