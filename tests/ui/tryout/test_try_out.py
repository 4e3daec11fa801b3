"""The author's screen: live verdicts, marks and examples, a file that changes while it is open, disputes."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from debategame.authoring.watched_file import WatchedFile
from debategame.progress.rounds import Dispute
from debategame.saves.save import Save
from debategame.scenario.model import MarkedAnswer
from debategame.scenario.reader import read_file
from debategame.scoring.scorer import Scorer
from debategame.ui.app import DebateApp
from debategame.ui.services import Game
from debategame.ui.tryout.dialogs import NotAddedScreen, WordingsScreen
from debategame.ui.tryout.live_verdicts import LiveVerdicts
from debategame.ui.tryout.marking import VerdictField
from debategame.ui.tryout.screen import TryScreen
from debategame.ui.widgets.dialogs import Confirm, TextDialog
from debategame.ui.widgets.editor import Editor
from tests.support.hostile import FORBIDDEN, HOSTILE, assert_shown_safely, hostile
from tests.support.screens import LARGE, SMALL, footer_width, on_screen, screen_text, until, wait_for_text

CLOCK = "It is their hormones that keep them awake until midnight."
MARKS = "Sleep makes no difference to marks."
SAVED = 1_795_536_131
"""24 November 2026, 16:02:11 UTC."""


@pytest.fixture
def path(scenarios: Path) -> Path:
    return scenarios / "small.yaml"


@asynccontextmanager
async def trying(
    game: Game, path: Path, size: tuple[int, int] = SMALL, *, check_seconds: float = 0.1
) -> AsyncIterator[tuple[Pilot[None], TryScreen]]:
    """Show the screen; wait until the empty answer is scored and the examples are counted."""
    file = WatchedFile(path)
    assert file.state.scenario is not None
    app = DebateApp(game, partial(TryScreen, file=file, scenario=file.state.scenario, check_seconds=check_seconds))
    async with app.run_test(size=size) as pilot:
        screen = await on_screen(pilot, TryScreen)
        await wait_for_text(pilot, "agrees with you on")
        await wait_for_text(pilot, " words · score 0 · ")
        yield pilot, screen


async def write(pilot: Pilot[None], text: str, seen: str) -> None:
    pilot.app.screen.query_one(Editor).text = text
    await wait_for_text(pilot, seen)


def save(path: Path, data: bytes, at: float = SAVED) -> None:
    """Save the file as a teacher's editor does."""
    path.write_bytes(data)
    os.utime(path, (at, at))


def broken(path: Path) -> bytes:
    return path.read_bytes().replace(b"level: 3", b"level: [/]")


@pytest.mark.slow
async def test_what_the_screen_looks_like(game: Game, path: Path, snapshot: SnapshotAssertion) -> None:
    async with trying(game, path) as (pilot, _):
        await write(pilot, f"{CLOCK} {MARKS}", "met your wording 1 of 3")
        await pilot.press("tab", "space", "tab")
        await wait_for_text(pilot, "agrees on 1 of 2")
        await wait_for_text(pilot, "warnings")
        closeness_hidden = re.sub(r" (\.\d\d|1\.0) ", " .## ", screen_text(pilot.app))
        assert closeness_hidden == snapshot
        assert footer_width(pilot.app) <= SMALL[0]


@pytest.mark.slow
async def test_verdicts_follow_the_typing(game: Game, path: Path) -> None:
    async with trying(game, path) as (pilot, screen):
        await write(pilot, CLOCK.removesuffix(" until midnight."), "√ hit")
        await pilot.press("A", "h")
        assert screen.query_one(Editor).text.startswith("AhIt is their hormones")
        await write(pilot, MARKS, "met opposite 1 of 1")
        assert "× opposite" in screen_text(pilot.app)


async def test_what_is_typed_while_a_score_arrives_stays(game: Game, path: Path, scorer: Scorer) -> None:
    async with trying(game, path) as (pilot, screen):
        await write(pilot, MARKS, "× opposite")
        screen.post_message(LiveVerdicts.Scored(scorer.score("lazy", MARKS)))
        screen.query_one(Editor).insert("Well. ", (0, 0))
        await wait_for_text(pilot, "7 words")
        assert screen.query_one(Editor).text == f"Well. {MARKS}"


async def test_what_is_typed_just_before_the_next_line_stays_with_its_line(game: Game, path: Path) -> None:
    async with trying(game, path) as (pilot, screen):
        screen.query_one(Editor).insert(MARKS)
        screen.action_next_line()
        await wait_for_text(pilot, "Opponent's line 2 of 2")
        screen.action_next_line()
        await wait_for_text(pilot, "6 words")
        assert screen.query_one(Editor).text == MARKS


