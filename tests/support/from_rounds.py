"""Results of rounds, worked out from all of them at once, to compare with the tables of a save."""

import datetime
from collections.abc import Iterable

from debategame.progress.rounds import Mode, Round
from debategame.progress.schedule import Card, Key, Move, card_after, moves_of
from debategame.progress.trends import Guess, Trend, TrendPoint


def moves(rounds: Iterable[Round]) -> dict[Key, dict[datetime.date, Move]]:
    """Return the moves of each card, one a day: the first answer of a day that rated it."""
    found: dict[Key, dict[datetime.date, Move]] = {}
    for played in rounds:
        for answer in played.answers:
            for point, move in moves_of(played, answer).items():
                days = found.setdefault((played.scenario, point), {})
                days[move.day] = min(move, days.get(move.day, move))
    return found


def cards(rounds: Iterable[Round]) -> dict[Key, Card]:
    """Return every card that the rounds make, in any order."""
    return {key: card_after(days.values()) for key, days in moves(rounds).items()}


def trend(rounds: Iterable[Round], mode: Mode) -> Trend:
    """Return the trend of a mode, without excluded rounds."""
    points = (
        TrendPoint(at=played.at, score=played.score, first_sight=played.first_sight, scorer=played.scorer)
        for played in rounds
        if played.mode is mode and not (played.excluded or played.copied)
    )
    return Trend(points=tuple(sorted(points, key=lambda point: (point.at, point.score))))


def guesses(rounds: Iterable[Round]) -> tuple[Guess, ...]:
    """Return every guess, oldest first, without excluded rounds."""
    found = (
        Guess(at=answer.at, guessed=answer.guess, hit_count=answer.hit_count, scorer=answer.scorer)
        for played in rounds
        for answer in played.answers
        if answer.guess is not None and not (played.excluded or played.copied)
    )
    return tuple(sorted(found, key=lambda guess: guess.at))
