"""Check groups of synonyms: phrases in two of them, and words that one takes in by its stem."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from debategame.authoring.checks.context import Advice, CheckContext
from debategame.scoring.concepts import Concepts
from debategame.text.english import word_set

SAME_MATTER = word_set("s es e ed d ing y ies ied r er st est ier iest ion ions ation ations ment ments") | {""}
"""Endings of number, tense, comparison and deeds: they do not change what a word is about."""


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on phrases in two groups of synonyms, and on words that a synonym takes in by its stem."""
    synonyms = context.scenario.synonyms
    groups = {key: {_stems(context, phrase): phrase for phrase in (key, *more)} for key, more in synonyms.items()}
    for first, second in combinations(groups, 2):
        for stems in sorted(groups[first].keys() & groups[second].keys()):
            one, other = groups[first][stems], groups[second][stems]
            same = one.casefold() == other.casefold()
            both = f"“{one}” is" if same else f"“{one}” and “{other}” have one stem, so each is"
            message = f"{both} in two groups of synonyms, `{first}` and `{second}`"
            hint = "keep it in one, or make one group of both"
            yield Advice(("synonyms", second), message, hint, level="warning" if same else "note")
    yield from _pulled_in(context)


def _pulled_in(context: CheckContext) -> Iterator[Advice]:
    """Yield a note on each synonym of which the game takes another word of the scenario as a form."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for text in _texts(context):
        for word in (word for sentence in context.read(text).sentences for word in sentence.words):
            forms[word.stem].add(word.form)
    for key, more in context.scenario.synonyms.items():
        group = Concepts({key: more})
        for phrase in (key, *more):
            words = [word for sentence in context.read(phrase).sentences for word in sentence.words]
            if len(words) != 1:
                continue
            found = sorted(forms[words[0].stem] - {word.casefold() for word in (key, *more)})
            other = next((form for form in found if not _inflects(form, words[0].form)), None)
            if other and any(group.find([words[0].stem], [other])):
                message = f"the synonym “{phrase}” of `{key}` also takes in “{other}”, which has the same stem"
                yield Advice(
                    ("synonyms", key), message, "if they are different things, take another word", level="note"
                )


def _inflects(form: str, other: str) -> bool:
    """Return whether two words differ only in an ending that does not change what they are about."""
    shared = next((n for n, (a, b) in enumerate(zip(form, other, strict=False)) if a != b), min(len(form), len(other)))
    ends = {end.lstrip(form[shared - 1]) if len(end) > 1 else end for end in (form[shared:], other[shared:])}
    return ends <= SAME_MATTER


def _texts(context: CheckContext) -> Iterator[str]:
    """Yield the opponent's lines, and all sentences that answers are compared with."""
    for _, line in context.lines():
        yield line.says
    for _, point in context.key_points():
        yield from (point.claim, *point.wordings, *point.opposites)
    for their in context.scenario.their_points:
        yield from (their.claim, *their.wordings)


def _stems(context: CheckContext, phrase: str) -> tuple[str, ...]:
    return tuple(word.stem for sentence in context.read(phrase).sentences for word in sentence.words)
