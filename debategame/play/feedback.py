"""Feedback on an answer: its marked text, a row for each verdict, and notes on its sentences.

Every sentence comes from a fixed list. Only text of the teacher and words of the player are filled in. Nothing here
shows the claim of a missed key point before the reveal.
"""

import re
from collections.abc import Sequence

import msgspec

from debategame.play.explanations import LONGEST_QUOTE, missing_words, their_side_notes
from debategame.play.glyphs import ASCII_GLYPHS, GLYPHS
from debategame.play.listening import has_closing, is_copied, own_arguments
from debategame.play.opponent import quote_of, speaker_name
from debategame.play.sayings import LONGEST_CLOSING
from debategame.progress.rounds import OWN_ARGUMENT, STRUCK, Answer, Round
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.marks import band
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import clean, count_of, one_line, plural, snippet

PRACTICE_ONLY = "copied, so it counts as practice"
"""The name of any score that was made with copied words only."""
WORDS = re.compile(r"\w+")
STILL_OPEN = "still open"
"""The row of a missed key point before the reveal."""
LONGEST_LINE = 40
"""The longest quotation of another line, in code points."""
MOST_SAID = 2
"""How many pieces of the player's own words are named beside the missing ones."""


class MarkedSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Part of an answer that earned one or more verdicts."""

    start: int
    end: int
    """Exclusive. Both count code points of the answer."""
    labels: tuple[tuple[int, Verdict], ...]
    """The numbers of the key points, from 1, each with its verdict. In order."""


def marked_spans(text: str, points: Sequence[PointScore]) -> tuple[MarkedSpan, ...]:
    """Return the parts of the answer `text` to mark, in order. Passages that overlap become one part.

    `points` are the verdicts on the answer, in the order of the line.
    """
    found = sorted(
        (span.start, min(span.end, len(text)), number, point.verdict)
        for number, point in enumerate(points, start=1)
        if point.verdict is not Verdict.MISSED
        for span in point.passages
        if span.start < min(span.end, len(text))
    )
    merged: list[MarkedSpan] = []
    for start, end, number, verdict in found:
        if merged and start < merged[-1].end:
            last = merged.pop()
            labels = tuple(sorted({*last.labels, (number, verdict)}))
            merged.append(MarkedSpan(start=last.start, end=max(last.end, end), labels=labels))
        else:
            merged.append(MarkedSpan(start=start, end=end, labels=((number, verdict),)))
    return tuple(merged)


def marked_text(text: str, points: Sequence[PointScore], *, ascii: bool = False) -> str:  # noqa: A002 -- the plainest name
    """Return the answer, made safe to show, with marks like `[√1 words]`; `ascii` gives marks like `[+1 words]`."""
    glyphs = ASCII_GLYPHS if ascii else GLYPHS
    safe = clean(text)
    pieces: list[str] = []
    at = 0
    for mark in marked_spans(text, points):
        labels = " ".join(f"{glyphs[verdict]}{number}" for number, verdict in mark.labels)
        pieces += [safe[at : mark.start], f"[{labels} {safe[mark.start : mark.end]}]"]
        at = mark.end
    return "".join([*pieces, safe[at:]])


def verdict_text(scenario: Scenario, point: PointScore, *, revealed: bool, text: str = "") -> str:
    """Return the text of the row of a verdict.

    Once `revealed` it holds the claim. Before, only the row of a hit does. `text` is the answer that earned the
    verdict; it may be quoted.
    """
    key_point = scenario.key_point(point.id)
    claim = one_line(key_point.claim)
    if point.verdict is Verdict.HIT:
        return claim
    if point.verdict is Verdict.MISSED:
        return claim if revealed else STILL_OPEN
    if point.verdict is Verdict.PARTIAL:
        short = _half(key_point, point, text)
    else:
        quote = quote_of(text, point, LONGEST_QUOTE)
        short = "you said the opposite here" + (f": “{quote}”" if quote else "")
    return f"{claim} ({short})" if revealed else f"{short[0].upper()}{short[1:]}."


def is_shown(point: PointScore, *, revealed: bool, asks: str) -> bool:
    """Return whether a key point is shown even if it was missed: once everything is `revealed`.

    In Review only the one that was due is shown: `asks` is its id. Elsewhere `asks` is empty.
    """
    return revealed and asks in ("", point.id)


def has_row(point: PointScore, *, revealed: bool, asks: str) -> bool:
    """Return whether a key point has a row. In Review one that was missed has none, unless it is shown."""
    return not asks or is_shown(point, revealed=revealed, asks=asks) or point.verdict is not Verdict.MISSED


def score_sum(played: Round) -> str:
    """Return the score of a round with what the comeback added, `50 + 25 = 75`. Empty if no comeback could add."""
    is_sum = len(played.answers) > 1 and not has_closing(played.answers)
    return f"{played.score} + {played.added} = {played.final}" if is_sum else ""


def sentence_notes(scenario: Scenario, answers: Sequence[Answer], *, revealed: bool) -> tuple[str, ...]:
    """Return notes on the sentences of a round's latest answer that count for nothing here, and on its closing.

    Once everything is `revealed`, also on the player's own arguments in any answer.
    """
    latest = answers[-1]
    elsewhere = elsewhere_note(scenario, latest)
    notes = (
        f"Not counted here: {elsewhere}" if elsewhere else "",
        *(own_argument_note(answer) for answer in answers if revealed),
        closing_note(scenario, answers),
        *their_side_notes(scenario, latest.text, latest.elsewhere, latest.points),
    )
    return tuple(note for note in notes if note)


def elsewhere_note(scenario: Scenario, answer: Answer) -> str:
    """Return a sentence for each passage that answers another line, once for the same words. Empty if none does."""
    lines: dict[tuple[int, int], list[str]] = {}
    for found in (other for other in answer.elsewhere if not other.theirs):
        line = scenario.line(found.line)
        says = f"{speaker_name(line.speaker)}: “{snippet(line.says, LONGEST_LINE)}”"
        named = lines.setdefault((found.passage.start, found.passage.end), [])
        if says not in named:
            named.append(says)
    sentences = (
        f"“{snippet(answer.text[start:end], LONGEST_QUOTE)}” answers another line ({' and '.join(named)}): keep it."
        for (start, end), named in lines.items()
    )
    return " ".join(dict.fromkeys(sentences))


def what_the_article_says(point: KeyPoint) -> str:
    """Return the explanation of a key point, with its place in the article unless that is named. It may be empty."""
    explanation, place = one_line(point.explanation), one_line(point.source)
    named = {word.rstrip("s") for word in WORDS.findall(explanation.casefold())}
    is_named = {word.rstrip("s") for word in WORDS.findall(place.casefold())} <= named
    return explanation if is_named or not place else f"{explanation} ({place})".strip()


def named_score(answers: Sequence[Answer], standing: Sequence[PointScore]) -> str:
    """Return the name of a round's score so far. `standing` holds its best verdicts.

    With a first answer that is copied it is no score to be proud of, and with a sentence that was taken back an own
    goal is none any more.
    """
    if is_copied(answers[0]):
        return PRACTICE_ONLY
    struck = {answer.pressed for answer in answers if STRUCK in answer.flags}
    return band(sum(answer.marks for answer in answers), [point for point in standing if point.id not in struck])


def own_argument_note(answer: Answer) -> str:
    """Return a note on an argument of the player's own, which is kept for the teacher. Empty if there is none."""
    if OWN_ARGUMENT not in answer.flags:
        return ""
    found = own_arguments(answer)
    quoted = " and ".join(f"“{snippet(answer.text[span.start : span.end], LONGEST_QUOTE)}”" for span in found[:1])
    return f"Your own argument, not the article's: {quoted}. It is kept with the round." if quoted else ""


