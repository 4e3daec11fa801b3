"""`debategame speech`: a speech from a case on standard output or in a new file. Nothing is ever overwritten."""

from pathlib import Path

import pytest

from debategame.progress.drafts import Draft
from debategame.progress.rounds import Mode, Step
from debategame.scenario.reader import read_file
from debategame.scoring.scorer import Scorer
from tests.support.class_folder import snapshot
from tests.support.factories import NOON, answer, new_id, save_in
from tests.support.paths import DATA

SAID = "An adolescent's body clock is set later than an adult's."
SMALL = str(DATA / "small.yaml")
SPEECH = f"""\
Let school start later
======================

29 words, 0:13 at 130 words a minute.

They say: Eight o'clock never hurt anybody. Get up.

We say: A later bell is kinder, safer and cleverer.

{SAID}

Still missing
"""


@pytest.fixture
def made(saves: Path) -> Path:
    """The folder with a save of Ada, who has made one key point."""
    scenario = read_file(DATA / "small.yaml")
    points = Scorer(scenario).score("lazy", SAID).points
    save_in(saves).record(
        scenario, new_id(), "lazy", Mode.PRACTICE, answer(SAID, points=points, hints={}, elsewhere=())
    )
    return saves


def test_the_speech_is_printed_with_what_is_missing(made: Path, command) -> None:
    told = command("speech", SMALL)
    assert told.said.startswith(SPEECH)
    assert "- rested pupils learn more" in told.said
    assert told.status == 0


def test_the_claims_of_an_interrupted_round_stay_masked(made: Path, command) -> None:
    interrupted = Draft(
        id=new_id(),
        at=NOON,
        scenario="later-bell",
        lines=("lazy",),
        line="lazy",
        mode=Mode.PRACTICE,
        step=Step.COMEBACK,
        round=new_id(),
        text="",
        seconds=0,
    )
    save_in(made).keep_draft(interrupted)
    told = command("speech", SMALL)
    assert "rested pupils learn more" not in told.said
    assert "key points not met yet" in told.said


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [
        ((), "out.md", "# Let school start later"),
        ((), "out.txt", "Let school start later\n==="),
        (("--format", "markdown", "--minutes", "3"), "out.txt", "# Let school start later"),
        (("--format", "text"), "out.md", "Let school start later\n==="),
    ],
)
def test_it_is_written_to_a_new_file_in_the_form_of_its_ending(
    made: Path, command, tmp_path: Path, words: tuple[str, ...], name: str, begins: str
) -> None:
    told = command("speech", SMALL, "--output", tmp_path / name, *words)
    assert told.said == f"Wrote the speech of Ada to {tmp_path / name}.\n"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    again = command("speech", SMALL, "--output", tmp_path / name)
    assert (again.status, "already exists" in again.complained) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--player", "Ben"), "Ben has made no key point of later-bell yet; play it first"),
        (("--minutes", "2"), "'2' is not one of '1', '3'"),
        (("--store", "sqlite:////nowhere/school.sqlite3", "--player", "Ada"), "school.sqlite3"),
    ],
)
def test_what_cannot_be_composed_is_told_and_nothing_is_made(
    made: Path, command, words: tuple[str, ...], says: str
) -> None:
    before = snapshot(made)
    told = command("speech", SMALL, *words)
    assert says in told.complained
    assert (told.status != 0, told.said, snapshot(made)) == (True, "", before)


def test_without_any_save_it_says_so(command) -> None:
    assert "nobody has played" in command("speech", SMALL).complained