async def test_a_large_window_shows_how_words_match(game: Game, path: Path) -> None:
    async with trying(game, path, LARGE) as (pilot, _):
        await write(pilot, "A tired brain remembred nothing of the first lesson.", "remembred ~ remembers (")


class TestMarks:
    @pytest.mark.slow
    async def test_space_changes_a_mark_and_the_rest_follow_the_game(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, _):
            await write(pilot, CLOCK, "√ hit")
            await wait_for_text(pilot, "1 √   2 ·")
            assert "as the game marks it" in screen_text(pilot.app)
            await pilot.press("tab", "right", "space", "space")
            await wait_for_text(pilot, "1 √   2 √")
            assert "the game agrees on 1 of 2" in screen_text(pilot.app)
            assert [mark.has_class("-own") for mark in pilot.app.screen.query(VerdictField)] == [False, True]
            await pilot.press("space", "space", "left", "space")
            await wait_for_text(pilot, "the game agrees on 0 of 1")

    @pytest.mark.slow
    async def test_where_neither_sees_anything_there_is_nothing_to_agree_on(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, _):
            await write(pilot, "Mountains are tall.", "1 ·   2 ·")
            await pilot.press("tab", *["space"] * 3)
            await wait_for_text(pilot, "the game agrees on 0 of 1")
            await pilot.press("space")
            await wait_for_text(pilot, "as the game marks it")
            assert "1 ·   2 ·" in screen_text(pilot.app)

    @pytest.mark.slow
    async def test_every_line_has_its_own_answer_and_marks(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, screen):
            await write(pilot, CLOCK, "1 √   2 ·")
            await pilot.press("tab", "space", "f7")
            await wait_for_text(pilot, "1 ·   2 ·   3 ·")
            assert "Opponent's line 2 of 2: nobody-w" in screen_text(pilot.app)
            assert screen.query_one(Editor).text == ""
            await pilot.press("f7")
            await wait_for_text(pilot, "1 ~   2 ·")
            assert screen.query_one(Editor).text == CLOCK


class TestAdding:
    @pytest.mark.slow
    async def test_one_example_is_added_as_marked(self, game: Game, path: Path) -> None:
        before = read_file(path)
        async with trying(game, path) as (pilot, screen):
            await write(pilot, CLOCK, "1 √   2 ·")
            await pilot.press("tab", "right", "space", "f6", "f6")
            await wait_for_text(pilot, "your example saved")
            await wait_for_text(pilot, "3 examples so far: the game")
            assert "in the file" in screen_text(pilot.app)
            assert not screen.unsaved
        example = MarkedAnswer(line="lazy", answer=CLOCK, hits=("body-clock",), contradicts=("better-marks",))
        assert read_file(path) == msgspec.structs.replace(before, examples=(*before.examples, example))

    @pytest.mark.slow
    async def test_an_example_in_the_file_gets_other_marks(self, game: Game, path: Path) -> None:
        before = read_file(path).examples
        async with trying(game, path) as (pilot, screen):
            await pilot.press("f9")
            await wait_for_text(pilot, "in the file")
            assert screen.query_one(Editor).text == before[0].answer
            await pilot.press("tab", "space")
            await wait_for_text(pilot, "the game agrees on")
            await pilot.press("f6")
            await wait_for_text(pilot, "your example saved")
        after = read_file(path).examples
        assert [example.answer for example in after] == [example.answer for example in before]
        assert after[0] != before[0]
        assert after[1:] == before[1:]

    @pytest.mark.slow
    async def test_an_empty_answer_is_not_added(self, game: Game, path: Path) -> None:
        data = path.read_bytes()
        async with trying(game, path) as (pilot, screen):
            screen.query_one(Editor).text = "  \n "
            await pilot.press("f6")
            await until(pilot, lambda: not any(worker.group == "adding" for worker in pilot.app.workers))
        assert path.read_bytes() == data

    @pytest.mark.slow
    async def test_a_file_that_changed_meanwhile_is_not_written(self, game: Game, path: Path) -> None:
        async with trying(game, path, check_seconds=600) as (pilot, _):
            await write(pilot, CLOCK, "1 √   2 ·")
            changed = path.read_bytes() + b"# changed\n"
            path.write_bytes(changed)
            await pilot.press("f6")
            await on_screen(pilot, NotAddedScreen)
            assert path.read_bytes() == changed
            assert "the file was saved just now" in screen_text(pilot.app)
            assert f"answer: {CLOCK}" in screen_text(pilot.app)
            await pilot.press("c")
            assert f"answer: {CLOCK}" in pilot.app.clipboard


