"""A scenario on paper: a sheet for pupils with lines to answer, and the key for the teacher."""

from collections.abc import Iterator

from debategame.authoring.pack.html import element, items, markdown, page
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.text.display import count_of

WORDS_A_RULE = 9
"""Words that a pupil writes on one row of paper."""
SPARE_RULES = 2


def sheet(scenario: Scenario) -> str:
    """Return the sheet for pupils as a page of HTML: briefing, lines, space to write. It names no key point."""
    return page(scenario.title, _sheet(scenario))


def key(scenario: Scenario) -> str:
    """Return the teacher's key as a page of HTML: the key points of each line, and a model rebuttal."""
    return page(f"Key: {scenario.title}", _key(scenario))


def task(scenario: Scenario, line: Line) -> str:
    """Return what an answer to a line should do, in a sentence."""
    least, most = scenario.words
    wanted = count_of(scenario.aim_of(line), "argument")
    return f"Answer in {least} to {most} words. Make at least {wanted} of the article's."


def side_of(scenario: Scenario) -> str:
    """Return which side the pupil argues, in a sentence."""
    if not scenario.motion:
        return ""
    return f"You argue {scenario.side} the motion: {scenario.motion}"


def _sheet(scenario: Scenario) -> Iterator[str]:
    yield element("h1", scenario.title)
    yield '<p class="small">Name: ______________________________ &nbsp; Date: ______________</p>'
    yield element("p", side_of(scenario))
    yield element("p", f"They say: {scenario.they_say}" if scenario.they_say else "")
    yield element("p", f"You say: {scenario.you_say}" if scenario.you_say else "")
    yield markdown(scenario.briefing)
    terms = "".join(element("dt", word) + element("dd", meaning) for word, meaning in scenario.terms.items())
    yield f"<dl>{terms}</dl>" if terms else ""
    rules = scenario.words[1] // WORDS_A_RULE + SPARE_RULES
    for number, line in enumerate(scenario.lines, start=1):
        yield _section(
            element("h2", f"{number}. {line.speaker} says:"),
            element("blockquote", line.says),
            element("p", task(scenario, line), class_="small"),
            '<div class="rule"></div>' * rules,
        )


def _key(scenario: Scenario) -> Iterator[str]:
    yield element("h1", f"Key: {scenario.title}")
    yield element("p", source(scenario))
    yield element("p", side_of(scenario))
    for number, line in enumerate(scenario.lines, start=1):
        yield _section(
            element("h2", f"{number}. {line.speaker} says:"),
            element("blockquote", line.says),
            *(point_notes(point) for point in scenario.points_of(line)),
            element("h3", "A model rebuttal" if line.model else ""),
            element("p", line.model),
        )


def source(scenario: Scenario) -> str:
    """Return where the article is from, on one line; empty if the scenario does not say."""
    found = scenario.source
    if not found:
        return ""
    known = (found.author, found.title, found.publication, str(found.date or ""), found.url)
    return f"Article: {', '.join(part for part in known if part)}"


def point_notes(point: KeyPoint) -> str:
    """Return all that helps to mark a key point, as HTML: claim, wordings, ideas, opposites."""
    weight = f" (counts {point.weight:g})" if point.weight != 1 else ""
    ideas = point.any_of
    return "".join(
        (
            element("h3", f"{point.claim}{weight}"),
            element("p", f"Also: at least {ideas.at_least} of these ideas" if ideas else ""),
            items(" / ".join(names) for names in ideas.ideas) if ideas else "",
            element("p", "In other words:" if point.wordings else ""),
            items(point.wordings),
            element("p", "The opposite, which counts against it:" if point.opposites else ""),
            items(point.opposites),
            element("p", f"In the article: {point.source}" if point.source else ""),
        )
    )


def _section(*parts: str) -> str:
    return f"<section>{''.join(parts)}</section>"
