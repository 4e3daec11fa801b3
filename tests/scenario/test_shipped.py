"""The scenarios that come with the game, held to their own examples."""

import re
from functools import cache
from pathlib import Path

import pytest

from debategame.authoring.marked.agreement import VerdictPair, compare, measures
from debategame.authoring.marked.reader import examples_of
from debategame.cli.main import run
from debategame.scenario.library import scenario_files
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict
from tests.support.paths import ROOT

SHIPPED, _ = scenario_files(ROOT / "scenarios")
QUICK = "big-society-first-steps"
BY_SIZE = [pytest.param(path, id=path.stem, marks=[] if path.stem == QUICK else [pytest.mark.slow]) for path in SHIPPED]
"""Every shipped scenario. The smallest one is enough for the quick tests."""
ARTICLES = {path.stem: path for path in (ROOT / "scenarios" / "articles").iterdir()}
"""The articles that were written for the game, by the names of the scenarios that were made from them."""
WITH_ARTICLE = [pytest.param(path, ARTICLES[path.stem], id=path.stem) for path in SHIPPED if path.stem in ARTICLES]
LEAST_F1 = 0.85
LEAST_WITHOUT = 8
"""How many examples of a scenario are to make no key point: opposites, echoes, keywords, concessions."""
MOST_FOOLED = 0.2
"""The share of them that may be given one; .13 was measured, each the opposite of a key point."""


@cache
def pairs_of(path: Path) -> tuple[VerdictPair, ...]:
    scenario = read_file(path)
    return compare(scenario, examples_of(scenario).rows)


@pytest.mark.parametrize("path", BY_SIZE)
def test_nothing_is_to_be_warned_of(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--strict", str(path)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", BY_SIZE)
def test_the_game_agrees_with_the_marks_of_the_examples(path: Path) -> None:
    assert measures(pairs_of(path)).f1 >= LEAST_F1


@pytest.mark.parametrize("path", BY_SIZE)
def test_answers_that_make_no_key_point_are_seldom_given_one(path: Path) -> None:
    rows = {pair.row.number: pair.row.marked for pair in pairs_of(path)}
    without = {number for number, marked in rows.items() if not marked.hits and not marked.partial}
    hit = {pair.row.number for pair in pairs_of(path) if pair.scored.verdict is Verdict.HIT}
    assert len(without) >= LEAST_WITHOUT
    assert len(without & hit) <= MOST_FOOLED * len(without)


def test_every_article_belongs_to_a_scenario() -> None:
    assert set(ARTICLES) == {param.id for param in WITH_ARTICLE}


@pytest.mark.parametrize(("scenario", "article"), WITH_ARTICLE)
def test_what_an_explanation_quotes_stands_in_the_paragraph_that_it_names(scenario: Path, article: Path) -> None:
    _title, _author, *paragraphs = article.read_text(encoding="utf-8").split("\n\n")
    for point in read_file(scenario).key_points:
        assert point.source is not None
        paragraph = paragraphs[int(point.source.removeprefix("paragraph ")) - 1].casefold()
        quoted = re.findall("“(.+?)”", point.explanation or "")
        assert quoted
        assert [phrase for phrase in quoted if phrase.casefold() not in paragraph] == []


@pytest.mark.parametrize(("scenario", "article"), WITH_ARTICLE)
def test_a_scenario_from_an_article_names_its_title_and_author(scenario: Path, article: Path) -> None:
    title, author, *_paragraphs = article.read_text(encoding="utf-8").split("\n\n")
    source = read_file(scenario).source
    assert (f"# {source.title}", f"By {source.author}") == (title, author)
