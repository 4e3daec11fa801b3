import json
import subprocess
import sys

import pytest

from debategame.authoring.scores.rows import as_json, score_rows
from debategame.authoring.scores.text import format_score
from tests.support.paths import DATA

SMALL = DATA / "small.yaml"
CLOCK = "Their hormones keep them awake until midnight."
ROW = json.dumps({"line": "lazy", "answer": CLOCK})


def results(small, *rows: str | bytes) -> list[dict]:
    given = (row if isinstance(row, bytes) else row.encode() for row in rows)
    return [as_json(result) for result in score_rows(small, given)]


def run(*args: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "debategame", "score", *args]
    return subprocess.run(command, input=given, capture_output=True, check=False)


def test_a_score_has_exactly_these_keys(small):
    (score,) = results(small, ROW)
    assert list(score) == ["line", "score", "scorer", "flags", "points"]
    assert [list(point) for point in score["points"]] == [["id", "verdict", "confidence", "evidence"]] * 2
    assert list(score["points"][0]["evidence"][0]) == ["start", "end", "how", "with"]
    assert (score["line"], score["score"], score["flags"]) == ("lazy", 100, ())


def test_key_points_are_in_the_order_of_the_line(small):
    (score,) = results(small, json.dumps({"line": "nobody-wants-it", "answer": CLOCK}))
    assert [point["id"] for point in score["points"]] == ["safer-roads", "better-marks", "who-gains"]


def test_offsets_count_code_points_of_the_answer(small):
    (score,) = results(small, json.dumps({"line": "lazy", "answer": f"🙂🙂 {CLOCK}"}))
    first = score["points"][0]["evidence"][0]
    assert f"🙂🙂 {CLOCK}"[first["start"] : first["end"]] == "hormones keep"


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ("{", "the row is not JSON"),
        ("[" * 100_000, "the row is not JSON"),
        ('{"line": "lazy", "answer": ' + "1" * 5000 + "}", "the row is not JSON"),
        (b'{"line": "lazy", "answer": "\xff"}', "the row is not UTF-8"),
        ("[]", "the row is not a JSON object"),
        ("{}", "`line` is missing, or is not text"),
        ('{"line": 5, "answer": ""}', "`line` is missing, or is not text"),
        ('{"line": "lazy"}', "`answer` is missing, or is not text"),
        ('{"line": "lazy", "answer": null}', "`answer` is missing, or is not text"),
        ('{"line": "nowhere", "answer": ""}', "the scenario has no line `nowhere`"),
        ('{"line": "\\ud800", "answer": ""}', "the scenario has no line `�`"),
    ],
)
def test_a_row_that_cannot_be_scored_says_why(small, row, error):
    assert results(small, ROW, row, ROW)[1] == {"row": 2, "error": error}


@pytest.mark.parametrize(
    "row",
    [
        '{"line": "lazy", "answer": ""}',
        '{"answer": "Yes.", "line": "lazy", "kind": ["other", {"keys": 1}]}',
        '{"line": "lazy", "answer": "\\ud800 lone"}',
        '\ufeff{"line": "lazy", "answer": "mark"}',
        '{"line": "lazy", "answer": "\\u0000\\u001b[31m"}\r\n',
    ],
)
def test_a_row_that_can_be_score_rows(small, row):
    assert [result["line"] for result in results(small, row)] == ["lazy"]


def test_blank_rows_are_counted_and_give_nothing(small):
    assert results(small, "\n", ROW, " \n", "{")[-1] == {"row": 4, "error": "the row is not JSON"}


def test_a_file_and_standard_input_give_the_same(tmp_path):
    file = tmp_path / "answers.jsonl"
    file.write_text(f"{ROW}\n{ROW}\n", encoding="utf-8")
    from_file = run(str(SMALL), str(file))
    from_input = run(str(SMALL), given=file.read_bytes())
    assert from_file.returncode == from_input.returncode == 0
    assert from_file.stdout == from_input.stdout
    assert [json.loads(row)["score"] for row in from_file.stdout.splitlines()] == [100, 100]


def test_a_bad_row_gives_exit_status_1_after_all_rows():
    ended = run(str(SMALL), given=f"{{\n{ROW}\n".encode())
    assert ended.returncode == 1
    assert len(ended.stdout.splitlines()) == 2


