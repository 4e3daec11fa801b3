"""Rows that can be read but make no sense are named and left out. The rest is shown, and answers are still saved."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from debategame.progress.rounds import Mode
from debategame.saves import future_dates
from debategame.saves.database import LOCK
from debategame.saves.queries import RoundQuery
from debategame.saves.save import Save
from tests.conftest import Told
from tests.support.factories import DAY, NOON, answer, comeback, point, record, save_in
from tests.support.from_rounds import cards
from tests.support.savefiles import files, run_sql

BOTH = (point("shade"), point("play", "·"))
FIRST = "(SELECT id FROM rounds WHERE seq = 1)"


def of_comeback(change: str) -> str:
    return f"UPDATE answers SET {change} WHERE round = {FIRST} AND step = 'comeback'"  # noqa: S608 -- fixed words


def of_answer(change: str) -> str:
    return f"UPDATE answers SET {change} WHERE round = {FIRST} AND step = 'answer'"  # noqa: S608


SENSELESS = {
    "an id in the comeback": of_comeback("""points = replace(points, '"shade"', '"moon"')"""),
    "an id in the answer": of_answer("""points = replace(points, '"shade"', '"moon"')"""),
    "an id twice": of_answer("""points = replace(points, '"play"', '"shade"')"""),
    "no verdicts": of_answer("points = '[]'"),
    "the line": "UPDATE rounds SET line = 'moon' WHERE seq = 1",
    "the scenario": "UPDATE rounds SET scenario = 'moon' WHERE seq = 1",
    "the hash": "UPDATE rounds SET scenario_hash = 'moon' WHERE seq = 1",
    "the marks": of_answer("marks = 10000000000"),
    "negative marks": of_answer("marks = -1"),
    "endless seconds": of_answer("seconds = 9e999"),
    "the pressed key point": of_comeback("pressed = 'moon'"),
    "the hints": of_answer("""hints = '{"moon": 3}'"""),
    "many hints": of_answer("""hints = '{"shade": 1000000}'"""),
    "a passage": of_answer("""points = replace(points, '"end":5', '"end":-5')"""),
    "an early time": of_answer("at = '0001-01-01T00:00:00+14:00'"),
    "a late time": of_answer("at = '9999-12-31T23:59:59-14:00'"),
    "the time of the round": "UPDATE rounds SET at = '9999-12-31T23:59:59.999999+00:00' WHERE seq = 1",
    "the day": of_answer("day = '9999-12-31'"),
    "the pace": "UPDATE rounds SET pace = 1e308 WHERE seq = 1",
}
COMMANDS = ("history", "history --format csv", "history --format jsonl", "rescore", "export", "export --format csv")


@pytest.fixture(scope="module")
def two_rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the save that `played` is a copy of."""
    folder = tmp_path_factory.mktemp("played")
    save = save_in(folder, now=lambda: NOON + DAY)
    first = record(save, answer(points=tuple(point(one.id, span=(0, 5)) for one in BOTH)))
    record(save, comeback(points=BOTH), round_id=first.id)
    record(save, answer("It stays."), line="sell")
    return folder


@pytest.fixture
def played(two_rounds: Path, tmp_path: Path) -> Save:
    """The save of Ada with two rounds: the older has a comeback."""
    shutil.copytree(two_rounds, tmp_path / "saves")
    return save_in(tmp_path / "saves", now=lambda: NOON + DAY)


@pytest.fixture(params=SENSELESS.values(), ids=SENSELESS)
def spoiled(request: pytest.FixtureRequest, played: Save) -> Save:
    run_sql(played.path, "PRAGMA foreign_keys = OFF", request.param)
    return played


def texts(save: Save) -> list[str]:
    return [one.answers[0].text for one in save.rounds()]


def test_a_round_that_makes_no_sense_is_named_and_the_others_are_shown(spoiled: Save, command: Callable[..., Told]):
    assert texts(spoiled) == ["It stays."]
    (notice,) = spoiled.notices
    assert notice.startswith("Ada.sqlite3: 1 round cannot be used and is left out: ")
    for words in COMMANDS:
        told = command(*words.split(), "--player", "Ada")
        assert told.status == 0, told
        assert "Ada.sqlite3: 1 round cannot be used" in told.complained
    assert not any("damaged" in name for name in files(spoiled.folder))


