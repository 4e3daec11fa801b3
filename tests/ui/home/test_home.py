"""Home: the first start, what can be played, how the next bout is set, who plays."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from textual.app import ComposeResult
from textual.widgets import Button, TextArea

from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Mode, Round
from debategame.saves.save import Save
from debategame.scenario.library import FoundScenario, Shelf
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.transfer.rulings import RulingRow, add_rulings
from debategame.ui.app import DebateApp
from debategame.ui.bout.briefing import BriefingScreen
from debategame.ui.bout.round import RoundScreen
from debategame.ui.history.case import CaseScreen
from debategame.ui.home.home import HomeScreen
from debategame.ui.home.opening import OpeningScreen
from debategame.ui.home.overview import overview
from debategame.ui.home.scenario_card import ScenarioCard
from debategame.ui.home.scenario_list import ScenarioList
from debategame.ui.home.welcome import NameField, WelcomeScreen
from debategame.ui.services import Game
from debategame.ui.widgets.dialogs import Prompt, TextDialog
from debategame.ui.widgets.primitives import Field, Head
from debategame.ui.widgets.screens import MIN_SIZE, GameScreen
from tests.support.hostile import HOSTILE, assert_shown_safely, hostile
from tests.support.paths import DATA
from tests.support.screen_rounds import progress
from tests.support.screens import LARGE, SMALL, footer_width, on_screen, screen_text, until, wait_for_text
from tests.ui.conftest import NOW

Play = Callable[..., Round]
BROKEN = "format: 1\nid: broken\ntitle: Broken\nlinse: []\n"


class Board(GameScreen[None]):
    """What Home shows of scenarios, without Home."""

    def compose(self) -> ComposeResult:
        yield Head(HOSTILE, HOSTILE)
        yield ScenarioList()
        yield ScenarioCard()


async def test_a_first_start_has_one_decision_already_made(game: Game, snapshot: SnapshotAssertion) -> None:
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await on_screen(pilot, WelcomeScreen)
        await wait_for_text(pilot, "To find")
        await wait_for_text(pilot, " Help")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= SMALL[0]


async def test_the_first_frame_does_not_wait_for_scenarios(game: Game, play: Play) -> None:
    newcomer = DebateApp(game)
    async with newcomer.run_test(size=SMALL) as pilot:
        assert isinstance(newcomer.screen, WelcomeScreen)
        assert "Your name" in screen_text(newcomer)
        await wait_for_text(pilot, "of 5")
    play()
    player = DebateApp(game)
    async with player.run_test(size=SMALL) as pilot:
        assert isinstance(player.screen, OpeningScreen | HomeScreen)
        await until(pilot, lambda: any(words in screen_text(player) for words in ("Reading scenarios", "Next bout")))
        await wait_for_text(pilot, "Next bout")


@pytest.mark.slow
async def test_the_name_is_filled_in_from_the_system_and_one_that_no_save_can_carry_is_told(game: Game) -> None:
    app = DebateApp(msgspec.structs.replace(game, player="", user="grace"))
    async with app.run_test(size=SMALL) as pilot:
        welcome = await on_screen(pilot, WelcomeScreen)
        assert welcome.query_one(NameField).value == "grace"
        welcome.query_one(NameField).value = "  "
        await pilot.press("enter")
        await wait_for_text(pilot, "A player needs a name")
        assert app.screen is welcome


@pytest.mark.slow
async def test_a_newcomer_can_look_round_first_under_a_name_that_looks_like_markup(game: Game) -> None:
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        welcome = await on_screen(pilot, WelcomeScreen)
        welcome.query_one(NameField).value = "[/] [b]Ada"
        await pilot.click("#all")
        await on_screen(pilot, HomeScreen)
        await wait_for_text(pilot, "[/] [b]Ada · Tue 24 Nov")


async def test_a_new_player_is_welcomed_as_a_newcomer_is(game: Game, play: Play) -> None:
    play()
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Next bout")
        await pilot.press("m", "minus")
        await wait_for_text(pilot, "timed")
        await pilot.press("p")
        (await on_screen(pilot, Prompt)).query_one(Field).value = "Grace"
        await pilot.press("enter")
        welcome = await on_screen(pilot, WelcomeScreen)
        assert welcome.query_one(NameField).value == "Grace"
        await pilot.click("#all")
        await wait_for_text(pilot, "Grace · ")
        assert "practice  M changes" in screen_text(app)
        assert "2 · 7 min" in screen_text(app), "a new player starts with the usual settings, not with Ada's"


async def test_r_says_that_nothing_is_due(game: Game, play: Play) -> None:
    play(days=0)
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Next bout")
        assert "R Review" not in screen_text(app)
        await pilot.press("r")
        await until(pilot, lambda: any("Nothing is due for review" in notice.message for notice in app._notifications))


@pytest.mark.parametrize("columns", [60, 66, 75])
async def test_a_narrow_row_of_keys_leaves_out_keys_and_cuts_none(game: Game, play: Play, columns: int) -> None:
    play(days=0)
    app = DebateApp(game)
    async with app.run_test(size=(columns, 20)) as pilot:
        await wait_for_text(pilot, "F1 Help")

        def fits() -> bool:  # keys are left out once the row knows how wide it is
            row = screen_text(app).splitlines()[-1]
            has_all = all(key in row for key in ("Enter Bout", "Q Quit", "F1 Help"))
            return has_all and ("P Player" in row) == (columns > 70) and footer_width(app) <= columns

        await until(pilot, fits)


async def test_in_the_smallest_terminal_a_newcomer_sees_every_button(game: Game) -> None:
    app = DebateApp(msgspec.structs.replace(game, player="", user="grace"))
    async with app.run_test(size=MIN_SIZE) as pilot:
        await on_screen(pilot, WelcomeScreen)
        await wait_for_text(pilot, "All scenarios")
        await wait_for_text(pilot, "Tab Buttons")
        await pilot.press("tab")
        assert isinstance(app.focused, Button)
        assert app.focused.region.bottom < MIN_SIZE[1]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.slow
async def test_later_it_shows_what_is_open_and_names_the_next_bout(
    game: Game, play: Play, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(days=1)
    play("nobody-wants-it", "no", days=2, mode=Mode.TIMED)
    monkeypatch.chdir(game.saves.parent)
    app = DebateApp(msgspec.structs.replace(game, folder=Path("scenarios"), saves=Path("saves")))
    async with app.run_test(size=size) as pilot:
        await wait_for_text(pilot, "Saved in" if size == LARGE else "Next bout")
        await wait_for_text(pilot, " Help")
        assert screen_text(app) == snapshot
        assert footer_width(app) <= size[0]


@pytest.mark.slow
async def test_enter_plays_the_lines_least_made_first(game: Game, play: Play) -> None:
    play()
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "nobody wants it, lazy")
        await pilot.press("enter")
        await on_screen(pilot, RoundScreen)
        assert "line 1 of 2" in screen_text(app)
        await pilot.press("escape")


@pytest.mark.slow
async def test_mode_and_lines_are_set_and_briefing_and_case_read_before_the_bout(game: Game, play: Play) -> None:
    play()
    Save(game.saves, game.player, now=game.clock).set_preferences(Preferences(pace=1.5))
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "practice  M changes")
        await pilot.press("m", "minus", "minus")
        await wait_for_text(pilot, "timed x1.5  M changes")
        await wait_for_text(pilot, "1 · 3 min  + or -")
        await pilot.press("m")
        await wait_for_text(pilot, "timed x2  M changes")
        await pilot.press("m", "m", "plus", "plus")
        await wait_for_text(pilot, "test  M changes")
        await wait_for_text(pilot, "2 · 7 min  + or -")
        assert "B Briefing" not in screen_text(app)
        await pilot.press("m")
        await wait_for_text(pilot, "practice  M changes")
        await pilot.press("b")
        await on_screen(pilot, BriefingScreen)
        await pilot.press("escape", "c")
        await on_screen(pilot, CaseScreen)
        await wait_for_text(pilot, "body clock is set later")
        await pilot.press("escape")
        await on_screen(pilot, HomeScreen)


@pytest.mark.slow
async def test_broken_files_are_told_and_the_others_played(
    game: Game, scenarios: Path, play: Play, snapshot: SnapshotAssertion
) -> None:
    (scenarios / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    play()
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "1 file has problems (W shows all): broken.yaml:")
        assert "Let school start later" in screen_text(app)
        await pilot.press("w")
        await on_screen(pilot, TextDialog)
        await wait_for_text(pilot, "linse")


async def test_without_scenarios_it_says_what_to_do(game: Game, tmp_path: Path) -> None:
    app = DebateApp(msgspec.structs.replace(game, folder=tmp_path / "nowhere"))
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Press F to open a scenario")
        await pilot.press("enter", "m", "b", "c")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.slow
async def test_a_save_that_cannot_be_read_is_told(game: Game) -> None:
    game.saves.write_text("not a folder", encoding="utf-8")
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Next bout")
        assert isinstance(app.screen, HomeScreen)
        assert app._notifications


@pytest.mark.slow
async def test_a_long_list_is_grouped_and_headings_are_never_chosen(game: Game, scenarios: Path, play: Play) -> None:
    text = (scenarios / "small.yaml").read_text(encoding="utf-8")
    for number, tag in enumerate(("town", "school", "town", "school", "town"), start=1):
        other = text.replace("later-bell", f"other-{number}").replace("Let school start later", f"Title {number}")
        (scenarios / f"{number}.yaml").write_text(other.replace("[school, health]", f"[{tag}]"), encoding="utf-8")
    play()
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> Let school start later")
        shown = app.screen.query_one(ScenarioList)
        assert [word for word in screen_text(app).split() if word in ("School", "Town")] == ["School", "Town"]
        await pilot.press("home")
        for title in ("Let school", "Title 2", "Title 4", "Title 1", "Title 3", "Title 5"):
            await wait_for_text(pilot, f"> {title}")
            assert title in str(app.screen.query_one(ScenarioCard).border_title)
            await pilot.press("down")
        assert shown.highlighted == 1, "after the last comes the first, below its heading"
        assert "School" in screen_text(app)
        with pytest.raises(TypeError, match="heading"):
            shown.place_of(0)


@pytest.mark.slow
async def test_a_scenario_file_is_put_on_the_list_or_told_why_not(game: Game, play: Play, tmp_path: Path) -> None:
    play()
    good, broken = tmp_path / "other.yaml", tmp_path / "broken.yaml"
    text = (game.folder / "small.yaml").read_text(encoding="utf-8")
    other = text.replace("id: later-bell", "id: other").replace("Let school start later", "Another bell")
    good.write_text(other, encoding="utf-8")
    broken.write_text(BROKEN, encoding="utf-8")
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Next bout")
        for path, words in ((broken, "linse"), (tmp_path / "nowhere.yaml", "there is no file")):
            await pilot.press("f")
            (await on_screen(pilot, Prompt)).query_one(Field).value = str(path)
            await pilot.press("enter")
            await on_screen(pilot, TextDialog)
            await wait_for_text(pilot, words)
            await pilot.press("escape")
        await pilot.press("f")
        (await on_screen(pilot, Prompt)).query_one(Field).value = str(good)
        await pilot.press("enter")
        await wait_for_text(pilot, "> Another bell")


@pytest.mark.slow
async def test_rulings_beside_a_scenario_are_taken_into_the_history_also_of_one_opened_later(
    game: Game, play: Play, tmp_path: Path
) -> None:
    played = play(text="Bananas are yellow.")
    (answer,) = played.answers
    fields = {"scenario": "later-bell", "line": played.line, "answer": answer.id, "at": NOW}
    here, there = game.folder / "small.rulings.jsonl", tmp_path / "next.rulings.jsonl"
    points = [point.id for point in answer.points]
    for file, point in zip((here, there), points, strict=False):
        add_rulings(file, [RulingRow(point=point, verdict=Verdict.HIT, **fields)])
    text = (game.folder / "small.yaml").read_text(encoding="utf-8")
    changed = text.replace("Let school start later", "A new version")
    (tmp_path / "next.yaml").write_text(changed, encoding="utf-8")
    kept = Save(game.saves, "Ada", now=game.clock)
    app = DebateApp(game)
    async with app.run_test(size=LARGE) as pilot:
        await until(pilot, lambda: len(kept.rulings()) == 1)
        await until(pilot, lambda: any("1 new ruling." in notice.message for notice in app._notifications))
        await pilot.press("f")
        (await on_screen(pilot, Prompt)).query_one(Field).value = str(tmp_path / "next.yaml")
        await pilot.press("enter")
        await wait_for_text(pilot, "> A new version")
        await pilot.press("h")
        await wait_for_text(pilot, "teacher: ")
    assert {ruling.point for ruling in kept.rulings()} == set(points[:2])
    assert kept.round(played.id) == played


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(bare: DebateApp, play: Play, scenario: Scenario) -> None:
    bad = hostile(scenario)
    where = progress(play(text=HOSTILE))
    stand = overview(bad, where)
    async with bare.run_test(size=LARGE) as pilot:
        await wait_for_text(pilot, "There are no scenarios")
        bare.services.player = HOSTILE
        bare.push_screen(CaseScreen(bare.services, bad, where))
        bare.push_screen(WelcomeScreen(bare.services, Shelf(found=(FoundScenario(Path(HOSTILE), bad),))))
        bare.push_screen(Board())
        board = await on_screen(pilot, Board)
        board.query_one(ScenarioList).show_scenarios([stand], NOW.date())
        board.query_one(ScenarioCard).show_scenario(
            stand, stand.next_bout(3, Mode.PRACTICE), now=NOW, places=(Path(HOSTILE), Path(HOSTILE))
        )
        for front in (Board, WelcomeScreen, CaseScreen):
            await on_screen(pilot, front)
            await wait_for_text(pilot, "[/]")
            assert_shown_safely(bare)
            bare.pop_screen()


async def test_the_other_side_is_offered_where_there_is_one_and_played_under_its_own_name(
    game: Game, play: Play, scenarios: Path
) -> None:
    play()
    (scenarios / "two.yaml").write_bytes((DATA / "both-sides.yaml").read_bytes())
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "nobody wants it, lazy")
        home = await on_screen(pilot, HomeScreen)
        assert "the other side" not in screen_text(app)
        await pilot.press("o")
        home.query_one(ScenarioList).highlighted = 0
        await wait_for_text(pilot, "O  the other side")
        await pilot.press("o")
        await wait_for_text(pilot, "Keep the night bus (other side)")
        await wait_for_text(pilot, "They say   It takes people home who")
        await pilot.press("b")
        await on_screen(pilot, BriefingScreen)
        await wait_for_text(pilot, "You speak for the people who pay.")
        await wait_for_text(pilot, "You argue against “The night bus should stay”.")
        await pilot.press("enter")
        screen = await on_screen(pilot, RoundScreen)
        await wait_for_text(pilot, "I need it, and so do the girls.")
        screen.query_one(TextArea).text = "It is empty, because hardly anybody rides at that hour."
        await pilot.press("ctrl+g")
        await wait_for_text(pilot, "How many key points did your answer hit?")
        await pilot.press("1")
        await wait_for_text(pilot, "HARD TO ANSWER")
    (latest,) = Save(game.saves, game.player, now=game.clock).rounds("night-bus--other-side")
    assert (latest.line, latest.score) == ("they-need-it", 100)
    again = DebateApp(game)
    async with again.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "Keep the night bus (other side)")
        await pilot.press("o")
        await wait_for_text(pilot, "You say    It takes people home")