class TestSaving:
    @pytest.mark.slow
    async def test_a_saved_file_is_read_again_and_the_answer_stays(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, screen):
            await write(pilot, "Moonlight and jazz keep them up.", "1 ·   2 ·")
            wording = b"- Their hormones keep them awake until midnight."
            save(path, path.read_bytes().replace(wording, wording + b"\n      - Moonlight and jazz keep them up."))
            await wait_for_text(pilot, "saved 16:02:11, read again, ")
            await wait_for_text(pilot, "met your wording 2 of 4")
            assert screen.query_one(Editor).text == "Moonlight and jazz keep them up."

    @pytest.mark.slow
    async def test_a_broken_file_is_reported_and_the_last_good_one_is_used(self, game: Game, path: Path) -> None:
        good = path.read_bytes()
        async with trying(game, path) as (pilot, _):
            save(path, broken(path))
            await wait_for_text(pilot, "F2 or ^L: 10:8 `level` must be")
            assert "F6" not in screen_text(pilot.app).splitlines()[-1]
            await write(pilot, CLOCK, "met your wording 1 of 3")
            await pilot.press("f2")
            await on_screen(pilot, TextDialog)
            assert "level: [/]" in screen_text(pilot.app)
            await pilot.press("escape")
            save(path, good, SAVED + 60)
            await wait_for_text(pilot, "saved 16:03:11, read again, ")
            assert footer_width(pilot.app) <= SMALL[0]

    @pytest.mark.slow
    async def test_a_removed_line_gives_way_to_the_first(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, _):
            await pilot.press("f7")
            await wait_for_text(pilot, "line 2 of 2")
            save(path, re.sub(rb"(?s)  - id: nobody.*?examples:.*", b"", path.read_bytes()))
            await wait_for_text(pilot, "line 1 of 1: lazy")
            await wait_for_text(pilot, "No examples in the file yet")


@pytest.mark.slow
async def test_f8_shows_how_far_each_wording_is_met(game: Game, path: Path) -> None:
    async with trying(game, path) as (pilot, _):
        await write(pilot, CLOCK, "1 √   2 ·")
        await pilot.press("f8")
        await on_screen(pilot, WordingsScreen)
        await wait_for_text(pilot, "Key point 1 of 2: body-clock")
        rows = [row for row in screen_text(pilot.app).splitlines() if "%" in row]
        assert "wording 1" in rows[0]
        assert "Their hormones keep them awake" in rows[0]
        await pilot.press("right")
        await wait_for_text(pilot, "Key point 2 of 2: better-marks")
        await pilot.press("escape")
        await on_screen(pilot, TryScreen)


class TestDisputes:
    @pytest.fixture
    def game(self, game: Game, play) -> Game:
        played = play("lazy", "Rested pupils are a joy. Nobody learns asleep.")
        Save(game.saves, game.player, now=game.clock).dispute(
            Dispute(
                answer=played.answers[0].id,
                point="better-marks",
                start=25,
                end=46,
                sentence="Nobody learns asleep.",
                at=game.clock(),
            )
        )
        return game

    @pytest.mark.slow
    async def test_the_next_dispute_becomes_the_answer(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, screen):
            await wait_for_text(pilot, "F9 Take up")
            assert footer_width(pilot.app) <= SMALL[0]
            await pilot.press("f7", "f9")
            await wait_for_text(pilot, "Ada says: this makes 2 better-marks.")
            assert screen.query_one(Editor).text == "Nobody learns asleep."
            assert "line 1 of 2: lazy" in screen_text(pilot.app)
            await wait_for_text(pilot, "2 √")
            await pilot.press("f6")
            await wait_for_text(pilot, "your example saved")
        saved = read_file(path).examples[-1]
        assert (saved.answer, saved.hits) == ("Nobody learns asleep.", ("better-marks",))

    @pytest.mark.slow
    async def test_it_asks_before_it_replaces_typed_text(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, screen):
            await write(pilot, CLOCK, "F9 Take up")
            await pilot.press("f9")
            await on_screen(pilot, Confirm)
            await pilot.press("n")
            assert screen.query_one(Editor).text == CLOCK


@pytest.mark.slow
async def test_leaving_asks_before_typed_text_is_lost(game: Game, path: Path) -> None:
    async with trying(game, path) as (pilot, screen):
        await write(pilot, CLOCK, "√ hit")
        await pilot.press("escape")
        await on_screen(pilot, Confirm)
        await pilot.press("n")
        await on_screen(pilot, TryScreen)
        await write(pilot, "", "0 words")
        assert not screen.unsaved
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.is_running)


