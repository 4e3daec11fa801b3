"""Scenarios in groups by topic, for lists that are too long to read through."""

from collections.abc import Sequence

import msgspec

from debategame.scenario.model import Scenario
from debategame.text.display import one_line

MOST_UNGROUPED = 5
"""Most scenarios that a list shows without groups."""
NO_TOPIC = "Other topics"
"""The name of the group of scenarios without tags. It stands last."""


class Topic(msgspec.Struct, frozen=True):
    """A group of scenarios."""

    name: str
    """Their first tag, with a capital. Empty for a list without groups."""
    places: tuple[int, ...]
    """The places of its scenarios in the list, easiest level first."""


def by_topic(scenarios: Sequence[Scenario]) -> tuple[Topic, ...]:
    """Return scenarios in groups by their first tag, in the order of the list; a short list as one group as it is."""
    if len(scenarios) <= MOST_UNGROUPED:
        return (Topic("", tuple(range(len(scenarios)))),) if scenarios else ()
    places: dict[str, list[int]] = {}
    for place, scenario in enumerate(scenarios):
        places.setdefault(_topic(scenario), []).append(place)
    places |= {NO_TOPIC: places.pop(NO_TOPIC)} if NO_TOPIC in places else {}
    return tuple(Topic(name, _easiest_first(members, scenarios)) for name, members in places.items())


def _easiest_first(places: list[int], scenarios: Sequence[Scenario]) -> tuple[int, ...]:
    return tuple(sorted(places, key=lambda place: scenarios[place].level))


def _topic(scenario: Scenario) -> str:
    name = one_line(scenario.tags[0]) if scenario.tags else NO_TOPIC
    return name[:1].upper() + name[1:]
