"""Answers come from saves, folders, exports, marked answers and plain text, each once, with their place."""

from pathlib import Path

import pytest

from debategame.authoring.answers.sources import Collected, collect
from debategame.authoring.marked.reader import MOST_ROWS
from debategame.progress.answer_length import LONGEST_ANSWER
from debategame.saves.save import Save
from debategame.scoring.model import Verdict
from debategame.transfer.export import export_to_file
from tests.support.factories import SCENARIO, answer, dispute, point, record, save_in

SAID = "=Children play there."
"""It begins as a formula does, so a CSV export puts an apostrophe before it."""


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Ada's save: an answer of which she disputes a verdict."""
    save = save_in(tmp_path / "class", "Ada")
    given = answer(SAID, points=(point("shade"), point("play", "·")))
    record(save, given)
    save.dispute(dispute(given, sentence=SAID, start=0, end=len(SAID)))
    return save


def read(path: Path, content: str | bytes = "", line: str = "") -> Collected:
    if content:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return collect(SCENARIO, [path], line)


@pytest.mark.parametrize("kind", ["save", "folder", "ada.jsonl", "ada.csv"])
def test_the_game_s_own_files_give_the_same_answer(save: Save, kind: str, tmp_path: Path) -> None:
    file = {"save": save.path, "folder": save.path.parent}.get(kind, tmp_path / kind)
    if file.suffix in (".jsonl", ".csv"):
        assert export_to_file(save.file, file)
    (found,) = read(file).answers
    assert (found.line, found.text, found.source, found.heard) == ("close", SAID, "Ada", "Close the park.")
    assert (found.marks, found.disputed) == (None, {"play": SAID})


def test_an_answer_in_a_save_and_in_an_export_counts_once(save: Save, tmp_path: Path) -> None:
    export_to_file(save.file, tmp_path / "ada.jsonl")
    assert len(collect(SCENARIO, [save.path, tmp_path / "ada.jsonl"]).answers) == 1


def test_a_row_with_a_list_of_key_points_is_marked_and_one_without_is_not(tmp_path: Path) -> None:
    rows = '{"line": "close", "answer": "Shade.", "hits": ["shade"]}\n{"line": "close", "answer": "Rain."}\n'
    marked, plain = read(tmp_path / "a.jsonl", rows).answers
    assert marked.marks == {"shade": Verdict.HIT, "play": Verdict.MISSED}
    assert (plain.marks, plain.source) == (None, "a.jsonl, row 2")


def test_a_table_of_marked_answers_is_read_as_agree_reads_it(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", "line;answer;hits\nclose;Shade.;\nshut;Rain.;\n")
    assert [answer.marks for answer in found.answers] == [{"shade": Verdict.MISSED, "play": Verdict.MISSED}]
    assert found.faults == ("a.csv, row 3: the scenario has no line `shut`.",)


@pytest.mark.parametrize("text", ["One.\nTwo.", "One.\r\n \r\nTwo.\r\n"])
def test_plain_text_is_cut_at_blank_lines_or_else_at_every_line(tmp_path: Path, text: str) -> None:
    found = read(tmp_path / "a.txt", text, "close")
    assert [(answer.text, answer.source) for answer in found.answers] == [
        ("One.", "a.txt, answer 1"),
        ("Two.", "a.txt, answer 2"),
    ]


@pytest.mark.parametrize(
    ("content", "line", "fault"),
    [
        ("One.", "", "it is plain text, so say with --line which line its answers are for"),
        (b"\0\1\2", "close", "it is not text; save it as UTF-8"),
        ("", "close", "No such file or directory"),
        ("x" * (LONGEST_ANSWER + 1), "close", "a.txt, answer 1: an answer of more than 20,000 characters is too long"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, content: str | bytes, line: str, fault: str) -> None:
    found = read(tmp_path / "a.txt", content, line)
    assert found.answers == ()
    assert fault in found.faults[0]


def test_answers_to_lines_that_the_scenario_lost_are_counted(tmp_path: Path) -> None:
    heading = "line,text,scenario\n"
    found = read(tmp_path / "a.csv", f"{heading}shut,Shade.,parks\nclose,Shade.,parks\nclose,Shade.,other\n")
    assert len(found.answers) == 1
    assert found.notes == ("1 answer left out: the scenario has no such line now.",)


def test_only_so_many_answers_are_used_and_the_rest_is_counted(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", "Shade.\n" * (MOST_ROWS + 2), "close")
    assert len(found.answers) == MOST_ROWS
    assert found.faults == ("Only the first 20000 of 20002 answers are used.",)
