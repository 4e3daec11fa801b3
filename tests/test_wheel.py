"""The wheel that is built from the sdist contains the scenarios and plays from an empty folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.paths import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_the_wheel_carries_every_scenario_and_article_and_what_editors_check_them_by(wheel: Path) -> None:
    carried = {name.partition("/scenarios/")[2] for name in zipfile.ZipFile(wheel).namelist() if "/scenarios/" in name}
    folder = ROOT / "scenarios"
    assert carried == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"big-society.yaml", "debategame.schema.json"} <= carried


def test_the_wheel_plays_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    library, empty = tmp_path / "library", tmp_path / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(library)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "debategame",
            "--saves",
            str(tmp_path / "saves"),
            "--player",
            "Ada",
            "play",
            "big-society",
            "--line",
            "dead",
        ],
        cwd=empty,
        env={"PYTHONPATH": str(library), "PATH": ""},
        input="Charities were here a century before this Coalition.\n\n\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Score: " in done.stdout
    assert str(library) in run_where(library, empty)
    assert (tmp_path / "saves" / "Ada.sqlite3").exists()


def run_where(library: Path, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "debategame", "where"],
        cwd=folder,
        env={"PYTHONPATH": str(library), "PATH": "", "HOME": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
