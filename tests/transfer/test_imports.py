"""Faulty rows are named by number. Nothing is imported then, unless the user asks for the sound rows."""

import json
from pathlib import Path

import pytest

from tests.support.factories import NOON, new_id, save_in
from tests.support.portable import example_rounds, full_round, save_of

HEAD, SCENARIO, ROUND = 0, 1, 2


def changed(*path, to):
    """A change to a row: the value at a path of keys and numbers."""

    def change(row):
        inner = row
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = to(inner[path[-1]]) if callable(to) else to

    return change


FAULTY = [
    (
        ROUND,
        changed("scenario_hash", to="0" * 64),
        "is not in an earlier row and not in the save",
    ),
    (ROUND, changed("scenario", to="ponds"), "the round belongs to another scenario"),
    (ROUND, changed("line", to="lend"), "its line is not in the scenario"),
    (ROUND, changed("id", to="1"), "the round's id is not a UUID"),
    (ROUND, changed("mode", to="dance"), "Invalid enum value 'dance' - at `$.mode`"),
    (ROUND, changed("pace", to=9), "its pace is not between 1 and 2"),
    (ROUND, changed("at", to="yesterday"), "it is not a row of an export"),
    (ROUND, changed("answers", to=[]), "a round needs one answer, and may have one comeback answer"),
    (ROUND, changed("answers", to=lambda both: both[::-1]), "a round needs one answer, and may have one"),
    (ROUND, changed("answers", 0, "marks", to=101), "the score of the round is not between 0 and 100"),
    (ROUND, changed("answers", 0, "marks", to=-1), "the marks of an answer are not between 0 and 100"),
    (ROUND, changed("answers", 0, "id", to="x" * 36), "the id of an answer is not a UUID"),
    (ROUND, changed("answers", to=lambda both: [{**both[0], "points": []}]), "the verdicts do not fit the key points"),
    (ROUND, changed("answers", 1, "points", 0, "id", to="rain"), "judges a key point that the first answer does not"),
    (
        ROUND,
        changed("answers", 0, "points", to=lambda both: both[1:]),
        "judges a key point that the first answer does not",
    ),
    (ROUND, changed("answers", 0, "points", 0, "passages", 0, "end", to=99), "a passage is outside its answer"),
    (ROUND, changed("answers", 0, "points", 0, "evidence", 0, "start", to=-1), "a passage is outside its answer"),
    (ROUND, changed("answers", 0, "hints", to={"fun": 1}), "the hints do not fit the key points of the scenario"),
    (ROUND, changed("answers", 0, "pressed", to="fun"), "the opponent asks for a key point that is not in"),
    (ROUND, changed("answers", 0, "seconds", to=1e300), "the seconds of an answer are negative or more than a week"),
    (ROUND, changed("answers", 0, "elsewhere", 0, "line", to="lend"), "answers a line or makes a point"),
    (ROUND, changed("answers", 0, "guess", to=10), "Expected `int` <= 9"),
    (
        ROUND,
        changed(
            "disputes",
            to=[{"answer": new_id(), "point": "play", "start": 0, "end": 1, "sentence": "x", "at": NOON.isoformat()}],
        ),
        "a dispute is about an answer that is not in the round",
    ),
    (SCENARIO, changed("scenario", "title", to="Ponds"), "the text of the scenario does not match its hash"),
    (SCENARIO, changed("scenario", to={"id": 7}), "the scenario cannot be read"),
    (SCENARIO, changed("kind", to="recipe"), "Invalid value 'recipe'"),
]


@pytest.fixture
def rows(tmp_path, command):
    """The rows of an export of two rounds, as values; the save they came from is gone."""
    save_of(tmp_path / "saves", example_rounds(2))
    command("export", tmp_path / "ada.jsonl")
    (tmp_path / "saves" / "Ada.sqlite3").unlink()
    return [json.loads(row) for row in (tmp_path / "ada.jsonl").read_text(encoding="utf-8").splitlines()]


def written(folder: Path, rows) -> Path:
    file = folder / "changed.jsonl"
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda faulty: faulty[2])
def test_a_faulty_row_is_named_and_nothing_is_imported(rows, tmp_path, command, faulty):
    number, change, says = faulty
    change(rows[number])
    told = command("import", written(tmp_path, rows))
    first, *_, last = told.complained.splitlines()
    assert first.startswith(f"row {number + 1}: ")
    assert says in told.complained
    assert (told.status, told.said) == (1, "")
    assert last.startswith("Nothing was imported: ")
    assert not list((tmp_path / "saves").glob("Ada.sqlite3"))


def test_skip_faults_imports_the_sound_rows(rows, tmp_path, command):
    rows[ROUND]["line"] = "lend"
    told = command("import", written(tmp_path, [*rows, "{", ""]), "--skip-faults")
    assert (told.status, told.said) == (1, "1 round imported into the save of Ada.\n")
    assert [line.partition(":")[0] for line in told.complained.splitlines()] == ["row 3", "row 5"]


@pytest.mark.parametrize("change", ["round", "step", "id"])
def test_a_round_that_contradicts_the_save_is_a_fault(rows, tmp_path, command, change):
    save_of(tmp_path / "saves", [full_round()])
    (kept,) = save_in(tmp_path / "saves").rounds()
    first = rows[ROUND]["answers"][0]
    if change == "round":
        rows[ROUND] |= {"id": kept.id, "line": "sell"}
        for answer in rows[ROUND]["answers"]:
            answer["points"] = answer["points"][1:]
    elif change == "step":
        rows[ROUND]["id"] = kept.id
    else:
        first["id"] = kept.answers[0].id
    told = command("import", written(tmp_path, rows))
    assert (told.status, "the save has an" in told.complained) == (1, True)
    assert save_in(tmp_path / "saves").rounds() == [kept]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "does not begin with a row that names its player"),
        ("Dear diary\n", "does not begin with a row that names its player"),
        ('{"kind":"player","format":1,"name":""}\n', "A player needs a name"),
        ('{"kind":"player","format":2,"name":"Ada"}\n', "does not begin with a row that names its player"),
        ('{"kind":"player","format":1,"name":"Ada"}\n' + "x\n" * 200, "100 of its rows cannot be imported"),
        (f'{{"kind":"player","format":1,"name":"Ada","x":"{"x" * 17_000_000}"}}\n', "row 1 is longer than 16 MB"),
    ],
)
def test_a_file_that_is_not_an_export_gives_one_sentence(tmp_path, command, text, says):
    file = tmp_path / "some.jsonl"
    file.write_text(text, encoding="utf-8")
    told = command("import", file)
    assert (told.status, told.said, told.complained.count("\n")) == (2, "", 1)
    assert says in told.complained


def test_deeply_nested_json_is_a_fault_like_others(rows, tmp_path, command):
    bomb = '{"kind":"player","format":1,"name":"Ada","x":' + "[" * 100_000 + "]" * 100_000 + "}"
    told = command("import", written(tmp_path, [*rows, bomb]))
    assert (told.status, "row 5: its JSON is nested too deeply" in told.complained) == (1, True)


def test_faults_quote_no_control_characters(rows, tmp_path, command):
    rows[ROUND]["mode"] = "\x1b]52;c;QQ==\x07"
    assert "\x1b" not in command("import", written(tmp_path, rows)).complained


def test_json_laid_out_by_another_program_is_the_same_scenario(rows, tmp_path, command):
    rows[SCENARIO]["scenario"] = dict(reversed(rows[SCENARIO]["scenario"].items()))
    assert command("import", written(tmp_path, rows)).said == "2 rounds imported into the save of Ada.\n"
