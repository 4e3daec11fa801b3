"""`debategame play` and bare `debategame`: the scenario, the player, and screens or plain text."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from debategame.cli.main import run
from debategame.play.choosing import phrases_in
from debategame.play.listening import Reply
from debategame.play.sayings import TURNS
from debategame.progress.rounds import Mode
from debategame.saves.save import Save, players
from debategame.saves.settings import Remembered, load, store
from tests.support import needs
from tests.support.paths import DATA

CLOCK = "Their hormones keep them awake until midnight."
MARKS = "A tired brain remembers nothing of the first lesson."


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """A folder with `scenarios`, in which is the small one, and room for `saves`; nothing comes from outside."""
    (tmp_path / "scenarios").mkdir()
    shutil.copy(DATA / "small.yaml", tmp_path / "scenarios")
    monkeypatch.setenv("DEBATEGAME_SCENARIOS", str(tmp_path / "scenarios"))
    monkeypatch.setenv("DEBATEGAME_SAVES", str(tmp_path / "saves"))
    monkeypatch.delenv("DEBATEGAME_PLAYER", raising=False)
    monkeypatch.setenv("LOGNAME", "grace")
    return tmp_path


@pytest.fixture
def play(home, monkeypatch, capsys):
    """Run the command with an input; give back its status, what it said, and what it complained of."""

    def play_with(typed: str, *args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = run(list(args))
        said = capsys.readouterr()
        return status, said.out, said.err

    return play_with


def rounds(home: Path, player: str = "Ada"):
    return Save(home / "saves", player, now=lambda: pytest.fail("reading needs no time")).rounds()


def test_a_bout_is_played_scored_and_saved(play, home):
    status, said, wrong = play(f"{CLOCK}\n\n{MARKS}\n\n", "play", "later-bell", "--line", "lazy", "--player", "Ada")
    assert (status, wrong) == (0, "")
    assert [line for line in said.splitlines() if line.startswith("Score:")] == ["Score: 100/100", "Score: 100/100"]
    (played,) = rounds(home)
    assert [answer.text for answer in played.answers] == [CLOCK, MARKS]
    assert (played.line, played.mode) == ("lazy", Mode.PRACTICE)


def test_bare_debategame_plays_plain_without_a_terminal(play, home):
    status, said, _ = play(f"{CLOCK}\n\n", "--player", "Ada")
    assert (status, said.count("Score: ")) == (0, 1)
    assert "Let school start later (practice, 2 lines)" in said
    assert [played.line for played in rounds(home)] == ["lazy"]


@pytest.mark.parametrize(
    ("args", "first"),
    [
        (("--lines", "nobody-wants-it,lazy"), "Line 1 of 2. Mr Grimble, headmaster, says:\n“Nobody but"),
        (("--lines", " lazy , nobody-wants-it, lazy "), "Line 1 of 2. Mr Grimble, headmaster, says:\n“They are tired"),
        (("--line", "nobody-wants-it"), "Line 1 of 1. Mr Grimble, headmaster, says:\n“Nobody but"),
        (("--mode", "test"), "Let school start later (test, 2 lines)"),
        (("--mode", "timed", "--plain"), "You have 90 seconds from now. If you take longer, all you write still"),
        (("--mode", "timed", "--pace", "1.5"), "Let school start later (timed x1.5, 2 lines)"),
        (("--mode", "timed", "--pace", "2"), "You have 180 seconds from now"),
        ((str(DATA / "least.yaml"),), "Line 1 of 1."),
    ],
)
def test_what_is_played_can_be_chosen(play, args, first):
    status, said, _ = play("", "play", *args)
    assert status == 0
    assert first in said


@pytest.mark.parametrize(
    ("args", "fault"),
    [
        (("later-bel",), "there is no scenario `later-bel` in {folder}; did you mean `later-bell`?"),
        (("--line", "lasy"), "there is no line `lasy` in later-bell; did you mean `lazy`?"),
        (("--lines", "lazy,qqq"), "there is no line `qqq` in later-bell; its lines are lazy, nobody-wants-it"),
        (("--lines", ""), "there is no line `` in later-bell; its lines are lazy, nobody-wants-it"),
        (("--line", "lazy", "--lines", "lazy"), "give --line or --lines, not both"),
        (("--mode", "quick"), "Invalid value for '--mode': 'quick' is not one of 'practice', 'timed', 'test'."),
        (("--pace", "2"), "--pace goes with --mode timed"),
        (("--player", "\x07"), "That name has an invisible character in it (U+0007)."),
        (("nowhere/x.yaml",), "there is no file nowhere/x.yaml"),
    ],
)
def test_wrong_use_is_reported_in_one_line(play, home, args, fault):
    status, said, wrong = play("", "play", *args)
    assert (status, said) == (2, "")
    assert wrong == f"debategame: {fault.replace('{folder}', str(home / 'scenarios'))}\n"


def test_a_broken_scenario_has_faults(play):
    status, _, wrong = play("", "play", str(DATA / "bad" / "unknown-key.yaml"))
    assert (status, wrong.count("\n")) == (1, 1)


def test_without_a_scenario_there_is_nothing_to_play(play, home):
    (home / "scenarios" / "small.yaml").unlink()
    status, _, wrong = play("", "play")
    assert status == 2
    assert "there is no scenario to play in" in wrong


def test_without_a_wish_the_lowest_level_not_finished_is_played(play, home):
    easy = (DATA / "small.yaml").read_text(encoding="utf-8")
    easy = (
        easy.replace("id: later-bell", "id: easy").replace("level: 3", "level: 1").replace("title: Let", "title: Easy")
    )
    (home / "scenarios" / "easy.yaml").write_text(easy, encoding="utf-8")
    assert "Easy school start later (practice" in play("", "play")[1]
    hormones = "Until midnight it is hormones that keep teenagers awake."
    tired = "Who is tired remembers nothing in the first lesson."
    drivers = "In the morning a drowsy driver soon crashes."
    teachers = "The teachers and the parents want it, because the bus drivers are up at six."
    typed = f"{hormones} {tired}\n\n/s\n{drivers} {tired} {teachers}\n\n"
    play(typed, "play", "easy", "--player", "Ada")
    assert "Let school start later (practice" in play("", "play", "--player", "Ada")[1]


def test_the_next_bout_begins_with_the_line_least_made(play):
    play(f"{CLOCK}\n\n", "play", "--line", "lazy", "--player", "Ada")
    assert "Line 1 of 2. Mr Grimble, headmaster, says:\n“Nobody but" in play("", "play", "--player", "Ada")[1]


def test_who_plays_is_the_name_given_else_the_last_else_the_systems(play, home):
    play(f"{CLOCK}\n\n", "play")
    assert players(home / "saves") == ["grace"]
    play(f"{CLOCK}\n\n", "play", "--player", "Ada")
    play(f"{CLOCK}\n\n", "play")
    assert [len(rounds(home, name)) for name in ("grace", "Ada")] == [1, 2]


def test_no_opener_of_the_last_bouts_is_said_again(play, home):
    for _ in range(4):
        play("I do not agree with you.\n\nNo, I do not.\n\n" * 2, "play", "later-bell", "--player", "Ada")
    heard = [played.answers[1].heard for played in rounds(home)]
    openers = [phrase for phrase in phrases_in(heard) if phrase in TURNS[Reply.NO_ANSWER]]
    assert len(openers) == len(set(openers)) == 8


def test_a_bout_without_an_answer_is_not_remembered(play, home):
    play("", "play", "--player", "Ada")
    assert not (home / "saves").exists()


def test_the_theme_stays_as_it_was(play, home):
    store(home / "saves", Remembered(player="Bea", theme="nord"))
    play(f"{CLOCK}\n\n", "play", "--player", "Ada")
    assert load(home / "saves") == (Remembered(player="Ada", theme="nord"), "")


def test_a_name_the_system_has_and_no_save_can_carry_is_replaced(play, home, monkeypatch):
    monkeypatch.setenv("LOGNAME", "x" * 99)
    play(f"{CLOCK}\n\n", "play")
    assert players(home / "saves") == ["Player"]


def test_an_unreadable_save_is_reported_and_the_bout_is_played(play, home):
    (home / "saves").write_text("a file, where a folder should be", encoding="utf-8")
    status, said, wrong = play(f"{CLOCK}\n\n", "play", "--player", "Ada")
    assert status == 1
    assert "Your answer is not saved: " in said
    assert "Score:" not in said
    assert wrong.count("\n") == 1


def child(args: list[str], **more) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *args], capture_output=True, timeout=60, check=False, **more)


def test_plain_play_loads_no_screen_library(home):
    code = (
        "import sys; from debategame.cli.main import run; run(['play', '--plain']);"
        "sys.exit(any(name.split('.')[0] in ('textual', 'rich') for name in sys.modules))"
    )
    done = child(["-W", "error", "-c", code], input=f"{CLOCK}\n\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")


def test_bytes_that_are_no_text_are_played_as_replacement_characters(home):
    typed = CLOCK.encode() + b" \xff\xfe\x00\n\n"
    done = child(["-m", "debategame", "play", "--player", "Ada"], input=typed, env={**os.environ, "PYTHONUTF8": "1"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert rounds(home)[0].answers[0].text == f"{CLOCK} ��\x00"


def in_terminal(term: str, typed: bytes, until: bytes) -> bytes:
    """Play in a terminal of that kind; once `until` is read type, and give back everything that was shown."""
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": term, "COLUMNS": "80", "LINES": "24"}
    with subprocess.Popen(
        [sys.executable, "-m", "debategame", "play"], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    ) as game:
        os.close(theirs)
        shown = b""
        while until not in shown:
            shown += os.read(ours, 65536)
        os.write(ours, typed)
        try:
            while more := os.read(ours, 65536):
                shown += more
        except OSError:  # the other end of a terminal is closed
            pass
        assert game.wait(timeout=30) == 0
    os.close(ours)
    return shown


@needs.PSEUDO_TERMINALS
def test_a_dumb_terminal_gets_plain_play_without_escape_codes(home):
    shown = in_terminal("dumb", b"/q\n", until=b"shows hint")
    assert b"\x1b" not in shown
    assert max(len(line) for line in shown.decode().splitlines()) <= 78


@needs.PSEUDO_TERMINALS
@pytest.mark.slow
def test_a_terminal_gets_screens(home):
    assert b"\x1b[?1049h" in in_terminal("xterm-256color", b"\x11", until=b"Give answer")


def test_the_other_side_is_played_kept_and_found_by_its_own_id(play, home):
    shutil.copy(DATA / "both-sides.yaml", home / "scenarios" / "two.yaml")
    answer = "The bus is empty, because hardly anybody rides at that hour."
    status, said, _ = play(
        f"{answer}\n\n/s\n", "play", "night-bus--other-side", "--line", "they-need-it", "--player", "Ada"
    )
    assert status == 0
    assert "They say: It takes people home who have no other way." in said
    assert "What this side argues:" in said
    (played,) = rounds(home)
    assert (played.scenario, played.line, played.score) == ("night-bus--other-side", "they-need-it", 100)
    _, table, _ = play("", "history", "--player", "Ada", "--scenario", "night-bus--other-side")
    assert "they-need-it" in table
    _, rescored, _ = play("", "rescore", "--player", "Ada")
    assert "0 of 1 round would score differently" in rescored
