"""An export holds everything kept of a player. Importing it, even twice, gives the same history once."""

import csv
import io
import json
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Mode
from debategame.saves.file import SaveFile
from debategame.scenario.model import TheirPoint
from debategame.scoring.model import Elsewhere, Span
from debategame.transfer.export import as_json_lines
from debategame.transfer.imports import check_rows, exported_player, import_rows
from debategame.transfer.merge import ScenarioVersions
from tests.support.factories import HOUR, NOON, SCENARIO, answer, point, record, save_in
from tests.support.portable import archived_score_of, example_rounds, full_round, rounds, save_of


def exported(save: SaveFile) -> bytes:
    return save.read(lambda db: b"".join(as_json_lines(db)))


@given(rounds(), st.sampled_from([Preferences(), Preferences(pace=1.5, minutes=20)]))
@settings(max_examples=20)
@pytest.mark.slow
def test_an_export_imported_into_an_empty_folder_is_the_same_history(played, preferences):
    with tempfile.TemporaryDirectory() as folder:
        first = save_of(Path(folder, "a"), played, archived=map(archived_score_of, played[:1]), preferences=preferences)
        file = io.BytesIO(exported(first))
        second = SaveFile(Path(folder, "b"), exported_player(file), now=lambda: NOON, options=first._options)
        assert check_rows(file, ScenarioVersions(save_in(Path(folder, "b")).scenario)) == ()
        assert second.write(lambda db: import_rows(db, file)).faults == ()
        assert exported(second) == file.getvalue()
        ours, theirs = save_in(Path(folder, "a")), save_in(Path(folder, "b"))
        assert theirs.rounds() == ours.rounds()
        assert theirs.progress() == ours.progress()
        assert {one.id: one for one in ours.rounds()} == {one.id: one for one in played}


@pytest.fixture
def file(tmp_path, command):
    """An export of Ada's rounds."""
    save_of(tmp_path / "saves", example_rounds(3))
    assert command("export", tmp_path / "ada.jsonl").status == 0
    return tmp_path / "ada.jsonl"