def test_a_page_counts_it_so_that_older_rounds_are_found(spoiled: Save):
    page = spoiled.page()
    assert (len(page.rounds), page.passed_over, page.total) == (1, 1, 2)


def test_no_answer_is_refused_for_it(spoiled: Save):
    record(spoiled, answer("New words."))
    assert "New words." in texts(spoiled)
    assert spoiled.progress() == spoiled.progress()


def test_the_trend_and_the_guesses_are_left_without_what_no_chart_can_show(spoiled: Save):
    for scored in spoiled.trend(RoundQuery(mode=Mode.PRACTICE)).points:
        assert 0 <= scored.score <= 100
        assert 1970 <= scored.at.year <= 2999


def test_rescoring_changes_the_others_and_can_be_undone(spoiled: Save, command: Callable[..., Told]):
    for words in ("--apply", "--undo"):
        assert command("rescore", words, "--player", "Ada").status == 0


@pytest.mark.parametrize(
    "damage",
    [
        """UPDATE former_scores SET points = '[{"id": "moon", "verdict": "hit", "confidence": 1}]'""",
        "UPDATE former_scores SET points = 'junk'",
        "UPDATE former_scores SET scenario_hash = 'moon'",
        "UPDATE former_scores SET marks = 100000",
    ],
)
def test_earlier_scores_that_fit_no_longer_are_not_restored(played: Save, command: Callable[..., Told], damage: str):
    assert "now count" in command("rescore", "--apply", "--player", "Ada").said
    before = played.rounds()
    run_sql(played.path, "PRAGMA foreign_keys = OFF", damage)
    told = command("rescore", "--undo", "--player", "Ada")
    assert (told.status, "earlier scores do not fit" in told.complained) == (0, True)
    assert played.rounds() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE standings SET body = 'junk'",
        """UPDATE standings SET body = replace(body, '"2024-', '"0001-')""",
        """UPDATE standings SET body = replace(body, '"rounds":', '"rounds":-')""",
        "UPDATE cards SET stability = -1",
        "UPDATE cards SET stability = 9e999",
        "UPDATE cards SET difficulty = 1e9",
        "UPDATE cards SET due = '9999-12-31'",
        "UPDATE cards SET last = '0001-01-01'",
        "UPDATE cards SET due = 'junk'",
    ],
)
def test_summaries_that_make_no_sense_are_rebuilt_from_the_rounds(played: Save, change: str):
    before = played.progress()
    for use in (lambda: None, lambda: record(played, answer("New words.", flags=("empty",), points=BOTH))):
        run_sql(played.path, change)
        use()
        after = played.progress()
        assert after.cards == before.cards
    assert after.rounds == before.rounds + 1


def test_a_scenario_stored_as_text_is_read_all_the_same(played: Save, command: Callable[..., Told]):
    run_sql(played.path, "UPDATE scenarios SET body = CAST(body AS TEXT)")
    assert len(texts(played)) == 2
    aside = played.path.rename(played.path.with_name("Ada.damaged-20241124T120000Z.sqlite3"))
    assert "2 rounds restored" in command("recover", aside).said


@pytest.mark.parametrize("body", ["17", "1.5", "x'ff'", "'moon'"])
def test_a_stored_scenario_that_is_no_text_costs_recover_its_rounds_only(
    played: Save, command: Callable[..., Told], body: str
):
    run_sql(played.path, f"UPDATE scenarios SET body = {body}")  # noqa: S608 -- fixed words
    aside = played.path.rename(played.path.with_name("Ada.damaged-20241124T120000Z.sqlite3"))
    told = command("recover", aside)
    assert (told.status, "2 rounds cannot be read" in told.said) == (1, True)