@pytest.mark.parametrize("args", [["no-such-scenario"], [str(SMALL), "no-such-file"]])
def test_what_is_not_there_is_wrong_use(args):
    ended = run(*args)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert len(ended.stderr.splitlines()) == 1


def test_explained_for_people(small):
    answer = f"{CLOCK} Sleep makes no difference to marks."
    (result,) = score_rows(small, [json.dumps({"line": "lazy", "answer": answer}).encode()])
    text = format_score(small, result)
    assert text.startswith("lazy: 100/100")
    assert '"hormones keep" met "hormones keep" (same word)' in text
    assert "× contradicted: Pupils who have slept enough" in text


def test_what_answers_another_line_is_named(small):
    (result,) = score_rows(small, [json.dumps({"line": "nobody-wants-it", "answer": CLOCK}).encode()])
    claim = small.key_point("body-clock").claim
    assert f'\n  elsewhere: "{CLOCK[:-1]}" answers the line lazy: {claim}' in format_score(small, result)


def test_what_came_nearest_is_not_said_to_be_nothing(small):
    (result,) = score_rows(
        small, [json.dumps({"line": "lazy", "answer": "Most pupils in my class like football."}).encode()]
    )
    for block in format_score(small, result).split("\n  ·")[1:]:
        assert ("nearest:" in block) != ("Nothing in your answer" in block)


THEIRS = "They lie in bed because nobody makes them get up"
DOUBTED = "A tired brain does not forget the first lesson"


def scored(scenario, answer, *, explain=False):
    (result,) = score_rows(scenario, [json.dumps({"line": "lazy", "answer": answer}).encode()], explain=explain)
    return result


def test_json_names_the_sentence_that_is_doubted(small):
    clock, marks = as_json(scored(small, f"{DOUBTED}."))["points"]
    assert (marks["verdict"], marks["doubted"]) == ("missed", True)
    assert marks["sentence"] == {"start": 0, "end": len(DOUBTED), "text": DOUBTED}
    assert "doubted" not in clock


def test_json_names_the_sentence_that_argues_their_side(small):
    row = as_json(scored(small, f"{THEIRS}. {CLOCK}"))
    assert row["argues"] == [{"id": "just-lazy", "sentence": {"start": 0, "end": len(THEIRS), "text": THEIRS}}]


def test_json_of_a_plain_answer_has_the_usual_keys_only(small):
    row = as_json(scored(small, CLOCK))
    assert list(row) == ["line", "score", "scorer", "flags", "points"]
    assert {tuple(point) for point in row["points"]} == {("id", "verdict", "confidence", "evidence")}


def test_people_read_whose_side_speaks_what_is_doubted_and_what_came_near(small):
    text = format_score(small, scored(small, f"{THEIRS}.", explain=True))
    assert f"“{THEIRS}” argues their side: “{small.their_points[0].claim}”" in text
    assert f"nearest point of theirs: just-lazy (78% of its words): {THEIRS}." in text
    text = format_score(small, scored(small, f"{DOUBTED}.", explain=True))
    assert f"“{DOUBTED}” may say the opposite, so it does not count." in text
    assert "% of its words): Sleep makes no difference to marks." in text


def test_an_empty_answer_and_an_empty_input_are_named(small):
    (result,) = score_rows(small, [b'{"line": "lazy", "answer": " "}'])
    assert format_score(small, result).startswith("lazy: 0/100  (an empty answer)\n")
    ended = run(str(SMALL), "--explain")
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert b"there is no answer to score in the input" in ended.stderr


@pytest.mark.slow
def test_several_jobs_write_the_same_bytes(tmp_path):
    file = tmp_path / "answers.jsonl"
    file.write_text(f"{ROW}\n\n{{\n{ROW}\n", encoding="utf-8")
    for how in ((), ("--explain",)):
        one, two = (run(str(SMALL), str(file), *how, *jobs) for jobs in ((), ("--jobs", "2")))
        assert (two.returncode, two.stdout, two.stderr) == (one.returncode, one.stdout, one.stderr) != (0, b"", b"")
