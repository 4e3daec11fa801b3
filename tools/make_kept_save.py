"""Make the save of a released version for the tests, in `tests/data`: `python -m tools.make_kept_save`.

Run it once before a version of the save is released, and never again for that version. Tests check that every later
program reads it. An export of the save is written beside it.
"""

import datetime
import gzip
import itertools
import sqlite3
import tempfile
import uuid
from pathlib import Path

from msgspec.structs import replace

from debategame.play.bout import Bout, Stage, new_bout
from debategame.play.drafts import bout_to_draft
from debategame.play.recorder import record_round
from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Dispute, Mode
from debategame.progress.rulings import Ruling
from debategame.saves import summaries
from debategame.saves.database import DEFAULT_OPTIONS
from debategame.saves.file import SaveFile
from debategame.saves.rulings import add_ruling
from debategame.saves.save import Save
from debategame.saves.schema import MIGRATIONS
from debategame.saves.score_history import replace_scores
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file
from debategame.scenario.versions import canonical
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer
from debategame.transfer.export import as_json_lines

DATA = Path(__file__).parent.parent / "tests" / "data"
PLAYER = "Zoë"
FIRST = datetime.datetime(2026, 11, 24, 16, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
TEXTS = (
    "It is biology: an adolescent's body clock is set later than yours. “Lazy”, you say?",
    "Teenagers are just lazy, I admit.\nBut a tired brain remembers nothing of the first lesson.",
    "",
)
"""A hit and an echo; an own goal and a hit; nothing."""


class Played:
    """Fills a save. The clock advances one hour with each answer, and ids count up."""

    def __init__(self, folder: Path, scenario: Scenario) -> None:
        """Start a save in an empty folder."""
        self._hours = itertools.count()
        self._numbers = itertools.count(1)
        self._scenario = scenario
        self._scorer = Scorer(scenario)
        self.save = Save(folder, PLAYER, now=lambda: FIRST)

    def bout(self, mode: Mode, *, asks: str = "") -> Bout:
        """Return a new bout over the first line."""
        bout = new_bout(self._scenario, (self._scenario.lines[0].id,), mode, new_id=self.new_id, pace=1.5)
        return replace(bout, asks=asks)

    def play(self, bout: Bout, *texts: str, hints: int = 0, guess: int | None = None) -> Bout:
        """Give answers, each after `hints` hints, and save them. Return the bout after the last one."""
        for text in texts:
            for _ in range(hints):
                bout = bout.take_hint()
            bout = bout.give(
                text,
                scorer=self._scorer,
                at=self.later(),
                seconds=61.5,
                answer_id=self.new_id(),
                guess=guess,
                studied=bout.line.id in self.save.studied_lines(self._scenario.id),
            )
            record_round(self.save, bout)
            if bout.stage is Stage.FEEDBACK:
                bout = bout.go_on(bout.round_id)
        return bout

    def study(self) -> None:
        """Study the claims of the first line."""
        self.save.note_study(self._scenario.id, [self._scenario.lines[0].id], self.later())

    def later(self) -> datetime.datetime:
        """Return a time one hour after the last."""
        return FIRST + datetime.timedelta(hours=next(self._hours))

    def new_id(self) -> str:
        """Return the next id."""
        return str(uuid.UUID(int=next(self._numbers), version=4))


def fill(folder: Path) -> None:
    """Play a little of everything that a save can hold, in an empty folder."""
    scenario = read_file(DATA / "small.yaml")
    played = Played(folder, scenario)
    save = played.save
    save.set_preferences(Preferences(pace=1.5, minutes=20))
    first = played.play(played.bout(Mode.PRACTICE), TEXTS[0], TEXTS[1], guess=2)
    played.play(played.bout(Mode.TIMED), "They are lazy, you say. Are they?", TEXTS[1], hints=3)
    left_out = played.play(played.bout(Mode.TEST), TEXTS[2])
    played.play(played.bout(Mode.REVIEW, asks="better-marks"), TEXTS[1])
    save.leave_out(left_out.round_id, excluded=True)
    answer = first.answers[0]
    sentence = answer.text[:14]
    save.dispute(Dispute(answer=answer.id, point="better-marks", start=0, end=14, sentence=sentence, at=FIRST))
    ruling = Ruling(answer=answer.id, point="better-marks", verdict=Verdict.HIT, at=FIRST, note="You did.")
    save.file.write(lambda db: add_ruling(db, ruling))
    played.study()
    played.play(played.bout(Mode.PRACTICE), TEXTS[0])
    played.study()
    open_bout = played.bout(Mode.PRACTICE)
    save.keep_draft(bout_to_draft(open_bout, played.new_id(), "They are not la", seconds=12.5, at=FIRST))
    rescore(folder, first.round_id, scenario)


def rescore(folder: Path, round_id: str, scenario: Scenario) -> None:
    """Replace the score of a round, as a later scorer might."""
    then = Save(folder, PLAYER, now=lambda: FIRST).round(round_id)
    now = replace(then, answers=tuple(replace(answer, scorer="next", marks=0) for answer in then.answers))
    file = SaveFile(folder, PLAYER, now=lambda: FIRST, options=DEFAULT_OPTIONS)

    def work(db: sqlite3.Connection) -> None:
        replace_scores(db, then, now, canonical(scenario), FIRST)
        summaries.rebuild(db)

    file.write(work)


def main() -> None:
    """Write both files."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        file = SaveFile(Path(folder), PLAYER, now=lambda: FIRST, options=DEFAULT_OPTIONS)
        name = f"version-{len(MIGRATIONS)}"
        (DATA / f"{name}.sqlite3.gz").write_bytes(gzip.compress(file.path.read_bytes(), mtime=0))
        rows = file.read(lambda db: b"".join(as_json_lines(db)))
        (DATA / f"{name}.jsonl").write_bytes(rows or b"")


if __name__ == "__main__":
    main()
