"""Count each round of a class once, though a synced folder or a pupil may have made copies of a save."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec.structs import replace

from debategame.classroom.model import ClassAnswer, DisputedSentence, HandedIn, Pupil, SharedRounds
from debategame.saves.names import is_save, player_key


def count_once(saves: Iterable[HandedIn]) -> tuple[tuple[Pupil, ...], tuple[SharedRounds, ...]]:
    """Return the pupils in alphabetical order, and the rounds that are in several saves.

    Saves of one player that share a round are copies, and together one pupil. A round counts in the save that has
    most of its answers and disputes.
    """
    ordered = sorted(saves, key=_order)
    holders = _holders(ordered)
    sizes = [_sizes(save) for save in ordered]
    counted = {round_id: max(places, key=lambda place: sizes[place][round_id]) for round_id, places in holders.items()}
    leaders = _leaders(ordered, holders.values())
    pupils = [
        _pupil([(number, ordered[number]) for number, leader in enumerate(leaders) if leader == first], counted)
        for first in dict.fromkeys(leaders)
    ]
    shared = Counter(
        (tuple(ordered[place].file for place in places), ordered[counted[round_id]].name)
        for round_id, places in holders.items()
        if len(places) > 1
    )
    return tuple(pupils), tuple(
        SharedRounds(count=number, files=files, name=name) for (files, name), number in shared.items()
    )


def _order(save: HandedIn) -> tuple[object, ...]:
    """Sort by name; of the saves of one player, the one with the name of a save and the shortest one come first."""
    return player_key(save.name), save.name, not is_save(save.file), len(save.file.name), save.file


def _holders(saves: Sequence[HandedIn]) -> dict[str, list[int]]:
    """Return the indexes of the saves that hold each round."""
    holders: dict[str, list[int]] = {}
    for number, save in enumerate(saves):
        for round_id in dict.fromkeys(answer.round for answer in save.answers):
            holders.setdefault(round_id, []).append(number)
    return holders


def _sizes(save: HandedIn) -> Counter[str]:
    """Return how many answers and disputes each round of a save has."""
    return Counter([*(answer.round for answer in save.answers), *(round_id for round_id, _ in save.disputes)])


def _leaders(saves: Sequence[HandedIn], holders: Iterable[Sequence[int]]) -> list[int]:
    """Return for each save the index of the first one that it is a copy of; its own if it is none."""
    leaders = list(range(len(saves)))
    for first, second in {pair for places in holders for pair in combinations(places, 2)}:
        if player_key(saves[first].name) == player_key(saves[second].name):
            low, high = sorted((leaders[first], leaders[second]))
            leaders = [low if leader == high else leader for leader in leaders]
    return leaders


def _pupil(copies: Sequence[tuple[int, HandedIn]], counted: dict[str, int]) -> Pupil:
    """Return the pupil of some copies, each with its index."""
    _, first = copies[0]
    answers = [answer for number, save in copies for answer in save.answers if counted[answer.round] == number]
    disputes = [
        dispute for number, save in copies for round_id, dispute in save.disputes if counted[round_id] == number
    ]
    if len(copies) > 1:
        answers = _one_first_sight(sorted(answers, key=lambda answer: answer.at))
        disputes.sort(key=_time)
    return Pupil(name=first.name, file=first.file, answers=tuple(answers), disputes=tuple(disputes))


def _one_first_sight(answers: Iterable[ClassAnswer]) -> list[ClassAnswer]:
    """Leave only the oldest round of each line at first sight."""
    oldest: dict[tuple[str, str], str] = {}
    for answer in answers:
        if answer.first_sight:
            oldest.setdefault((answer.scenario, answer.line), answer.round)
    return [
        replace(answer, first_sight=int(oldest.get((answer.scenario, answer.line)) == answer.round))
        for answer in answers
    ]


def _time(dispute: DisputedSentence) -> str:
    return dispute.at.isoformat()
