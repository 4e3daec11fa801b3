"""`debategame agree` compares the game with marks from a file, standard input or the scenario's own examples."""

import io
import json
from pathlib import Path

import pytest

from debategame.cli.main import run
from tests.support.paths import DATA

SOUND = str(DATA / "sound.yaml")
RIGHT = (
    '{"line": "money", "answer": "Revellers take the car anyway, whatever runs.", "contradicts": ["drink-driving"]}\n'
)
MADE = {"line": "money", "answer": "It keeps people who have had too much to drink from driving."}
HIT = json.dumps(MADE | {"hits": ["drink-driving"]}) + "\n"
WRONG = json.dumps(MADE) + "\n"


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    return tmp_path / "marked.jsonl"


def test_without_a_file_the_examples_are_held_against(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", SOUND]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Compared with 3 marked answers, the game agrees with you on 2 marks of 2.\n")
    assert "differ" not in out


def test_a_scenario_without_examples_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", str(DATA / "least.yaml")]) == 2
    assert "`least` has no examples; give a file of marked answers" in capsys.readouterr().err


def test_differences_are_listed_and_do_not_change_the_status(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked.write_text(RIGHT + WRONG, encoding="utf-8")
    assert run(["agree", SOUND, str(marked)]) == 0
    out = capsys.readouterr().out
    assert "agrees with you on 1 mark of 2: it gave 1 you did not." in " ".join(out.split())
    assert "     2   ·   √  It keeps people who have had too much to drink from" in out
    assert "precision" not in out


def test_figures_are_printed_on_request(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked.write_text(HIT + WRONG, encoding="utf-8")
    assert run(["agree", SOUND, str(marked), "--figures"]) == 0
    assert "precision 0.500   recall 1.000   F1 0.667   kappa " in capsys.readouterr().out


@pytest.mark.parametrize(("least", "status"), [("0.66", 0), ("0.67", 1)])
def test_the_status_tells_whether_f1_is_reached(marked: Path, least: str, status: int) -> None:
    marked.write_text(HIT + WRONG, encoding="utf-8")
    assert run(["agree", SOUND, str(marked), "--min-f1", least]) == status


@pytest.mark.parametrize("rows", ["", "{\n"])
def test_nothing_to_compare_is_a_fault_without_tables(
    marked: Path, rows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    marked.write_text(rows, encoding="utf-8")
    assert run(["agree", SOUND, str(marked), "--min-f1", "0"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("There are no marked answers to compare.\n")
    assert "wordings" not in out


@pytest.mark.parametrize("options", [[], ["--format", "json"]])
def test_bad_rows_are_listed_with_status_1(
    marked: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    marked.write_text(f"{RIGHT}{{\n{RIGHT}", encoding="utf-8")
    assert run(["agree", SOUND, str(marked), *options]) == 1
    out = capsys.readouterr().out
    if options:
        assert json.loads(out)["bad_rows"] == [{"row": 2, "error": "the row is not JSON"}]
    else:
        assert "  row 2: the row is not JSON\n" in out


def test_json_has_it_all(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked.write_text(HIT + WRONG, encoding="utf-8")
    assert run(["agree", SOUND, str(marked), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {key: told[key] for key in ("scenario", "answers", "marks", "bad_rows")} == {
        "scenario": "night-bus",
        "answers": 2,
        "marks": {"all": 2, "agreed": 1, "gave": 1, "missed": 0, "halves": 0, "opposites": 0},
        "bad_rows": [],
    }
    assert told["figures"]["f1"] == pytest.approx(2 / 3)
    (difference,) = told["differences"]
    assert (difference["row"], difference["point"]) == (2, "drink-driving")
    assert (difference["marked"], difference["scored"]) == ("missed", "hit")
    assert difference["evidence"]
    assert [point["id"] for point in told["points"]] == ["shift-workers", "drink-driving", "two-allies"]
    assert {"wording": MADE["answer"], "right": 1, "wrong": 1} in told["points"][1]["wordings"]


def test_a_dash_reads_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RIGHT.encode()), encoding="utf-8"))
    assert run(["agree", SOUND, "-"]) == 0
    assert capsys.readouterr().out.startswith("Compared with 1 marked answer, ")


@pytest.mark.parametrize("args", [["no-such-scenario"], [SOUND, "no-such-file"], [SOUND, str(DATA)]])
def test_what_is_not_there_is_wrong_use(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", *args]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_other_side_is_held_against_its_own_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", f"{DATA / 'both-sides.yaml'}--other-side"]) == 0
    assert capsys.readouterr().out.startswith("Compared with 1 marked answer, the game agrees with you on 1 mark of 1.")
