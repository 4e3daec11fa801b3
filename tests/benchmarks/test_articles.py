"""The articles of the benchmark: a draft keeps finding as many of their arguments as when they were last measured."""

import pytest

from benchmarks.articles import counts, draft, expected


@pytest.mark.parametrize("name", expected())
def test_all_arguments_of_an_article_but_one_are_found_on_both_sides(name: str) -> None:
    row = counts(draft(name), expected()[name])
    assert row.found >= row.arguments - 1
    assert row.theirs_found >= row.theirs - 1
    assert row.right >= row.proposed - 2
