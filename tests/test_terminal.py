"""The game and its terminal: it ends when its window is closed or a signal asks, and keeps what was being typed."""

import datetime
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="pseudo-terminals are a thing of Unix")

import pty
import tty

from debategame.progress.drafts import Draft
from debategame.progress.rounds import Round
from debategame.saves.save import Save
from tests.support.paths import DATA, ROOT
from tests.support.terminals import SECONDS, InTerminal

SMALL = str(DATA / "small.yaml")
HANGING = ROOT / "tests" / "support" / "hanging_game.py"
GAME = [sys.executable, "-m", "debategame"]
PLAY = [*GAME, "play", SMALL, "--line", "lazy"]
TYPED = "Half of an answer"
LEFT = {
    "alternate screen": "\x1b[?1049l",
    "mouse reports": "\x1b[?1003l",
    "hidden cursor": "\x1b[?25h",
    "bracketed paste": "\x1b[?2004l",
}
"""What a terminal is sent to leave each of the things that screens switch on."""
HANGUP, INTERRUPT, TERM = 129, 130, 143


def under_shell(hangup: str, command: list[str]) -> list[str]:
    """A shell that is the session's leader, waits for the game, and treats a hangup in a way of its own."""
    return ["sh", "-c", f'{hangup}"$@"; exit $?', "sh", *command]


def under_make(folder: Path, command: list[str]) -> list[str]:
    (folder / "Makefile").write_text("play:\n\t@$(GAME)\n", encoding="utf-8")
    return ["make", "-s", "-C", str(folder), "play", f"GAME={' '.join(command)}"]


STARTED = {
    "directly": lambda folder, command: command,
    "by a shell that dies": lambda folder, command: under_shell("", command),
    "by a shell that waits": lambda folder, command: under_shell("trap : HUP; ", command),
    "deaf to hangups": lambda folder, command: under_shell("trap '' HUP; ", command),
    "by env": lambda folder, command: under_shell("trap : HUP; ", ["env", "A=b", *command]),
    "by make": under_make,
}
NEEDS_MAKE = pytest.mark.skipif(not shutil.which("make"), reason="there is no make")
SLOW = pytest.mark.slow
BY_ALL = [
    "directly",
    *(pytest.param(how, marks=SLOW) for how in STARTED if how not in ("directly", "by make")),
    pytest.param("by make", marks=[SLOW, NEEDS_MAKE]),
]
"""Every way to start the game. One of them is enough for the quick tests."""


def ago() -> datetime.datetime:
    """A time when the windows of today's drafts count as gone."""
    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=5)


def drafts(folder: Path) -> list[Draft]:
    return Save(folder, "Ada", now=ago).drafts()


def rounds(folder: Path) -> list[Round]:
    return Save(folder, "Ada", now=ago).rounds()


def wait_for(path: Path) -> None:
    """Wait until a file is there and has content."""
    deadline = time.monotonic() + SECONDS
    while not (path.exists() and path.read_bytes()):
        assert time.monotonic() < deadline, f"{path} is never written"
        time.sleep(0.05)


def begin_answer(game: InTerminal) -> None:
    """Type into the field once it is there; when this returns, the game has taken it in, just now."""
    game.until("Type your answer here.")
    game.type(TYPED)
    game.until("4 words")


@pytest.mark.parametrize("how", BY_ALL)
def test_the_game_ends_with_its_window_and_keeps_what_was_just_typed(how, tmp_path):
    with InTerminal(STARTED[how](tmp_path, PLAY), tmp_path / "saves") as game:
        begin_answer(game)
        game.close_window()
        game.wait_until_all_ended()
    assert [draft.text for draft in drafts(tmp_path / "saves")] == [TYPED]


def test_the_game_is_drawn_on_the_terminal_though_errors_go_into_a_file(tmp_path):
    errors = tmp_path / "errors"
    with InTerminal(["sh", "-c", f'exec "$@" 2>{errors}', "sh", *PLAY], tmp_path / "saves") as game:
        begin_answer(game)
    assert errors.read_text(encoding="utf-8") == ""


