"""A ruling: the teacher's own verdict on a key point of an answer. It stands beside the game's verdict."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from debategame.progress.rounds import Round, Time
from debategame.scoring.model import Verdict

SUFFIX = ".rulings.jsonl"
"""The ending of the name of the file of rulings on a scenario."""


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """The teacher's verdict on one key point of one answer. The game's score stays as it is."""

    answer: str
    """The id of the answer. Empty if the answer does not come from the game."""
    point: str
    """The id of the key point."""
    verdict: Verdict | None
    """The teacher's verdict. None takes an earlier ruling back."""
    at: Time
    """When the teacher ruled, in UTC."""
    note: str = ""
    """A sentence of the teacher to the player."""


def rulings_file(scenario_file: Path) -> Path:
    """Return the path of the file of rulings beside a scenario."""
    return scenario_file.with_name(f"{scenario_file.stem}{SUFFIX}")


def latest(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the newest ruling on each key point of each answer, oldest first. Rulings taken back are left out."""
    newest: dict[tuple[str, str], Ruling] = {}
    for ruling in sorted(rulings, key=lambda ruling: ruling.at):
        newest.pop((ruling.answer, ruling.point), None)
        newest[ruling.answer, ruling.point] = ruling
    return tuple(ruling for ruling in newest.values() if ruling.verdict is not None)


def rulings_on(played: Round, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings on the answers of a round."""
    ids = {answer.id for answer in played.answers}
    return tuple(ruling for ruling in latest(rulings) if ruling.answer in ids)
