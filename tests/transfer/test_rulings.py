"""A file of rulings: what is added is read back, and bad rows are named while the others count."""

import datetime
from pathlib import Path

import pytest

from debategame.errors import SaveError
from debategame.progress.rulings import Ruling
from debategame.scoring.model import Verdict
from debategame.transfer.formats import json_line
from debategame.transfer.recovery import restore, salvage
from debategame.transfer.rulings import (
    RulingRow,
    about,
    add_rulings,
    decode_rulings,
    import_rulings,
    is_rulings,
    read_rulings,
)
from tests.support.factories import record, save_in

AT = datetime.datetime(2026, 11, 24, 9, tzinfo=datetime.UTC)
ROW = RulingRow(scenario="tea", line="cold", answer="1f", point="warm", verdict=Verdict.HIT, at=AT, note="Well put.")


def test_rulings_are_added_at_the_end_and_read_back_in_order(tmp_path: Path) -> None:
    file = tmp_path / "tea.rulings.jsonl"
    back = RulingRow(scenario="tea", line="cold", answer="", text="Hot!", point="warm", verdict=None, at=AT)
    add_rulings(file, [ROW])
    add_rulings(file, [back])
    found = read_rulings(file)
    assert found.rows == (ROW, back)
    assert not found.faults
    assert is_rulings(file.read_bytes())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (b"{", "truncated"),
        (b'{"kind": "player", "name": "Ada"}', "Invalid value"),
        (json_line(ROW).replace(b'"1f"', b'""'), "names no answer"),
        (json_line(ROW).replace(b"Well put.", b"x" * 501), "too long"),
        (json_line(ROW).replace(b"2026", b"9026"), "time is impossible"),
        (json_line(ROW).replace(b'"hit"', b'"great"'), "Invalid enum value"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_others_count(row: bytes, why: str) -> None:
    found = decode_rulings(row.strip() + b"\n" + json_line(ROW))
    assert found.rows == (ROW,)
    ((number, fault),) = found.faults
    assert number == 1
    assert why in fault


def test_only_rulings_on_one_scenario_are_about_it() -> None:
    other = RulingRow(scenario="milk", line="a", answer="2f", point="b", verdict=Verdict.HIT, at=AT)
    assert list(about([other, ROW], "tea")) == [ROW]


def test_a_file_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        read_rulings(tmp_path / "none.jsonl")
    with pytest.raises(SaveError):
        add_rulings(tmp_path / "none" / "x.jsonl", [ROW])


def test_rulings_are_recovered_with_the_answers_they_are_on(tmp_path: Path) -> None:
    save = save_in(tmp_path)
    given = record(save).answers[0]
    ruling = Ruling(answer=given.id, point="play", verdict=Verdict.HIT, at=AT)
    other = Ruling(answer="1f", point="play", verdict=Verdict.HIT, at=AT)
    counts = save.file.write(lambda db: import_rulings(db, [ruling, ruling, other]))
    assert (counts.new, counts.known, counts.others) == (1, 1, 1)
    salvaged = salvage(save.path)
    restored = save_in(tmp_path / "restored")
    restored.file.write(lambda db: restore(db, salvaged, ()))
    assert restored.rulings() == (ruling,)
