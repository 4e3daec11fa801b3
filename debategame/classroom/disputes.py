"""What players said they had said: every disputed sentence of some saves, which are only read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from debategame.errors import SaveError
from debategame.progress.rounds import Dispute, Round, Time
from debategame.saves.names import is_save
from debategame.saves.queries import RoundQuery, read_rounds
from debategame.saves.untrusted import outside
from debategame.scoring.model import Verdict


class Disputed(msgspec.Struct, frozen=True, kw_only=True):
    """A player's word that an answer makes a key point, and what the scorer had said."""

    player: str
    scenario: str
    """The scenario's id, as the line's and the key point's below."""
    line: str
    point: str
    sentence: str
    """The sentence that the player says makes it."""
    answer: str
    """The whole answer."""
    verdict: Verdict
    """What the scorer said."""
    wording: str
    """What came closest in the scenario as it was then; empty where nothing did."""
    at: Time
    """When it was disputed, in UTC."""


class Gathered(msgspec.Struct, frozen=True):
    """What was found in some saves."""

    disputed: tuple[Disputed, ...]
    """By scenario and key point, oldest first."""
    passed_over: tuple[str, ...] = ()
    """For each file that could not be read, a sentence that names it and says why."""


def gathered(place: Path, scenario_id: str | None = None) -> Gathered:
    """Return what was disputed, of one scenario or all, in a save or in a folder of saves; all stay as they are."""
    found: list[Disputed] = []
    passed_over: list[str] = []
    try:
        saves = _saves(place)
    except OSError as error:
        return Gathered((), (f"{place} cannot be opened: {error.strerror}.",))
    for path in saves:
        try:
            with outside(path) as (db, _):
                found += _of_rounds(read_rounds(db, RoundQuery(scenario=scenario_id), None, 0))
        except SaveError as fault:
            passed_over.append(str(fault) if str(path) in str(fault) else f"{path}: {fault}")
    found.sort(key=lambda one: (one.scenario, one.point, one.at, one.player))
    return Gathered(tuple(found), tuple(passed_over))


def disputes_of(place: Path, scenario_id: str) -> list[Disputed]:
    """Return what was disputed of a scenario in a save or a folder of saves; files that cannot be read are left out."""
    return list(gathered(place, scenario_id).disputed)


def _saves(place: Path) -> list[Path]:
    """Return the files in a folder that are called as saves are; of a file, itself."""
    if not place.is_dir():
        return [place]
    return sorted(path for path in place.iterdir() if is_save(path))


def _of_rounds(rounds: Iterable[Round]) -> Iterator[Disputed]:
    for played in rounds:
        for dispute in played.disputes:
            yield _disputed(played, dispute)


def _disputed(played: Round, dispute: Dispute) -> Disputed:
    answer = next(answer for answer in played.answers if answer.id == dispute.answer)
    scored = next((point for point in answer.points if point.id == dispute.point), None)
    return Disputed(
        player=played.player,
        scenario=played.scenario,
        line=played.line,
        point=dispute.point,
        sentence=dispute.sentence,
        answer=answer.text,
        verdict=scored.verdict if scored else Verdict.MISSED,
        wording=scored.wording if scored else "",
        at=dispute.at,
    )
