"""A player's results in a scenario, and the words for them."""

import datetime
import re
from collections.abc import Callable

import msgspec
import pytest

from debategame.progress.rounds import Mode, Round
from debategame.scenario.model import Scenario, Source
from debategame.ui.dates import coming
from debategame.ui.home.overview import Overview, minutes, overview
from debategame.ui.home.scenario_card import best_text, lines_table
from debategame.ui.names import credit
from tests.support.screen_rounds import progress

NOW = datetime.datetime(2026, 11, 24, 16, 28, tzinfo=datetime.UTC)
TODAY = NOW.date()
DAY = datetime.timedelta(days=1)
TIRED = "Tired drivers crash on the way to class."
Play = Callable[..., Round]


def results(scenario: Scenario, *rounds: Round, mode: Mode = Mode.PRACTICE) -> Overview:
    return overview(scenario, progress(*rounds), mode)


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


def test_the_next_bout_begins_with_the_line_least_made(play: Play, scenario: Scenario) -> None:
    lazy = results(scenario, play("lazy"))
    assert lazy.next_bout(1, Mode.TIMED).lines == ("nobody-wants-it",)
    assert lazy.next_bout(8, Mode.TIMED).lines == ("nobody-wants-it", "lazy")


def test_bests_are_those_of_one_mode(play: Play, scenario: Scenario) -> None:
    played = play("lazy")
    assert results(scenario, played).summary == "1 of 4 · best 100"
    assert results(scenario, played, mode=Mode.TIMED).summary == "1 of 4 · played"


def test_it_says_what_is_made_and_what_is_open(play: Play, scenario: Scenario) -> None:
    assert results(scenario).summary == "0 of 4 · not played"
    assert results(scenario).still_open == "4 key points"
    assert results(scenario).due_on(scenario.lines[0], TODAY) == ""
    lazy = results(scenario, play("lazy"))
    assert lazy.summary == "1 of 4 · best 100"
    assert lazy.still_open == "3 key points; none yet on “nobody wants it”"
    both = results(scenario, play("lazy"), play("nobody-wants-it", TIRED))
    assert both.still_open == "2 key points"


def test_it_says_what_is_due_on_a_line_and_when(play: Play, scenario: Scenario) -> None:
    lazy = results(scenario, play("lazy", days=1))
    (card,) = lazy.cards.values()
    assert lazy.due_on(scenario.line("lazy"), TODAY) == f"1 {coming(card.due, TODAY)}"
    assert lazy.due_on(scenario.line("nobody-wants-it"), TODAY) == ""
    assert lazy.due_on(scenario.line("lazy"), card.due + DAY) == "1 today"
    assert (lazy.due(card.due - DAY), lazy.due(card.due)) == (0, 1)


def test_bests_of_two_scorers_are_marked_in_words(play: Play, scenario: Scenario) -> None:
    new, old = by_scorer(play("lazy"), "2"), by_scorer(play("nobody-wants-it", TIRED), "1")
    assert not results(scenario, old).is_mixed
    mixed = results(scenario, old, new)
    assert mixed.is_mixed
    assert [mixed.is_older(line) for line in scenario.lines] == [False, True]
    card = "\n".join((best_text(mixed), lines_table(mixed, NOW).plain))
    assert "older scoring left out" in card
    assert re.search(r"nobody wants it .* \d+ old ", card)
    assert "old: by an older scorer. `debategame rescore` compares." in card


def by_scorer(played: Round, scorer: str) -> Round:
    answers = tuple(msgspec.structs.replace(answer, scorer=scorer) for answer in played.answers)
    return msgspec.structs.replace(played, answers=answers)
