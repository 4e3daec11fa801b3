"""The stream of changes that the board follows, and how its figures become bars."""

import datetime

from debategame.errors import StoreUnavailableError
from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario
from debategame.web.store.model import BoardFigures, Task
from debategame.web.teacher.board import Bar, board_of, events_of, latest_scenario
from tests.support.factories import NOON
from tests.support.school.server import Server

SOON = {"looks": 0.001, "lasts": 30.0}


class Marks:
    """A class whose board has these marks, one at each look; None stands for a store that is away."""

    def __init__(self, *marks: str | None) -> None:
        self.left = list(marks)

    def board_mark(self) -> str:
        mark = self.left.pop(0) if len(self.left) > 1 else self.left[0]
        if mark is None:
            raise StoreUnavailableError("The database is away.")
        return mark


async def test_there_is_one_event_at_the_start_and_one_for_each_change() -> None:
    marks = Marks("a", "a", None, "a", "b", "b", "c")
    events = events_of(marks, **SOON)  # type: ignore[arg-type]
    for _ in range(3):
        assert await anext(events) == {"event": "changed", "data": "board"}
    assert marks.left == ["c"]
    await events.aclose()  # type: ignore[attr-defined]


async def test_a_stream_ends_by_itself() -> None:
    events = events_of(Marks("a"), looks=0.001, lasts=0.01)  # type: ignore[arg-type]
    assert len([event async for event in events]) == 1


def test_an_answer_changes_the_mark_of_the_board(server: Server) -> None:
    own = server.store.for_teacher(server.teacher.id, server.school_class.id)
    ada = server.pupil("Ada")
    before = own.board_mark()
    server.watch.wait(seconds=1)
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer="Nobody is lazy at all.")
    assert own.board_mark() != before


def test_figures_become_bars_with_names_and_the_rest_is_left_out(small: Scenario) -> None:
    figures = BoardFigures(
        at_line={"lazy": 2, "gone": 1},
        done=3,
        first_scores=(0, 50, 100),
        made={"body-clock": 1, "safer-roads": 2, "better-marks": 0, "gone": 4},
        hints={"body-clock": 5},
    )
    board = board_of(small, figures)
    assert [bar.number for bar in board.lines] == [2]
    assert board.made == (Bar("fewer crashes", 2), Bar("their body clock runs late", 1))
    assert len(board.nobody) == 1
    assert board.median == 50
    assert [bar.number for bar in board.scores] == [1, 0, 0, 1, 0, 1]
    assert board.most == 5


def test_a_board_without_answers_has_no_median(small: Scenario) -> None:
    board = board_of(small, BoardFigures())
    assert (board.median, board.most, board.answers) == (None, 1, 0)


def test_the_board_begins_with_the_newest_task_that_is_under_way() -> None:
    today = NOON.date()
    day = datetime.timedelta(days=1)
    endless, over, coming = (
        Task(id=name, scenario=name, mode=Mode.PRACTICE, made=NOON, opens=opens, due=due)
        for name, opens, due in (("endless", None, None), ("over", None, today - day), ("coming", today + day, None))
    )
    assert latest_scenario([endless, over, coming], today) == "endless"
    assert latest_scenario([coming, over], today) == "over"
    assert latest_scenario([], today) == ""


def test_the_board_of_another_time_is_empty(server: Server) -> None:
    server.pupil("Ada").visit("/scenario/later-bell").send("/bout").send("/answer", answer="Nobody is lazy.")
    server.watch.wait(hours=11)
    teacher, path = server.signed_in_teacher(), f"/teacher/class/{server.school_class.id}/board"
    assert "First answers: 1" in teacher.visit(path).text
    server.watch.now += datetime.timedelta(days=2)
    teacher = server.signed_in_teacher()
    assert "First answers: 0" in teacher.visit(path).text
    assert "First answers: 1" in teacher.visit(f"{path}?since=week").text
