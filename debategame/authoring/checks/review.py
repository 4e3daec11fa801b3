"""Run every check and return its advice as warnings."""

from collections.abc import Callable, Iterator

import msgspec

from debategame.authoring.checks import (
    common_words,
    contents,
    giveaways,
    marked_answers,
    names,
    other_side,
    own_sentences,
    synonyms,
    their_side,
    variants,
    wordings,
)
from debategame.authoring.checks.context import Advice, CheckContext
from debategame.authoring.checks.quality import Quality, measure
from debategame.authoring.checks.trials import LIMIT, Work
from debategame.errors import Problem
from debategame.scenario.reader import ParsedScenario

THOROUGH = 35
"""How many times as much work a thorough review may cost: three minutes for the largest scenarios."""
StartSteps = Callable[[int], Callable[[], None]]
"""Takes the number of steps to come, and returns what to call before each."""


class Reviewed(msgspec.Struct, frozen=True):
    """What a review found."""

    advice: tuple[Problem, ...]
    """Warnings and notes, in the order of the file."""
    quality: Quality


def review(parsed: ParsedScenario, work: Work | None = None) -> tuple[Problem, ...]:
    """Return all advice on a scenario as warnings and notes, in the order of the file. `work` can stop it early.

    In a huge scenario only part of the sentences is tried as answers; a warning then says so.
    """
    return examine(parsed, work=work).advice


def examine(parsed: ParsedScenario, thorough: StartSteps | None = None, *, work: Work | None = None) -> Reviewed:
    """Review a scenario, and measure how well it is known to mark.

    With `thorough`, also try every sentence with one and two words left out or exchanged; it hears of each sentence.
    """
    context = CheckContext(parsed.scenario, Work(LIMIT * THOROUGH) if thorough else work)
    of_first = tuple(_advice(context, thorough))
    said = {(item.path, item.message) for item in of_first}
    of_other = other_side.check(parsed.scenario, lambda side: _advice(side, None), context.work)
    advice = (*of_first, *(item for item in of_other if (item.path, item.message) not in said))
    found = (parsed.warning(item.path, item.message, item.hint, words=item.words, level=item.level) for item in advice)
    ordered = sorted((*parsed.slips(), *found), key=lambda problem: (problem.line, problem.column))
    return Reviewed(tuple(ordered), measure(context))


def _advice(context: CheckContext, thorough: StartSteps | None) -> Iterator[Advice]:
    """Yield the advice of every check on one side of a scenario."""
    marked = tuple(marked_answers.check(context))  # first, in case there is no room for all trials
    given_away = tuple(giveaways.check(context))
    yield from (
        *_unsourced(context),
        *_unfinished(context),
        *contents.check(context),
        *synonyms.check(context),
        *wordings.check(context),
        *their_side.check(context),
        *own_sentences.check(context),
        *common_words.check(context),
        *(variants.check(context, thorough(variants.count(context))) if thorough else ()),
        *given_away,
        *names.check(context),
        *marked,
        *_too_large(context),
    )


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
