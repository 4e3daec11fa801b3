"""The screen of pupils' answers: marks, takes with their effect, undo, and a file that changes while it is open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from debategame.authoring.answers.marks import with_rulings
from debategame.authoring.answers.model import PupilAnswer
from debategame.authoring.watched_file import WatchedFile
from debategame.progress.rulings import rulings_file
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict
from debategame.transfer.rulings import read_rulings
from debategame.ui.answers.answer_list import AnswerList
from debategame.ui.answers.details import AnswerDetails
from debategame.ui.answers.screen import AnswersScreen
from debategame.ui.answers.take import TakeScreen
from debategame.ui.app import DebateApp
from debategame.ui.services import Game
from debategame.ui.widgets.dialogs import Prompt
from tests.support.hostile import HOSTILE, assert_shown_safely
from tests.support.paths import DATA
from tests.support.screens import LARGE, SMALL, footer_width, on_screen, screen_text, until, wait_for_text

FERRY = "Skippers on the dawn ferry would be stuck ashore."
ANSWERS = (
    PupilAnswer(line="money", text=FERRY, source="Ada", id="1", disputed={"shift-workers": FERRY}),
    PupilAnswer(line="money", text="The dawn ferry has its skippers, and they would be stuck.", source="Ben", id="2"),
    PupilAnswer(
        line="money", text="Nurses who work shifts have no other way to reach their job.", source="Cleo", id="3"
    ),
    PupilAnswer(line="money", text=f"Look: {HOSTILE}", source="[/] Dan"),
)


@pytest.fixture
def path(scenarios: Path) -> Path:
    file = scenarios / "sound.yaml"
    file.write_bytes((DATA / "sound.yaml").read_bytes())
    return file


@asynccontextmanager
async def marking(
    game: Game, path: Path, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[Pilot[None], AnswersScreen]]:
    """Show the screen; wait until the answers are scored."""
    file = WatchedFile(path)
    scenario = file.state.scenario
    assert scenario is not None
    first = partial(
        AnswersScreen,
        file=file,
        scenario=scenario,
        answers=ANSWERS,
        rulings=rulings_file(path),
        check_seconds=0.1,
    )
    app = DebateApp(game, first)
    async with app.run_test(size=size) as pilot:
        screen = await on_screen(pilot, AnswersScreen)
        await wait_for_text(pilot, "players say they made shift-workers")
        yield pilot, screen


def marks(path: Path) -> list[dict[str, Verdict] | None]:
    """Return the marks that the file of rulings gives the answers."""
    rows = read_rulings(rulings_file(path)).rows
    return [answer.marks and dict(answer.marks) for answer in with_rulings(read_file(path), ANSWERS, rows)]


@pytest.mark.slow
async def test_what_the_screen_looks_like(game: Game, path: Path, snapshot: SnapshotAssertion) -> None:
    async with marking(game, path) as (pilot, _):
        assert screen_text(pilot.app) == snapshot
        assert footer_width(pilot.app) <= SMALL[0]
        assert_shown_safely(pilot.app)


async def test_one_key_marks_the_answer_saves_the_mark_and_goes_on(game: Game, path: Path) -> None:
    async with marking(game, path, LARGE) as (pilot, screen):
        answers = screen.query_one(AnswerList)
        assert answers.chosen == (0, "shift-workers")
        await pilot.press("y")
        await wait_for_text(pilot, "the game agrees on 0 of 1 mark")
        assert answers.chosen != (0, "shift-workers")
        assert marks(path)[0] == {"shift-workers": Verdict.HIT}
        await pilot.press("u")
        await until(pilot, lambda: marks(path)[0] is None)


@pytest.mark.slow
async def test_a_wording_is_taken_after_its_effect_is_shown_and_can_be_undone(game: Game, path: Path) -> None:
    before = path.read_bytes()
    async with marking(game, path) as (pilot, screen):
        await pilot.press("y", "up", "home", "w")
        await on_screen(pilot, TakeScreen)
        await wait_for_text(pilot, "+1 right, −0 wrong")
        assert "√ hit shift-workers: “Skippers" in screen_text(pilot.app)
        await pilot.press("enter")
        await on_screen(pilot, AnswersScreen)
        await until(pilot, lambda: FERRY in read_file(path).key_point("shift-workers").wordings)
        await wait_for_text(pilot, "the game agrees on 1 of 1 mark")
        await pilot.press("u")
        await until(pilot, lambda: path.read_bytes() == before)
        await wait_for_text(pilot, "the game agrees on 0 of 1 mark")
        assert marks(path)[0] == {"shift-workers": Verdict.HIT}
        assert screen.query_one(AnswerList).chosen is not None


@pytest.mark.slow
async def test_the_text_can_be_changed_before_it_is_taken(game: Game, path: Path) -> None:
    async with marking(game, path) as (pilot, _):
        await pilot.press("o")
        await on_screen(pilot, TakeScreen)
        await pilot.press("e")
        prompt = await on_screen(pilot, Prompt)
        prompt.query_one("#entry").value = "No ferry needs it."  # type: ignore[attr-defined]
        await pilot.press("enter")
        await on_screen(pilot, TakeScreen)
        await wait_for_text(pilot, "No ferry needs it.")
        await pilot.press("enter")
        await until(pilot, lambda: "No ferry needs it." in read_file(path).key_point("shift-workers").opposites)


@pytest.mark.slow
async def test_a_synonym_an_example_and_a_key_point_are_taken(game: Game, path: Path) -> None:
    async with marking(game, path) as (pilot, _):
        await pilot.press("s")
        prompt = await on_screen(pilot, Prompt)
        prompt.query_one("#entry").value = "skippers"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await on_screen(pilot, TakeScreen)
        await pilot.press("enter")
        await until(pilot, lambda: "skippers" in read_file(path).synonyms["nurses"])
        for key, count in (
            ("e", lambda: len(read_file(path).examples)),
            ("k", lambda: len(read_file(path).key_points)),
        ):
            before = count()
            await on_screen(pilot, AnswersScreen)
            await pilot.press(key)
            await on_screen(pilot, TakeScreen)
            await pilot.press("enter")
            await until(pilot, lambda count=count, before=before: count() > before)
    new = read_file(path)
    assert new.examples[-1].answer == FERRY
    assert new.key_points[-1].claim == FERRY
    assert new.key_points[-1].id in new.line("money").points


@pytest.mark.slow
async def test_arrows_choose_the_key_point_that_is_marked(game: Game, path: Path) -> None:
    async with marking(game, path) as (pilot, _):
        await pilot.press("right")
        await wait_for_text(pilot, "key point 2 of")
        await pilot.press("h")
        await until(pilot, lambda: marks(path)[0] == {"drink-driving": Verdict.PARTIAL})


@pytest.mark.slow
async def test_a_file_changed_by_others_is_read_again_and_not_undone_over(game: Game, path: Path) -> None:
    async with marking(game, path) as (pilot, _):
        await pilot.press("w")
        await on_screen(pilot, TakeScreen)
        await pilot.press("enter")
        await until(pilot, lambda: FERRY in path.read_text(encoding="utf-8"))
        changed = path.read_bytes() + b"# by others\n"
        path.write_bytes(changed)
        await wait_for_text(pilot, "U Undo")
        await pilot.press("u")
        await until(pilot, lambda: "U Undo" not in screen_text(pilot.app))
        assert path.read_bytes() == changed
        path.write_bytes(changed.replace(b"level: ", b"level: [").replace(b"format: 1", b"format: x"))
        await wait_for_text(pilot, "F2 Problems")
        assert "W Wording" not in screen_text(pilot.app).splitlines()[-1]


@pytest.mark.slow
async def test_suggestions_stand_before_their_answers(game: Game, path: Path) -> None:
    async with marking(game, path, LARGE) as (pilot, screen):
        answers = screen.query_one(AnswerList)
        await pilot.press("y")
        while answers.chosen is not None and answers.chosen[0] != 1:
            await pilot.press("down")
        while screen.query_one(AnswerDetails).point != "shift-workers":
            await pilot.press("right")
        await pilot.press("y")
        path.write_bytes(path.read_bytes() + b"\n# read again\n")
        await wait_for_text(pilot, "+2 ")
        await pilot.press("end", "g")
        assert answers.chosen is not None
        assert answers.suggestion(*answers.chosen) is not None


@pytest.mark.slow
async def test_a_sentence_to_the_player_goes_with_the_mark(game: Game, path: Path) -> None:
    async with marking(game, path) as (pilot, _):
        await pilot.press("n", "up", "home", "m")
        prompt = await on_screen(pilot, Prompt)
        prompt.query_one("#entry").value = "Say who needs it."  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: len(read_rulings(rulings_file(path)).rows) == 2)
    newest = read_rulings(rulings_file(path)).rows[-1]
    assert (newest.verdict, newest.note, newest.answer) == (Verdict.MISSED, "Say who needs it.", "1")
