"""Drafts: kept while their window is open, offered once it is closed, deleted once they are answered."""

import datetime
import os

import pytest
from msgspec.structs import replace

from debategame.play.bout import Bout, Stage, new_bout
from debategame.play.drafts import bout_to_draft, draft_to_bout
from debategame.play.recorder import record_round
from debategame.progress.rounds import Mode
from debategame.saves.drafts import HEARTBEAT_TIMEOUT
from debategame.saves.process import Process, is_surely_gone
from tests.support import save_children
from tests.support.bouts import LetterScorer, scenario
from tests.support.factories import NOON, save_in
from tests.support.savefiles import child, run_sql

LARGEST_NUMBER = 2**31 - 1
"""The largest number of a process that systems can express. None gives it to a process."""
SECOND = datetime.timedelta(seconds=1)
PLAYED = scenario(lines=3)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def save(tmp_path, clock):
    return save_in(tmp_path, now=clock)


def bout(**fields) -> Bout:
    begun = new_bout(PLAYED, ("line-2", "line-1"), Mode.TIMED, new_id=lambda: "round", pace=1.5)
    return replace(begun.take_hint().other_key_point(), **fields)


def draft(of=None, name="window", text="Trees", **fields):
    return replace(bout_to_draft(of or bout(), name, text, seconds=31.5, at=NOON), **fields)


def given(before: Bout, answer_id: str = "answer") -> Bout:
    return before.give("hmm", scorer=LetterScorer(), at=NOON, seconds=5.0, answer_id=answer_id)


def test_a_draft_is_offered_after_ten_seconds_without_a_heartbeat(save, clock):
    save.keep_draft(draft())
    offers = []
    for _ in range(2):
        clock.now += HEARTBEAT_TIMEOUT - SECOND
        offers.append(save.drafts())
        save.beat("window")
    clock.now += HEARTBEAT_TIMEOUT
    assert offers == [[], []]
    assert save.drafts() == [draft()] == list(save.progress().drafts)


def test_a_clock_set_back_does_not_hide_a_draft(save, clock):
    save.keep_draft(draft())
    clock.now -= datetime.timedelta(days=1)
    assert save.drafts() == [draft()]


def test_each_window_has_one_draft_and_the_latest_is_offered_first(save, clock):
    for text in ("T", "Trees"):
        save.keep_draft(draft(text=text))
    save.keep_draft(draft(name="other", text="Play", at=NOON + SECOND))
    clock.now += HEARTBEAT_TIMEOUT
    assert [one.text for one in save.drafts()] == ["Play", "Trees"]


def test_only_one_window_takes_a_draft(save, clock):
    save.keep_draft(draft())
    assert save.take_draft("window") is None, "its own window is still there"
    clock.now += HEARTBEAT_TIMEOUT
    assert [save.take_draft("window"), save.take_draft("window"), save.take_draft("none")] == [draft(), None, None]
    assert save.drafts() == []


def test_a_draft_can_be_dropped(save, clock):
    save.keep_draft(draft())
    save.drop_draft("window")
    clock.now += HEARTBEAT_TIMEOUT
    assert save.drafts() == []


def test_a_draft_is_deleted_with_its_answer_and_does_not_come_back(save, clock):
    save.keep_draft(draft())
    after = given(bout())
    record_round(save, after, draft_id="window")
    save.keep_draft(draft())  # what was on its way while the answer was given
    clock.now += HEARTBEAT_TIMEOUT
    assert save.drafts() == []
    save.keep_draft(draft(replace(after, stage=Stage.COMEBACK)))
    clock.now += HEARTBEAT_TIMEOUT
    assert len(save.drafts()) == 1


def test_a_lone_surrogate_in_a_draft_is_kept_as_it_would_be_in_an_answer(save, clock):
    save.keep_draft(draft(text="a\ud83db"))
    clock.now += HEARTBEAT_TIMEOUT
    assert save.drafts()[0].text == "a\ufffdb"


@pytest.mark.skipif(os.name == "nt", reason="there no process can ask for another")
def test_the_draft_of_a_killed_window_is_offered_at_once(tmp_path):
    here = save_in(tmp_path, now=lambda: datetime.datetime.now(datetime.UTC))
    with child(save_children.write_forever, tmp_path, "Ada") as process:
        assert process.stdout.readline() == "ready\n"
        assert (here.drafts(), here.take_draft("window")) == ([], None)
        process.kill()
        process.wait()
        assert [one.text for one in here.drafts()] == ["Trees"]
        assert here.take_draft("window").text == "Trees"
    assert here.drafts() == [], "this window holds it now"


@pytest.mark.parametrize(
    ("holder", "gone"),
    [
        (Process(), False),
        (Process("here", 0), False),
        (Process("here", -1), False),
        (Process("here", os.getpid()), False),
        (Process("elsewhere", LARGEST_NUMBER), False),
        (Process("here", 10**30), False),
        pytest.param(
            Process("here", LARGEST_NUMBER), True, marks=pytest.mark.skipif(os.name == "nt", reason="not asked there")
        ),
    ],
)
def test_only_a_process_of_this_computer_that_has_ended_is_surely_gone(holder, gone):
    assert is_surely_gone(holder, Process("here", os.getpid())) is gone


def test_a_draft_of_an_earlier_game_has_no_holder_and_is_offered_by_its_heartbeat(save, clock):
    save.keep_draft(draft())
    run_sql(save.path, "UPDATE drafts SET body = replace(body, '\"held_by\"', '\"x\"')")
    assert save.drafts() == []
    clock.now += HEARTBEAT_TIMEOUT
    assert save.drafts() == [draft()]


def test_a_missing_draft_creates_no_save(save):
    save.beat("window")
    save.drop_draft("window")
    assert (save.drafts(), save.take_draft("window")) == ([], None)
    assert not save.path.exists()


@pytest.mark.parametrize("before", [bout(), bout(index=1), bout(mode=Mode.REVIEW, asks="b", pace=1)])
def test_a_bout_resumes_where_it_was(before):
    assert draft_to_bout(PLAYED, draft(before)) == before


def test_a_comeback_resumes_with_the_saved_answer(save):
    before = given(bout()).go_on("x")
    stored = record_round(save, before)
    then = save.scenario(stored.scenario_hash)
    assert draft_to_bout(then, draft(before), save.round(before.round_id).answers) == before


def test_deleted_lines_are_left_out():
    shorter = replace(PLAYED, lines=PLAYED.lines[1:])
    found = draft_to_bout(shorter, draft(bout()))
    assert (found.lines, found.index) == (("line-2",), 0)


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        (replace(PLAYED, id="ponds"), draft()),
        (replace(PLAYED, lines=PLAYED.lines[:1]), draft()),
        (PLAYED, draft(replace(bout(), stage=Stage.COMEBACK))),
        (PLAYED, draft(bout(mode=Mode.REVIEW, asks="gone"))),
    ],
)
def test_a_draft_that_no_longer_fits_is_not_resumed(changed, kept):
    assert draft_to_bout(changed, kept) is None


def test_a_comeback_is_not_resumed_with_other_key_points():
    before = given(bout()).go_on("x")
    assert draft_to_bout(scenario({"a": 1, "b": 1}, lines=3), draft(before), before.answers) is None
