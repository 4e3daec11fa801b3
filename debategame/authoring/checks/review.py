"""Faults of teaching: what makes a scenario that can be played teach less well than it could."""

from collections.abc import Iterator

from debategame.authoring.checks import giveaways, marked_answers, names, wordings
from debategame.authoring.checks.context import CheckContext, Finding
from debategame.errors import Problem
from debategame.scenario.reader import Placed


def review(placed: Placed) -> tuple[Problem, ...]:
    """Return every fault of teaching of a scenario as a warning, in the order of the file."""
    desk = CheckContext(placed.scenario)
    remarks = (
        *_unsourced(desk),
        *_unfinished(desk),
        *wordings.check(desk),
        *giveaways.check(desk),
        *names.check(desk),
        *marked_answers.check(desk),
    )
    warnings = (placed.warning(remark.path, remark.message, remark.hint, words=remark.words) for remark in remarks)
    return tuple(sorted(warnings, key=lambda warning: (warning.line, warning.column)))


def _unsourced(desk: CheckContext) -> Iterator[Finding]:
    if desk.scenario.source is None:
        message = "the scenario names no `source`, so players cannot read what is argued here"
        yield Finding(("source",), message, "give the article's title, author and date")
        return
    for path, point in desk.key_points():
        if not point.source.strip():
            message = f"`{point.id}` names no `source`, so nobody can look up where the article argues it"
            yield Finding((*path, "source"), message, "for instance `source: paragraph 6`")


def _unfinished(desk: CheckContext) -> Iterator[Finding]:
    for path, point in desk.key_points():
        if not desk.lines_of(point):
            message = f"no line uses the key point `{point.id}`, so nobody can make it"
            yield Finding((*path, "id"), message, "add its id to the `points` of a line, or take the key point out")
        if not point.opposites:
            message = f"`{point.id}` has no `opposites`, so an answer that says the contrary is not told so"
            yield Finding((*path, "opposites"), message, "add two or three sentences that deny it")