@pytest.mark.slow
async def test_a_small_window_covers_the_screen_and_takes_its_keys(game: Game, path: Path) -> None:
    async with trying(game, path) as (pilot, screen):
        await write(pilot, CLOCK, "√ hit")
        await pilot.resize_terminal(59, 24)
        await wait_for_text(pilot, "too small")
        await pilot.press("x", "f6")
        await pilot.resize_terminal(*SMALL)
        await wait_for_text(pilot, "√ hit")
        assert screen.query_one(Editor).text == CLOCK


@pytest.mark.slow
async def test_hostile_text_is_shown_as_text(game: Game, path: Path) -> None:
    file = WatchedFile(path)
    assert file.state.scenario is not None
    app = DebateApp(game, partial(TryScreen, file=file, scenario=hostile(file.state.scenario), check_seconds=0.1))
    async with app.run_test(size=LARGE) as pilot:
        await on_screen(pilot, TryScreen)
        await write(pilot, HOSTILE, "elsewhere: nothing")
        assert_shown_safely(app)
        await pilot.press("f8")
        await on_screen(pilot, WordingsScreen)
        await wait_for_text(pilot, "%")
        assert_shown_safely(app)
        await pilot.press("escape")
        save(path, b'level: "[/] \\e]52;c;b"\n' + path.read_bytes() + b"\x1b[2J")
        await wait_for_text(pilot, "a control character")
        assert not FORBIDDEN.search(screen_text(app))


def long_line(path: Path, count: int) -> bytes:
    """Return the file with so many more key points, all on its first line."""
    text = path.read_text(encoding="utf-8")
    points = "".join(f"  - id: extra-{number}\n    claim: Extra{number} barks.\n" for number in range(count))
    ids = "".join(f", extra-{number}" for number in range(count))
    text = text.replace("their_points:\n", "KEEP\n", 1).replace("key_points:\n", f"key_points:\n{points}", 1)
    return re.sub(r"(points: \[body-clock[^]]*)", rf"\1{ids}", text.replace("KEEP", "their_points:"), count=1).encode()


class TestManyKeyPoints:
    @pytest.mark.slow
    async def test_hits_are_on_top_and_their_marks_come_first(self, game: Game, path: Path) -> None:
        save(path, long_line(path, 58))
        async with trying(game, path) as (pilot, _):
            await write(pilot, "Extra49 barks.", "√ hit")
            rows = [row for row in screen_text(pilot.app).splitlines() if "hit" in row or "missed" in row]
            assert "52 extra-49" in rows[0]
            await wait_for_text(pilot, "How you mark it:   52 √   1 ·")
            await pilot.press("tab")
            await wait_for_text(pilot, "extra-49: Space changes it.")
            await pilot.press("shift+tab", "shift+tab")
            await wait_for_text(pilot, "60 ·")


class TestWarnings:
    @pytest.mark.slow
    async def test_the_head_counts_them_and_f2_shows_them(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, _):
            await wait_for_text(pilot, " warnings (F2 or ^L)")
            assert footer_width(pilot.app) <= SMALL[0]
            await pilot.press("f2")
            await on_screen(pilot, TextDialog)
            assert "warning: " in screen_text(pilot.app)
            assert "hint: " in screen_text(pilot.app)

    @pytest.mark.slow
    async def test_a_file_that_was_saved_is_reviewed_again(self, game: Game, path: Path) -> None:
        async with trying(game, path) as (pilot, _):
            await wait_for_text(pilot, " warnings (F2 or ^L)")
            save(path, path.read_bytes().replace(b"    source: paragraph", b"    x-source: paragraph"))
            await wait_for_text(pilot, "saved 16:02:11, read again, ")
            await wait_for_text(pilot, " warnings (F2 or ^L)")
            await pilot.press("f2")
            await wait_for_text(pilot, "has no `source`")


@pytest.mark.slow
async def test_a_long_sentence_of_theirs_is_whole_on_a_small_screen(game: Game, path: Path) -> None:
    async with trying(game, path) as (pilot, _):
        await write(pilot, "They lie in bed because nobody makes them get up at all.", "argues their side")
        right = " ".join(row.split("│")[3].strip() for row in screen_text(pilot.app).splitlines() if row.count("│") > 3)
        assert "“They lie in bed because nobody makes them get up at all”" in right


@pytest.mark.slow
async def test_a_sentence_that_argues_their_side_is_shown_with_its_words_and_which_point(
    game: Game, path: Path
) -> None:
    async with trying(game, path, LARGE) as (pilot, _):
        await write(
            pilot, "They lie in bed because nobody makes them get up.", "argues their side, just-lazy: “They lie"
        )
        assert "hit" not in screen_text(pilot.app).split("What the game sees")[1].split("argues")[0]
