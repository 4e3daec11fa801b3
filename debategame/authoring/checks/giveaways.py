"""Find texts shown to the player that give a key point away, in its own words or in others."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from debategame.authoring.checks.context import Advice, CheckContext
from debategame.authoring.checks.similarity import LONGEST_QUOTE, near_to
from debategame.scenario.model import DEFAULT_COMEBACK, DEFAULT_GRANT, KeyPoint, Line
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.tuning import TUNING
from debategame.text.display import snippet

SAID = 0.85
"""Weighted share of a wording's words from which a text gives it away. Good briefings have up to .8."""
HINTED = 0.7
"""The same share for a hint. Good opening words have up to .67."""
WHOLE = 1 - 1e-9
"""The share of all words. Sums of shares are not exact."""
IN_OTHER_WORDS = 0.5
"""Confidence from which a grant or comeback makes a key point in other words. Most good comebacks stay below."""
COPIED = 0.9
"""Confidence from which a hint is as good as an answer. Most hints that name the subject stay below."""
LEAST_WORDS = 3
"""Minimum number of content words. Shorter wordings occur in too many harmless sentences."""
_PARAGRAPHS = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#>]|\d+[.)])[ \t])")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


HINTS_FOR = {
    "hint": "point the way, and leave out the most important words",
    "comeback": "let the opponent ask, doubt or mock instead",
    "grant": "let the opponent give up only what the player has just said",
}


