"""Topics: a long list of scenarios is grouped by first tag, and by level within."""

from collections.abc import Sequence

from debategame.scenario.model import Scenario
from debategame.scenario.topics import MOST_UNGROUPED, NO_TOPIC, by_topic
from tests.support.factories import SCENARIO


def scenarios(*kinds: tuple[int, str]) -> list[Scenario]:
    """Scenarios with these levels and first tags."""
    fields = ({"level": level, "tags": (tag, "more") if tag else ()} for level, tag in kinds)
    return [Scenario(**{**_fields(SCENARIO), **chosen}) for chosen in fields]


def _fields(scenario: Scenario) -> dict[str, object]:
    return {name: getattr(scenario, name) for name in scenario.__struct_fields__}


def grouped(kinds: Sequence[tuple[int, str]]) -> list[tuple[str, tuple[int, ...]]]:
    return [(topic.name, topic.places) for topic in by_topic(scenarios(*kinds))]


def test_a_short_list_stays_as_it_is():
    assert grouped([(3, "food"), (1, "school")] * 2 + [(1, "")]) == [("", (0, 1, 2, 3, 4))]
    assert MOST_UNGROUPED == 5
    assert by_topic([]) == ()


def test_a_longer_list_is_grouped_by_first_tag_in_the_order_of_the_list():
    found = grouped([(1, "politics"), (1, "school"), (2, "politics"), (2, "tourism"), (3, "school"), (4, "politics")])
    assert found == [("Politics", (0, 2, 5)), ("School", (1, 4)), ("Tourism", (3,))]


def test_a_topic_begins_with_its_easiest_scenario():
    found = grouped([(4, "food"), (1, "food"), (3, "food"), (1, "food"), (2, "town"), (1, "town")])
    assert found == [("Food", (1, 3, 2, 0)), ("Town", (5, 4))]


def test_scenarios_without_tags_stand_last():
    found = grouped([(1, ""), (1, "food"), (2, ""), (2, "food"), (3, "food"), (5, "town")])
    assert [name for name, _ in found] == ["Food", "Town", NO_TOPIC]
