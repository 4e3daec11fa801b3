"""Plain play on two text streams: the player's input, and the output of the game."""

import datetime
import io
from itertools import count

from debategame.errors import SaveFullError
from debategame.play.bout import new_bout
from debategame.play.plain.console import Console
from debategame.play.plain.game import PlainServices, play_plain
from debategame.progress.rounds import Mode, Round
from debategame.progress.standing import standing
from debategame.saves.save import Save
from tests.support.bouts import NOON, LetterScorer, scenario

FULL = SaveFullError("The disk is full.")


class Clock:
    """A clock that moves on ten seconds each time it is read."""

    def __init__(self) -> None:
        self.ticks = count()

    def __call__(self) -> datetime.datetime:
        return NOON + datetime.timedelta(seconds=10 * next(self.ticks))


class FullDisk:
    """A save that fails the first `faults` times."""

    def __init__(self, save: Save, faults: int) -> None:
        self.player = save.player
        self.notices: tuple[str, ...] = ()
        self._save = save
        self._faults = faults

    def record(self, *answer, **how) -> Round:
        self._faults -= 1
        if self._faults >= 0:
            raise FULL
        return self._save.record(*answer, **how)

    def dispute(self, dispute) -> None:
        raise FULL

    def note_study(self, *_study) -> None:
        raise FULL

    def studied_lines(self, scenario_id) -> frozenset[str]:
        return self._save.studied_lines(scenario_id)


def play(  # noqa: PLR0913 -- what a test needs to differ in
    typed: str, save, *, played=None, mode=Mode.PRACTICE, lines=1, before=(), width=None, out=None
) -> str:
    played = played or scenario(lines=lines)
    out = out or io.StringIO()
    ids = (f"00000000-0000-4000-8000-{number:012}" for number in count())
    services = PlainServices(
        console=Console(io.StringIO(typed), out, width),
        scorer=LetterScorer(),
        save=save,
        clock=Clock(),
        new_id=lambda: next(ids),
    )
    bout = new_bout(played, tuple(line.id for line in played.lines), mode, new_id=services.new_id)
    play_plain(bout, standing(before), services)
    return out.getvalue() if isinstance(out, io.StringIO) else ""


def scores(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("Score: ")]
