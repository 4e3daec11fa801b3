"""Compute summaries from all rounds at once; tests compare the tables of a save with them."""

import datetime
from collections.abc import Iterable

from debategame.progress.rounds import Mode, Round
from debategame.progress.schedule import Card, Key, Move, card_after, moves_of
from debategame.progress.trends import Guess, Trend, TrendPoint


def moves(rounds: Iterable[Round]) -> dict[Key, dict[datetime.date, Move]]:
    """The moves of each card, one a day at most: by the day's first answer that rated it."""
    found: dict[Key, dict[datetime.date, Move]] = {}
    for played in rounds:
        for answer in played.answers:
            for point, move in moves_of(played, answer).items():
                days = found.setdefault((played.scenario, point), {})
                days[move.day] = min(move, days.get(move.day, move))
    return found


def cards(rounds: Iterable[Round]) -> dict[Key, Card]:
    """The cards after these rounds, in whatever order they are given."""
    return {key: card_after(days.values()) for key, days in moves(rounds).items()}


def trend(rounds: Iterable[Round], mode: Mode) -> Trend:
    """The trend of a mode; rounds left out do not count."""
    marks = (
        TrendPoint(at=played.at, score=played.score, first_sight=played.first_sight)
        for played in rounds
        if played.mode is mode and not played.excluded
    )
    return Trend(marks=tuple(sorted(marks, key=lambda mark: (mark.at, mark.score))))


def guesses(rounds: Iterable[Round]) -> tuple[Guess, ...]:
    """Every guess, oldest first; rounds left out do not count."""
    found = (
        Guess(at=answer.at, guessed=answer.guess, landed=answer.landed)
        for played in rounds
        for answer in played.answers
        if answer.guess is not None and not played.excluded
    )
    return tuple(sorted(found, key=lambda guess: guess.at))