@pytest.mark.parametrize(
    "beat", ["2024-11-24T12:00:00", "junk", "", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_a_heartbeat_that_is_no_time_means_a_closed_window(played: Save, beat: str):
    _keep_draft(played.path, {}, beat)
    assert [draft.text for draft in played.progress().drafts] == ["Trees"]


@pytest.mark.parametrize(
    "change",
    [
        {"at": "9999-12-31T23:59:59Z"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"pace": 1e308},
        {"seconds": -1e308},
    ],
)
def test_a_draft_that_makes_no_sense_is_named_and_not_offered(played: Save, change: dict[str, object]):
    _keep_draft(played.path, change, "2024-11-24T12:00:00+00:00")
    assert played.progress().drafts == ()
    assert "1 draft cannot be used" in played.notices[0]


def _keep_draft(path: Path, change: dict[str, object], beat: str) -> None:
    draft = {
        "id": "window",
        "at": NOON.isoformat(),
        "scenario": "parks",
        "lines": ["close"],
        "line": "close",
        "mode": "practice",
        "step": "answer",
        "round": "round",
        "text": "Trees",
        "seconds": 3,
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT INTO drafts VALUES ('window', ?, ?)", (beat, json.dumps({**draft, **change})))


class TestDatedAfterNow:
    """A clock that was once ahead moves no date of review for good."""

    @pytest.fixture
    def ahead(self, tmp_path: Path) -> Save:
        """The save of Ada: two rounds on one key point, the second 400 days ahead of the clock."""
        for days in (0, 400):
            save = save_in(tmp_path / "saves", now=lambda at=NOON + days * DAY: at)
            record(save, answer(at=NOON + days * DAY, day=(NOON + days * DAY).date(), points=BOTH))
        return save_in(tmp_path / "saves", now=lambda: NOON + DAY)

    def test_the_schedule_is_that_of_the_other_rounds_and_it_is_said_once(self, ahead: Save, tmp_path: Path):
        other = save_in(tmp_path / "other", now=lambda: NOON + DAY)
        record(other, answer(points=BOTH))
        assert ahead.progress().cards == other.progress().cards != {}
        ahead.progress()
        (notice,) = ahead.notices
        assert "1 round is dated after today, up to 2025-12-29" in notice
        assert "`debategame recover --dates`" in notice

    def test_in_400_days_it_counts(self, ahead: Save):
        later = save_in(ahead.folder, now=lambda: NOON + 400 * DAY)
        assert later.progress().cards != ahead.progress().cards
        assert later.notices == ()

    def test_the_dates_can_be_mended(self, ahead: Save):
        record(ahead, answer("Later.", at=NOON + 2 * DAY, points=BOTH))
        now = NOON + 3 * DAY
        assert ahead.file.write(lambda db: future_dates.mend(db, now)) == 1
        assert [one.at for one in ahead.rounds()] == [NOON + 2 * DAY, NOON + 2 * DAY, NOON]
        assert {one.answers[0].local_day for one in ahead.rounds()} == {NOON.date(), (NOON + 2 * DAY).date()}
        assert ahead.progress().cards == cards(ahead.rounds())
        assert ahead.file.write(lambda db: future_dates.mend(db, now)) == 0

    def test_by_a_command_that_asks_first(self, ahead: Save, command: Callable[..., Told]):
        record(ahead, answer(at=NOON.replace(year=2900), points=BOTH))
        told = command("recover", "--dates", "--player", "Ada")
        assert (told.status, "add --yes to mend 1 round of Ada, dated up to 2900-11-24" in told.complained) == (2, True)
        assert command("recover", "--dates", "--player", "Ada", "--yes").said == "The dates of 1 answer are mended.\n"
        assert command("recover", "--dates", "--player", "Ada").said == "No round of Ada is dated after today.\n"


@pytest.mark.parametrize("content", [b"x", b"Dear diary. " * 400, bytes(4096), b"SQLite format 3\0" + b"\xff" * 4080])
def test_a_damaged_lock_does_not_keep_anybody_from_saving(tmp_path: Path, content: bytes):
    (tmp_path / LOCK).write_bytes(content)
    record(save_in(tmp_path))
    assert save_in(tmp_path).count() == 1
