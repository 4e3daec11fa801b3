"""The recipe of the page on many answers runs as it stands, and writes the bytes of `debategame score`."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.support.paths import DATA, ROOT

PAGE = (ROOT / "docs" / "many-answers.md").read_text(encoding="utf-8")
ANSWERS = (
    {"line": "lazy", "answer": "Their hormones keep them awake until midnight."},
    {"line": "nobody-wants-it", "answer": "Drowsy drivers crash on the way to class."},
    {"line": "nowhere", "answer": "No such line."},
)


@pytest.mark.slow
def test_dask_writes_the_same_bytes_as_one_process(tmp_path) -> None:
    (recipe,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "score_on_dask.py").write_text(recipe, encoding="utf-8")
    rows = [json.dumps({**answer, "number": number}) for number in range(120) for answer in ANSWERS]
    (tmp_path / "answers.jsonl").write_text("\n".join(rows), encoding="utf-8")
    scenario = str(DATA / "small.yaml")
    small = {**os.environ, "DASK_DISTRIBUTED__DASHBOARD__LINK": "", "DASK_TEMPORARY_DIRECTORY": str(tmp_path)}
    words = [sys.executable, "score_on_dask.py", scenario, "answers.jsonl", "scores.jsonl"]
    subprocess.run(words, cwd=tmp_path, env=small, check=True, capture_output=True, timeout=120)
    one = [sys.executable, "-m", "debategame", "score", scenario, str(tmp_path / "answers.jsonl")]
    done = subprocess.run(one, cwd=ROOT, check=False, capture_output=True)
    assert done.stdout.count(b"\n") == len(rows)
    assert (tmp_path / "scores.jsonl").read_bytes() == done.stdout


def test_the_page_names_options_that_exist(command) -> None:
    assert "--jobs N" in command("score", "--help").said
    assert "`--jobs N`" in PAGE
