"""Today: what the five minutes hold, and what counts as done. The clock is an argument."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from debategame.play.bout import Bout
from debategame.play.recorder import record_round
from debategame.play.sayings import GRANTS
from debategame.play.training.today import Kind, Part, TodayPlan, TodaysWork, part_bout, plan_today
from debategame.play.training.today import what_was_done as done_rows
from debategame.progress.rounds import Mode, Round
from debategame.progress.schedule import Card
from debategame.progress.standing import Standing, standing
from debategame.saves.queries import on_day_of
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from tests.support.bouts import LetterScorer, scenario
from tests.support.factories import answer, comeback, new_id, played, point, save_in

MONDAY = datetime.datetime(2024, 4, 29, 17, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
MINUTE = datetime.timedelta(minutes=1)
PARKS = scenario(lines=3)
PONDS = replace(scenario(lines=2), id="ponds")


class Player:
    """A player with a save and a clock, who does what Today asks for."""

    def __init__(self, folder: Path, *scenarios: Scenario) -> None:
        self.now = MONDAY
        self.save: Save = save_in(folder, now=lambda: self.now)
        self.scenarios = scenarios or (PARKS, PONDS)

    def work(self, **fields) -> TodaysWork:
        progress = self.save.progress()
        return TodaysWork(
            **{
                "scenarios": self.scenarios,
                "standings": progress.standings,
                "cards": progress.cards,
                "today": self.now.date(),
                "rounds": self.save.page(on_day_of(self.now)).rounds,
                **fields,
            }
        )

    def plan(self, **fields) -> TodayPlan:
        return plan_today(self.work(**fields))

    def do(self, part: Part, letters: str) -> Bout:
        """Play a part; the letters are the verdicts of the first answer. The comeback is passed."""
        parks = next(known for known in self.scenarios if known.id == part.scenario)
        bout = part_bout(part, parks, self.save.progress().standing(parks.id), new_id())
        self.now += MINUTE
        after = bout.give(letters, scorer=LetterScorer(), at=self.now, seconds=9, answer_id=new_id())
        record_round(self.save, after)
        return after

    def do_all(self, letters: Iterable[str]) -> list[Kind]:
        """Play until nothing is left, and return what was played. Each part has its own letters; the last stay."""
        kinds, (*given, last) = [], letters
        while parts := self.plan().parts:
            self.do(parts[0], given.pop(0) if given else last)
            kinds.append(parts[0].kind)
        return kinds


@pytest.fixture
def player(tmp_path: Path) -> Player:
    return Player(tmp_path)


def kinds(plan: TodayPlan) -> list[Kind]:
    return [part.kind for part in plan.parts]


def test_three_days_of_five_minutes(player: Player) -> None:
    assert player.do_all(["hmm", "mpm", "mmm"]) == [Kind.LINE, Kind.LINE, Kind.BETTER]
    player.now += DAY
    tuesday = player.plan()
    assert kinds(tuesday) == [Kind.LINE, Kind.POINT, Kind.POINT, Kind.BETTER]
    assert (tuesday.minutes, tuesday.begun) == (5, False)
    assert player.do_all(["mmm"]) == kinds(tuesday)
    assert player.plan() == TodayPlan(begun=True)
    player.now += DAY
    assert player.plan().minutes == 5


def test_a_newcomer_plays_two_lines_and_says_better_what_they_missed(player: Player) -> None:
    assert (kinds(player.plan()), player.plan().minutes) == ([Kind.LINE, Kind.LINE], 4)
    player.do(player.plan().parts[0], "hmm")
    second, better = player.plan().parts
    assert (second.kind, second.scenario, better.kind, better.point) == (Kind.LINE, "ponds", Kind.BETTER, "b")


def test_a_first_round_that_made_all_leaves_one_more_line(player: Player) -> None:
    assert player.do_all(["hhh"]) == [Kind.LINE, Kind.LINE, Kind.BETTER]


def test_the_line_is_the_one_least_made_and_longest_not_played_in_a_scenario_begun(player: Player) -> None:
    player.do(Part(kind=Kind.LINE, scenario="ponds", line="line-1"), "mmm")
    player.now += DAY
    assert (player.plan().parts[0].scenario, player.plan().parts[0].line) == ("ponds", "line-2")
    player.do(player.plan().parts[0], "hmm")
    player.now += DAY
    assert (player.plan().parts[0].scenario, player.plan().parts[0].line) == ("parks", "line-1")


def card(due: int, last: int = 30, line: str = "line-1") -> Card:
    return Card(due=MONDAY.date() + due * DAY, last=MONDAY.date() - last * DAY, line=line, stability=2, difficulty=5)


def points(player: Player, **cards: Card) -> list[tuple[str, bool]]:
    plan = player.plan(cards={("parks", name): one for name, one in cards.items()})
    return [(part.point, part.due) for part in plan.parts if part.kind is Kind.POINT]


def test_the_key_points_are_the_most_overdue_and_else_those_due_soonest(player: Player) -> None:
    assert points(player, a=card(-1), b=card(-5), c=card(-2)) == [("b", True), ("c", True)]
    assert points(player, a=card(9), b=card(4), c=card(-2)) == [("c", True), ("b", False)]
    assert points(player, a=card(0, last=0), b=card(4)) == [("b", False)]
    assert points(player, gone=card(-1)) == []


def test_what_the_day_brought_already_counts_however_it_was_started(player: Player) -> None:
    player.do(Part(kind=Kind.LINE, scenario="parks", line="line-1"), "hhm")
    player.now += DAY
    line, first, second, _ = player.plan().parts
    player.do(second, "mmm")
    assert kinds(player.plan()) == [Kind.LINE, Kind.POINT, Kind.BETTER]
    player.do(line, "mmm")
    assert (kinds(player.plan()), player.plan().begun) == ([Kind.POINT, Kind.BETTER], True)
    player.do(first, "")
    assert kinds(player.plan()) == [Kind.BETTER]


def test_after_all_is_done_another_five_minutes_bring_other_lines(player: Player) -> None:
    player.do_all(["hpm", "mmm"])
    assert player.plan() == TodayPlan(begun=True)
    played_lines = {(one.scenario, one.line) for one in player.work().rounds if one.mode is not Mode.REVIEW}
    another = player.plan(since=player.now)
    assert not another.begun
    assert {(part.scenario, part.line) for part in another.parts if part.kind is Kind.LINE}.isdisjoint(played_lines)
    assert not any(part.kind is Kind.POINT for part in another.parts)


def test_what_was_half_made_is_said_better_first_then_what_was_missed_most_then_the_least_sure(player: Player) -> None:
    def better(*rounds: Round) -> str:
        plan = player.plan(standings={"parks": standing(rounds)}, rounds=())
        return next((part.point for part in plan.parts if part.kind is Kind.BETTER), "")

    missed = played(answer(points=(point("a", "·"), point("b", "·"), point("c", "·"))), line="line-1")
    twice = played(answer(points=(point("b", "×"),)), line="line-2")
    half = played(answer(points=(point("c", "~"),)), line="line-2")
    made = [
        played(answer(points=(point(name, confidence=sure),)), line="line-1")
        for name, sure in (("a", 0.9), ("b", 0.7), ("c", 0.8))
    ]
    assert better() == ""
    assert better(missed, twice, half) == "c"
    assert better(missed, twice) == "b"
    assert better(missed, twice, half, made[1], made[2]) == "a"
    assert better(*made) == "b"


def test_key_points_that_are_still_masked_are_left_alone(player: Player) -> None:
    player.do(Part(kind=Kind.LINE, scenario="parks", line="line-1"), "pmm")
    player.now += DAY
    plan = player.plan(under_way=frozenset({("parks", "line-2")}))
    assert [(part.kind, part.scenario) for part in plan.parts] == [(Kind.LINE, "parks"), (Kind.LINE, "ponds")]
    assert [part.line for part in plan.parts] == ["line-3", "line-1"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("ldob", "one line, 2 key points and one better sentence"),
        ("lddb", "one line, 2 due key points and one better sentence"),
        ("ll", "2 lines"),
        ("db", "one due key point and one better sentence"),
        ("lb", "one line and one better sentence"),
        ("b", "one better sentence"),
        ("", ""),
    ],
)
def test_the_parts_in_words(parts: str, said: str) -> None:
    made = {"l": Kind.LINE, "d": Kind.POINT, "o": Kind.POINT, "b": Kind.BETTER}
    plan = TodayPlan(parts=tuple(Part(kind=made[one], scenario="s", line="x", due=one == "d") for one in parts))
    assert plan.contents == said


def test_the_closing_page_names_what_was_done_and_passes_over_what_is_gone(player: Player) -> None:
    player.do_all(["hmm", "mpm", "hhh"])
    rows = done_rows(player.work())
    assert [(row.what, row.result) for row in rows] == [
        ("“Close park 1.”", "50"),
        ("“Close park 1.”", "25"),
        ("b", "√ hit"),
    ]
    assert done_rows(player.work(scenarios=(replace(PARKS, lines=(), key_points=()),))) == ()


def test_nothing_to_play_is_an_empty_plan(tmp_path: Path) -> None:
    player = Player(tmp_path)
    assert player.plan(scenarios=()) == TodayPlan()
    assert (player.plan(scenarios=()).minutes, done_rows(player.work())) == (0, ())
    assert Standing() == player.save.progress().standing("parks")


def test_the_comeback_belongs_to_its_line(player: Player) -> None:
    both = played(answer(points=(point("a"),)), comeback(points=(point("b"),)), line="line-1", scenario="parks")
    (row,) = done_rows(player.work(rounds=(both,)))
    assert (row.what, row.result) == ("“Close park 1.”", "75")


def test_a_line_of_today_repeats_no_opener_of_the_last_bouts():
    opener = GRANTS[1]
    line = Part(kind=Kind.LINE, scenario="parks", line="line-1")
    assert part_bout(line, scenario(), Standing(), new_id(), [f"{opener} And b?"]).said == (opener,)
