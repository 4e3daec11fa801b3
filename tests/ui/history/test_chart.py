"""The chart of first answers: every round is one sign, for first sight, after study, or again."""

import datetime

import msgspec
import pytest

from debategame.progress.trends import Guess, Trend, TrendPoint
from debategame.ui.history.chart import BREAK, BREAK_NOTE, chart, figures, guess_line, spread

NOON = datetime.datetime(2026, 11, 9, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def trend(*marks: tuple[float, int, str]) -> Trend:
    """A trend of rounds: days since the first, score, sign."""
    return Trend(
        points=tuple(
            TrendPoint(at=NOON + days * DAY, score=score, first_sight=sign == "•", studied=sign == "+")
            for days, score, sign in marks
        )
    )


def drawn(text: str) -> str:
    """The rows of an indented block."""
    return "\n".join(line[4:] for line in text.splitlines()[1:-1])


@pytest.mark.parametrize(
    ("marks", "height", "expected"),
    [
        (
            trend((0, 25, "•"), (1, 50, "+"), (2, 100, "•"), (4, 0, "o")),
            6,
            """
    100 ┤           •
     75 ┤
     50 ┤      +
     25 ┤ •
      0 ┼─┬──────────────────o
          9 Nov         13 Nov
    """,
        ),
        (
            trend((0, 60, "•")),
            4,
            """
    100 ┤
     50 ┤ •
      0 ┼─┬───────────────────
          9 Nov
    """,
        ),
        (
            trend(),
            3,
            """
    100 ┤
      0 ┼─────────────────────

    """,
        ),
    ],
)
def test_scores_go_up_and_time_goes_to_the_right(marks: Trend, height: int, expected: str) -> None:
    assert chart(marks, 26, height) == drawn(expected)


def test_rounds_of_one_hour_stand_side_by_side() -> None:
    hour = trend((0, 50, "•"), (0.01, 50, "•"), (0.02, 50, "o"), (10, 50, "o"))
    assert chart(hour, 26, 4).splitlines()[1] == " 50 ┤ ••o                o"


def test_of_more_rounds_than_columns_the_newest_are_drawn() -> None:
    many = trend(*((number, 0 if number < 50 else 100, "•") for number in range(70)))
    assert chart(many, 26, 3).splitlines()[0] == "100 ┤ " + "•" * 20


def test_dates_have_years_if_there_are_several() -> None:
    assert "9 Nov 2026" in chart(trend((0, 50, "•"), (90, 50, "•")), 40, 6)


@pytest.mark.parametrize(("width", "height"), [(0, 0), (1, 1), (7, 2), (20, 5), (200, 60)])
def test_the_chart_keeps_to_its_size(width: int, height: int) -> None:
    rows = chart(trend(*((number / 3, number % 101, "•") for number in range(300))), width, height).splitlines()
    assert len(rows) <= max(height, 3)
    assert max(map(len, rows)) <= max(width, 12)


@pytest.mark.parametrize(
    ("days", "room", "columns"),
    [
        ([], 5, []),
        ([0], 5, [0]),
        ([0, 0, 0], 5, [0, 1, 2]),
        ([0, 1, 10], 11, [0, 1, 10]),
        ([0, 10, 10, 10], 11, [0, 8, 9, 10]),
        ([0, 1, 2], 3, [0, 1, 2]),
    ],
)
def test_every_round_has_a_column_of_its_own(days: list[float], room: int, columns: list[int]) -> None:
    assert spread([NOON + day * DAY for day in days], room) == columns


def test_the_table_has_the_same_figures() -> None:
    assert figures(trend((0, 5, "•"), (1, 100, "o"))).splitlines() == [
        "Date               Answer",
        "10 Nov 2026 12:00     100  again",
        " 9 Nov 2026 12:00       5  first sight",
    ]


def test_the_table_has_the_moving_mean_once_there_is_one() -> None:
    rows = figures(trend(*((day, 50 + day, "•") for day in range(6)))).splitlines()
    assert rows[0] == "Date               Answer  Mean of 5"
    assert [row.split()[5] for row in rows[1:]] == ["53", "52", "-", "-", "-", "-"]


@pytest.mark.parametrize(
    ("guesses", "said"),
    [
        ([], ""),
        ([(2, 1)], "Guesses (+ too many): +1 · last 1: 1.0 too many"),
        ([(0, 3), (1, 1), (2, 3)], "Guesses (+ too many): -3 0 -1 · last 3: 1.3 too few"),
        ([(4, 0), (1, 0), (0, 1), (2, 2), (2, 2), (1, 1)], "Guesses (+ too many): +4 +1 -1 0 0 0 · last 5: even"),
    ],
)
def test_guesses_are_compared_with_what_was_hit(guesses: list[tuple[int, int]], said: str) -> None:
    made = [Guess(at=NOON, guessed=guess, hit_count=hit_count) for guess, hit_count in guesses]
    assert guess_line(made, 58) == said


def broken() -> Trend:
    """A trend of two rounds by the first scorer and two by the second."""
    whole = trend((0, 100, "•"), (1, 100, "•"), (5, 50, "•"), (6, 25, "o"))
    scorers = ("1", "1", "2", "2")
    return Trend(
        points=tuple(
            msgspec.structs.replace(mark, scorer=scorer) for mark, scorer in zip(whole.points, scorers, strict=True)
        )
    )


def test_a_broken_line_stands_where_the_scorer_changed() -> None:
    assert chart(broken(), 26, 6).splitlines()[:-1] == [
        "100 ┤ •  •           ┊",
        " 75 ┤                ┊",
        " 50 ┤                ┊•",
        " 25 ┤                ┊   o",
        "  0 ┼─┬──────────────────┬",
    ]
    assert BREAK not in chart(trend((0, 100, "•"), (5, 50, "•")), 26, 6)


def test_the_moving_mean_is_a_line_behind_the_rounds_and_ends_at_a_break() -> None:
    scores = (100, 100, 100, 100, 100, 0, 0, 0, 50, 50, 50, 50, 50)
    marks = trend(*((day, score, "•") for day, score in enumerate(scores)))
    scorers = ["1"] * 8 + ["2"] * 5
    mixed = Trend(
        points=tuple(
            msgspec.structs.replace(mark, scorer=scorer) for mark, scorer in zip(marks.points, scorers, strict=True)
        )
    )
    assert mixed.means == (None, None, None, None, 100, 80, 60, 40, None, None, None, None, 50)
    assert chart(mixed, 44, 6).splitlines()[:-1] == [
        "100 ┤ •  •  •  •  •▁          ┊",
        " 75 ┤               ▔▔─▁      ┊",
        " 50 ┤                   ▔▔─▁▁ ┊•  •  •  •  •",
        " 25 ┤                         ┊",
        "  0 ┼─┬────────┬─────•──•───•──────────────┬",
    ]


def test_the_break_is_drawn_between_the_right_rounds_if_only_the_newest_fit() -> None:
    many = Trend(
        points=tuple(
            TrendPoint(at=NOON + day * DAY, score=100, first_sight=True, scorer="1" if day < 25 else "2")
            for day in range(30)
        )
    )
    middle = chart(many, 26, 6).splitlines()[1]
    assert middle.index(BREAK) - len("100 ┤ ") == 14


def test_the_table_has_a_row_where_the_scorer_changed() -> None:
    rows = figures(broken()).splitlines()
    assert [row.strip() for row in rows].index(BREAK_NOTE) == 3
    assert sum(BREAK_NOTE in row for row in rows) == 1


def test_guesses_of_two_scorers_are_set_apart_and_only_the_latest_are_counted() -> None:
    made = [Guess(at=NOON, guessed=3, hit_count=hits, scorer=scorer) for hits, scorer in ((0, "1"), (0, "1"), (2, "2"))]
    assert guess_line(made, 80) == "Guesses (+ too many): +3 +3 ┊ +1 · last 1: 1.0 too many"
