"""What explains a verdict: the words that earned it, the sentences that hold them, what was missing."""

from collections.abc import Iterable

from debategame.scenario.model import KeyPoint
from debategame.scoring.classifier import Judged
from debategame.scoring.model import Evidence, How, Span
from debategame.scoring.references import Voice, Wording, Yardstick
from debategame.scoring.segments import Met, Reading, Stretch
from debategame.scoring.text import Text

LEAST_SHOWN = 0.4
"""A meeting below this closeness is too faint to show."""
MOST_MISSING = 4
"""How many missing words are told, the weightiest."""


def evidence(judged: Judged, stretch: Stretch, reading: Reading, yardstick: Yardstick) -> tuple[Evidence, ...]:
    """Return the words of a stretch that met the wordings of a verdict, in order, neighbours joined."""
    found: dict[tuple[int, int], tuple[How, str]] = {}
    for wording in _earning(judged, stretch, yardstick):
        for item, form in zip(wording.items, wording.forms, strict=True):
            met = stretch.best.get(item)
            if met is not None and met.touch.worth >= LEAST_SHOWN:
                place = (met.first, met.last)
                before = found.get(place)
                found[place] = (_how(met, form, reading), f"{before[1]} {form}" if before else form)
    return _joined(found, reading)


def passages(found: Iterable[Evidence], text: Text) -> tuple[Span, ...]:
    """Return the sentences that hold the evidence, in order."""
    starts = [one.start for one in found]
    return tuple(
        Span(sentence.start, sentence.end)
        for sentence in text.sentences
        if any(sentence.start <= start < sentence.end for start in starts)
    )


def missing(judged: Judged, stretch: Stretch, point: KeyPoint, yardstick: Yardstick) -> tuple[str, ...]:
    """Return what a partial lacks: ideas not named, else the weightiest words of its wording not met, as written."""
    if judged.ideas and point.any_of:
        return tuple(phrases[0] for idea, phrases in enumerate(point.any_of.ideas) if idea not in judged.ideas)
    if judged.wording < 0:
        return ()
    wording = yardstick.wordings[judged.wording]
    absent = [
        (weight, place)
        for place, (item, weight) in enumerate(zip(wording.items, wording.weights, strict=True))
        if item not in stretch.best or stretch.best[item].touch.worth < LEAST_SHOWN
    ]
    heaviest = sorted(absent, key=lambda one: -one[0])[:MOST_MISSING]
    return tuple(wording.forms[place] for place in sorted(place for _, place in heaviest))


def _earning(judged: Judged, stretch: Stretch, yardstick: Yardstick) -> list[Wording]:
    """Return the wording that came closest; of a key point made by ideas, the phrases that name them."""
    if not judged.ideas:
        return [yardstick.wordings[judged.wording]] if judged.wording >= 0 else []
    numbers = yardstick.spoken[Voice(judged.point, pro=True)]
    return [
        yardstick.wordings[number]
        for number in numbers
        if yardstick.wordings[number].idea in judged.ideas and number in stretch.covered
    ]


def _how(met: Met, form: str, reading: Reading) -> How:
    if met.touch.how != "exact":
        return met.touch.how
    return "exact" if reading.words[met.first].form == form.casefold() else "inflected"


def _joined(found: dict[tuple[int, int], tuple[How, str]], reading: Reading) -> tuple[Evidence, ...]:
    runs: list[tuple[int, int, How, str]] = []
    for (first, last), (how, form) in sorted(found.items()):
        if runs and runs[-1][1] == first and runs[-1][2] == how:
            runs[-1] = (runs[-1][0], last, how, f"{runs[-1][3]} {form}")
        elif not runs or first >= runs[-1][1]:
            runs.append((first, last, how, form))
    return tuple(
        Evidence(start=reading.words[first].start, end=reading.words[last - 1].end, how=how, met=form)
        for first, last, how, form in runs
    )