def test_without_utf_8_the_game_plays_plain_and_says_why(tmp_path):
    with InTerminal(["env", "PYTHONIOENCODING=latin-1", *PLAY], tmp_path) as game:
        assert "as with --plain" in game.until("Make 1 of")


@SLOW
def test_a_suspended_game_gives_the_terminal_back_even_if_another_program_started_it(tmp_path):
    command = 'set -m; sh -c \'"$@"; exit\' sh "$@"; echo In the shell.; read -r line; fg'
    with InTerminal(["sh", "-c", command, "sh", *PLAY], tmp_path) as game:
        begin_answer(game)
        game.type("\t\x1a")
        game.until("In the shell.")
        assert game.is_as_found
        game.type("\n")
        game.until(TYPED)
        game.type("?")
        game.until("Answer the line in your own words.")


@SLOW
@pytest.mark.parametrize("leaves", ["exit", "sleep 60"])
def test_an_answer_can_be_written_in_another_editor(leaves, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text(f'cat "$1" > copy; echo "and there" >> "$1"; echo "$1" > path; {leaves}', encoding="utf-8")
    with InTerminal(["env", f"-C{tmp_path}", f"EDITOR=sh {editor}", *PLAY], tmp_path / "saves") as game:
        begin_answer(game)
        game.type("\x0f")
        if leaves == "exit":
            game.until("6 words")
            game.type("\x1a")
            game.until("4 words")
        else:
            wait_for(tmp_path / "path")
        game.send(signal.SIGTERM)
        game.wait_until_all_ended()
        assert game.is_as_found
    assert (tmp_path / "copy").read_text(encoding="utf-8") == f"{TYPED}\n"
    assert not Path((tmp_path / "path").read_text(encoding="utf-8").strip()).exists()
    kept = TYPED if leaves == "exit" else f"{TYPED}\nand there"
    assert [draft.text for draft in drafts(tmp_path / "saves")] == [kept]


@SLOW
@pytest.mark.parametrize("how", ["directly", "by a shell that waits", "deaf to hangups"])
def test_plain_play_ends_with_its_window_and_keeps_what_was_typed_of_an_answer(how, tmp_path):
    with InTerminal(STARTED[how](tmp_path, [*PLAY, "--plain"]), tmp_path / "saves") as game:
        game.until(": free.")
        game.type(f"{TYPED}\n")
        game.until(TYPED)
        game.until_read()
        game.close_window()
        game.wait_until_all_ended()
    assert rounds(tmp_path / "saves") == []
    assert [draft.text for draft in drafts(tmp_path / "saves")] == [TYPED]


@SLOW
@pytest.mark.parametrize("how", ["by a shell that waits", "deaf to hangups"])
def test_the_teachers_screen_ends_with_its_window(how, tmp_path):
    with InTerminal(STARTED[how](tmp_path, [*GAME, "try", SMALL]), tmp_path / "saves") as game:
        begin_answer(game)
        game.close_window()
        game.wait_until_all_ended()


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGTERM, TERM),
        pytest.param(signal.SIGHUP, HANGUP, marks=SLOW),
        pytest.param(signal.SIGINT, INTERRUPT, marks=SLOW),
    ],
)
def test_a_signal_leaves_the_terminal_as_it_was_found_and_keeps_the_draft(number, status, tmp_path):
    with InTerminal(PLAY, tmp_path) as game:
        begin_answer(game)
        assert not game.is_as_found
        game.send(number)
        written = game.wait_until_all_ended()
        assert game.status() == status
        assert game.is_as_found
    assert {what for what, code in LEFT.items() if code not in written} == set()
    assert [draft.text for draft in drafts(tmp_path)] == [TYPED]


