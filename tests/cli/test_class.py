"""How a class stands, read from saves that others made: nothing is written, nothing is trusted."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from debategame.classroom.report import cells, read_class, unmade
from debategame.classroom.tables import display_names
from debategame.progress.rounds import Mode
from tests.support import needs
from tests.support.factories import HOUR, NOON, answer, dispute, point, record, save_in
from tests.support.paths import DATA
from tests.support.portable import save_of, whole
from tests.support.savefiles import files, run_sql
from tests.support.spoiling import FOREIGN, a_write_that_was_broken_off, half, scribbled_pages

SHADE = (point("shade", "√"), point("play", "~"))
NONE = (point("shade", "·"), point("play", "×"))


@pytest.fixture
def folder(tmp_path) -> Path:
    """Ada and Ben have played; a backup lies beside Ada's save."""
    place = tmp_path / "class"
    ada, ben = save_in(place, "Ada"), save_in(place, "Ben")
    first = record(ada, answer(points=SHADE, marks=50))
    for hours, marks in ((1, 60), (2, 81)):
        record(ada, answer(points=SHADE, marks=marks, at=NOON + hours * HOUR))
    ada.dispute(dispute(first.answers[0]))
    record(ben, answer(points=NONE, marks=0))
    record(ben, answer(points=(point("play", "·"), point("rain", "·")), marks=25), line="sell", mode=Mode.TIMED)
    shutil.copy(place / "Ada.sqlite3", place / "Ada.backup-2024-11-24.sqlite3")
    return place


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns) for name in files(folder)}


def test_first_attempts_and_repeats_are_shown_apart(folder, command):
    told = command("class", folder, "--part", "lines", "--mode", "practice")
    assert told.status == 0
    assert told.said.split("\n\n") == [
        "parks, practice\n1 close",
        "First answers at first sight\nPupil   1\nAda    50\nBen     0\nMean   25",
        "Repeats: mean × how many\nPupil     1\nAda    71×2\nBen       ·\n",
    ]


def test_modes_are_never_mixed(folder):
    by_mode = {(cell.mode, cell.line) for pupil in read_class(folder).pupils for cell in cells(pupil)}
    assert by_mode == {(Mode.PRACTICE, "close"), (Mode.TIMED, "sell")}


def test_key_points_nobody_made(folder):
    found = {one.point: (one.pupils, one.partly, one.contradicted) for one in unmade(read_class(folder).pupils)}
    assert found == {"play": (2, 1, 1), "rain": (1, 0, 0)}


def test_disputed_sentences(folder, command):
    told = command("class", folder, "--part", "disputed")
    assert told.said == "parks: “I did say that”\n  Ada, close, play: “Trees”\n"


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


def test_saves_in_folders_of_their_own_are_read_too(folder, command):
    (folder / "handed in by Cyd").mkdir()
    save_of(folder / "handed in by Cyd", [whole()], player="Cyd")
    assert [pupil.name for pupil in read_class(folder).pupils] == ["Ada", "Ben", "Cyd"]


def test_without_names_the_order_does_not_follow_from_them(tmp_path, command):
    orders = set()
    for attempt in "1234":
        for name in "abcdefgh":
            save_of(tmp_path / attempt, [whole()], player=name)
        drawn = display_names(read_class(tmp_path / attempt).pupils, anonymous=True)
        assert drawn == display_names(read_class(tmp_path / attempt).pupils, anonymous=True)
        orders.add(tuple(pupil.name for _, pupil in drawn))
    assert len(orders) > 1
    assert "Pupil 8" in command("class", tmp_path / "1", "--anonymous").said


def test_without_names_no_file_is_named_either(folder, command):
    half(folder / "Ben.sqlite3")
    told = command("class", folder, "--anonymous")
    assert told.status == 1
    assert "1 file skipped" in told.complained
    assert not {"Ada", "Ben"} & set(f"{told.said} {told.complained}".replace("/", " ").split())


def test_two_pupils_with_one_name_are_shown_with_their_files(folder, command):
    shutil.copy(folder / "Ada.sqlite3", folder / "Ada (1).sqlite3")
    said = command("class", folder, "--part", "lines").said
    assert "Ada (Ada (1).sqlite3)" in said
    assert "Ada (Ada.sqlite3)" in said


def test_a_folder_without_saves_is_reported(tmp_path, command):
    assert command("class", tmp_path)[::2] == (0, f"There are no readable saves in {tmp_path}.\n")
    assert command("class", tmp_path / "none").status == 2


def huge_text(path: Path) -> None:
    run_sql(path, "UPDATE answers SET points = printf('%.*c', 2000000, 'x')")


def a_bomb(path: Path) -> None:
    run_sql(path, "UPDATE answers SET points = replace(hex(zeroblob(50000)), '0', '[')")


def a_deep_bomb_in_a_key_nobody_knows(path: Path) -> None:
    run_sql(
        path,
        """
        UPDATE answers SET points = '[{"id":"play","verdict":"hit","x":'
        || replace(hex(zeroblob(50000)), '0', '[') || replace(hex(zeroblob(50000)), '0', ']') || '}]'
        """,
    )


def a_blob_for_marks(path: Path) -> None:
    run_sql(path, "UPDATE answers SET marks = x'00ff'")


def a_name_that_commands(path: Path) -> None:
    run_sql(path, "UPDATE player SET name = 'Ben' || char(27) || ']52;c;QQ=='")


def a_huge_file(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(129 * 2**20)


def a_log_written_ahead(path: Path) -> None:
    run_sql(path, "PRAGMA journal_mode = WAL")


def a_log_beside_it(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"")


def a_link(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.symlink_to(path.with_suffix(".old"))


HOSTILE = [
    *(half, scribbled_pages, huge_text, a_bomb, a_deep_bomb_in_a_key_nobody_knows, a_blob_for_marks),
    *(a_name_that_commands, a_huge_file, a_log_written_ahead, a_log_beside_it),
    pytest.param(a_link, marks=needs.LINKS),
    a_write_that_was_broken_off,
    *FOREIGN,
]


@pytest.mark.parametrize("spoil", HOSTILE, ids=lambda spoil: spoil.__name__)
def test_a_hostile_save_is_named_and_passed_over_unchanged(folder, command, spoil):
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
