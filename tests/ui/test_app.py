"""The application: themes, help, commands, leaving, small terminals, and what holds for every screen."""

import importlib
import itertools
import pkgutil
import re
from collections.abc import Callable

import msgspec
import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.color import Color
from textual.dom import DOMNode
from textual.theme import Theme
from textual.widgets import Input, TextArea

import debategame.ui
from debategame.progress.rounds import Round
from debategame.saves.settings import Remembered, load, store
from debategame.ui.app import DebateApp
from debategame.ui.bout.guess import GuessScreen
from debategame.ui.help import HelpScreen, keys_of
from debategame.ui.home.home import HomeScreen
from debategame.ui.services import Game
from debategame.ui.themes import HIGH_CONTRAST, LIGHT, THEMES
from debategame.ui.widgets.dialogs import Confirm, Prompt, TextDialog
from debategame.ui.widgets.primitives import Field, safe
from debategame.ui.widgets.screens import GameScreen
from tests.support.hostile import HOSTILE, assert_shown_safely
from tests.support.screens import SMALL, on_screen, screen_text, until, wait_for_text

MODULES = [
    importlib.import_module(module.name) for module in pkgutil.walk_packages(debategame.ui.__path__, "debategame.ui.")
]
NODES = [
    node
    for module in MODULES
    for node in vars(module).values()
    if isinstance(node, type) and issubclass(node, DOMNode) and node.__module__ == module.__name__
]


class Writing(GameScreen[None]):
    """A screen with typed text that is not saved."""

    unsaved = True

    def compose(self) -> ComposeResult:
        yield TextArea("half a sentence")


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_every_key_has_an_id_and_an_explanation_and_styles_stand_in_the_sheet(node: type[DOMNode]) -> None:
    for binding in vars(node).get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.tooltip
    assert "DEFAULT_CSS" not in vars(node)


def test_no_two_keys_share_an_id_but_those_of_one_action() -> None:
    bindings = [binding for node in NODES for binding in vars(node).get("BINDINGS", ())]
    actions = sorted(
        {(binding.id, binding.action.partition("(")[0]) for binding in bindings if isinstance(binding, Binding)}
    )
    assert [key for key, group in itertools.groupby(actions, lambda pair: pair[0]) if len(list(group)) > 1] == []


RESERVED = {f"ctrl+{letter}" for letter in "abcefghijkmpqsxyz"}
"""Keys that a second key cannot be.

Terminals send H, I, J and M as other keys; S and Q stop old ones. GNU Screen takes A, tmux B, and VS Code E, F, G, J,
K, M and P. The others have a meaning in the game or in its text fields.
"""


def test_every_function_key_has_a_second_key_that_terminals_and_text_fields_leave_free() -> None:
    in_fields = {key for field in (TextArea, Input) for binding in field.BINDINGS for key in binding.key.split(",")}
    for node in NODES:
        for binding in vars(node).get("BINDINGS", ()):
            keys = set(binding.key.split(",")) - {"escape", "enter"}
            if any(re.fullmatch("f[0-9]+", key) for key in keys):
                second = {key for key in keys if key.startswith("ctrl+") or key == "question_mark"}
                assert second, binding
                assert not second & (RESERVED | in_fields), binding


def contrast(ground: str, ink: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""

    def luminance(colour: str) -> float:
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour).normalized]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(ground), luminance(ink)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_and_accent_can_be_read_in_every_theme_of_ours(theme: Theme) -> None:
    least = 7 if theme is HIGH_CONTRAST else 4.5
    muted = theme.variables["text-muted"]
    for ground, ink in itertools.product(
        (theme.background, theme.surface), (theme.foreground, theme.accent, theme.success, theme.error, muted)
    ):
        assert contrast(ground, ink) >= least, (ground, ink)