@SLOW
def test_going_on_without_having_been_stopped_changes_nothing(tmp_path):
    with InTerminal(PLAY, tmp_path) as game:
        begin_answer(game)
        game.send(signal.SIGCONT)
        game.type(" again")
        game.until("5 words")
        game.send(signal.SIGTERM)
        game.wait_until_all_ended()
        assert game.status() == TERM
        assert game.is_as_found
    assert [draft.text for draft in drafts(tmp_path)] == [f"{TYPED} again"]


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, TERM), pytest.param(signal.SIGHUP, HANGUP, marks=SLOW)]
)
def test_a_signal_ends_plain_play_and_keeps_what_was_typed_of_an_answer(number, status, tmp_path):
    with InTerminal([*PLAY, "--plain"], tmp_path) as game:
        game.until(": free.")
        game.type(f"{TYPED}\n")
        game.until(TYPED)
        game.until_read()
        game.send(number)
        written = game.wait_until_all_ended()
        assert game.status() == status
        assert game.is_as_found
    assert "What you have typed is kept as a draft" in written
    assert rounds(tmp_path) == []
    assert [draft.text for draft in drafts(tmp_path)] == [TYPED]


A_WHILE = 0.3
"""Seconds in which a program that does not wait would end."""
WAITING = """
from debategame.terminal import Terminal, on_ending_signal
terminal = Terminal()
with on_ending_signal(lambda status: print(status)), terminal.woken_by_signals():
    print("ready", flush=True)
    terminal.wait_for_input()
    print("woken")
"""


@pytest.fixture
def pseudo_terminal() -> Iterator[int]:
    """A terminal that nobody types into."""
    ends = pty.openpty()
    yield ends[1]
    for end in ends:
        os.close(end)


def test_a_signal_ends_the_wait_for_a_line(pseudo_terminal: int) -> None:
    with subprocess.Popen([sys.executable, "-c", WAITING], stdin=pseudo_terminal, stdout=subprocess.PIPE) as waiting:
        assert waiting.stdout is not None
        assert waiting.stdout.readline() == b"ready\n"
        try:
            with pytest.raises(subprocess.TimeoutExpired):
                waiting.wait(A_WHILE)
            waiting.send_signal(signal.SIGTERM)
            waiting.wait(SECONDS)
        finally:
            waiting.kill()
        assert waiting.stdout.read().split() == [b"143", b"woken"]


def test_a_terminal_that_may_give_two_lines_at_once_is_not_waited_for(pseudo_terminal: int) -> None:
    tty.setcbreak(pseudo_terminal)
    command = [sys.executable, "-c", WAITING]
    done = subprocess.run(command, stdin=pseudo_terminal, capture_output=True, timeout=SECONDS, check=True)
    assert done.stdout.split() == [b"ready", b"woken"]


@SLOW
def test_what_is_given_before_the_signal_is_an_answer(tmp_path):
    with InTerminal([*PLAY, "--plain"], tmp_path) as game:
        game.until(": free.")
        game.type(f"{TYPED}\n\n")
        game.until("Score:")
        game.send(signal.SIGTERM)
        game.wait_until_all_ended()
        assert game.status() == TERM
    assert [answer.text for played in rounds(tmp_path) for answer in played.answers] == [TYPED]
    assert drafts(tmp_path) == []


@SLOW
def test_a_game_that_hangs_in_ending_ends_all_the_same(tmp_path):
    with InTerminal([sys.executable, str(HANGING), str(tmp_path)], tmp_path) as game:
        game.until("Ready to hang.")
        game.send(signal.SIGTERM)
        written = game.wait_until_all_ended()
        assert game.status() == TERM
        assert game.is_as_found
    assert {what for what, code in LEFT.items() if code not in written} == set()


@SLOW
def test_a_signal_that_the_starter_ignores_stays_ignored(tmp_path):
    with InTerminal(["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *PLAY], tmp_path) as game:
        begin_answer(game)
        game.send(signal.SIGHUP)
        game.type(" again")
        game.until("5 words")
        game.send(signal.SIGTERM)
        game.wait_until_all_ended()
        assert game.status() == TERM
