"""Looking up rounds in a save: pages, counts, trends and guesses."""

import pytest
from msgspec.structs import replace

from debategame.progress.rounds import COPIED, Mode
from debategame.progress.trends import Trend
from debategame.saves.queries import Page, RoundQuery
from tests.support.factories import DAY, NOON, SCENARIO, answer, comeback, point, record, save_in
from tests.support.from_rounds import guesses, trend

PLAYED = {
    "first": ("Trees give SHADE.", {}),
    "timed": ("50% of_us \\ play.", {"mode": Mode.TIMED}),
    "sell": ("Rain sinks in.", {"line": "sell"}),
    "ponds": ("Frogs.", {"scenario": replace(SCENARIO, id="ponds")}),
}


@pytest.fixture
def save(tmp_path):
    """A save with the rounds of PLAYED, whose ids are their names."""
    save = save_in(tmp_path)
    for day, (name, (text, how)) in enumerate(PLAYED.items()):
        record(save, answer(text, at=NOON + day * DAY), round_id=name, **how)
    record(save, comeback("And ducks."), round_id="ponds")
    return save


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (RoundQuery(), ["ponds", "sell", "timed", "first"]),
        (RoundQuery(scenario="parks"), ["sell", "timed", "first"]),
        (RoundQuery(scenario="parks", line="close"), ["timed", "first"]),
        (RoundQuery(line="close"), ["ponds", "timed", "first"]),
        (RoundQuery(mode=Mode.TIMED), ["timed"]),
        (RoundQuery(since=NOON + DAY), ["ponds", "sell", "timed"]),
        (RoundQuery(since=NOON + DAY, until=NOON + 3 * DAY), ["sell", "timed"]),
        (RoundQuery(text="shade"), ["first"]),
        (RoundQuery(text="duck"), ["ponds"]),
        (RoundQuery(text="s"), ["ponds", "sell", "timed", "first"]),
        (RoundQuery(text="50%"), ["timed"]),
        (RoundQuery(text="of_us"), ["timed"]),
        (RoundQuery(text="\\ p"), ["timed"]),
        (RoundQuery(text="%"), ["timed"]),
        (RoundQuery(text="' OR 1 --"), []),
        (RoundQuery(text="\ud83d"), []),
        (RoundQuery(text="i", mode=Mode.PRACTICE, line="sell"), ["sell"]),
    ],
)
def test_matching_rounds_are_found_newest_first_and_counted(save, wanted, names):
    page = save.page(wanted)
    assert ([one.id for one in page.rounds], page.total) == (names, len(names))
    assert [one.id for one in save.page(wanted, limit=1, offset=1).rounds] == names[1:2]
    assert save.page(wanted, limit=1).total == len(names)


def test_without_a_save_there_is_nothing_to_find(tmp_path):
    save = save_in(tmp_path / "none")
    assert (save.page(), save.trend(RoundQuery()), save.guesses()) == (Page(), Trend(), ())
    assert not save.folder.exists()


def test_a_trend_equals_that_of_the_rounds_up_to_its_limit(tmp_path):
    save = save_in(tmp_path)
    for day, (line, mode) in enumerate([("close", Mode.PRACTICE), ("sell", Mode.PRACTICE), ("sell", Mode.TIMED)] * 2):
        whole = record(save, answer(marks=day, at=NOON + day * DAY), line=line, mode=mode)
    record(save, comeback(), round_id=whole.id)
    save.leave_out(save.rounds(limit=1, offset=2)[0].id, True)
    found = save.trend(RoundQuery(mode=Mode.PRACTICE))
    assert found == trend(save.rounds(), Mode.PRACTICE)
    assert [(mark.score, mark.first_sight) for mark in found.points] == [(0, True), (1, True), (4, False)]
    assert save.trend(RoundQuery(mode=Mode.PRACTICE), limit=2).points == found.points[1:]


def test_the_last_comebacks_that_were_answered_are_told_oldest_first(tmp_path):
    save = save_in(tmp_path)
    assert save.comebacks(3) == ()
    for day, heard in enumerate(["one", "two", "", "four"]):
        whole = record(save, answer(at=NOON + day * DAY, heard="Asked in Review."))
        if heard:
            record(save, comeback(at=NOON + day * DAY, heard=heard), round_id=whole.id)
    assert save.comebacks(3) == ("two", "four")
    assert save.comebacks(99) == ("one", "two", "four")


def test_guesses_equal_those_of_the_rounds(tmp_path):
    save = save_in(tmp_path)
    for day, guess in enumerate([2, None, 0]):
        whole = record(save, answer(at=NOON + day * DAY, guess=guess, points=(point("shade"), point("play", "~"))))
    record(save, comeback(at=NOON + 5 * DAY, guess=4), round_id=whole.id)
    assert [(one.guessed, one.hit_count) for one in save.guesses()] == [(2, 1), (0, 1), (4, 1)]
    assert save.guesses() == guesses(save.rounds())
    assert save.guesses(limit=1) == save.guesses()[2:]


def test_a_copied_round_is_no_point_of_the_trend(tmp_path):
    save = save_in(tmp_path, "Ada")
    record(save, answer(marks=100, flags=(f"{COPIED}play",)))
    record(save, answer(marks=50))
    assert [point.score for point in save.trend(RoundQuery(mode=Mode.PRACTICE)).points] == [50]
