"""The settings file: written atomically, and faults in it are ignored with a notice."""

import json

import pytest

from debategame.errors import SaveUnavailableError
from debategame.saves.save import players
from debategame.saves.settings import LONGEST_FILE, Remembered, load, store
from tests.support.factories import DAY, NOON, record, save_in

NOTHING = Remembered()


def test_at_the_first_start_nothing_is_remembered_and_no_file_created(tmp_path):
    assert load(tmp_path / "saves") == (NOTHING, "")
    assert not (tmp_path / "saves").exists()


@pytest.mark.parametrize(
    "remembered",
    [NOTHING, Remembered(player="Zoë"), Remembered(theme="nord"), Remembered(player="李", theme="textual-dark")],
)
def test_what_is_stored_comes_back(tmp_path, remembered):
    store(tmp_path / "saves", remembered)
    assert load(tmp_path / "saves") == (remembered, "")


def test_the_file_is_replaced_atomically_and_no_other_is_left(tmp_path):
    store(tmp_path, Remembered(player="Ada", theme="a" * 60))
    store(tmp_path, Remembered(player="Ben"))
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
    assert json.loads((tmp_path / "settings.json").read_text(encoding="utf-8")) == {"player": "Ben", "theme": ""}


def test_keys_of_a_later_version_are_ignored(tmp_path):
    (tmp_path / "settings.json").write_text('{"player": "Ada", "pace": 2}', encoding="utf-8")
    assert load(tmp_path) == (Remembered(player="Ada"), "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"player": 7}',
        b'{"player": "\\u001b[2J"}',
        b'{"player": "' + b"x" * 65 + b'"}',
        b'{"theme": "' + b"x" * 65 + b'"}',
        b'{"player": "\\ud800"}',
        b'{"player": "Ada"}' + b" " * LONGEST_FILE,
        b"[" * LONGEST_FILE,
    ],
)
def test_a_faulty_file_is_ignored_with_a_notice_and_left_unchanged(tmp_path, content):
    (tmp_path / "settings.json").write_bytes(content)
    remembered, notice = load(tmp_path)
    assert remembered == NOTHING
    assert notice == (
        f"{tmp_path / 'settings.json'} cannot be understood, so the last player and the theme are forgotten."
    )
    assert (tmp_path / "settings.json").read_bytes() == content


def test_a_file_that_cannot_be_read_is_a_notice_and_one_that_cannot_be_written_an_error(tmp_path):
    (tmp_path / "settings.json").mkdir()
    remembered, notice = load(tmp_path)
    assert remembered == NOTHING
    assert "cannot be opened" in notice
    with pytest.raises(SaveUnavailableError, match="cannot be opened or written"):
        store(tmp_path, Remembered(player="Ada"))
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_a_player_named_settings_does_not_clash_with_the_settings_file(tmp_path):
    store(tmp_path, Remembered(player="settings"))
    record(save_in(tmp_path, "settings"))
    record(save_in(tmp_path, "settings", now=lambda: NOON + DAY))
    assert load(tmp_path)[0].player == "settings"
    assert players(tmp_path) == ["settings"]
