"""Whatever is typed after a command, the answer is a sentence: never a traceback, and never a change."""

import io
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from debategame.cli.main import COMMANDS, run
from tests.support.factories import record, save_in
from tests.support.paths import DATA

READING = ("history", "rescore", "class", "disputes", "where", "check", "score", "agree", "answers", "schema")
"""Commands that only read. The others may write a file of any name that is typed."""
OPTIONS = (
    *("--limit", "--line", "--scenario", "--find", "--mode", "--since", "--until", "--format", "--player", "--part"),
    *("--min-f1", "--explain", "--figures", "--form", "--strict", "--anonymous", "--debug", "--help", "--", "-"),
)
ODD = (
    *("", " ", ".", "\udcff", "a\nb", "\x1b[2J", "é" * 300, "-1", "0", "1e9", "NaN", "9" * 40),
    *("9223372036854775808", "0001-01-01", "9999-12-31", "2024-02-30", "small", "lazy", "csv", "json", "-", "%s"),
)
# No argument has a null character. A slash could lead out of the test's folder.
WORDS = (
    st.sampled_from(OPTIONS)
    | st.sampled_from(ODD)
    | st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), max_size=12)
)
FEW, MANY = 60, 3000


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a save and a scenario, which is also the working directory."""
    (tmp_path / "saves").mkdir()
    record(save_in(tmp_path / "saves"))
    (tmp_path / "small.yaml").write_bytes((DATA / "small.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEBATEGAME_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("DEBATEGAME_SCENARIOS", str(tmp_path))
    return tmp_path


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def answers_in_sentences(words: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
    status = run(words)  # an error in the program is raised here, because only `main` catches it
    _, complained = capfd.readouterr()
    assert status in (0, 1, 2)
    assert "\x1b" not in complained
    if status == 2:
        assert complained.count("\n") == 1


def odd_words(examples: int) -> Callable[..., object]:
    """Try a test with a command and some odd words."""
    allowed = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    how = settings(max_examples=examples, suppress_health_check=allowed)
    words = given(st.sampled_from(READING), st.lists(WORDS, max_size=4))
    return lambda test: how(words(example("history", ["--limit", "9223372036854775808"])(test)))


@odd_words(FEW)
def test_a_reading_command_answers_in_sentences_and_changes_nothing(
    world: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], command: str, words: list[str]
) -> None:
    before = contents(world)
    answers_in_sentences([command, *words], monkeypatch, capfd)
    assert contents(world) == before


@pytest.mark.slow
@odd_words(MANY)
def test_so_do_thousands_of_words(
    world: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], command: str, words: list[str]
) -> None:
    before = contents(world)
    answers_in_sentences([command, *words], monkeypatch, capfd)
    assert contents(world) == before


@pytest.mark.parametrize(("command", "word"), list(itertools.product(sorted(set(COMMANDS) - {"play"}), ("", "\udcff"))))
def test_every_command_answers_an_odd_word_in_sentences(
    command: str, word: str, world: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    answers_in_sentences([command, word], monkeypatch, capfd)


@pytest.mark.parametrize("option", ["--line", "--scenario", "--find", "--player"])
def test_an_option_that_is_not_text_says_so(option: str, world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", option, "\udcff"]) == 2
    assert "has bytes that are not text in UTF-8" in capsys.readouterr().err
