"""`debategame answers`: the groups and suggestions as text and as JSON, safe to show; nothing is changed."""

import json
from pathlib import Path

import pytest

from debategame.cli.main import run
from tests.support.paths import DATA

SOUND = str(DATA / "sound.yaml")
FERRY = "Skippers on the dawn ferry would be stuck ashore."
AGAIN = "The dawn ferry has its skippers, and they would be stuck."
ROWS = "".join(
    json.dumps({"line": "money", "answer": text, "hits": hits}) + "\n"
    for text, hits in ((FERRY, ["shift-workers"]), (AGAIN, ["shift-workers"]), ("Look \x1b[31mthere [bold]now[/].", []))
)


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    file = tmp_path / "class.jsonl"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_the_text_names_the_sentence_that_helps_and_shows_answers_as_they_are(
    marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (DATA / "sound.yaml").read_bytes()
    assert run(["answers", SOUND, str(marked)]) == 0
    out = capsys.readouterr().out
    assert "3 answers; 6 marked answers, examples included" in out
    assert f"+2 −0 of 6 answers: “{AGAIN}” (class.jsonl, row 2)" in " ".join(out.split())
    assert "you and the game differ about shift-workers (2 answers)" in out
    assert "\x1b" not in out
    assert "[bold]now[/]" in out
    assert max(map(len, out.splitlines())) <= 80
    assert (DATA / "sound.yaml").read_bytes() == before


def test_the_json_has_a_suggestion_in_the_group_it_comes_from(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["answers", SOUND, str(marked), "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    first, nothing = json.loads(out)["groups"]
    assert (first["line"], first["point"], first["suggestion"]) == ("money", "shift-workers", AGAIN)
    assert (first["fixes"], first["breaks"]) == (2, 0)
    answers = {(answer["text"], answer["source"], answer["verdict"]) for answer in first["answers"]}
    assert answers == {(FERRY, "class.jsonl, row 1", "missed"), (AGAIN, "class.jsonl, row 2", "missed")}
    assert (nothing["point"], nothing["suggestion"]) == ("", "")


def test_plain_text_needs_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    assert run(["answers", SOUND, str(tmp_path / "a.txt")]) == 1
    assert "say with --line which line its answers are for" in capsys.readouterr().err
    assert run(["answers", SOUND, str(tmp_path / "a.txt"), "--line", "mony"]) == 2
    assert run(["answers", SOUND, str(tmp_path / "a.txt"), "--line", "money"]) == 0
