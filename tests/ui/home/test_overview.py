"""What rounds come to in a scenario, and the words for it."""

import datetime
from collections.abc import Callable

import pytest

from debategame.progress.rounds import Mode, Round
from debategame.progress.standing import standing
from debategame.scenario.model import Scenario, Source
from debategame.ui.home.overview import (
    Overview,
    coming,
    credit,
    day,
    last_on,
    listed,
    minutes,
    next_due_text,
    overview,
    this_week,
)
from tests.support.screen_rounds import progress

NOW = datetime.datetime(2026, 11, 24, 16, 28, tzinfo=datetime.UTC)
TODAY = NOW.date()
DAY = datetime.timedelta(days=1)
TIRED = "Tired drivers crash on the way to class."
Play = Callable[..., Round]


def stood(scenario: Scenario, *rounds: Round, mode: Mode = Mode.PRACTICE) -> Overview:
    return overview(scenario, progress(*rounds), mode)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime.datetime(2026, 11, 24, 0, 1, tzinfo=datetime.UTC), "today"),
        (datetime.datetime(2026, 11, 23, 23, 59, tzinfo=datetime.UTC), "yesterday"),
        (datetime.datetime(2026, 11, 9, 12, 0, tzinfo=datetime.UTC), "9 Nov"),
        (datetime.datetime(2025, 11, 24, 12, 0, tzinfo=datetime.UTC), "24 Nov 2025"),
    ],
)
def test_a_day_is_named_as_people_name_it(at: datetime.datetime, said: str) -> None:
    assert day(at, NOW) == said


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_words_are_listed_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


@pytest.mark.parametrize(("lines", "said"), [(1, "3 min"), (3, "10 min"), (8, "27 min")])
def test_a_bout_of_three_lines_takes_ten_minutes(lines: int, said: str) -> None:
    assert minutes(lines) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (None, ""),
        (Source(), ""),
        (Source(author="T. Levitt", date=datetime.date(2013, 1, 3)), "T. Levitt, 3 January 2013"),
    ],
)
def test_the_article_is_credited_as_far_as_it_is_known(source: Source | None, said: str) -> None:
    assert credit(source) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([1], "Since Monday: 1 key point made for the first time."),
        ([0, 1], "Since Monday: 1 key point made for the first time."),
        ([2], ""),
        ([1, 2], ""),
        ([], ""),
    ],
)
def test_only_what_was_never_made_before_monday_is_news(play: Play, days: list[int], said: str) -> None:
    assert this_week([standing([play(days=ago) for ago in days])], NOW) == said


def test_the_next_bout_begins_with_the_line_least_made(play: Play, scenario: Scenario) -> None:
    stand = stood(scenario, play("lazy"))
    assert stand.next_bout(1, Mode.TIMED).lines == ("nobody-wants-it",)
    assert stand.next_bout(8, Mode.TIMED).lines == ("nobody-wants-it", "lazy")


def test_bests_are_those_of_one_mode(play: Play, scenario: Scenario) -> None:
    played = play("lazy")
    assert stood(scenario, played).told == "best 100 · 1 of 4"
    assert stood(scenario, played, mode=Mode.TIMED).told == "played · 1 of 4"


def test_it_says_where_the_player_stands(play: Play, scenario: Scenario) -> None:
    assert stood(scenario).told == "not played · 0 of 4"
    assert stood(scenario).still_open == "4 key points"
    assert stood(scenario).due_on(scenario.lines[0], TODAY) == ""
    stand = stood(scenario, play("lazy"))
    assert stand.told == "best 100 · 1 of 4"
    assert stand.still_open == "3 key points; none yet on “nobody-wants-it”"
    both = stood(scenario, play("lazy"), play("nobody-wants-it", TIRED))
    assert both.still_open == "2 key points"


def test_it_says_what_is_due_on_a_line_and_when(play: Play, scenario: Scenario) -> None:
    stand = stood(scenario, play("lazy", days=1))
    (card,) = stand.cards.values()
    assert stand.due_on(scenario.line("lazy"), TODAY) == f"1 {coming(card.due, TODAY)}"
    assert stand.due_on(scenario.line("nobody-wants-it"), TODAY) == ""
    assert stand.due_on(scenario.line("lazy"), card.due + DAY) == "1 today"
    assert (stand.due(card.due - DAY), stand.due(card.due)) == (0, 1)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, "today"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "on Thursday"),
        (6, "on Monday"),
        (7, "in 7 days"),
        (99, "on 3 March 2027"),
    ],
)
def test_a_day_to_come_is_named_as_people_name_it(days: int, said: str) -> None:
    assert coming(TODAY + days * DAY, TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"), [(0, "last today"), (1, "last yesterday"), (3, "last on Saturday"), (7, "last on 17 Nov")]
)
def test_when_something_last_was(days: int, said: str) -> None:
    assert last_on(NOW - days * DAY, NOW) == said


def test_the_end_of_a_review_names_the_day_of_the_next(play: Play, scenario: Scenario) -> None:
    played = play("lazy", days=1)
    (card,) = progress(played).cards.values()
    shelf = {scenario.id: scenario}
    said = f"Done for today; next {coming(card.due, TODAY)}: 1 key point."
    assert next_due_text(progress(played), shelf, TODAY) == said
    assert next_due_text(progress(played), shelf, card.due) == "Still due today: 1 key point. That can wait."
    assert next_due_text(progress(played), {}, TODAY) == "Done for today."
