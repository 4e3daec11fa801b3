"""A pupil's history is looked up as that of the terminal is."""

import io

import pytest

from debategame.progress.rounds import Mode
from debategame.saves.queries import EVERY_ROUND, RoundQuery
from tests.support.factories import DAY, NOON
from tests.support.school.stores import school_in
from tests.web.store.test_transfer import exported, terminal_save

QUERIES = (
    EVERY_ROUND,
    RoundQuery(line="sell"),
    RoundQuery(scenario="parks", mode=Mode.PRACTICE),
    RoundQuery(mode=Mode.TEST),
    RoundQuery(since=NOON),
    RoundQuery(until=NOON),
    RoundQuery(since=NOON, until=NOON + DAY),
    RoundQuery(text="aGAIN"),
    RoundQuery(text="%"),
    RoundQuery(text="_gain"),
)


@pytest.fixture
def both(store, tmp_path):
    """The same history in a save and in a store."""
    save, pupil = terminal_save(tmp_path), school_in(store).pupil("Ada")
    pupil.import_rows(io.BytesIO(exported(save)))
    return save, pupil


def test_every_query_finds_the_same_rounds_as_in_a_save(both) -> None:
    save, pupil = both
    sizes = {len(pupil.page(query).rounds) for query in QUERIES}
    assert sizes == {0, 1, 2, 3}
    for query in QUERIES:
        assert pupil.page(query) == save.page(query), query


def test_pages_trends_and_guesses_are_the_same(both) -> None:
    save, pupil = both
    for offset in range(4):
        assert pupil.page(limit=2, offset=offset) == save.page(limit=2, offset=offset)
    assert pupil.trend(RoundQuery(mode=Mode.PRACTICE)) == save.trend(RoundQuery(mode=Mode.PRACTICE))
    assert pupil.trend(RoundQuery(mode=Mode.PRACTICE), 1) == save.trend(RoundQuery(mode=Mode.PRACTICE), 1)
    assert pupil.guesses() == save.guesses()


def test_the_last_comebacks_are_the_same(both) -> None:
    save, pupil = both
    assert save.comebacks(99)
    for limit in range(5):
        assert pupil.comebacks(limit) == save.comebacks(limit)
