"""Studies are exported, imported and recovered with the rounds that they belong to."""

import io

from debategame.progress.rounds import STUDIED
from debategame.saves.save import Save
from debategame.transfer.export import as_csv, as_json_lines
from debategame.transfer.imports import import_rows
from debategame.transfer.recovery import restore, salvage
from tests.support.factories import DAY, HOUR, NOON, answer, record, save_in


def exported(save: Save) -> bytes:
    return b"".join(save.file.read(lambda db: list(as_json_lines(db))) or [])


def import_into(save: Save, rows: bytes) -> None:
    assert save.file.write(lambda db: import_rows(db, io.BytesIO(rows))).faults == ()


def test_what_is_studied_on_one_computer_is_studied_on_the_other(tmp_path):
    save, other = save_in(tmp_path / "here"), save_in(tmp_path / "there")
    record(save, answer(at=NOON, flags=(STUDIED,)))
    save.note_study("parks", ["sell"], NOON + HOUR)
    import_into(other, exported(save))
    assert other.studied_lines("parks") == {"sell"}
    assert [played.studied for played in other.rounds()] == [True]
    assert exported(other) == exported(save)
    import_into(other, exported(save))
    assert exported(other) == exported(save)


def test_after_a_round_after_study_no_later_round_is_first_sight(tmp_path):
    here, there = save_in(tmp_path / "here"), save_in(tmp_path / "there")
    earlier = record(here, answer(at=NOON, flags=(STUDIED,)))
    later = record(there, answer(at=NOON + DAY))
    assert later.first_sight
    import_into(there, exported(here))
    assert {played.id: (played.first_sight, played.studied) for played in there.rounds()} == {
        earlier.id: (False, True),
        later.id: (False, False),
    }


def test_a_study_at_an_impossible_time_is_left_out(tmp_path):
    save = save_in(tmp_path)
    record(save)
    row = b'{"kind":"study","scenario":"parks","line":"sell","at":"0001-01-01T00:00:00Z"}\n'
    import_into(save, exported(save) + row)
    assert save.studied_lines("parks") == frozenset()


def test_studies_are_recovered(tmp_path):
    save, new = save_in(tmp_path / "old"), save_in(tmp_path / "new")
    record(save)
    save.note_study("parks", ["sell"], NOON + HOUR)
    new.file.write(lambda db: restore(db, salvage(save.path), ()))
    assert new.studied_lines("parks") == {"sell"}


def test_a_spreadsheet_says_which_answers_came_after_study(tmp_path):
    save = save_in(tmp_path)
    record(save, answer(at=NOON, flags=(STUDIED,)))
    record(save, answer(at=NOON + HOUR))
    heading, *rows = b"".join(save.file.read(lambda db: list(as_csv(db)))).decode().splitlines()
    assert heading.endswith(",studied")
    assert [row.rsplit(",", 1)[1] for row in rows] == ["true", "false"]
