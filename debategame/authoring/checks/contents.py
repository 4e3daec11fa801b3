"""Check what a scenario lacks, repeats or says at too great a length, and whether it is in English."""

from collections.abc import Iterator

from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.scenario.yaml_errors import DataPath
from debategame.text.display import count_of
from debategame.text.english import FUNCTION_WORDS

LONGEST_WORDING = 40
"""Words of a wording from which hardly any answer has enough of it. Those of the shipped scenarios have up to 30."""
MANY_POINTS = 8
"""Key points of a scenario from which a line should have more than one."""
LEAST_ENGLISH = 0.2
"""Share of English function words from which a text is English. English texts have .4 to .6, German and French .1."""
ENOUGH_WORDS = 40
"""Fewer words say too little of the language."""


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on models, hints, lengths, lines and the language."""
    scenario = context.scenario
    if not any(line.model for line in scenario.lines):
        message = "no line has a `model`, so players never see how a good answer sounds"
        yield Advice(("lines",), message, "write a rebuttal that makes every key point of the line")
    if not any(point.hints for point in scenario.key_points):
        message = "no key point has `hints`, so players who are stuck get no help"
        path = ("key_points", len(scenario.key_points) - 1, "hints")
        yield Advice(path, message, "write a direction, a place and opening words", level="note")
    yield from _hints(context)
    yield from _long(context)
    yield from _lonely(context)
    yield from _language(context)


def _hints(context: CheckContext) -> Iterator[Advice]:
    for path, point in context.key_points():
        hints = [" ".join(hint.casefold().split()) for hint in point.hints]
        for number, hint in enumerate(hints):
            if hint in hints[:number]:
                message = f"this hint of `{point.id}` repeats hint {hints.index(hint) + 1}"
                yield Advice((*path, "hints", number), message, "let each hint say more than the one before")


def _long(context: CheckContext) -> Iterator[Advice]:
    for path, point in context.key_points():
        for place, text in claim_and_wordings(path, point):
            words = sum(len(sentence.words) for sentence in context.read(text).sentences)
            if words > LONGEST_WORDING:
                message = f"this has {count_of(words, 'word')}, and hardly any answer will have enough of them"
                yield Advice(place, message, "split it into two wordings, each with one idea")


def _lonely(context: CheckContext) -> Iterator[Advice]:
    all_points = len(context.scenario.key_points)
    if all_points < MANY_POINTS:
        return
    for path, line in context.lines():
        if len(line.points) == 1:
            message = f"`{line.id}` has one key point of {all_points}: little to find, and no choice"
            yield Advice((*path, "points"), message, "add the key points that answer it as well")


def _language(context: CheckContext) -> Iterator[Advice]:
    texts: list[tuple[DataPath, str]] = [((*path, "says"), line.says) for path, line in context.lines()]
    for path, point in context.key_points():
        texts.extend(claim_and_wordings(path, point))
    forms = [word.form for _, text in texts for sentence in context.read(text).sentences for word in sentence.words]
    english = sum(form.casefold() in FUNCTION_WORDS for form in forms)
    if len(forms) >= ENOUGH_WORDS and english < LEAST_ENGLISH * len(forms):
        message = "the text does not look like English, and the game reads nothing else"
        yield Advice(("language",), message, "write claims, wordings and lines in English")
