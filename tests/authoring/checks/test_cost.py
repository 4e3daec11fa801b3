"""Checking costs little more than the sentences of a file, and the largest file has a limit."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from benchmarks.checks import largest, scenario_text
from debategame.authoring.checks import wordings
from debategame.authoring.checks.context import CheckContext
from debategame.authoring.checks.review import review
from debategame.authoring.checks.trials import Work
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scenario.reader import MAX_BYTES, parse, parse_file
from tests.support.paths import ROOT

MOST_TIMES = 12
"""Ten times the sentences may cost so many times as much."""
TOO_LARGE = "the scenario is so large that only part of its sentences was tried as answers"


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called. Unlike time, the number is the same in every run."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def cost_of_comparing(sentences: int) -> int:
    """Return what it costs to compare every wording with every other, without trying any as an answer."""
    context = CheckContext(parse(scenario_text(sentences).encode(), "x.yaml").scenario, Work(limit=0))
    return calls_of(lambda: list(wordings.check(context)))


def test_ten_times_the_sentences_cost_about_ten_times_as_much() -> None:
    cost_of_comparing(800)  # data files and stems are read once
    assert cost_of_comparing(800) <= MOST_TIMES * cost_of_comparing(80)


def test_trying_sentences_as_answers_has_a_limit(small: Scenario) -> None:
    context = CheckContext(small, Work(limit=100_000))
    list(wordings.check(context))
    assert context.work.refused
    assert context.work.done <= 100_000


def test_a_review_that_is_stopped_tries_nothing_more() -> None:
    work = Work()
    work.stop()
    review(parse((ROOT / "tests" / "data" / "small.yaml").read_bytes(), "small.yaml"), work)
    assert work.done == 0


@pytest.mark.slow
def test_a_warning_says_so_if_not_every_sentence_was_tried() -> None:
    data = largest().encode()
    assert MAX_BYTES * 0.99 < len(data) <= MAX_BYTES
    assert TOO_LARGE in [warning.message for warning in review(parse(data, "x.yaml"))]


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted((ROOT / "scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_sentence_of_the_shipped_scenarios_is_tried(path: Path) -> None:
    assert TOO_LARGE not in [warning.message for warning in review(parse_file(path))]


def copies(*texts: str) -> list[int]:
    """Return the numbers of the wordings that are copies of an earlier one."""
    point = KeyPoint(id="a", claim=texts[0], wordings=texts[1:])
    scenario = Scenario(format=1, id="x", title="X", key_points=(point,), lines=())
    advice = wordings.check(CheckContext(scenario))
    found = [item for item in advice if "nearly the same" in item.message]
    return [int(item.path[-1]) + 1 for item in found]


def test_a_copy_is_found_among_hundreds_of_other_wordings() -> None:
    others = [f"Libraries keep number{number} warm in winter." for number in range(300)]
    assert copies("The till is closed.", *others, "A closed till, that is.") == [301]


def test_copies_may_differ_in_common_words() -> None:
    assert copies("Pensioners keep warm in libraries.", "In the libraries the pensioners keep warm, too.") == [1]
