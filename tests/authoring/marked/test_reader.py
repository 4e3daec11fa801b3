"""Marked answers are read from JSON Lines and CSV. Bad rows are reported by number, and good ones are kept."""

import json

import pytest

from debategame.authoring.marked.reader import MOST_ROWS, examples_of, given_verdict, read_marked
from debategame.progress.answer_length import LONGEST_ANSWER, TOO_LONG
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
    "CSV that names its delimiter": f"sep=|\r\nline|answer|contradicts|hits\r\nlazy|{ANSWER}|better-marks|body-clock",
    "CSV by tabs": f"answer\tline\thits\tcontradicts\n{ANSWER}\tlazy\tbody-clock\tbetter-marks\n\t\t\t\n",
}


@pytest.mark.parametrize("name", FILES)
def test_good_rows_are_read(name: str, small: Scenario) -> None:
    file = read_marked(FILES[name].encode(), small)
    assert [row.marked for row in file.rows] == [MARKED]
    assert file.bad == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_as_a_spreadsheet_saves_it(encoding: str, small: Scenario) -> None:
    answer = "“Hormones” don’t sleep – they’re naïve."
    file = read_marked(f'line;answer;hits\r\nlazy;"{answer}";body-clock\r\n'.encode(encoding), small)
    assert [(row.marked.answer, row.marked.hits) for row in file.rows] == [(answer, ("body-clock",))]
    assert bool(file.notes) == (encoding == "cp1252")


@pytest.mark.parametrize("ids", ["body-clock better-marks", "body-clock,better-marks", " body-clock ; better-marks;"])
def test_ids_may_stand_between_spaces_commas_or_semicolons(ids: str, small: Scenario) -> None:
    in_csv = read_marked(f'line,answer,hits\nlazy,Sleep.,"{ids}"\n'.encode(), small)
    in_json = read_marked(json.dumps({"line": "lazy", "answer": "Sleep.", "hits": ids}).encode(), small)
    assert [row.marked.hits for row in (*in_csv.rows, *in_json.rows)] == [("body-clock", "better-marks")] * 2


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("line,answer,hit", "the marks have no `hit` (did you mean `hits`?)"),
        ("line,answer,hits,contradict", "the marks have no `contradict` (did you mean `contradicts`?)"),
        ("line,answer,hits,hits", "two columns are named `hits`"),
        ("lines,answer,hits", "the marks have no `lines` (did you mean `line`?)"),
        ("line,text,hits", "the first row must name the columns: line, answer, hits, partial, contradicts"),
    ],
)
def test_no_mark_is_lost_by_a_mistyped_heading(heading: str, why: str, small: Scenario) -> None:
    file = read_marked(f"{heading}\nlazy,Sleep.,body-clock,\n".encode(), small)
    assert file.rows == ()
    assert [(bad.number, bad.why) for bad in file.bad] == [(1, why)]


def test_another_column_is_named_and_not_read(small: Scenario) -> None:
    file = read_marked(b"Pupil,Line,Answer,Hits\nAda,lazy,Sleep.,body-clock\n", small)
    assert [row.marked.hits for row in file.rows] == [("body-clock",)]
    assert file.notes == ("the column `pupil` is not read",)


def test_reading_ends_after_so_many_rows(small: Scenario) -> None:
    file = read_marked(b"line,answer\n" + b"lazy,x\n" * (MOST_ROWS + 5), small)
    assert len(file.rows) == MOST_ROWS
    assert [bad.why for bad in file.bad] == ["only the first 20000 rows are read; put the others in another file"]


def test_a_cell_may_hold_several_ids_and_lines(small: Scenario) -> None:
    data = b'line,answer,hits\nlazy,"One, two.\nThree ""four"".",body-clock  better-marks\n'
    (row,) = read_marked(data, small).rows
    assert row.number == 2
    assert row.marked.answer == 'One, two.\nThree "four".'
    assert row.marked.hits == ("body-clock", "better-marks")


LONG = json.dumps({"line": "lazy", "answer": "x" * (LONGEST_ANSWER + 1)})
BAD = {
    '{"line": "lazy", "answer": "x", "hit": "body-clock"}': "the marks have no `hit` (did you mean `hits`?)",
    LONG: TOO_LONG,
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


def test_bytes_that_do_not_fit_the_others_cost_only_their_row(small: Scenario) -> None:
    file = read_marked(b"line,answer\nlazy,caf\xe9\nlazy,th\xc3\xa9\n", small)
    assert [row.marked.answer for row in file.rows] == ["thé"]
    assert [(bad.number, bad.why) for bad in file.bad] == [(2, "the row is not UTF-8; save the file as UTF-8")]


def test_a_row_with_an_answer_cut_by_commas_says_so(small: Scenario) -> None:
    file = read_marked(b"line,answer,hits\nlazy,Sleep, they say, matters.,body-clock\n", small)
    assert [bad.why for bad in file.bad] == [
        "the row has more cells than the heading; put an answer with commas in double quotes"
    ]


@pytest.mark.parametrize(
    "data", [b"lazy,An answer.,body-clock\n", b"", b"\x00\n", b"\xff\xfea", b"line,\x81\n", b"sep=\r\nx", b'sep="\nx']
)
def test_a_csv_names_its_columns(data: bytes, small: Scenario) -> None:
    file = read_marked(data, small)
    assert file.rows == ()
    assert [bad.number for bad in file.bad] == ([1] if data else [])


def test_a_quote_that_nothing_closes_does_not_swallow_rows_unheard(small: Scenario) -> None:
    file = read_marked(b'line,answer,hits\nlazy,5" of sleep,\nlazy,"Sleep.,body-clock\nlazy,More.,body-clock\n', small)
    assert [row.number for row in file.rows] == [2]
    why = "a double quote in this row is never closed, so the rest of the file is in one cell"
    assert [(bad.number, bad.why) for bad in file.bad] == [(3, why)]


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