def test_the_first_row_names_the_player_and_scenarios_come_before_rounds(file):
    rows = [json.loads(row) for row in file.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == {"kind": "player", "format": 1, "name": "Ada", "habits": {}}
    assert [row["kind"] for row in rows[1:]] == ["scenario", "round", "round", "round"]


def test_importing_twice_adds_nothing(file, tmp_path, command):
    (tmp_path / "saves" / "Ada.sqlite3").unlink()
    assert command("import", file).said == "3 rounds imported into the save of Ada.\n"
    again = command("import", file)
    assert again == (0, "0 rounds imported into the save of Ada; 3 were there already.\n", "")
    assert save_in(tmp_path / "saves").count() == 3


def test_a_round_that_was_played_on_elsewhere_gains_its_comeback(tmp_path):
    both = full_round()
    save = save_of(tmp_path, [msgspec.structs.replace(both, answers=both.answers[:1])])
    save_of(tmp_path, [both])
    assert [one.answers for one in save_in(tmp_path).rounds()] == [both.answers]
    assert save.path == save_in(tmp_path).path


def test_rounds_in_the_save_stay_unchanged(tmp_path):
    save_of(tmp_path, [full_round()])
    (kept,) = save_in(tmp_path).rounds()
    save_of(tmp_path, [msgspec.structs.replace(kept, excluded=True)])
    assert save_in(tmp_path).rounds() == [kept]


def test_of_two_histories_only_the_oldest_round_of_a_line_is_its_first_sight(tmp_path):
    later, earlier = full_round(hours=5), full_round(hours=1)
    save_of(tmp_path, [later])
    save_of(tmp_path, [earlier])
    assert {one.id: one.first_sight for one in save_in(tmp_path).rounds()} == {earlier.id: True, later.id: False}


def test_a_dash_reads_standard_input(file, command, monkeypatch):
    with file.open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert "3 were there already" in command("import", "-").said


def test_rounds_go_to_another_player_only_with_yes(file, tmp_path, command):
    refused = command("import", file, "--player", "Ben")
    assert (refused.status, refused.complained.count("\n")) == (2, 1)
    assert "has rounds of Ada, not of Ben" in refused.complained
    assert command("import", file, "--player", "Ben", "--yes").status == 0
    assert save_in(tmp_path / "saves", "Ben").count() == 3


def test_it_says_who_was_written_and_where(tmp_path, command):
    record(save_in(tmp_path / "saves"))
    file = tmp_path / "ada.csv"
    assert command("export", file).said == f"Wrote every answer of Ada to {file}.\n"


def test_csv_has_one_row_for_each_answer_and_no_formula(tmp_path, command):
    save = save_in(tmp_path / "saves")
    record(save, answer("=cmd|' /C calc'!A0", guess=2), mode=Mode.TIMED, pace=1.5)
    record(save, answer("\u202eNext,\nline", at=NOON + HOUR))
    rows = list(csv.DictReader(io.StringIO(command("export", "--format", "csv").said)))
    assert [row["text"] for row in rows] == ["'=cmd|' /C calc'!A0", "�Next,\nline"]
    assert (rows[0]["mode"], rows[0]["pace"], rows[0]["guess"], rows[0]["hits"]) == ("timed", "1.5", "2", "play")


def test_the_ending_of_the_file_name_decides_the_format(file, tmp_path, command):
    command("export", tmp_path / "ada.csv")
    command("export", tmp_path / "ada.jsonl")
    assert (tmp_path / "ada.csv").read_bytes().startswith(b"\xef\xbb\xbfat,player,")  # Excel needs the mark
    assert (tmp_path / "ada.jsonl").read_bytes().startswith(b"{")


def test_no_file_is_overwritten(file, command):
    before = file.read_bytes()
    refused = command("export", file)
    assert (refused.status, "already exists" in refused.complained) == (2, True)
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", [["export"], ["export", "--player", "Ben"], ["rescore"], ["recover"]])
def test_without_a_save_the_command_says_so_and_creates_nothing(words, tmp_path, command):
    told = command(*words)
    assert (told.status, told.said, told.complained.count("\n")) == (2, "", 1)
    assert not (tmp_path / "saves").exists()


def test_every_exported_answer_names_the_scorer_that_scored_it(tmp_path, command):
    save = save_in(tmp_path / "saves")
    for hours, scorer in enumerate(("1", "2")):
        record(save, answer(scorer=scorer, at=NOON + hours * HOUR))
    rows = [json.loads(row) for row in command("export").said.splitlines()]
    assert [row["answers"][0]["scorer"] for row in rows if row["kind"] == "round"] == ["1", "2"]
    table = csv.DictReader(io.StringIO(command("export", "--format", "csv").said))
    assert [row["scorer"] for row in table] == ["1", "2"]


def test_whose_side_a_sentence_argues_and_what_is_doubted_go_along(tmp_path):
    theirs = Elsewhere(line="", point="dear", passage=Span(0, 5), theirs=True)
    doubted = msgspec.structs.replace(point("shade", "·", span=(0, 5)), evidence=(), blocked="doubted")
    argued = msgspec.structs.replace(SCENARIO, their_points=(TheirPoint(id="dear", claim="Parks cost too much."),))
    save = save_in(tmp_path / "saves")
    kept = record(save, answer(elsewhere=(theirs,), points=(doubted,)), scenario=argued)
    assert (kept.answers[0].elsewhere, kept.answers[0].points) == ((theirs,), (doubted,))
    file = io.BytesIO(exported(save.file))
    again = SaveFile(tmp_path / "again", exported_player(file), now=lambda: NOON, options=save.file._options)
    assert again.write(lambda db: import_rows(db, file)).faults == ()
    assert exported(again) == file.getvalue()
    foreign = io.BytesIO(file.getvalue().replace(b'"line":"","point":"dear"', b'"line":"","point":"cold"'))
    (fault,) = again.write(lambda db: import_rows(db, foreign)).faults or check_rows(
        foreign, ScenarioVersions(save.scenario)
    )
    assert "makes a point that is not in the scenario" in str(fault)
