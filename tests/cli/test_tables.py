"""CSV on standard output begins with the mark that Excel needs, if standard output is a new file."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from debategame.cli.main import run
from debategame.cli.tables import is_new_file
from debategame.transfer.formats import EXCEL_MARK
from tests.support.factories import record, save_in


@pytest.mark.parametrize(
    "words",
    [["history"], ["export"], ["disputes"], ["class", "{saves}"]],
    ids=["history", "export", "disputes", "class"],
)
def test_csv_opens_rightly_in_excel(
    words: list[str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    record(save_in(tmp_path))
    run([*(word.format(saves=tmp_path) for word in words), "--format", "csv", "--saves", str(tmp_path)])
    written = capfdbinary.readouterr().out  # pytest captures in a file
    assert written.startswith(EXCEL_MARK)
    assert written.count(EXCEL_MARK) == 1


def test_a_pipe_or_a_file_with_text_gets_no_mark(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", encoding="utf-8") as file:
        assert is_new_file(file)
        file.write("a\n")
        file.flush()
        assert not is_new_file(file)
    assert not is_new_file(io.StringIO())
    with subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, encoding="utf-8") as ended:
        assert ended.stdin is not None
        assert not is_new_file(ended.stdin)