def closing_note(scenario: Scenario, answers: Sequence[Answer]) -> str:
    """Return what a closing sentence still makes, and its length. Empty if the round has none, or an empty one."""
    if not has_closing(answers) or not answers[-1].text.strip():
        return ""
    closing = answers[-1]
    made = [
        f"“{one_line(scenario.key_point(point.id).label)}”" for point in closing.points if point.verdict is Verdict.HIT
    ]
    words = len(closing.text.split())
    length = count_of(words, "word") + ("" if words <= LONGEST_CLOSING else f", {LONGEST_CLOSING} were asked")
    named = f"the {plural('key point', len(made))} {' and '.join(made)}" if made else "no key point"
    return f"Your closing sentence makes {named} ({length})."


def _half(key_point: KeyPoint, point: PointScore, text: str) -> str:
    """Return what of a half-made key point was said, and what is missing."""
    pieces = dict.fromkeys(one_line(text[run.start : run.end]) for run in point.evidence if run.end <= len(text))
    said = " and ".join(f"“{piece}”" for piece in list(pieces)[:MOST_SAID] if piece)
    missing = missing_words(key_point, point, text)
    if said and missing:
        return f"half of it: you said {said}; say also {missing}"
    if missing:
        return f"half of it: say also {missing}"
    return f"half of it: you said {said}; say the rest, too" if said else "half of it"
