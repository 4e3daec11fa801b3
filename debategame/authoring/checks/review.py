"""Run every check and return its advice as warnings."""

from collections.abc import Iterator

from debategame.authoring.checks import giveaways, marked_answers, names, their_side, wordings
from debategame.authoring.checks.context import Advice, CheckContext
from debategame.errors import Problem
from debategame.scenario.reader import ParsedScenario


def review(parsed: ParsedScenario) -> tuple[Problem, ...]:
    """Return all advice on a scenario as warnings, in the order of the file.

    In a huge scenario only part of the sentences is tried as answers; a warning then says so.
    """
    context = CheckContext(parsed.scenario)
    marked = tuple(marked_answers.check(context))  # first, in case there is no room for all trials
    given_away = tuple(giveaways.check(context))
    advice = (
        *_unsourced(context),
        *_unfinished(context),
        *wordings.check(context),
        *their_side.check(context),
        *given_away,
        *names.check(context),
        *marked,
        *_too_large(context),
    )
    warnings = (parsed.warning(item.path, item.message, item.hint, words=item.words) for item in advice)
    return tuple(sorted((*parsed.slips(), *warnings), key=lambda warning: (warning.line, warning.column)))


def _unsourced(context: CheckContext) -> Iterator[Advice]:
    if context.scenario.source is None:
        message = "the scenario has no `source`, so players cannot look up the article"
        yield Advice(("source",), message, "add the title, author and date of the article")
        return
    for path, point in context.key_points():
        if not point.source.strip():
            message = f"`{point.id}` has no `source`, so players cannot look it up in the article"
            yield Advice((*path, "source"), message, "for example `source: paragraph 6`")


def _too_large(context: CheckContext) -> Iterator[Advice]:
    if context.work.refused:
        message = "the scenario is so large that only part of its sentences was tried as answers"
        yield Advice(("key_points",), message, "split it into several scenarios, or keep the best wordings")


def _unfinished(context: CheckContext) -> Iterator[Advice]:
    for path, point in context.key_points():
        if not context.lines_of(point):
            message = f"no line uses the key point `{point.id}`, so nobody can make it"
            yield Advice((*path, "id"), message, "add its id to the `points` of a line, or delete the key point")
