"""The reasons for a verdict: the player's words, their matches, and what kept words from counting."""

from collections.abc import Sequence

import msgspec

from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.model import Blocked, Elsewhere, How, PointScore, Span, Verdict
from debategame.text.display import count_of, one_line, snippet

HOW_MATCHED: dict[How, str] = {
    "exact": "same word",
    "inflected": "other form",
    "typo": "misspelt",
    "synonym": "same sense",
    "related": "related",
}
"""How a word matched, in at most ten columns: the tables of evidence have no room for more."""
WHY_BLOCKED: dict[Blocked, str] = {
    "echo": "The closest words are your opponent's own. They earn nothing when you repeat them.",
    "salad": "The words are there, but only as a list: no sentence of yours says it.",
    "denied": "Your sentence denies it.",
    "reported": "You report or doubt it there, but do not claim it yourself.",
    "theirs": "A sentence of yours argues their side, so it does not count. It is no own goal.",
    "doubted": "You may have said the opposite, so it does not count. Nothing is held against you.",
}
"""Why words that matched a key point earned nothing."""
MOST_MISSING = 3
"""How many missing words are named: enough to help, too few to copy the claim."""
LONGEST_QUOTE = 60
"""The longest quotation of the player in feedback, in code points: it fits on a row of 80 columns."""
SAID_OPPOSITE = "Your sentence says the opposite."
"""The explanation for an own goal."""
NOTHING_NEAR = "Nothing in your answer says it clearly enough."
"""The explanation for a missed key point where nothing was blocked: no words matched, or too few, or the opposite's."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an answer that matched words of a key point."""

    words: str
    """The player's words."""
    met: str
    """The words of the key point that they matched."""
    how: str
    """How they matched."""


def matches(text: str, point: PointScore) -> tuple[Match, ...]:
    """Return the words of the answer `text` that earned the verdict on a key point, in order."""
    return tuple(
        Match(
            words=one_line(text[evidence.start : evidence.end]),
            met=one_line(evidence.met),
            how=HOW_MATCHED[evidence.how],
        )
        for evidence in point.evidence
    )


def why_not_counted(
    scenario: Scenario,
    text: str,
    point: PointScore,
    elsewhere: Sequence[Elsewhere],
    points: Sequence[PointScore] = (),
) -> str:
    """Return why the answer `text` did not make a key point, in one or two sentences. Empty if there is no reason.

    `elsewhere` holds the sentences of the answer that argue the other side; the reason names what they argue. `points`
    holds all verdicts on the answer: a sentence that makes another key point is not said to argue the other side.
    """
    if point.passages and point.blocked in ("doubted", "theirs") and (number := _counts_for(point, points)):
        return f"{_quoted(text, point.passages[0])} counts for key point {number}. For this one it is not clear enough."
    if point.passages and point.blocked == "doubted":
        return f"{_quoted(text, point.passages[0])} may say the opposite, so it does not count. It is no own goal."
    if point.passages and point.blocked == "theirs":
        passage = point.passages[0]
        argued = (their_claim(scenario, found) for found in elsewhere if found.theirs and found.passage == passage)
        claim = next(argued, "")
        what = f"{_quoted(text, passage)} argues their side"
        return f"{what}: “{claim}” It makes nothing, and is no own goal." if claim else f"{what}. It makes nothing."
    if point.verdict is Verdict.CONTRADICTED:
        return SAID_OPPOSITE
    if point.blocked:
        return WHY_BLOCKED[point.blocked]
    return NOTHING_NEAR if point.verdict is Verdict.MISSED else ""


def their_side_notes(
    scenario: Scenario, text: str, elsewhere: Sequence[Elsewhere], points: Sequence[PointScore] = ()
) -> tuple[str, ...]:
    """Return a note for each sentence of the answer `text` that argues the other side, with what it argues.

    `points` holds all verdicts on the answer: of a sentence that makes a key point there is no note. A sentence that
    stands there more than once has one note.
    """
    notes = (
        f"{_quoted(text, found.passage)} argues their side: “{their_claim(scenario, found)}”"
        for found in elsewhere
        if found.theirs and not _earned(found.passage, points)
    )
    return tuple(dict.fromkeys(notes))


def their_claim(scenario: Scenario, found: Elsewhere) -> str:
    """Return the claim of the point of theirs that a sentence argues, on one line."""
    return one_line(scenario.their_point(found.point).claim)


def about_the_same(text: str, point: PointScore, key_point: KeyPoint) -> str:
    """Return which words of an answer are about the same things as a key point it made. Empty if none are."""
    from debategame.scoring.same_things import same_things  # the vectors, which no first screen needs

    found = same_things(text, point, key_point)
    return f"speaks of the same things: {', '.join(found.yours)} ~ {', '.join(found.meant)}" if found else ""


def missing_words(key_point: KeyPoint, point: PointScore, text: str) -> str:
    """Return what a half-made key point lacks in the answer `text`. Empty if that cannot be said in words.

    Ideas are only counted: naming them would give them away. A word that stands in the answer is not missing.
    """
    ideas = key_point.any_of.ideas if key_point.any_of else ()
    if key_point.any_of and point.missing and set(point.missing) <= {idea[0] for idea in ideas}:
        lacking = max(1, key_point.any_of.at_least - len(ideas) + len(point.missing))
        return f"{count_of(lacking, 'more idea')} of this kind"
    lacking_words = [words for words in point.missing if not _stands_in(text, words)]
    return ", ".join(f"“{one_line(words)}”" for words in lacking_words[:MOST_MISSING])


def _stands_in(text: str, words: str) -> bool:
    """Return whether every word of `words` stands in a text, in any of its forms."""
    from debategame.scoring.reading.text import read  # what the scorer needs, and no first screen

    stems = {word.stem for sentence in read(text).sentences for word in sentence.words}
    return {word.stem for sentence in read(words).sentences for word in sentence.words} <= stems


def _counts_for(point: PointScore, points: Sequence[PointScore]) -> int:
    """Return the number, from 1, of another key point that the same words make. 0 if they make none."""
    others = (
        number
        for number, other in enumerate(points, start=1)
        if other.id != point.id and any(_earned(passage, [other]) for passage in point.passages)
    )
    return next(others, 0)


def _earned(passage: Span, points: Sequence[PointScore]) -> bool:
    """Return whether a passage made a key point, or half of one."""
    return any(passage.overlaps(span) for point in points if point.verdict.earns for span in point.passages)


def _quoted(text: str, passage: Span) -> str:
    return f"“{snippet(text[passage.start : passage.end], LONGEST_QUOTE)}”"
