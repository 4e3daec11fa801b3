"""A closed standard stream, as after `<&-` in a shell, is empty input or unused output. It causes no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import DATA

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
SMALL = str(DATA / "small.yaml")
CASES = [
    ("<&-", ["score", SMALL], 0),
    (">&-", ["play", SMALL, "--plain"], 0),
    ("<&- >&- 2>&-", ["play", SMALL, "--plain"], 0),
    *(
        pytest.param(closed, words, status, marks=pytest.mark.slow)
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-")
        for words, status in (
            (["where"], 0),
            (["agree", SMALL, "-"], 1),
            (["import", "-"], 2),
            ([], 0),
            (["nosuch"], 2),
        )
    ),
]


@pytest.mark.parametrize(("closed", "words", "status"), CASES)
def test_a_closed_stream_is_empty(closed: str, words: list[str], status: int, tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", sys.executable, "-m", "debategame", *words],
        env={**os.environ, "DEBATEGAME_SAVES": str(tmp_path / "saves"), "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (status, False)
