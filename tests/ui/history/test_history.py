"""The history: rounds newest first, filters, the chart; rounds opened, left out and exported."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, Select

from debategame.progress.rounds import Mode, Round
from debategame.progress.rulings import Ruling
from debategame.progress.schedule import Card
from debategame.saves.queries import RoundQuery
from debategame.saves.rulings import add_ruling
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.ui.app import DebateApp
from debategame.ui.feedback.screens import PastRoundFeedback
from debategame.ui.history.filters import CHOOSE_DAYS, RoundFilters, read_days, usual_periods
from debategame.ui.history.found_rounds import PAGE
from debategame.ui.history.history import HistoryScreen
from debategame.ui.history.key_points import point_rows
from debategame.ui.history.round_table import RoundTable
from debategame.ui.history.trend_card import TrendCard
from debategame.ui.services import Game
from debategame.ui.widgets.dialogs import Prompt, TextDialog
from tests.support.hostile import HOSTILE, assert_shown_safely
from tests.support.savefiles import run_sql
from tests.support.screens import LARGE, SMALL, footer_width, on_screen, screen_text, until, wait_for_text
from tests.ui.conftest import NOW

Play = Callable[..., Round]
NIGHT = "Their hormones keep them awake until midnight, that is all."


@pytest.fixture
def app(game: Game) -> DebateApp:
    """The game with the history in front."""
    return DebateApp(game, partial(HistoryScreen, titles={"later-bell": "Let school start later"}))


def _shows(app: DebateApp, expected: list[Round]) -> bool:
    return app.screen.query_one(RoundTable).played == expected


@pytest.fixture
def three(play: Play) -> tuple[Round, ...]:
    """Three rounds: practice, timed, practice."""
    return (
        play(days=6),
        play("nobody-wants-it", "no", days=2, mode=Mode.TIMED),
        play(days=1, text=NIGHT),
    )


@pytest.mark.slow
async def test_rounds_stand_newest_first_below_their_chart(
    app: DebateApp, three: tuple[Round, ...], snapshot: SnapshotAssertion
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]


@pytest.mark.slow
async def test_a_round_that_makes_no_sense_is_named_and_the_others_are_shown_and_opened(
    app: DebateApp, game: Game, three: tuple[Round, ...]
) -> None:
    path = Save(game.saves, game.player, now=game.clock).path
    run_sql(path, "UPDATE answers SET points = replace(points, 'body-clock', 'moon') WHERE rowid = 1")
    run_sql(path, "UPDATE rounds SET at = '9999-12-31T23:59:59.999999+00:00' WHERE seq = 2")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: _shows(app, [three[2]]))
        await until(pilot, lambda: any("2 rounds cannot be used" in notice.message for notice in app._notifications))
        await pilot.press("k")
        await on_screen(pilot, TextDialog)
        await pilot.press("escape", "enter")
        await on_screen(pilot, PastRoundFeedback)


@pytest.mark.slow
async def test_enter_opens_the_feedback_on_a_round(app: DebateApp, play: Play) -> None:
    play(text=NIGHT)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        await pilot.press("enter")
        await on_screen(pilot, PastRoundFeedback)
        await wait_for_text(pilot, "awake until midnight")
        await pilot.press("escape")
        await on_screen(pilot, HistoryScreen)


@pytest.mark.slow
async def test_a_round_left_out_leaves_the_chart_and_is_taken_back_in(app: DebateApp, game: Game, play: Play) -> None:
    played = play()
    save = Save(game.saves, game.player, now=game.clock)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        await pilot.press("x")
        await wait_for_text(pilot, "No practice rounds")
        assert "left out" in screen_text(app)
        assert save.round(played.id).excluded
        await pilot.press("x")
        await until(pilot, lambda: "No practice rounds" not in screen_text(app))
        assert "left out" not in screen_text(app)
        assert not save.round(played.id).excluded


async def test_without_rounds_only_leaving_works(app: DebateApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "No rounds yet")
        await pilot.press("x", "enter", "e", "k", "t", "m")
        assert isinstance(app.screen, HistoryScreen)
        assert "Leave out" not in screen_text(app)


@pytest.mark.slow
async def test_older_rounds_are_read_at_the_end_of_the_table(app: DebateApp, play: Play) -> None:
    for days in range(PAGE + 1):
        play(days=days)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "1 more, older: PgDn")
        table = app.screen.query_one(RoundTable)
        table.move_cursor(row=PAGE - 1)
        await until(pilot, lambda: table.row_count == PAGE + 1)
        await until(pilot, lambda: "more, older" not in screen_text(app))


@pytest.mark.slow
async def test_rounds_are_chosen_by_scenario_line_mode_and_date(app: DebateApp, three: tuple[Round, ...]) -> None:
    first, second, third = three
    filters = [
        ({"scenario": "later-bell", "line": "nobody-wants-it"}, [second]),
        ({"line": Select.NULL, "mode": "practice"}, [third, first]),
        ({"when": usual_periods(NOW.date())[1]}, [third]),
    ]
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        for values, expected in filters:
            for name, value in values.items():
                app.screen.query_one(f"#{name}", Select).value = value
                await pilot.pause()
            await until(pilot, partial(_shows, app, expected))


@pytest.mark.slow
async def test_a_dialog_asks_for_days(app: DebateApp, three: tuple[Round, ...]) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        app.screen.query_one("#when", Select).value = CHOOSE_DAYS
        field = (await on_screen(pilot, Prompt)).query_one(Input)
        field.value = "in November"
        await pilot.press("enter")
        await wait_for_text(pilot, "Write a day like this")
        field.value = "2026-11-19 2026-11-22"
        await pilot.press("enter")
        await wait_for_text(pilot, "1 of 3 rounds")
        assert app.screen.query_one(RoundTable).played == [three[1]]


@pytest.mark.slow
async def test_a_text_is_searched_for_and_its_letters_press_no_keys(app: DebateApp, three: tuple[Round, ...]) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        await pilot.press("slash", "x", "m")
        await wait_for_text(pilot, "0 of 3 rounds")
        await wait_for_text(pilot, "No round like this")
        app.screen.query_one(RoundFilters).query_one(Input).value = "MIDNIGHT"
        await wait_for_text(pilot, "1 of 3 rounds")
        assert app.screen.query_one(RoundTable).played == [three[2]]
        await pilot.press("escape")
        assert isinstance(app.focused, RoundTable)


@pytest.mark.slow
async def test_m_charts_the_next_mode(app: DebateApp, three: tuple[Round, ...]) -> None:
    async with app.run_test(size=SMALL) as pilot:
        for mode in ("practice", "timed", "test", "review"):
            await wait_for_text(pilot, f"First answers, {mode} rounds")
            await pilot.press("m")
        app.screen.query_one("#mode", Select).value = "timed"
        await wait_for_text(pilot, "1 of 3 rounds")
        await pilot.press("m")
        await wait_for_text(pilot, "0 of 3 rounds")
        assert "First answers, test rounds" in screen_text(app)


@pytest.mark.slow
async def test_t_and_k_show_the_figures_as_tables(app: DebateApp, three: tuple[Round, ...]) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        await pilot.press("t")
        await on_screen(pilot, TextDialog)
        await wait_for_text(pilot, "18 Nov 2026 16:28")
        assert app.screen_stack[-2].query_one(TrendCard).as_table[0] == "First answers, practice rounds"
        await pilot.press("escape", "k")
        await wait_for_text(pilot, "√ their body clock runs late")


@pytest.mark.slow
async def test_e_writes_every_round_to_a_file(app: DebateApp, three: tuple[Round, ...], tmp_path: Path) -> None:
    file = tmp_path / "ada.jsonl"
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await wait_for_text(pilot, "> 23 Nov")
        await pilot.press("e")
        (await on_screen(pilot, Prompt)).query_one(Input).value = str(file)
        await pilot.press("enter")
        await wait_for_text(pilot, "All your rounds are saved in")
        await pilot.press("enter")
        await until(pilot, lambda: not app._notifications)
    text = file.read_text(encoding="utf-8")
    assert all(played.id in text for played in three)


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(game: Game, play: Play) -> None:
    play(text=HOSTILE)
    app = DebateApp(game, partial(HistoryScreen, titles={"later-bell": HOSTILE}))
    async with app.run_test(size=LARGE) as pilot:
        await wait_for_text(pilot, "[/]")
        app.screen.query_one("#scenario", Select).action_show_overlay()
        await pilot.pause()
        assert_shown_safely(app)


async def test_a_save_that_cannot_be_read_shows_a_message(game: Game) -> None:
    game.saves.write_text("a file where a folder should be", encoding="utf-8")
    app = DebateApp(game, partial(HistoryScreen, titles={}))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "Reading your save" not in screen_text(app))
        assert "No rounds yet" not in screen_text(app)


def test_each_key_point_says_how_often_when_last_and_when_due(play: Play, game: Game, scenario: Scenario) -> None:
    play(days=6)
    play(days=1, text=NIGHT)
    card = Card(due=datetime.date(2026, 11, 27), last=NOW.date(), line="lazy", stability=3.0, difficulty=5.0)
    kept = Save(game.saves, game.player, now=game.clock).progress()
    progress = msgspec.structs.replace(kept, cards={("later-bell", "body-clock"): card})
    assert point_rows(scenario, progress, NOW) == [
        "Let school start later · 1 of 4 made",
        "  Key point                       Made     Last        Due",
        "√ their body clock runs late      2 of 2   yesterday   on Friday",
        "· rested pupils learn more        0 of 2   never       -",
        "  2 key points not played yet",
    ]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24 to 2026-11-01", "2026-11-01 to 2026-11-24"),
        ("from 2026-11-01, 2026-11-01", "2026-11-01"),
        ("", None),
        ("24 November", None),
        ("2026-13-01", None),
        ("0001-01-01", None),
        ("2026-01-01 2026-01-02 2026-01-03", None),
    ],
)
def test_days_are_read_from_text(written: str, label: str | None) -> None:
    period = read_days(written)
    assert (period.label if period else None) == label


def test_a_period_ends_with_its_last_day() -> None:
    period = read_days("2026-11-01 2026-11-02")
    assert period is not None
    since, until_ = period.moments(datetime.UTC)
    assert RoundQuery(since=since, until=until_) == RoundQuery(
        since=datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC),
        until=datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC),
    )


@pytest.mark.slow
async def test_what_the_teacher_ruled_stands_beside_the_games_verdict(game: Game, app: DebateApp, play: Play) -> None:
    played = play(text=NIGHT)
    answer = played.answers[0]
    ruling = Ruling(answer=answer.id, point="better-marks", verdict=Verdict.HIT, at=NOW, note="It is there.")
    save = Save(game.saves, game.player, now=game.clock)
    save.file.write(lambda db: add_ruling(db, ruling))
    async with app.run_test(size=LARGE) as pilot:
        await wait_for_text(pilot, "teacher: 100")
        await pilot.press("enter")
        await on_screen(pilot, PastRoundFeedback)
        await wait_for_text(pilot, "teacher: √ hit")
        await wait_for_text(pilot, "Your teacher on 2: It is there.")
        assert "your teacher counts" in screen_text(app)
