"""The order of the map: that of the numbers in the places, and of the file where there are none."""

import pytest
from msgspec.structs import replace

from debategame.play.article_map import article_order
from debategame.scenario.model import KeyPoint
from tests.support.factories import SCENARIO


@pytest.mark.parametrize(
    ("sources", "order"),
    [
        (["", "", ""], "abc"),
        (["paragraph 3", "paragraph 1", "paragraph 2"], "bca"),
        (["paragraph 10", "paragraph 9", "paragraph 9"], "bca"),
        (["Paragraphs 4 and 5", "paragraph 4", "section 3"], "cba"),
        (["page 2, line 10", "page 2, line 9", "page 1, line 30"], "cba"),
        (["the last paragraph", "paragraph 7", "First sentence"], "cba"),
        (["", "paragraph 1", "paragraph 2"], "abc"),
        (["paragraph 2", "the headline", "paragraph 1"], "cab"),
        (["lastly, firsthand", "paragraph 2", "paragraph 1"], "acb"),
        (["²", "٣", "9" * 5000], "abc"),
    ],
)
def test_the_order_is_that_of_the_places_in_the_article(sources: list[str], order: str) -> None:
    points = [
        KeyPoint(id=key, claim=f"Claim {key}.", source=source) for key, source in zip("abc", sources, strict=True)
    ]
    scenario = replace(SCENARIO, key_points=tuple(points))

    assert "".join(point.id for point in article_order(scenario)) == order
