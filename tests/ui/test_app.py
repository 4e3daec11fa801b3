"""The application: themes, help, commands, leaving, small terminals, and what holds for every screen."""

import importlib
import itertools
import pkgutil
from collections.abc import Callable

import msgspec
import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.color import Color
from textual.dom import DOMNode
from textual.theme import Theme
from textual.widgets import TextArea

import debategame.ui
from debategame.progress.rounds import Round
from debategame.saves.settings import Remembered, load, store
from debategame.ui.app import DebateApp
from debategame.ui.help import HelpScreen, keys_of
from debategame.ui.home.home import HomeScreen
from debategame.ui.services import Game
from debategame.ui.themes import HIGH_CONTRAST, LIGHT, THEMES
from debategame.ui.widgets.dialogs import Confirm, Prompt, TextDialog
from debategame.ui.widgets.primitives import Field, safe
from debategame.ui.widgets.screens import GameScreen
from tests.support.hostile import HOSTILE, assert_shown_safely
from tests.support.screens import SMALL, on_screen, screen_text, told, until

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


async def test_a_start_writes_nothing(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await told(pilot, "There are no scenarios")
    assert not bare.services.game.saves.exists()


async def test_who_played_last_plays_again_unless_someone_is_named(bare: DebateApp) -> None:
    store(bare.services.game.saves, Remembered(player="Grace", theme="no such theme"))
    unnamed = DebateApp(msgspec.structs.replace(bare.services.game, player=""))
    for app, player in ((unnamed, "Grace"), (bare, "Ada")):
        async with app.run_test(size=SMALL) as pilot:
            await on_screen(pilot, HomeScreen)
            assert (app.services.player, app.theme) == (player, "dark")


async def test_what_is_wrong_with_the_settings_is_told(bare: DebateApp) -> None:
    bare.services.game.saves.mkdir()
    (bare.services.game.saves / "settings.json").write_text("{", encoding="utf-8")
    async with bare.run_test(size=SMALL, notifications=True) as pilot:
        await told(pilot, "understood")
        assert bare.theme == "dark"


async def test_a_small_terminal_shows_one_sentence_and_loses_nothing(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        entry = Prompt("Player", "Who plays?")
        bare.push_screen(entry)
        await told(pilot, "Who plays?")
        entry.query_one(Field).value = "half a name"
        await pilot.resize_terminal(59, 20)
        await told(pilot, "Make it at least 60×20")
        assert "Who plays?" not in screen_text(bare)
        await pilot.press("x", "escape", "enter", "tab")
        await pilot.resize_terminal(60, 20)
        await told(pilot, "half a name")
        assert bare.focused is entry.query_one(Field)
        assert entry.query_one(Field).value == "half a name"


async def test_a_screen_behind_a_dialog_follows_the_terminal_too(bare: DebateApp) -> None:
    async with bare.run_test(size=(120, 40)) as pilot:
        home = await on_screen(pilot, HomeScreen)
        await until(pilot, lambda: home.has_class("-wide", "-tall"))
        bare.push_screen(TextDialog("Something", safe("to read")))
        await told(pilot, "to read")
        await pilot.resize_terminal(40, 10)
        await told(pilot, "too small")
        await pilot.resize_terminal(*SMALL)
        await told(pilot, "to read")
        await pilot.press("escape")
        await told(pilot, "There are no scenarios")
        assert not home.has_class("-wide")
        assert not home.covered


async def test_help_names_every_key_of_the_screen(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        home = await on_screen(pilot, HomeScreen)
        await told(pilot, "There are no scenarios")
        keys = keys_of(home)
        assert {key.does for key in keys} >= {"History", "Player", "Open a file", "Quit", "Help"}
        await pilot.press("f1")
        await on_screen(pilot, HelpScreen)
        await told(pilot, "Every round you have played.")
        assert "√ hit" in screen_text(bare)
        await pilot.press("f1")
        await on_screen(pilot, HomeScreen)


async def test_every_key_of_the_screen_is_a_command_of_the_palette(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        home = await on_screen(pilot, HomeScreen)
        await told(pilot, "There are no scenarios")
        commands = {command.title: command.callback for command in bare.get_system_commands(home)}
        assert {key.does for key in keys_of(home)} | {"Theme"} == set(commands)
        bare.call_later(commands["Player"])
        await on_screen(pilot, Prompt)


@pytest.mark.parametrize(("key", "leaves"), [("y", True), ("enter", False)])
async def test_typed_text_is_not_left_without_asking(bare: DebateApp, key: str, *, leaves: bool) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await on_screen(pilot, HomeScreen)
        bare.push_screen(Writing())
        await told(pilot, "half a sentence")
        await pilot.press("ctrl+c", "ctrl+q")
        await on_screen(pilot, Confirm)
        await pilot.press(key)
        if leaves:
            await until(pilot, lambda: not bare.is_running or bare._exit)
        else:
            await on_screen(pilot, Writing)
            assert bare.screen.query_one(TextArea).text == "half a sentence"


async def test_home_is_left_by_one_key(bare: DebateApp) -> None:
    async with bare.run_test(size=SMALL) as pilot:
        await told(pilot, "There are no scenarios")
        await pilot.press("escape")
        assert not bare._exit
        await pilot.press("q")
        assert bare._exit


async def test_without_colour_the_chosen_scenario_is_still_marked(
    game: Game, play: Callable[..., Round], monkeypatch: pytest.MonkeyPatch
) -> None:
    play()
    monkeypatch.setenv("NO_COLOR", "1")
    app = DebateApp(game)
    async with app.run_test(size=SMALL) as pilot:
        await told(pilot, "> Let school start later")


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
            await told(pilot, "[/]")
            assert_shown_safely(bare)
