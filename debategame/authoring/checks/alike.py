"""Group problems, warnings and notes that differ only in names, so that eight alike are read once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from debategame.errors import Problem
from debategame.text.display import count_of

LEAST_ALIKE = 3
"""Warnings that differ only in names, from which they are shown as one with a count."""
_NAME = re.compile(r"`[^`]*`")
_PLACES = 4
"""How many of the other places are named for each group."""


def grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return problems in groups of those that differ only in names, in the order of the first of each.

    Fewer than LEAST_ALIKE stay apart.
    """
    problems = tuple(problems)
    alike: defaultdict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[_kind(problem)].append(problem)
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for place, problem in enumerate(problems):
        together = alike[_kind(problem)]
        key = _kind(problem) if len(together) >= LEAST_ALIKE else (place,)
        groups.setdefault(key, []).append(problem)
    return list(groups.values())


def _kind(problem: Problem) -> tuple[str, ...]:
    return problem.level, problem.file, _NAME.sub("", problem.message), _NAME.sub("", problem.hint)


def other_places(alike: Sequence[Problem]) -> str:
    """Return the number of problems of one kind, and the places of all but the first."""
    places = [f"{problem.line}:{problem.column}" for problem in alike[1:]]
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    return f"{count_of(len(alike), 'time')}: also at {', '.join(places[:_PLACES])}{more}"
