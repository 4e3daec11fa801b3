"""What the README tells a newcomer is true: its commands exist and run, its example is a scenario."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from debategame.scenario import reader
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = "library.yaml"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)


def commands(program: str) -> list[list[str]]:
    lines = [line.split() for block in blocks("sh") for line in block.splitlines()]
    return [words[1:] for words in lines if words[0] == program]


def test_the_example_can_be_played() -> None:
    (example,) = blocks("yaml")
    scenario = reader.read(example.encode(), EXAMPLE)
    assert [line.id for line in scenario.lines] == ["luxury"]


@pytest.mark.parametrize("words", commands("debategame"), ids=" ".join)
def test_a_command_runs_in_a_folder_with_the_example(words: list[str], tmp_path: Path) -> None:
    (tmp_path / EXAMPLE).write_text(blocks("yaml")[0], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "debategame", *words],
        cwd=tmp_path,
        env={**os.environ, "DEBATEGAME_SAVES": str(tmp_path / "saves"), "DEBATEGAME_PLAYER": "Ada"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("words", commands("make"), ids=" ".join)
def test_make_knows_the_target(words: list[str]) -> None:
    done = subprocess.run(["make", "-n", *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!http)[^)]+)\)", README))
def test_a_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).exists()


def test_every_folder_it_names_exists() -> None:
    named = re.findall(r"`([a-z_]+(?:/[a-z_]+)*/)`", README)
    assert [name for name in named if not (ROOT / name).is_dir()] == []


def test_it_can_be_read_at_one_sitting() -> None:
    assert len(README.splitlines()) < 150