@pytest.mark.slow
async def test_the_theme_is_remembered(bare: DebateApp, game: Game) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        assert bare.theme == "dark"
        bare.theme = "high-contrast"
        await until(pilot, lambda: load(game.saves)[0].theme == "high-contrast")
    again = DebateApp(bare.services.game)
    async with again.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        assert again.theme == "high-contrast"
        assert again.screen.styles.background == Color.parse(HIGH_CONTRAST.background)
        again.theme = "light"
        await until(pilot, lambda: again.screen.styles.background == Color.parse(LIGHT.background))


@pytest.mark.slow
async def test_a_start_writes_nothing(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "There are no scenarios")
    assert not bare.services.game.saves.exists()


@pytest.mark.slow
async def test_who_played_last_plays_again_unless_someone_is_named(bare: DebateApp) -> None:
    store(bare.services.game.saves, Remembered(player="Grace", theme="no such theme"))
    unnamed = DebateApp(msgspec.structs.replace(bare.services.game, player=""))
    for app, player in ((unnamed, "Grace"), (bare, "Ada")):
        async with app.run_test(size=SMALL) as pilot:
            await on_screen(pilot, HomeScreen)
            assert (app.services.player, app.theme) == (player, "dark")


@pytest.mark.slow
async def test_what_is_wrong_with_the_settings_is_told(bare: DebateApp) -> None:
    bare.services.game.saves.mkdir()
    (bare.services.game.saves / "settings.json").write_text("{", encoding="utf-8")
    async with bare.run_test(size=SMALL, notifications=True) as pilot:
        await wait_for_text(pilot, "understood")
        assert bare.theme == "dark"


