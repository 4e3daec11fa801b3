"""Marked answers are read from JSON Lines and CSV; bad rows are told by their number, and the good ones kept."""

import json

import pytest

from debategame.authoring.marked.reader import examples_of, given_verdict, read_marked
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scoring.model import Verdict

ANSWER = "Their hormones keep them awake."
GOOD = {"line": "lazy", "answer": ANSWER, "hits": ["body-clock"], "contradicts": ["better-marks"], "kind": "fluent"}
MARKED = MarkedAnswer(line="lazy", answer=ANSWER, hits=("body-clock",), contradicts=("better-marks",))

FILES = {
    "JSON Lines": json.dumps(GOOD),
    "a byte order mark": "\ufeff" + json.dumps(GOOD),
    "blank lines": f"\n\n{json.dumps(GOOD)}\r\n\n",
    "ids between spaces": json.dumps(GOOD | {"hits": "body-clock", "partial": ""}),
    "CSV": f"line,answer,hits,partial,contradicts\nlazy,{ANSWER},body-clock,,better-marks\n",
    "CSV of a spreadsheet": f"\ufeffLine;Answer;Contradicts;Note;Hits\r\nlazy;{ANSWER};better-marks;hm;body-clock\r\n",
    "CSV by tabs": f"answer\tline\thits\tcontradicts\n{ANSWER}\tlazy\tbody-clock\tbetter-marks\n\t\t\t\n",
}


@pytest.mark.parametrize("name", FILES)
def test_good_rows_are_read(name: str, small: Scenario) -> None:
    file = read_marked(FILES[name].encode(), small)
    assert [row.marked for row in file.rows] == [MARKED]
    assert file.bad == ()


def test_a_cell_may_hold_several_ids_and_lines(small: Scenario) -> None:
    data = b'line,answer,hits\nlazy,"One, two.\nThree ""four"".",body-clock  better-marks\n'
    (row,) = read_marked(data, small).rows
    assert row.number == 2
    assert row.marked.answer == 'One, two.\nThree "four".'
    assert row.marked.hits == ("body-clock", "better-marks")


BAD = {
    '{"line": "lazy", "answer": "x"': "the row is not JSON",
    "[1]": "the row is not a JSON object",
    "[" * 100_000: "the row is not JSON",
    '{"line": "lazy"}': "`answer` is missing or not a text",
    '{"line": "lazy", "answer": " "}': "`answer` is missing or not a text",
    '{"line": 3, "answer": "x"}': "`line` is missing or not a text",
    '{"line": "lasy", "answer": "x"}': "the scenario has no line `lasy` (did you mean `lazy`?)",
    '{"line": "lazy", "answer": "x", "hits": ["body-clok"]}': (
        "the line `lazy` has no key point `body-clok` (did you mean `body-clock`?)"
    ),
    '{"line": "lazy", "answer": "x", "partial": ["who-gains"]}': "the line `lazy` has no key point `who-gains`",
    '{"line": "lazy", "answer": "x", "hits": 3}': "`hits` must be a list of key point ids",
    '{"line": "lazy", "answer": "x", "hits": ["body-clock"], "partial": ["body-clock"]}': (
        "`body-clock` is marked twice"
    ),
    '{"line": "\\u001b[2J", "answer": "x"}': "the scenario has no line `\ufffd[2J`",
}


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_is_told_by_its_number_and_the_good_ones_are_kept(row: str, small: Scenario) -> None:
    file = read_marked(f"{json.dumps(GOOD)}\n{row}\n{json.dumps(GOOD)}\n".encode(), small)
    assert [kept.number for kept in file.rows] == [1, 3]
    assert [(bad.number, bad.why) for bad in file.bad] == [(2, BAD[row])]


def test_bytes_that_are_no_text_cost_only_their_row(small: Scenario) -> None:
    file = read_marked(b"line,answer\nlazy,caf\xe9\nlazy,coffee\n", small)
    assert [row.marked.answer for row in file.rows] == ["coffee"]
    assert [(bad.number, bad.why) for bad in file.bad] == [(2, "the row is not UTF-8; save the file as UTF-8")]


@pytest.mark.parametrize("data", [b"lazy,An answer.,body-clock\n", b"", b"\x00\n"])
def test_a_csv_names_its_columns(data: bytes, small: Scenario) -> None:
    file = read_marked(data, small)
    assert file.rows == ()
    assert [bad.number for bad in file.bad] == ([1] if data else [])


def test_a_cell_beyond_all_measure_ends_the_reading(small: Scenario) -> None:
    file = read_marked(b"line,answer\nlazy,coffee\nlazy," + b"x" * 200_000, small)
    assert len(file.rows) == 1
    assert "the rest of the file cannot be read" in file.bad[0].why


def test_the_examples_of_a_scenario_are_marked_answers(small: Scenario) -> None:
    file = examples_of(small)
    assert [row.number for row in file.rows] == [1, 2]
    assert [
        given_verdict(file.rows[1].marked, point) for point in ("safer-roads", "who-gains", "better-marks", "x")
    ] == [
        Verdict.HIT,
        Verdict.PARTIAL,
        Verdict.CONTRADICTED,
        Verdict.MISSED,
    ]
