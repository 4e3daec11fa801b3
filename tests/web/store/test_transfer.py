"""A pupil's history goes from the terminal into a store and back, and stays the same."""

import io
from collections.abc import Iterable

import pytest
from msgspec import json
from msgspec.structs import replace

from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Dispute
from debategame.progress.rulings import Ruling
from debategame.saves.database import connection, transaction
from debategame.saves.save import Save
from debategame.scoring.model import Verdict
from debategame.transfer.export import as_json_lines
from debategame.transfer.imports import import_rows
from tests.support.factories import DAY, HOUR, NOON, SCENARIO, answer, comeback, new_id, point, record
from tests.support.paths import DATA
from tests.support.school.stores import begin, give, play, school_in

KEPT = sorted(DATA.glob("version-*.jsonl"))
"""Exports of saves that earlier versions of the game wrote."""


def terminal_save(tmp_path) -> Save:
    save = Save(tmp_path / "saves", "Ada", now=lambda: NOON)
    save.set_preferences(Preferences(pace=1.5, minutes=20))
    first = record(save, answer(at=NOON, points=(point("shade"), point("play", "~"))))
    record(save, comeback(at=NOON + HOUR, points=(point("shade"), point("play")), pressed="play"), round_id=first.id)
    record(save, answer(at=NOON - DAY, points=(point("play", "×"), point("rain"))), line="sell")
    later = record(save, answer("Again.", at=NOON + DAY, guess=2, day=None))
    save.leave_out(later.id, True)
    save.dispute(Dispute(answer=later.answers[0].id, point="shade", start=0, end=5, sentence="Again", at=NOON + DAY))
    return save


def exported(save: Save) -> bytes:
    return b"".join(save.file.read(lambda db: list(as_json_lines(db))) or [])


def rows(export: bytes | Iterable[bytes]) -> list[object]:
    """The rows of an export as values; two databases may write the same keys in another order."""
    text = export if isinstance(export, bytes) else b"".join(export)
    return [json.decode(line) for line in text.splitlines()]


def test_a_history_goes_from_the_terminal_to_a_store_and_back(store, tmp_path) -> None:
    save = terminal_save(tmp_path)
    pupil = school_in(store).pupil("Ada")
    result = pupil.import_rows(io.BytesIO(exported(save)))
    assert (result.counts.new, result.faults) == (3, ())
    assert list(pupil.page().rounds) == save.rounds()
    assert pupil.progress() == save.progress()
    assert rows(pupil.export_rows()) == rows(exported(save))
    other = Save(tmp_path / "other", "Ada", now=lambda: NOON)
    other.set_preferences(Preferences())
    with connection(other.path) as db, transaction(db, "IMMEDIATE"):
        import_rows(db, io.BytesIO(b"".join(pupil.export_rows())))
    assert rows(exported(other)) == rows(exported(save))


def test_what_a_teacher_rules_goes_with_the_pupils_export_into_a_save(store, small, tmp_path) -> None:
    school = school_in(store)
    pupil = school.pupil("Ada")
    (answer,) = give(pupil, begin(pupil, small), "Bananas are yellow.").stored.bout.answers
    ruling = Ruling(answer=answer.id, point=answer.points[0].id, verdict=Verdict.HIT, at=NOON)
    store.for_teacher(school.teacher, school.id).import_rulings([ruling])
    save = Save(tmp_path / "saves", "Ada", now=lambda: NOON)
    save.set_preferences(Preferences())
    with connection(save.path) as db, transaction(db, "IMMEDIATE"):
        import_rows(db, io.BytesIO(b"".join(pupil.export_rows())))
    assert save.rulings() == (ruling,)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_exports_of_earlier_versions_are_taken_whole_but_for_what_other_teachers_ruled(store, file) -> None:
    pupil = school_in(store).pupil("Ada")
    result = pupil.import_rows(io.BytesIO(file.read_bytes()))
    assert result.faults == ()
    rounds = [row for row in rows(file.read_bytes()) if row["kind"] == "round"]
    assert [played.id for played in pupil.page().rounds[::-1]] == [row["id"] for row in sorted(rounds, key=by_time)]
    kinds = [row["kind"] for row in rows(pupil.export_rows())]
    assert sorted(kinds) == sorted(row["kind"] for row in rows(file.read_bytes()) if row["kind"] != "ruling")


def by_time(row) -> str:
    return row["at"]


def test_what_is_played_on_the_pages_is_added_to_an_imported_history(store, small, tmp_path) -> None:
    save, pupil = terminal_save(tmp_path), school_in(store).pupil("Ada")
    play(pupil, small, "Bananas are yellow.")
    pupil.import_rows(io.BytesIO(exported(save)))
    again = pupil.import_rows(io.BytesIO(exported(save)))
    assert (again.counts.new, again.counts.known) == (0, 3)
    assert pupil.page().total == 3 + len(small.lines)
    assert set(pupil.progress().standings) == {SCENARIO.id, small.id}


def test_two_pupils_can_bring_the_same_history(store, tmp_path) -> None:
    save, school = terminal_save(tmp_path), school_in(store)
    for name in ("Ada", "Bea"):
        assert school.pupil(name).import_rows(io.BytesIO(exported(save))).counts.new == 3


def test_rows_that_contradict_the_store_are_named_and_left(store, tmp_path) -> None:
    save, pupil = terminal_save(tmp_path), school_in(store).pupil("Ada")
    export = exported(save)
    pupil.import_rows(io.BytesIO(export))
    before = pupil.page()
    (round_id, *_) = (played.id for played in before.rounds)
    forged = export.replace(f'"id":"{round_id}"'.encode(), f'"id":"{new_id()}"'.encode())
    strange = b'{"kind":"round"}\n' + export.replace(b'"end":5,"sentence"', b'"end":99999999999,"sentence"')
    for text, said in ((forged, "another answer"), (strange, "after every answer")):
        faults = pupil.import_rows(io.BytesIO(text)).faults
        assert any(said in fault.message for fault in faults)
    assert pupil.page() == before


def test_imported_text_may_hold_what_postgresql_cannot_keep(store, tmp_path) -> None:
    save, pupil = terminal_save(tmp_path), school_in(store).pupil("Ada")
    export = exported(save).replace(b"some words of the teacher", rb"some \u0000 words \\u0000 of it")
    assert pupil.import_rows(io.BytesIO(export)).faults == ()
    wordings = {score.wording for played in pupil.page().rounds for one in played.answers for score in one.points}
    assert wordings == {"some \ufffd words \\u0000 of it"}


def test_left_out_rounds_and_preferences_come_along(store, tmp_path) -> None:
    save, pupil = terminal_save(tmp_path), school_in(store).pupil("Ada")
    pupil.set_preferences(Preferences(guesses=False))
    pupil.import_rows(io.BytesIO(exported(save)))
    assert pupil.progress().preferences == Preferences(guesses=False)
    left_out = [played for played in pupil.page().rounds if played.excluded]
    assert len(left_out) == 1
    pupil.leave_out(left_out[0].id, excluded=False)
    save.leave_out(left_out[0].id, False)
    assert pupil.progress() == replace(save.progress(), preferences=Preferences(guesses=False))
