"""What grew today and this week, in a sentence each. The clock is an argument."""

import datetime

import pytest

from debategame.play.training.growth import growth, this_week
from debategame.progress.rounds import Round
from debategame.progress.standing import standing
from tests.support.factories import answer, played, point

MONDAY = datetime.datetime(2024, 4, 29, 17, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def at(days: int, glyph: str = "√", name: str = "shade", hours: int = 0) -> Round:
    when = MONDAY + days * DAY + datetime.timedelta(hours=hours)
    return played(answer(at=when, points=(point(name, glyph),)))


WEDNESDAY = MONDAY + 2 * DAY


@pytest.mark.parametrize(
    ("rounds", "sentences"),
    [
        ([], ("No key point made today. They come back.",)),
        ([at(2)], ("Today: 1 key point made for the first time.",)),
        ([at(-9), at(2)], ("Today: 1 key point made again.",)),
        (
            [at(1), at(2), at(2, name="play")],
            (
                "Today: 1 key point made for the first time, 1 made again.",
                "Since Monday: 2 key points made for the first time.",
            ),
        ),
        (
            [at(0), at(2, "·")],
            ("No key point made today. They come back.", "Since Monday: 1 key point made for the first time."),
        ),
        ([at(-1)], ("No key point made today. They come back.",)),
    ],
)
def test_what_grew_in_a_sentence_for_the_day_and_one_for_the_week(
    rounds: list[Round], sentences: tuple[str, ...]
) -> None:
    assert growth([standing(rounds)], WEDNESDAY) == sentences


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([0], "Since Monday: 1 key point made for the first time."),
        ([0, 2], "Since Monday: 1 key point made for the first time."),
        ([-1], ""),
        ([-1, 0], ""),
        ([], ""),
    ],
)
def test_only_what_was_never_made_before_monday_is_news(days: list[int], said: str) -> None:
    assert this_week([standing([at(day) for day in days])], WEDNESDAY) == said


def test_a_day_is_that_of_the_players_time_zone() -> None:
    east = WEDNESDAY.astimezone(datetime.timezone(datetime.timedelta(hours=10)))
    (said,) = growth([standing([at(2, hours=-2)])], east)
    assert said == "Today: 1 key point made for the first time."
    assert growth([standing([at(2, hours=-4)])], east)[0].startswith("No key point made today")
