"""The map: in the order of the places in the article, masked until a claim was met or studied."""

import pytest
from msgspec.structs import replace

from debategame.play.training.article_map import article_map, article_order, lines_to_open, map_title
from debategame.progress.standing import Standing, standing
from debategame.scenario.model import OTHER_SIDE, KeyPoint
from tests.support.factories import SCENARIO, answer, played, point


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


def test_what_was_neither_met_nor_studied_is_masked() -> None:
    met = standing([played(answer(points=(point("shade"), point("play", "·"))))])

    assert [entry.masked for entry in article_map(SCENARIO, Standing())] == [True, True, True]
    assert [entry.masked for entry in article_map(SCENARIO, met)] == [False, False, True]
    assert [entry.masked for entry in article_map(SCENARIO, Standing(), ["sell"])] == [True, False, False]


def test_what_a_round_under_way_has_left_open_is_masked() -> None:
    met = standing([played(answer(points=(point("shade"), point("play", "·"))))])
    shade, play, rain = article_map(SCENARIO, met, under_way=["close"])

    assert [entry.masked for entry in (shade, play, rain)] == [False, True, True]
    assert (play.glyph, play.mask, rain.mask) == ("?", "still open", "not met yet")
    assert not any(entry.masked for entry in article_map(SCENARIO, met, ["sell"], ["close"]))


def test_the_sign_before_an_entry_says_what_was_made() -> None:
    met = standing([played(answer(points=(point("shade"), point("play", "~"), point("rain", "·"))))])

    assert "".join(entry.glyph for entry in article_map(SCENARIO, met)) == "√~·"
    assert "".join(entry.glyph for entry in article_map(SCENARIO, Standing())) == "???"


def test_the_map_of_the_other_side_speaks_of_that_side() -> None:
    assert map_title(SCENARIO) == "The article, claim by claim"
    assert map_title(replace(SCENARIO, id=f"{SCENARIO.id}{OTHER_SIDE}")) == "This side, claim by claim"


def test_an_entry_has_the_best_sentence_and_the_lines_it_answers() -> None:
    said = answer("Trees give shade.", points=(point("shade"), point("play", "~")))
    shade, play, rain = article_map(SCENARIO, standing([played(said)]))

    assert (shade.sentence, shade.whole, shade.lines) == ("Trees give shade.", True, ("close",))
    assert (play.sentence, play.whole, play.lines) == ("Trees give shade.", False, ("close", "sell"))
    assert (rain.sentence, rain.whole, rain.lines) == ("", False, ("sell",))


def test_to_open_the_map_is_to_study_the_lines_with_a_masked_claim() -> None:
    met = standing([played(answer(points=(point("shade"), point("play", "·"))))])

    assert lines_to_open(article_map(SCENARIO, Standing())) == ("close", "sell")
    assert lines_to_open(article_map(SCENARIO, met)) == ("sell",)
    assert lines_to_open(article_map(SCENARIO, met, ["sell"])) == ()
