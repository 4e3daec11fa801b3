"""A teacher's rulings on their way: from a file into a pupil's save, into history, export and the class's tables."""

import datetime
import io
import json
import sys
from pathlib import Path

import pytest

from debategame.scoring.model import Verdict
from debategame.transfer.rulings import RulingRow, add_rulings
from tests.support.class_folder import class_folder
from tests.support.factories import NOON, save_in
from tests.support.paths import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class of two: Ada and Ben."""
    return class_folder(tmp_path / "saves")


@pytest.fixture
def rulings(tmp_path: Path, folder: Path) -> Path:
    """Rulings on the oldest answers of Ada, who is found to have made `play`, and of Ben, who is not."""
    file = tmp_path / "parks.rulings.jsonl"
    for minute, name in enumerate(("Ada", "Ben")):
        (first,) = [round_ for round_ in save_in(folder, name).rounds(line_id="close") if round_.at == NOON][:1]
        row = RulingRow(
            scenario="parks",
            line="close",
            answer=first.answers[0].id,
            point="play",
            verdict=Verdict.HIT if name == "Ada" else Verdict.MISSED,
            at=NOON + datetime.timedelta(minutes=minute),
            note="You did say it.",
        )
        add_rulings(file, [row])
    return file


def test_a_pupil_imports_the_rulings_on_their_own_answers(folder, rulings, command):
    told = command("import", rulings, "--player", "Ada")
    assert (told.status, told.said) == (0, "1 ruling on the answers of Ada imported.\n")
    again = command("import", rulings, "--player", "Ada")
    assert again.said == "0 rulings on the answers of Ada imported; 1 were there already.\n"
    shown = command("history", "--player", "Ada")
    assert "teacher: 100" in shown.said
    rows = [json.loads(row) for row in command("history", "--player", "Ada", "--format", "jsonl").said.splitlines()]
    assert rows[-1]["score"] == 50
    assert rows[-1]["rulings"] == [{"step": "answer", "point": "play", "verdict": "hit", "note": "You did say it."}]
    assert all("rulings" not in row for row in rows[:-1])


def test_rulings_beside_a_scenario_come_with_its_next_version(command, tmp_path, monkeypatch):
    scenario = tmp_path / "bell.yaml"
    text = (DATA / "small.yaml").read_text(encoding="utf-8")
    scenario.write_text(text, encoding="utf-8")

    def play() -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO("Bananas are yellow.\n\n"))
        return command("play", scenario, "--line", "lazy", "--plain", "--player", "Ada").said

    play()
    shown = ("history", "--player", "Ada", "--format", "jsonl")
    (first,) = (json.loads(row) for row in command(*shown).said.splitlines())
    (played,) = save_in(tmp_path / "saves", "Ada").rounds()
    answer = played.answers[0]
    fields = {"scenario": first["scenario"], "line": first["line"], "answer": answer.id, "point": answer.points[0].id}
    add_rulings(tmp_path / "bell.rulings.jsonl", [RulingRow(verdict=Verdict.HIT, at=NOON, **fields)])
    scenario.write_text(text.replace("Let school start later", "Let school start at ten"), encoding="utf-8")
    assert "Your teacher has looked at your answers: 1 new ruling." in play()
    later, earlier = (json.loads(row) for row in command(*shown).said.splitlines())
    assert [ruling["verdict"] for ruling in earlier["rulings"]] == ["hit"]
    assert "rulings" not in later
    assert earlier["scenario_hash"] != later["scenario_hash"]
    assert "new ruling" not in play()


def test_a_bad_row_is_named_and_a_player_without_a_save_gets_none(folder, rulings, command):
    rulings.write_bytes(rulings.read_bytes() + b'{"kind": "ruling"}\n')
    told = command("import", rulings, "--player", "Ada")
    assert told.status == 1
    assert "row 3:" in told.complained
    nobody = command("import", rulings, "--player", "Nobody")
    assert nobody.status == 2
    assert "no save" in nobody.complained
    assert not (folder / "Nobody.sqlite3").exists()


def test_rulings_go_with_an_export(folder, rulings, command, tmp_path):
    command("import", rulings, "--player", "Ada")
    out = tmp_path / "ada.jsonl"
    assert command("export", out, "--player", "Ada").status == 0
    kept = save_in(folder, "Ada").rulings()
    (folder / "Ada.sqlite3").unlink()
    assert command("import", out).status == 0
    assert save_in(folder, "Ada").rulings() == kept != ()


@pytest.mark.parametrize("way", ["imported by pupils", "given to the command"])
def test_the_tables_of_a_class_count_them_and_show_the_games_score_beside(folder, rulings, command, way):
    more = ("--rulings", rulings)
    if way == "imported by pupils":
        more = ()
        for name in ("Ada", "Ben"):
            command("import", rulings, "--player", name)
    told = command("class", folder, "--part", "lines", "--mode", "practice", *more)
    assert "Ada    100 (50)" in told.said
    assert "Ben           0" in told.said
    assert "Mean         50" in told.said
    assert "in brackets what the game gave" in told.said
    disputed = command("class", folder, "--part", "disputed", *more)
    assert "(you ruled: hit)" in disputed.said
    unmade = command("class", folder, "--part", "points", *more)
    assert "play" not in unmade.said
    as_csv = command("class", folder, "--format", "csv", *more).said.splitlines()
    assert as_csv[0].endswith("mean_by_game,studied,copied")
    assert any(
        row.startswith("Ada,parks,practice,close,true,1,100") and row.endswith(",50.0,false,0") for row in as_csv
    )
