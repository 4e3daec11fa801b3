"""`debategame check`: every problem with its place, the offending line and the hint; 1 where there are errors."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from debategame.cli.main import run
from tests.support.paths import DATA

BAD = DATA / "bad" / "unknown-key.yaml"


def test_good_files_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(DATA / name) for name in ("small.yaml", "least.yaml", "least.yaml")]
    assert run(["check", "--form", *paths]) == 0
    assert capsys.readouterr().out == "2 files, no problems\n"


def test_a_problem_is_printed_with_its_place_line_and_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(BAD), str(DATA / "sound.yaml")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{BAD}:9:5: unknown key `wording` in a key point",
        "    wording: [Bones are not for cats.]",
        "    hint: did you mean `wordings`?",
        "1 problem in 1 of 2 files",
        f"{DATA / 'sound.yaml'}: on its 3 marked answers the game agrees with you on 2 marks of 2.",
        f"    next: mark 7 more answers with: debategame try {DATA / 'sound.yaml'}",
    ]


def test_a_folder_without_scenarios_says_how_their_names_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("Cats.", encoding="utf-8")
    assert run(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "no scenario files found; their names end in .yaml or .yml\n"


def test_every_bad_file_in_a_folder_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--form", str(DATA / "bad")]) == 1
    out = capsys.readouterr().out
    assert all(f"{path}:" in out for path in (DATA / "bad").glob("*.yaml"))


def test_without_a_path_the_scenarios_folder_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.yaml").write_bytes((DATA / "least.yaml").read_bytes())
    assert run(["--scenarios", str(tmp_path), "check", "--form"]) == 0
    assert capsys.readouterr().out == "1 file, no problems\n"


def test_two_files_with_one_id_are_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes((DATA / "least.yaml").read_bytes())
    assert run(["check", str(tmp_path)]) == 1
    assert "the id `least` is already used by" in capsys.readouterr().out


def test_json_is_a_list_of_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "json", str(BAD)]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": str(BAD),
            "line": 9,
            "column": 5,
            "path": "$.key_points[1].wording",
            "message": "unknown key `wording` in a key point",
            "hint": "did you mean `wordings`?",
            "excerpt": "wording: [Bones are not for cats.]",
            "level": "error",
        }
    ]


def test_json_of_good_files_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--strict", "--format", "json", str(DATA / "sound.yaml")]) == 0
    assert json.loads(capsys.readouterr().out) == []


UNSOURCED = (DATA / "sound.yaml").read_text(encoding="utf-8").replace("    source: paragraph 6\n", "")


def test_advice_on_teaching_comes_as_warnings_after_all_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsourced = tmp_path / "unsourced.yaml"
    unsourced.write_text(UNSOURCED, encoding="utf-8")
    assert run(["check", str(unsourced), str(BAD)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{BAD}:9:5: unknown key `wording` in a key point",
        "    wording: [Bones are not for cats.]",
        "    hint: did you mean `wordings`?",
        f"{unsourced}:55:5: warning: `two-allies` has no `source`, so players cannot look it up in the article",
        "    - id: two-allies",
        "    hint: for example `source: paragraph 6`",
        "1 problem and 1 warning in 2 of 2 files",
        f"{unsourced}: on its 3 marked answers the game agrees with you on 2 marks of 2.",
        f"    next: mark 7 more answers with: debategame try {unsourced}",
    ]


@pytest.mark.parametrize(("options", "status", "count"), [([], 0, 1), (["--strict"], 1, 1), (["--form"], 0, 0)])
def test_warnings_count_for_the_status_only_where_it_is_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], status: int, count: int
) -> None:
    (tmp_path / "unsourced.yaml").write_text(UNSOURCED, encoding="utf-8")
    assert run(["check", *options, "--format", "json", str(tmp_path)]) == status
    assert [problem["level"] for problem in json.loads(capsys.readouterr().out)] == ["warning"] * count


def few_opposites(folder: Path) -> Path:
    """Write the small scenario so that three key points each lack three opposites."""
    rows = (DATA / "sound.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for number, row in enumerate(rows) if "opposites:" not in "".join(rows[max(0, number - 3) : number])]
    path = folder / "few.yaml"
    path.write_text("".join(kept), encoding="utf-8")
    return path


def test_warnings_that_differ_only_in_names_are_one_with_a_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = few_opposites(tmp_path)
    assert run(["check", "--format", "json", str(path)]) == 0
    alike = [found for found in json.loads(capsys.readouterr().out) if "with four, half" in found["message"]]
    assert len(alike) >= 3
    assert run(["check", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.count("with four, half") == 1
    others = ", ".join(f"{found['line']}:{found['column']}" for found in alike[1:])
    assert f"    {len(alike)} times: also at {others}\n" in out


def opposite_that_makes_its_key_point(folder: Path) -> Path:
    """Write the sound scenario with an opposite in the words of the claim."""
    text = (DATA / "sound.yaml").read_text(encoding="utf-8")
    written = "Nobody who works shifts ever takes it."
    assert written in text
    path = folder / "turned.yaml"
    path.write_text(text.replace(written, "Nurses have no other way to reach their job at night."), encoding="utf-8")
    return path


def test_a_note_counts_for_nothing_and_a_warning_only_where_it_is_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (DATA / "sound.yaml").read_text(encoding="utf-8")
    path = tmp_path / "noted.yaml"
    path.write_text(text.replace("nurses: [carers", "bakery: [pastry shop]\n  bakeries: [carers"), encoding="utf-8")
    assert run(["check", "--strict", str(path)]) == 0
    assert "\n1 file, no problems, 1 note\n" in capsys.readouterr().out
    assert run(["check", "--strict", str(opposite_that_makes_its_key_point(tmp_path))]) == 1


def test_without_marked_answers_it_says_how_little_is_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "untried.yaml"
    path.write_text((DATA / "sound.yaml").read_text(encoding="utf-8").partition("examples:")[0], encoding="utf-8")
    assert run(["check", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"{path}: tried on its own sentences only: how it marks other people's answers is unknown.",
        f"    next: write ten answers as your pupils would, and mark them with: debategame try {path}",
    ]


def test_thorough_finds_what_half_a_sentence_makes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--thorough", str(opposite_that_makes_its_key_point(tmp_path))]) == 0
    assert "note: a player who says only “" in capsys.readouterr().out
    assert run(["check", "--thorough", "--form", str(BAD)]) == 2


def test_checking_the_form_loads_no_scoring() -> None:
    code = f"import sys\nfrom debategame.cli.main import run\nrun({['check', '--form', str(DATA / 'small.yaml')]!r})"
    code += "\nprint([name for name in sys.modules if name.startswith('debategame.scoring')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_file_s_name_or_text_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    (tmp_path / "a\x1b]52;c;b\nc.yaml").write_bytes(b'format: 1\n"\\e[2J": \x1b[31m\n')
    assert run(["check", "--format", form, str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "b\nc" not in out


def test_a_path_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "nowhere.yaml"]) == 2
    assert capsys.readouterr().err == "debategame: there is no file or folder nowhere.yaml\n"