class _Spoken(msgspec.Struct, frozen=True):
    """A text of a key point that players read before they answer again."""

    path: DataPath
    kind: str
    """`hint`, `comeback` or `grant`."""
    text: str
    point: KeyPoint


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on every line, hint, comeback, term and briefing sentence that makes a key point."""
    for path, line in context.lines():
        for point in context.points_of(line):
            made = _makes(context, line.says, point, (line,))
            if made:
                yield _line(path, line, made)
    for path, point in context.key_points():
        yield from _of_key_point(context, path, point)
    for term, meaning in context.scenario.terms.items():
        text = f"{term}: {meaning}"
        for made in _made(context, text):
            message = (
                f"this term gives away the key point `{made.id}`, and players can just copy it: {near_to(text, made)}"
            )
            yield Advice(("terms", term), message, "explain the word without arguing")
    for sentence in sentences(context.scenario.briefing):
        for made in _made(context, sentence):
            message = (
                f"the briefing gives away the key point `{made.id}` with “{snippet(sentence, LONGEST_QUOTE)}”: "
                f"{near_to(sentence, made)}"
            )
            hint = "keep facts and names in the briefing, and leave out the argument"
            yield Advice(("briefing",), message, hint, words=sentence)


def sentences(markdown: str) -> Iterator[str]:
    """Yield each sentence of a Markdown text on one line."""
    for paragraph in _PARAGRAPHS.split(markdown):
        yield from filter(None, _SENTENCES.split(" ".join(paragraph.split())))


def _of_key_point(context: CheckContext, path: DataPath, point: KeyPoint) -> Iterator[Advice]:
    lines = context.lines_of(point)
    for number, hint in enumerate(point.hints):
        place = (*path, "hints", number)
        made = _makes(context, hint, point, lines, HINTED)
        if made:
            message = f"this hint gives away `{point.id}`, and players can just copy it: {near_to(hint, made)}"
            yield Advice(place, message, "point the way, and leave out the most important words")
        else:
            yield from _in_other_words(context, _Spoken(place, "hint", hint, point), COPIED)
    of_lines = dict.fromkeys(other for line in lines for other in context.points_of(line))
    for place, text in _variants("comeback", point.comeback, "more_comebacks", point.more_comebacks):
        given = [made for other in of_lines if (made := _makes(context, text, other, lines))]
        for made in given:
            message = f"this comeback gives away the key point `{made.id}`: {near_to(text, made)}"
            yield Advice((*path, *place), message, "let the opponent ask, doubt or mock instead")
        if not given:
            yield from _in_other_words(context, _Spoken((*path, *place), "comeback", text, point))
    for place, text in _variants("grants", point.grants, "more_grants", point.more_grants):
        yield from _in_other_words(context, _Spoken((*path, *place), "grant", text, point))
    if point.explanation:
        yield from _explanation(context, path, point)


def _variants(field: str, text: str, more_field: str, more: tuple[str, ...]) -> Iterator[tuple[DataPath, str]]:
    """Yield each text of the opponent for a key point, with its place below the key point."""
    yield (field,), text
    for number, other in enumerate(more):
        yield (more_field, number), other


def _in_other_words(context: CheckContext, spoken: _Spoken, least: float = IN_OTHER_WORDS) -> Iterator[Advice]:
    """Yield a note on the first key point that a text makes as an answer to a line of its key point.

    A grant follows its own key point, so it may make that. What the opponent says by default is nobody's fault.
    """
    if spoken.text in (DEFAULT_COMEBACK, DEFAULT_GRANT):
        return
    for line in context.lines_of(spoken.point):
        score = context.trials.score(line.id, spoken.text)
        for scored in score.points if score else ():
            own = scored.id == spoken.point.id and spoken.kind == "grant"
            if not own and scored.verdict is Verdict.HIT and scored.confidence >= least:
                message = (
                    f"this {spoken.kind} may give `{scored.id}` away in other words: as an answer to `{line.id}` "
                    f"it makes the key point; {near_to(spoken.text, scored)}"
                )
                yield Advice(spoken.path, message, HINTS_FOR[spoken.kind], level="note")
                return


def _explanation(context: CheckContext, path: DataPath, point: KeyPoint) -> Iterator[Advice]:
    """Yield a note if an explanation, as an answer, is taken as the opposite or makes only another key point."""
    for line in context.lines_of(point):
        score = context.trials.score(line.id, point.explanation)
        scores = {scored.id: scored for scored in score.points} if score else {}
        own = scores.get(point.id)
        if own is None or own.verdict.earns:
            continue
        contrary = own.verdict is Verdict.CONTRADICTED
        wrong = own if contrary else next((other for other in scores.values() if other.verdict is Verdict.HIT), None)
        if wrong:
            does = "is taken as the opposite of" if contrary else f"makes `{wrong.id}` instead of"
            message = (
                f"as an answer to `{line.id}` this explanation {does} `{point.id}`: {near_to(point.explanation, wrong)}"
            )
            hint = f"a player may say it like that: add a wording of `{point.id}` with the words of the explanation"
            yield Advice((*path, "explanation"), message, hint, level="note")
            return


def _line(path: DataPath, line: Line, made: PointScore) -> Advice:
    message = (
        f"this line makes the key point `{made.id}` itself, and repeating the opponent earns nothing: "
        f"{near_to(line.says, made)}"
    )
    hint = f"let the opponent say the opposite, or delete `{made.id}` from the `points` of `{line.id}`"
    return Advice((*path, "says"), message, hint)


def _made(context: CheckContext, text: str) -> Iterator[PointScore]:
    for point in context.scenario.key_points:
        made = _makes(context, text, point, context.lines_of(point))
        if made:
            yield made


def _makes(
    context: CheckContext, text: str, point: KeyPoint, lines: Iterable[Line], least: float = SAID
) -> PointScore | None:
    """Return the score with which a text clearly makes a key point, or None.

    It has the words of a wording, and scores a hit as an answer.
    """
    if not _says(context, text, point, least):
        return None
    return next((made for line in lines if (made := _scored(context, text, point, line))), None)


def _says(context: CheckContext, text: str, point: KeyPoint, least: float) -> bool:
    if point.any_of:
        named = {name for name, share in context.ideas.of(text, point.id).items() if share >= WHOLE}
        if named and sum(not named.isdisjoint(idea) for idea in point.any_of.ideas) >= point.any_of.at_least:
            return True
    near = (wording for wording, share in context.wordings.of(text, point.id).items() if share >= least)
    return any(len(context.meanings.of(wording).weights) >= LEAST_WORDS for wording in near)


def _scored(context: CheckContext, text: str, point: KeyPoint, line: Line) -> PointScore | None:
    score = context.trials_without_lines.score(line.id, text)
    if score is None:
        return None
    scored = next(scored for scored in score.points if scored.id == point.id)
    return scored if scored.verdict is Verdict.HIT and scored.confidence >= TUNING.elsewhere else None
