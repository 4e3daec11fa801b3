"""A store keeps studies as the terminal's save does."""

import io

from debategame.progress.rounds import STUDIED, Mode
from debategame.saves.queries import RoundQuery
from debategame.saves.save import Save
from debategame.transfer.export import as_json_lines
from tests.support.factories import HOUR, NOON, answer, record
from tests.support.school.stores import MINUTE, begin, give, school_in

SAID = "Their hormones keep teenagers awake until midnight."


def test_a_line_is_studied_until_it_is_played(store, small) -> None:
    school = school_in(store)
    pupil, other = school.pupil("Ada"), school.pupil("Ben")
    first, *_ = (line.id for line in small.lines)
    pupil.note_study(small.id, [first, "sell"], NOON)
    pupil.note_study(small.id, [first], NOON)
    assert pupil.studied_lines(small.id) == {first, "sell"}
    assert (pupil.studied_lines("parks"), other.studied_lines(small.id)) == (frozenset(), frozenset())
    give(pupil, begin(pupil, small), SAID, studied=True)
    assert pupil.studied_lines(small.id) == {"sell"}
    pupil.note_study(small.id, [first], NOON + HOUR)
    assert pupil.studied_lines(small.id) == {first, "sell"}


def test_a_round_after_study_is_no_first_sight_and_apart_in_the_trend(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    give(pupil, begin(pupil, small), SAID, studied=True)
    give(pupil, begin(pupil, small), SAID, minutes=2)
    found = pupil.page().rounds[::-1]
    assert [(played.first_sight, played.studied) for played in found] == [(False, True), (False, False)]
    trend = pupil.trend(RoundQuery(mode=Mode.PRACTICE))
    assert [len(group) for group in (trend.first_sights, trend.after_study, trend.again)] == [0, 1, 1]


def test_after_a_round_after_study_no_later_round_is_first_sight(store, tmp_path) -> None:
    here, there = (Save(tmp_path / place, "Ada", now=lambda: NOON) for place in ("here", "there"))
    record(here, answer(at=NOON, flags=(STUDIED,)))
    record(there, answer(at=NOON + HOUR))
    pupil = school_in(store).pupil("Ada")
    for save in (there, here):
        rows = b"".join(save.file.read(lambda db: list(as_json_lines(db))) or [])
        assert pupil.import_rows(io.BytesIO(rows)).faults == ()
    found = pupil.page().rounds[::-1]
    assert [(played.first_sight, played.studied) for played in found] == [(False, True), (False, False)]


def test_studies_go_from_the_terminal_to_a_store_and_back(store, tmp_path) -> None:
    save, pupil = Save(tmp_path, "Ada", now=lambda: NOON), school_in(store).pupil("Ada")
    record(save)
    save.note_study("parks", ["sell"], NOON + MINUTE)
    rows = b"".join(save.file.read(lambda db: list(as_json_lines(db))) or [])
    assert pupil.import_rows(io.BytesIO(rows)).faults == ()
    assert pupil.studied_lines("parks") == {"sell"}
    assert b'"kind":"study","scenario":"parks","line":"sell"' in b"".join(pupil.export_rows())


def test_a_copied_round_is_no_point_of_the_trend(store, small) -> None:
    pupil = school_in(store).pupil("Ada")
    give(pupil, begin(pupil, small), SAID)
    give(pupil, begin(pupil, small), small.key_points[0].wordings[0], minutes=2, studied=True)
    assert [played.copied for played in pupil.page().rounds] == [True, False]
    assert len(pupil.trend(RoundQuery(mode=Mode.PRACTICE)).points) == 1