@pytest.mark.slow
async def test_a_small_terminal_shows_one_sentence_and_loses_nothing(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        entry = Prompt("Player", "Who plays?")
        bare.push_screen(entry)
        await wait_for_text(pilot, "Who plays?")
        entry.query_one(Field).value = "half a name"
        await pilot.resize_terminal(59, 20)
        await wait_for_text(pilot, "Make it at least 60×20")
        assert "Who plays?" not in screen_text(bare)
        await pilot.press("x", "escape", "enter", "tab")
        await pilot.resize_terminal(60, 20)
        await wait_for_text(pilot, "half a name")
        assert bare.focused is entry.query_one(Field)
        assert entry.query_one(Field).value == "half a name"


@pytest.mark.slow
async def test_a_screen_behind_a_dialog_follows_the_terminal_too(bare: DebateApp) -> None:
    async with bare.run_test(size=(120, 40)) as pilot:
        home = await on_screen(pilot, HomeScreen)
        await until(pilot, lambda: home.has_class("-wide", "-tall"))
        bare.push_screen(TextDialog("Something", safe("to read")))
        await wait_for_text(pilot, "to read")
        await pilot.resize_terminal(40, 10)
        await wait_for_text(pilot, "too small")
        await pilot.resize_terminal(*SMALL)
        await wait_for_text(pilot, "to read")
        await pilot.press("escape")
        await wait_for_text(pilot, "There are no scenarios")
        assert not home.has_class("-wide")
        assert not home.covered


@pytest.mark.slow
async def test_help_names_every_key_of_the_screen(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        home = await on_screen(pilot, HomeScreen)
        await wait_for_text(pilot, "There are no scenarios")
        keys = keys_of(home)
        assert {key.does for key in keys} >= {"History", "Player", "Open a file", "Quit", "Help"}
        for key in ("f1", "question_mark"):
            await pilot.press(key)
            await on_screen(pilot, HelpScreen)
            await wait_for_text(pilot, "Every round you have played.")
            assert "F1 or ?" in screen_text(bare)
            assert "√ hit" in screen_text(bare)
            assert "Choose how the game looks" in screen_text(bare), "the theme is named where all keys are"
            await pilot.press(key)
            await on_screen(pilot, HomeScreen)


@pytest.mark.slow
async def test_a_dialog_explains_itself_if_it_needs_to(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        bare.push_screen(GuessScreen("My answer.", 2, shows_score=True))
        await on_screen(pilot, GuessScreen)
        await pilot.press("question_mark")
        await wait_for_text(pilot, "how many of the hidden key points did your")
        await pilot.press("escape", "escape")
        bare.push_screen(Prompt("Player", "Who plays?"))
        await wait_for_text(pilot, "Who plays?")
        await pilot.press("question_mark", "f1")
        assert bare.screen.query_one(Field).value == "?"
        assert isinstance(bare.screen, Prompt)


@pytest.mark.slow
async def test_every_key_of_the_screen_is_a_command_of_the_palette(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        home = await on_screen(pilot, HomeScreen)
        await wait_for_text(pilot, "There are no scenarios")
        commands = {command.title: command.callback for command in bare.get_system_commands(home)}
        assert {key.does for key in keys_of(home)} | {"Theme"} == set(commands)
        bare.call_later(commands["Player"])
        await on_screen(pilot, Prompt)


@pytest.mark.parametrize(("key", "leaves"), [("y", True), ("enter", False)])
@pytest.mark.slow
async def test_typed_text_is_not_left_without_asking(bare: DebateApp, key: str, *, leaves: bool) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        bare.push_screen(Writing())
        await wait_for_text(pilot, "half a sentence")
        await pilot.press("ctrl+c", "ctrl+q")
        await on_screen(pilot, Confirm)
        await pilot.press(key)
        if leaves:
            await until(pilot, lambda: not bare.is_running or bare._exit)
        else:
            await on_screen(pilot, Writing)
            assert bare.screen.query_one(TextArea).text == "half a sentence"


@pytest.mark.slow
async def test_home_is_left_by_one_key(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "There are no scenarios")
        await pilot.press("escape")
        assert not bare._exit
        await pilot.press("q")
        assert bare._exit


@pytest.mark.slow
async def test_without_colour_the_chosen_scenario_is_still_marked(
    game: Game, play: Callable[..., Round], monkeypatch: pytest.MonkeyPatch
) -> None:
    play()
    monkeypatch.setenv("NO_COLOR", "1")
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await wait_for_text(pilot, "> Let school start later")


@pytest.mark.slow
async def test_without_colour_there_is_no_theme_of_the_terminals_colours(
    bare: DebateApp, game: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(game.saves, Remembered(player="Ada", theme="ansi-dark"))
    monkeypatch.setenv("NO_COLOR", "1")
    app = DebateApp(bare.services.game)
    async with app.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        assert app.theme == "dark"
        assert not [theme for theme in app.available_themes.values() if theme.ansi]
        app.remember_player("Grace")
        await until(pilot, lambda: load(game.saves)[0] == Remembered(player="Grace", theme="ansi-dark"))


@pytest.mark.slow
async def test_dialogs_show_hostile_text_as_text(bare: DebateApp) -> None:
    dialogs = (
        Confirm(HOSTILE, title=HOSTILE, yes=HOSTILE, no=HOSTILE),
        Prompt(HOSTILE, HOSTILE, value=HOSTILE, choices=(HOSTILE,), problem=lambda text: text),
        TextDialog(HOSTILE, safe(HOSTILE)),
    )
    async with bare.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        for dialog in dialogs:
            bare.push_screen(dialog)
            await wait_for_text(pilot, "[/]")
            assert_shown_safely(bare)


class BrokenScreen(GameScreen[None]):
    """A screen with an error in the program."""

    def on_mount(self) -> None:
        raise LookupError("no such gear")


def test_an_error_of_a_screen_ends_the_game_and_prints_nothing(game: Game, capfd: pytest.CaptureFixture[str]) -> None:
    app = DebateApp(game, BrokenScreen)
    app.run(headless=True)
    assert isinstance(app.error, LookupError)
    assert "gear" not in "".join(capfd.readouterr())  # Textual's report would show what was typed
