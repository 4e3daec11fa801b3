"""`debategame history`: the choice of a player, of rounds, and of an output format."""

import csv
import datetime
import io
import json
import sqlite3
from contextlib import closing

import msgspec
import pytest

from debategame.cli.commands.history import as_csv, as_json_lines, table
from debategame.cli.main import run
from debategame.progress.rounds import STUDIED, Mode
from debategame.saves.settings import Remembered, store
from tests.support.factories import DAY, HOUR, NOON, SCENARIO, answer, comeback, dispute, played, point, record, save_in

HOSTILE = "Fine.\x1b]52;c;QQ==\x07 \x9b2J \u202egnp \x7f [/] [red]\nNext.\ttab"
UNSEEN = {chr(n) for n in (*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))} - {"\n"}
KEYS = [
    *("id", "at", "player", "scenario", "scenario_hash", "scorer", "line", "mode", "first_sight", "studied", "copied"),
    *("score", "final", "answers", "excluded"),
]


@pytest.fixture
def history(tmp_path, capfdbinary, monkeypatch):
    """Run the command on `saves` of the test's folder; give back its status, what it said and complained of."""
    monkeypatch.delenv("DEBATEGAME_PLAYER", raising=False)

    def ask(*args: str) -> tuple[int, str, str]:
        status = run(["history", "--saves", str(tmp_path / "saves"), *args])
        said, complained = capfdbinary.readouterr()
        return status, said.decode(), complained.decode()

    return ask


@pytest.fixture
def saves(tmp_path):
    return tmp_path / "saves"


def whole_round(save, **fields):
    """A round with its comeback, in which everything is that a row can tell."""
    first = answer(
        "Trees give shade.", points=(point("shade", "√", span=(0, 5)), point("play", "·")), hints={"play": 1}
    )
    second = comeback(points=(point("shade", "·"), point("play", "~", span=(0, 3))), hints={"play": 2, "shade": 1})
    begun = record(save, first, **fields)
    record(save, second, round_id=begun.id, **fields)
    save.dispute(dispute(second))
    return save.round(begun.id)


def test_a_row_of_json_holds_what_the_round_holds(saves, history):
    stored = whole_round(save_in(saves), mode=Mode.TIMED)
    status, said, complained = history("--format", "jsonl")
    row = json.loads(said)
    assert (status, complained) == (0, "")
    assert list(row) == KEYS
    assert row["at"] == "2024-11-24T12:00:00Z"
    assert {key: row[key] for key in KEYS if key not in ("at", "answers")} == {
        "id": stored.id,
        "player": "Ada",
        "scenario": "parks",
        "scenario_hash": stored.scenario_hash,
        "scorer": "1",
        "line": "close",
        "mode": "timed",
        "first_sight": True,
        "studied": False,
        "copied": False,
        "score": 50,
        "final": 75,
        "excluded": False,
    }
    assert row["answers"] == [
        {
            "step": given.step.value,
            "text": given.text,
            "seconds": given.seconds,
            "hints": given.hints,
            "points": json.loads(msgspec.json.encode(given.points)),
        }
        for given in stored.answers
    ]


def test_the_table_says_it_at_a_glance(saves, history):
    save = save_in(saves)
    whole_round(save)
    again = record(save, answer(at=NOON + HOUR, marks=100, hints={}, points=(point("shade", "×"),)), mode=Mode.TIMED)
    save.leave_out(again.id, True)
    _, said, _ = history()
    headings, newest, oldest = said.splitlines()
    assert headings.split() == ["Date", "Line", "Mode", "Answer", "Round", "Points"]
    assert newest.split()[2:] == ["close", "timed", "100", "100", "×", "left", "out,", "again"]
    assert oldest.split()[2:] == ["close", "practice", "50", "+", "25", "75", "√~", "3", "hints,", "1", "disputed"]
    assert all(len(line) <= 80 for line in said.splitlines())


def test_times_of_the_table_are_of_the_zone_asked_for():
    east = datetime.timezone(datetime.timedelta(hours=9))
    assert "2024-11-24 21:00" in table([played()], east)


def test_the_scenario_is_shown_if_there_are_several():
    assert "ponds" in table([played(), played(scenario="ponds")])


def test_a_round_after_study_says_so(saves, history):
    record(save_in(saves), answer(hints={}, flags=(STUDIED,)))
    assert history()[1].splitlines()[1].endswith("  studied")
    row = json.loads(history("--format", "jsonl")[1])
    assert (row["first_sight"], row["studied"]) == (False, True)
    (csv_row,) = csv.DictReader(io.StringIO(history("--format", "csv")[1].removeprefix("\ufeff")))
    assert csv_row["studied"] == "true"


def test_csv_is_one_row_a_round(saves, history):
    stored = whole_round(save_in(saves))
    _, said, _ = history("--format", "csv")
    (row,) = csv.DictReader(io.StringIO(said.removeprefix("\ufeff")))
    assert row["id"] == stored.id
    assert (row["at"], row["first_sight"], row["excluded"]) == ("2024-11-24T12:00:00Z", "true", "false")
    assert (row["score"], row["added"], row["final"], row["hints"]) == ("50", "25", "75", "3")
    assert (row["hits"], row["partial"], row["contradicts"], row["missed"]) == ("shade", "play", "", "")
    assert (row["answer"], row["comeback"]) == ("Trees give shade.", "And children play.")


