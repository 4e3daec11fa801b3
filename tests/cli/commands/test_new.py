"""`debategame new`: what it writes passes `check` and plays, and nothing is ever overwritten."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from debategame.cli.commands.new import create, write_schema
from debategame.cli.main import run
from debategame.errors import UsageError
from debategame.scenario.reader import read_file
from debategame.scenario.schema import SCHEMA_FILE, schema
from tests.support import needs

ARTICLE = "The bench\n\nBy Ada Vale\n\nBenches must stay, because old people cannot walk far without a rest.\n"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def test_it_prints_what_it_wrote_and_the_next_steps(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "bench.yaml"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Written: bench.yaml",
        "For your editor: debategame.schema.json",
        "Next: debategame check bench.yaml",
        "Then: debategame play bench.yaml",
    ]
    assert json.loads(Path(SCHEMA_FILE).read_text(encoding="utf-8")) == schema()


def test_a_start_has_nothing_for_check_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "bench.yaml"]) == 0
    assert run(["check", "--strict", "bench.yaml"]) == 0
    assert capsys.readouterr().out.splitlines()[-3] == "1 file, no problems"


def test_what_is_laid_out_from_an_article_passes_check(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "bench.yaml", "--from", str(article)]) == 0
    assert run(["check", "bench.yaml"]) == 0
    scenario = read_file(Path("bench.yaml"))
    assert (scenario.title, scenario.source and scenario.source.author) == ("The bench", "Ada Vale")


@pytest.mark.parametrize("words", [["new", "bench.yaml"], ["new", "bench.yaml", "--from", "article.md"]])
@pytest.mark.slow
def test_what_is_written_plays_at_once(words: list[str], article: Path) -> None:
    def command(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "debategame", *words],
            env={**os.environ, "DEBATEGAME_SAVES": "saves", "DEBATEGAME_PLAYER": "Ada"},
            input="Old people cannot walk far without a rest.\n\n\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    command(*words)
    assert "Score: " in command("play", "bench.yaml")


def test_a_name_without_an_ending_gets_one() -> None:
    assert run(["new", "bench"]) == 0
    assert read_file(Path("bench.yaml")).id == "bench"


def test_a_name_with_a_space_is_printed_in_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "the bench.yaml"]) == 0
    assert 'Next: debategame check "the bench.yaml"' in capsys.readouterr().out


def test_the_file_does_not_contain_its_folder(tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "bench.yaml")]) == 0
    text = Path("bench.yaml").read_text(encoding="utf-8")
    assert "debategame play bench.yaml" in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize("words", [[], ["--from", "article.md"]])
def test_a_file_that_is_there_is_left_as_it_is(
    words: list[str], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bench.yaml").write_text("mine", encoding="utf-8")
    assert run(["new", "bench.yaml", *words]) == 2
    assert "bench.yaml already exists" in told(capsys)
    assert Path("bench.yaml").read_text(encoding="utf-8") == "mine"
    assert not Path(SCHEMA_FILE).exists()


def test_a_schema_that_is_there_is_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "one.yaml"]) == 0
    assert run(["new", "two.yaml"]) == 0
    assert "(already there)" in capsys.readouterr().out
    Path(SCHEMA_FILE).write_text("{}", encoding="utf-8")
    assert run(["new", "three.yaml"]) == 0
    assert "existing file kept" in capsys.readouterr().out
    assert Path(SCHEMA_FILE).read_text(encoding="utf-8") == "{}"


def test_a_schema_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    assert write_schema(tmp_path / "nowhere" / SCHEMA_FILE).startswith("No schema for your editor: there is no folder")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["."], "is a folder; choose a file in it"),
        (["folder"], "is a folder; choose a file in it"),
        (["nowhere/bench.yaml"], "there is no folder nowhere; create it first"),
        (["article.md/bench.yaml"], "there is no folder article.md; create it first"),
        (["bench.txt"], "the name of a scenario file ends in .yaml, such as bench.yaml"),
        (["bench.yaml", "--from", "nowhere.md"], "the article nowhere.md cannot be read: "),
        (["bench.yaml", "--from", "folder"], "the article folder cannot be read: "),
        (["b" * 300], "cannot be written"),
    ],
)
def test_wrong_use_is_one_clear_sentence(
    words: list[str], message: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder").mkdir()
    assert run(["new", *words]) == 2
    err = told(capsys)
    assert message in err
    assert err.count("\n") == 1
    assert not list(Path().glob("*.yaml"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\n", "is empty"),
        (b"PK\x03\x04\0\0", "is a damaged ZIP archive; save it as plain text"),
        (b"\xff\xfea", "is not text"),
    ],
    ids=["empty", "blank", "a word processor's file", "half of UTF-16"],
)
def test_an_article_that_is_no_text_is_one_clear_sentence(
    data: bytes, message: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_bytes(data)
    assert run(["new", "bench.yaml", "--from", str(article)]) == 1
    assert message in told(capsys)
    assert not Path("bench.yaml").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_article_may_be_saved_as_windows_does(
    encoding: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(ARTICLE.replace("The bench", "The “bench”"), encoding=encoding)
    assert run(["new", "bench.yaml", "--from", str(article)]) == 0
    assert read_file(Path("bench.yaml")).title == "The “bench”"
    assert ("is read as Windows-1252" in capsys.readouterr().err) == (encoding == "cp1252")


def test_what_is_written_has_the_same_bytes_everywhere(tmp_path: Path) -> None:
    create(tmp_path / "new.yaml", "é\n")
    assert (tmp_path / "new.yaml").read_bytes() == "é\n".encode()


@needs.LINKS
def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(UsageError, match="already exists"):
        create(tmp_path / "link.yaml", "text")
    assert not (tmp_path / "elsewhere.yaml").exists()
