"""What is said to the player and makes a key point by itself: then nothing is left to find, or to earn."""

import re
from collections.abc import Iterable, Iterator

from debategame.authoring.checks.context import CheckContext, Finding, ways
from debategame.scenario.model import KeyPoint, Line
from debategame.scenario.yaml_errors import Path
from debategame.scoring.model import Verdict
from debategame.scoring.tuning import TUNING
from debategame.text.display import snippet

SAID = 0.85
"""From this weighted share of a wording's words a text says it; a well-written scenario's briefing says up to .8."""
HINTED = 0.7
"""The same for a hint, which is read for the words it holds; opening words that do not tell the end say up to .67."""
LEAST_WORDS = 3
"""A wording of fewer words that carry meaning stands in too many innocent sentences."""
LONGEST_QUOTE = 60
_PARAGRAPHS = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#>]|\d+[.)])[ \t])")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def check(desk: CheckContext) -> Iterator[Finding]:
    """Yield every line, hint, comeback, term and sentence of the briefing that makes a key point."""
    for path, line in desk.lines():
        for point in desk.scenario.points_of(line):
            if _makes(desk, line.says, point, (line,)):
                yield _line(path, line, point)
    for path, point in desk.key_points():
        yield from _of_key_point(desk, path, point)
    for term, meaning in desk.scenario.terms.items():
        for made in _made(desk, f"{term}: {meaning}"):
            message = f"this term makes the key point `{made.id}`: whoever looks it up needs only to copy it"
            yield Finding(("terms", term), message, "explain the word without arguing")
    for sentence in sentences(desk.scenario.briefing):
        for made in _made(desk, sentence):
            message = (
                f"this sentence of the briefing makes the key point `{made.id}`: “{snippet(sentence, LONGEST_QUOTE)}”"
            )
            hint = "give facts and names in the briefing, and leave the argument out"
            yield Finding(("briefing",), message, hint, words=sentence)


def sentences(markdown: str) -> Iterator[str]:
    """Yield the sentences of a Markdown text, each on one line."""
    for paragraph in _PARAGRAPHS.split(markdown):
        yield from filter(None, _SENTENCES.split(" ".join(paragraph.split())))


def _of_key_point(desk: CheckContext, path: Path, point: KeyPoint) -> Iterator[Finding]:
    for number, hint in enumerate(point.hints):
        if _makes(desk, hint, point, desk.lines_of(point), HINTED):
            message = f"this hint makes `{point.id}` by itself, so that copying it earns the key point"
            yield Finding((*path, "hints", number), message, "point the way, and leave out the words that matter most")
    rivals = {other for line in desk.lines_of(point) for other in desk.scenario.points_of(line)}
    for other in (other for other in desk.scenario.key_points if other in rivals):
        if _makes(desk, point.comeback, other, desk.lines_of(point)):
            message = f"this comeback makes the key point `{other.id}`, which the player should find"
            yield Finding((*path, "comeback"), message, "let the opponent press, doubt or mock instead")


def _line(path: Path, line: Line, point: KeyPoint) -> Finding:
    message = f"the opponent makes the key point `{point.id}` in this line, and the opponent's words earn nothing"
    hint = f"let the opponent say the contrary, or take `{point.id}` out of the `points` of `{line.id}`"
    return Finding((*path, "says"), message, hint)


def _made(desk: CheckContext, text: str) -> Iterator[KeyPoint]:
    for point in desk.scenario.key_points:
        if _makes(desk, text, point, desk.lines_of(point)):
            yield point


def _makes(desk: CheckContext, text: str, point: KeyPoint, lines: Iterable[Line], least: float = SAID) -> bool:
    """Tell whether a text clearly makes a key point: it says a wording's words, and scores as a rebuttal would."""
    return _says(desk, text, point, least) and any(_scores(desk, text, point, line) for line in lines)


def _says(desk: CheckContext, text: str, point: KeyPoint, least: float) -> bool:
    said = desk.meanings.of(text)
    if point.any_of:
        named = [any(said.says(desk.meanings.of(name)) == 1 for name in idea) for idea in point.any_of.ideas]
        if sum(named) >= point.any_of.at_least:
            return True
    wordings = (desk.meanings.of(wording) for _, wording in ways((), point))
    return any(len(wording.weights) >= LEAST_WORDS and said.says(wording) >= least for wording in wordings)


def _scores(desk: CheckContext, text: str, point: KeyPoint, line: Line) -> bool:
    scored = next(scored for scored in desk.unheard.score(line.id, text).points if scored.id == point.id)
    return scored.verdict is Verdict.HIT and scored.confidence >= TUNING.elsewhere
