"""Find key points that one common word makes in a sentence about something else."""

from collections.abc import Iterator

from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.scenario.model import KeyPoint, Line
from debategame.scoring.lexicon import rarity
from debategame.scoring.model import Verdict

ABOUT_NOTHING = (
    "There was something about {} on the back of my uncle's yellow envelope.",
    "Please put {} next to the envelope that my uncle left on Tuesday.",
)
"""Sentences about something else. A word that makes a key point in each of them makes it anywhere."""
COMMON = 4.0
"""Rarity up to which anybody may use a word, whatever they talk about: one word in 10,000."""
FEW_POINTS = 4
"""Key points of a line up to which this is tried. With five, hardly any word is enough."""
MOST_WORDS = 3
"""How many such words are no fault. Four key points have more in the ten scenarios that the benchmarks use."""
_NAMED = 4


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield a note on each key point that more than MOST_WORDS of its common words make, for its first such line.

    A line with all key points of its scenario is left out, because it can be given no more.
    """
    all_points = len(context.scenario.key_points)
    for path, point in context.key_points():
        for line in context.lines_of(point):
            if point.any_of or len(line.points) >= min(FEW_POINTS + 1, all_points):
                continue
            found = [word for word in common_words(context, point) if _is_enough(context, line, point, word)]
            if len(found) > MOST_WORDS:
                named = ", ".join(f"“{word}”" for word in found[:_NAMED])
                message = (
                    f"as an answer to `{line.id}`, one common word makes `{point.id}`, even in a sentence about "
                    f"something else: {named}{f' and {len(found) - _NAMED} more' if len(found) > _NAMED else ''}"
                )
                hint = f"give `{line.id}` more key points, so that the game can tell them apart"
                yield Advice((*path, "claim"), message, hint, level="note")
                break


def common_words(context: CheckContext, point: KeyPoint) -> tuple[str, ...]:
    """Return the common words of meaning in the claim and wordings of a key point, each once, as first written."""
    found: dict[str, str] = {}
    for _, text in claim_and_wordings((), point):
        for word in (word for sentence in context.read(text).sentences for word in sentence.words):
            if word.content and rarity(word.stem) < COMMON:
                found.setdefault(word.stem, text[word.start : word.end])
    return tuple(found.values())


def _is_enough(context: CheckContext, line: Line, point: KeyPoint, word: str) -> bool:
    for sentence in ABOUT_NOTHING:
        score = context.trials.score(line.id, sentence.format(word))
        verdicts = {scored.id: scored.verdict for scored in score.points} if score else {}
        if verdicts.get(point.id) is not Verdict.HIT:
            return False
    return True