@pytest.mark.parametrize("beginning", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_csv_is_a_formula(beginning):
    text = as_csv([played(answer(beginning), player=beginning)])
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["answer"].startswith("'")
    assert row["player"].startswith("'")


@pytest.mark.parametrize("write", [table, as_csv, as_json_lines])
def test_nothing_that_moves_a_terminal_is_written(write):
    hostile = played(answer(HOSTILE), player=HOSTILE, line=HOSTILE, scenario=HOSTILE)
    assert not UNSEEN & set(write([hostile]))


def test_json_loses_nothing_of_a_hostile_text():
    assert json.loads(as_json_lines([played(answer(HOSTILE))]))["answers"][0]["text"] == HOSTILE


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        ([], ["sell", "close", "close"]),
        (["--limit", "1"], ["sell"]),
        (["--line", "close"], ["close", "close"]),
        (["--scenario", "ponds"], ["close"]),
        (["--scenario", "parks", "--line", "close", "--limit", "9"], ["close"]),
        (["--mode", "timed"], []),
        (["--find", "TREES"], ["sell", "close", "close"]),
        (["--find", "100%"], []),
        (["--since", "2024-11-23"], ["sell", "close", "close"]),
        (["--until", "2024-11-22"], []),
        (["--since", "2024-11-24", "--until", "2024-11-24", "--line", "sell"], ["sell"]),
    ],
)
def test_matching_rounds_are_shown_newest_first(saves, history, args, lines):
    save = save_in(saves)
    record(save)
    record(save, answer(at=NOON + HOUR), scenario=msgspec.structs.replace(SCENARIO, id="ponds"))
    record(save, answer(at=NOON + 2 * HOUR), line="sell")
    _, said, _ = history("--format", "jsonl", *args)
    assert [json.loads(row)["line"] for row in said.splitlines()] == lines


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "yesterday"])
def test_a_day_that_does_not_exist_is_wrong_use(history, day):
    status, _, complained = history("--player", "Ada", "--until", day, "--since", day)
    assert (status, complained.count("\n")) == (2, 1)
    assert "such as 2024-11-24" in complained or "write it like 2024-11-24" in complained


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_without_a_save_it_is_a_sentence_and_nothing_is_made(saves, history, form):
    status, said, complained = history("--player", "Ada", "--format", form)
    assert status == 0
    assert "No rounds yet: Ada has no save" in (said if form == "table" else complained)
    assert "Ada" not in said or form == "table"
    assert not saves.exists()


def test_where_nobody_has_played_it_says_so(saves, history):
    status, said, _ = history()
    assert (status, said) == (0, f"No rounds yet: nobody has a save in {saves}.\n")


def test_a_table_without_a_named_player_says_whose_it_is(saves, history):
    record(save_in(saves, "Ada"))
    assert history()[2] == "Rounds of Ada. --player NAME shows another's.\n"
    assert history("--player", "Ada")[2] == ""


def test_a_player_without_rounds_is_shown_who_has_some(saves, history):
    record(save_in(saves))
    assert "These players have saves there: Ada." in history("--player", "Ben")[1]


def test_a_filter_that_matches_no_round_is_not_reported_as_an_empty_save(saves, history):
    record(save_in(saves))
    assert history("--line", "lend")[:2] == (0, f"Ada has no such rounds in {saves}.\n")


def test_the_player_is_the_named_one_else_the_last_one_else_the_only_one(saves, history):
    record(save_in(saves, "Ada"))
    assert json.loads(history("--format", "jsonl")[1])["player"] == "Ada"
    record(save_in(saves, "Ben"))
    assert history()[::2] == (
        2,
        "debategame: several players have saves here; add --player NAME (Ada, Ben)\n",
    )
    store(saves, Remembered(player="Ben"))
    assert json.loads(history("--format", "jsonl")[1])["player"] == "Ben"
    assert json.loads(history("--format", "jsonl", "--player", "ada")[1])["player"] == "Ada"


def test_a_name_no_save_can_carry_is_wrong_use(history):
    status, _, complained = history("--player", "\x1b[2J")
    assert (status, complained.count("\n")) == (2, 1)
    assert "\x1b" not in complained


def test_a_damaged_save_is_set_aside_and_reported_on_standard_error(saves, history):
    saves.mkdir()
    (saves / "Ada.sqlite3").write_text("Dear diary", encoding="utf-8")
    status, said, complained = history("--player", "Ada", "--format", "jsonl")
    assert (status, said) == (0, "")
    assert "has been set aside" in complained


def test_a_save_of_a_later_version_is_one_line_of_error(saves, history):
    save = save_in(saves)
    record(save)
    with closing(sqlite3.connect(save.path)) as db:
        db.execute("PRAGMA user_version = 99")
    status, said, complained = history()
    assert (status, said, complained.count("\n")) == (1, "", 1)
    assert "later version" in complained


def test_scores_of_two_scorers_are_marked_in_the_table_and_named_in_every_row(saves, history):
    save = save_in(saves)
    record(save, answer(scorer="1"))
    assert "older scoring" not in history()[1]
    record(save, answer(scorer="2", at=NOON + DAY))
    newest, oldest, note = history()[1].splitlines()[1:]
    assert ("older scoring" in newest, "older scoring" in oldest) == (False, True)
    assert note.startswith("older scoring: not to be compared")
    rows = [json.loads(row) for row in history("--format", "jsonl")[1].splitlines()]
    assert [row["scorer"] for row in rows] == ["2", "1"]
    assert [row["scorer"] for row in csv.DictReader(io.StringIO(history("--format", "csv")[1]))] == ["2", "1"]
