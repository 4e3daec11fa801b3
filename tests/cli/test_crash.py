"""An error in the program itself is one sentence with status 70, and its traceback is in a log file."""

import datetime
from pathlib import Path

import pytest

from debategame.cli.crash import LOG, MOST_BYTES, REPORT_AT, report
from debategame.cli.main import guarded
from tests.support import needs
from tests.support.bouts import NOON


def failing() -> int:
    raise LookupError("no such gear")


@pytest.fixture
def error() -> Exception:
    with pytest.raises(LookupError) as raised:
        failing()
    return raised.value


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for logs, on every system."""
    for name in ("XDG_STATE_HOME", "HOME", "LOCALAPPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("debug", [False, True])
def test_the_person_reads_one_sentence_and_debug_shows_more(
    state: Path, capsys: pytest.CaptureFixture[str], debug: bool
) -> None:
    assert guarded(failing, debug=debug) == 70
    said = capsys.readouterr().err
    (log,) = state.rglob(LOG)
    assert REPORT_AT in said
    assert str(log) in said
    assert ("Traceback" in said) == debug
    assert debug or said.count("\n") == 1


def test_the_log_keeps_the_traceback_of_each_error(tmp_path: Path, error: Exception) -> None:
    for day in range(2):
        report(error, tmp_path / "new", NOON + datetime.timedelta(days=day))
    log = (tmp_path / "new" / LOG).read_text(encoding="utf-8")
    assert log.count("LookupError: no such gear") == 2
    assert log.startswith("2024-05-01T12:00:00Z debategame ")


def test_a_large_log_is_begun_anew(tmp_path: Path, error: Exception) -> None:
    (tmp_path / LOG).write_bytes(b"x" * (MOST_BYTES + 1))
    report(error, tmp_path, NOON)
    assert (tmp_path / LOG).stat().st_size < MOST_BYTES


def test_without_a_log_the_sentence_says_how_to_see_more(tmp_path: Path, error: Exception) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "with what `--debug` shows" in report(error, tmp_path / "file", NOON)


@needs.LINKS
def test_a_link_in_place_of_the_log_is_not_followed(tmp_path: Path, error: Exception) -> None:
    (tmp_path / "letter").write_text("Dear Ada", encoding="utf-8")
    (tmp_path / LOG).symlink_to(tmp_path / "letter")
    assert "with what `--debug` shows" in report(error, tmp_path, NOON)
    assert (tmp_path / "letter").read_text(encoding="utf-8") == "Dear Ada"


def test_an_error_that_cannot_be_encoded_is_logged(tmp_path: Path) -> None:
    report(ValueError("a lone \udcff surrogate"), tmp_path, NOON)
    assert "a lone \\udcff surrogate" in (tmp_path / LOG).read_text(encoding="utf-8")
