"""`debategame class`: the saves of a class as tables or CSV."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from debategame.progress.rounds import COPIED, OWN_ARGUMENT, STUDIED, Dispute
from debategame.scoring.model import PointScore, Span, Verdict
from tests.support.class_folder import class_folder, snapshot
from tests.support.factories import answer, point, record, save_in
from tests.support.paths import DATA
from tests.support.portable import full_round, save_of
from tests.support.savefiles import run_sql
from tests.support.spoiling import another_programs_file, half, interrupted_write


@pytest.fixture
def folder(tmp_path) -> Path:
    """A class of two: Ada and Ben."""
    return class_folder(tmp_path / "class")


def test_first_attempts_and_repeats_are_shown_apart(folder, command):
    told = command("class", folder, "--part", "lines", "--mode", "practice")
    assert told.status == 0
    assert told.said.split("\n\n") == [
        "parks, practice\n1 close",
        "First answers at first sight\nPupil   1\nAda    50\nBen     0\nMean   25",
        "Repeats: mean × how many\nPupil     1\nAda    71×2\nBen       ·\n",
    ]


def test_first_answers_after_study_are_shown_apart(folder, command):
    record(save_in(folder, "Ben"), answer(points=(point("play"),), marks=80, flags=(STUDIED,)), line="sell")
    said = command("class", folder, "--part", "lines", "--mode", "practice").said
    assert "After study: mean × how many\nPupil  1     2\nAda    ·     ·\nBen    ·  80×1\n" in said
    rows = list(csv.DictReader(io.StringIO(command("class", folder, "--format", "csv").said)))
    marked = [(row["pupil"], row["line"], row["first_sight"]) for row in rows if row["studied"] == "true"]
    assert marked == [("Ben", "sell", "false")]


def test_disputed_sentences(folder, command):
    told = command("class", folder, "--part", "disputed")
    assert told.said == "parks: “I did say that”\n  Ada, close, play: “Trees”\n"


def test_a_verdict_that_a_player_gave_back_is_among_the_disputes(folder, command):
    save = save_in(folder, "Ada")
    given = save.rounds()[0].answers[0]
    save.dispute(Dispute(answer=given.id, point="play", start=0, end=0, sentence="", at=given.at))
    assert "Ada, close, play: did not say it, against the verdict\n" in command("class", folder).said
    assert "did not say it, against the verdict" in command("disputes", folder).said


def test_arguments_of_the_pupils_own_are_shown_to_the_teacher(folder, command):
    save = save_in(folder, "Ada")
    record(save, answer("Bees need flowers.", flags=(OWN_ARGUMENT,)))
    told = command("class", folder, "--part", "own")
    assert told.said == "parks: arguments of their own, not in the article\n  Ada, close: “Bees need flowers.”\n"
    rows = list(csv.DictReader(io.StringIO(command("class", folder, "--format", "csv", "--part", "own").said)))
    assert [(row["pupil"], row["answer"]) for row in rows] == [("Ada", "Bees need flowers.")]


def test_a_copied_round_is_counted_apart_and_in_no_mean(folder, command):
    record(save_in(folder, "Ada"), answer(marks=100, flags=(f"{COPIED}play",)), line="close")
    before = command("class", folder, "--part", "lines").said
    assert "100" not in before
    assert "Copied from the game, so practice only: Ada 1\n" in before


def test_of_a_longer_answer_only_the_sentence_that_is_their_own_argument_is_shown(folder, command):
    text = "Parks are free. Bees need flowers to feed on."
    made = PointScore(id="play", verdict=Verdict.HIT, confidence=1, passages=(Span(0, 14),))
    record(save_in(folder, "Ada"), answer(text, flags=(OWN_ARGUMENT,), points=(made,)))
    told = command("class", folder, "--part", "own")
    assert "“Bees need flowers to feed on”" in told.said
    assert "free" not in told.said


@pytest.mark.parametrize("part", ["lines", "points", "disputed", "own"])
def test_a_part_with_nothing_in_it_says_so(folder, command, part):
    told = command("class", folder, "--part", part, "--scenario", "nowhere")
    assert (told.status, told.said) == (0, "")
    assert told.complained == f"Nothing in {folder} fits these options.\n"


def test_a_round_that_was_left_out_counts_for_nothing_and_is_counted(folder, command):
    save = save_in(folder, "Ben")
    save.leave_out(save.rounds(line_id="close")[0].id, True)
    said = command("class", folder, "--part", "lines").said
    assert "Left out by pupils themselves: Ben 1" in said
    assert "Mean   50" in said


def test_csv_has_a_row_for_first_sight_and_one_for_repeats(folder, command):
    rows = list(csv.DictReader(io.StringIO(command("class", folder, "--format", "csv").said)))
    figures = [
        tuple(row[key] for key in ("pupil", "line", "mode", "first_sight", "rounds", "mean_answer", "best_answer"))
        for row in rows
    ]
    assert figures == [
        ("Ada", "close", "practice", "true", "1", "50.0", "50"),
        ("Ada", "close", "practice", "false", "2", "70.5", "81"),
        ("Ben", "close", "practice", "true", "1", "0.0", "0"),
        ("Ben", "sell", "timed", "true", "1", "25.0", "25"),
    ]


@pytest.mark.parametrize("part", ["points", "disputed"])
def test_each_part_is_there_as_csv(folder, command, part):
    rows = list(csv.DictReader(io.StringIO(command("class", folder, "--format", "csv", "--part", part).said)))
    assert {row["scenario"] for row in rows} == {"parks"}


def test_names_of_lines_and_key_points_come_from_the_scenarios_folder(tmp_path, small, command):
    record(save_in(tmp_path / "class"), answer(points=(point("body-clock", "·"),)), scenario=small, line="lazy")
    (tmp_path / "scenarios").mkdir()
    shutil.copy(DATA / "small.yaml", tmp_path / "scenarios")
    told = command("class", tmp_path / "class", "--scenarios", tmp_path / "scenarios")
    assert "Let school start later (later-bell)" in told.said
    assert "their body clock runs late" in told.said


def test_nothing_is_written_to_the_folder(folder, command):
    before = snapshot(folder)
    command("class", folder)
    assert snapshot(folder) == before


def test_without_names_no_file_is_named_either(folder, command):
    half(folder / "Ben.sqlite3")
    told = command("class", folder, "--anonymous")
    assert told.status == 1
    assert "1 file skipped" in told.complained
    assert not {"Ada", "Ben"} & set(f"{told.said} {told.complained}".replace("/", " ").split())


def test_two_pupils_with_one_name_are_shown_with_their_files(folder, command):
    save_of(folder / "other", [full_round()], player="Ada").path.rename(folder / "Ada (1).sqlite3")
    said = command("class", folder, "--part", "lines").said
    assert "Ada (Ada (1).sqlite3)" in said
    assert "Ada (Ada.sqlite3)" in said


def test_a_folder_without_saves_is_reported(tmp_path, command):
    assert command("class", tmp_path)[::2] == (0, f"There are no readable saves in {tmp_path}.\n")
    assert command("class", tmp_path / "none").status == 2


def a_name_with_control_characters(path: Path) -> None:
    run_sql(path, "UPDATE player SET name = 'Ben' || char(27) || ']52;c;QQ=='")


@pytest.mark.parametrize("spoil", [half, another_programs_file, interrupted_write, a_name_with_control_characters])
def test_an_unreadable_save_is_named_and_the_others_are_shown(folder, command, spoil):
    spoil(folder / "Ben.sqlite3")
    before = snapshot(folder)
    told = command("class", folder)
    assert (told.status, told.complained.count("\n"), told.complained.startswith("skipped: ")) == (1, 1, True)
    assert "Ben" in told.complained
    assert "Ada" in told.said
    assert "\x1b" not in told.said + told.complained
    assert snapshot(folder) == before


def test_texts_of_pupils_are_shown_as_text_and_never_calculated(folder, command):
    run_sql(folder / "Ada.sqlite3", "UPDATE disputes SET sentence = '=1+1' || char(27) || '[2J'")
    said = command("class", folder).said + command("class", folder, "--part", "disputed", "--format", "csv").said
    assert "\x1b" not in said
    assert "'=1+1�[2J" in said


def test_no_mean_mixes_versions_of_the_scorer_and_a_note_says_who_has_which(tmp_path, command):
    folder = tmp_path / "class"
    for name, marks, scorer in (("Ada", 100, "1"), ("Ben", 50, "2"), ("Cem", 0, "2")):
        record(save_in(folder, name), answer(points=(point("shade"),), marks=marks, scorer=scorer))
    said = command("class", folder, "--part", "lines").said
    assert "Mean, scorer 1  100\nMean, scorer 2   25\n" in said
    assert "do not compare them. 1: Ada; 2: Ben, Cem\n`debategame rescore --apply`" in said
    rows = csv.DictReader(io.StringIO(command("class", folder, "--format", "csv").said))
    assert [(row["pupil"], row["scorer"]) for row in rows] == [("Ada", "1"), ("Ben", "2"), ("Cem", "2")]
