"""What explains a verdict: the words that earned it, the sentences that hold them, what was missing."""

from collections.abc import Iterable

from debategame.scenario.model import KeyPoint
from debategame.scoring.classifier import Judgement
from debategame.scoring.known_texts import Reference
from debategame.scoring.match_finder import Match
from debategame.scoring.model import Evidence, How, Span
from debategame.scoring.reading.text import Text
from debategame.scoring.references import References
from debategame.scoring.segments import PlacedMatch, Reading
from debategame.scoring.tuning import LEAST_SHOWN, MOST_MISSING


def evidence(
    found: Judgement, reading: Reading, references: References, *, denied: bool = False
) -> tuple[Evidence, ...]:
    """Return the words of a segment that met the texts of a verdict, in order, neighbours joined.

    `denied` shows the words that deny the text too.
    """
    met: dict[tuple[int, int], tuple[How, str]] = {}
    for reference in _earning(found, references):
        for term, form in zip(reference.terms, reference.forms, strict=True):
            placed = found.segment.best.get(term)
            if placed is not None and _shown(placed.match, denied=denied) >= LEAST_SHOWN:
                place = (placed.first, placed.last)
                before = met.get(place)
                met[place] = (_how(placed, form, reading), _with(before[1], form) if before else form)
    return _joined(met, reading)


def passages(found: Iterable[Evidence], text: Text) -> tuple[Span, ...]:
    """Return the sentences that hold the evidence, in order."""
    starts = [run.start for run in found]
    return tuple(
        Span(sentence.start, sentence.end)
        for sentence in text.sentences
        if any(sentence.start <= start < sentence.end for start in starts)
    )


def missing(found: Judgement, point: KeyPoint, references: References) -> tuple[str, ...]:
    """Return what a partial lacks: ideas not named, else the weightiest words of its text not met, as written."""
    if found.ideas and point.any_of:
        return tuple(phrases[0] for idea, phrases in enumerate(point.any_of.ideas) if idea not in found.ideas)
    if found.text is None:
        return ()
    reference = references.texts[found.text]
    best = found.segment.best
    absent = [
        (weight, place)
        for place, (term, weight) in enumerate(zip(reference.terms, reference.weights, strict=True))
        if term not in best or best[term].match.worth < LEAST_SHOWN
    ]
    heaviest = sorted(absent, key=lambda word: -word[0])[:MOST_MISSING]
    return tuple(reference.forms[place] for place in sorted(place for _, place in heaviest))


def _earning(found: Judgement, references: References) -> list[Reference]:
    """Return the text that came closest; of a key point made by ideas, the phrases that name them."""
    if not found.ideas:
        return [references.texts[found.text]] if found.text is not None else []
    phrases = references.texts_of[references.point_voices[found.point]]
    return [
        references.texts[text]
        for text in phrases
        if references.texts[text].idea in found.ideas and found.segment.shares[text]
    ]


def _shown(match: Match, *, denied: bool) -> float:
    return match.closeness if denied else match.worth


def _how(placed: PlacedMatch, form: str, reading: Reading) -> How:
    if placed.match.how != "exact":
        return placed.match.how
    return "exact" if reading.words[placed.first].form == form.casefold() else "inflected"


def _joined(met: dict[tuple[int, int], tuple[How, str]], reading: Reading) -> tuple[Evidence, ...]:
    runs: list[tuple[int, int, How, str]] = []
    for (first, last), (how, form) in sorted(met.items()):
        if runs and runs[-1][1] == first and runs[-1][2] == how:
            runs[-1] = (runs[-1][0], last, how, _with(runs[-1][3], form))
        elif not runs or first >= runs[-1][1]:
            runs.append((first, last, how, form))
    return tuple(
        Evidence(start=reading.words[first].start, end=reading.words[last - 1].end, how=how, met=form)
        for first, last, how, form in runs
    )


def _with(met: str, form: str) -> str:
    """Return words met and one more; a word that stands there already is not repeated."""
    return met if form.casefold() in met.casefold().split() else f"{met} {form}"
