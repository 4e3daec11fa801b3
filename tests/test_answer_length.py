"""An answer has at most 20,000 characters, wherever it comes from. Longer ones in older saves can still be read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from debategame.classroom.disputes import read_disputes
from debategame.progress.answer_length import LONGEST_ANSWER, TOO_LONG
from debategame.saves.save import Save
from debategame.transfer.export import as_json_lines
from debategame.ui.widgets.editor import Editor
from tests.conftest import Told
from tests.support.class_folder import disputed_save
from tests.support.factories import answer, point, record, save_in
from tests.support.paths import DATA
from tests.support.streams import play

LONG = "hpx " * (LONGEST_ANSWER // 4)
"""Just short enough."""
OLD = "Children play there. " * 50_000
"""A million characters, as an answer could have before there was a limit."""


@pytest.mark.parametrize(
    "typed", [f"{LONG}and more\n\n", f"{LONG}{OLD}\n\n", f"{LONG}\nand more\nand more\n\n", f"{OLD}\n{OLD}\n\n"]
)
def test_plain_play_keeps_the_beginning_and_goes_on(save: Save, typed: str):
    said = play(f"{typed}/s\n/q\n", save)
    assert said.count(f"A{TOO_LONG[1:]}: the rest of it is left out.") == 1
    (played,) = save.rounds()
    assert played.answers[0].text == typed[:LONGEST_ANSWER]


def test_plain_play_takes_an_answer_that_is_just_short_enough(save: Save):
    assert TOO_LONG[1:] not in play(f"{LONG}\n\n/s\n/q\n", save)
    assert save.rounds()[0].answers[0].text == LONG


async def test_the_field_on_screens_takes_what_fits_and_says_so():
    class Screens(App[None]):
        def compose(self) -> ComposeResult:
            yield Editor("note", OLD)

    app = Screens()
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        assert editor.text == OLD[:LONGEST_ANSWER]
        editor.insert("x")
        assert editor.text == OLD[:LONGEST_ANSWER]
        editor.replace("12345", (0, 0), (0, 3))
        assert editor.text == f"123{OLD[3:LONGEST_ANSWER]}"
        editor.text = "short"
        editor.insert(OLD)
        assert editor.text == f"{OLD[: LONGEST_ANSWER - 5]}short"
        await pilot.pause()
        assert {notice.message for notice in app._notifications} == {f"A{TOO_LONG[1:]}: the rest of it is left out."}


@pytest.mark.parametrize("words", ["score", "agree"])
def test_a_row_that_is_too_long_is_refused_and_the_others_are_read(
    tmp_path: Path, command: Callable[..., Told], words: str
):
    rows = [{"line": "lazy", "answer": text} for text in (f"{LONG}x", LONG)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    told = command(words, DATA / "small.yaml", tmp_path / "rows.jsonl")
    assert told.status == 1
    assert told.said.count(TOO_LONG) == 1


def test_import_refuses_the_round_and_recover_does_not(tmp_path: Path, command: Callable[..., Told]):
    save = save_in(tmp_path / "old")
    record(save, answer(OLD))
    (tmp_path / "ada.jsonl").write_bytes(save.file.read(lambda db: b"".join(as_json_lines(db))))
    told = command("import", tmp_path / "ada.jsonl")
    assert (told.status, f"row 3: {TOO_LONG}." in told.complained) == (1, True)
    assert "1 round restored" in command("recover", save.path).said
    assert save_in(tmp_path / "saves").rounds()[0].answers[0].text == OLD


def test_the_disputes_of_an_old_long_answer_are_read(tmp_path: Path):
    disputed_save(tmp_path, given=answer(OLD, points=(point("shade"), point("play", "·"))))
    (dispute,) = read_disputes(tmp_path, "parks")
    assert dispute.answer == OLD[:LONGEST_ANSWER]
