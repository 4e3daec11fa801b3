"""Find names that make trouble: those a player never gets to read, and those that are also small words."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import msgspec

from debategame.authoring.checks.context import Advice, CheckContext, claim_and_wordings
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.lexicon import rarity
from debategame.scoring.reading.text import Text
from debategame.text.english import FUNCTION_WORDS

Reader: TypeAlias = Callable[[str], Text]
RARE = 5.0
"""Rarity from which a name is not well known (one word in 100,000). Blair and Cameron are below, Levitt is above."""
NO_WORD = 6.5
"""Rarity from which a word counts as a name even if it only occurs at the start of sentences."""


_STARTS = re.compile(r"(?:^|[.!?:…\n“”‘\"'(–—-])\W*$")
"""What stands before a word that has its capital only because something begins there."""


class _Name(msgspec.Struct):
    """A word that always begins with a capital."""

    written: str
    inside: bool = False
    """Whether it occurs elsewhere than at the start of a sentence."""


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on key points that need a name the player has not read before answering, and on small words."""
    yield from small_words(context)
    for path, point in context.key_points():
        if point.any_of:
            continue
        readable = (*readable_always(context.scenario), *readable_before(point, context.lines_of(point)))
        known = frozenset[str]().union(*(_stems(text, context.read) for text in readable))
        own = context.meanings.of(point.claim).weights  # a word with synonyms is listed by its concept, not its stem
        for stem, name in required_names(point, context.read).items():
            if stem not in known and stem in own:
                message = (
                    f"players cannot know this: every wording of `{point.id}` needs “{name}”, but the briefing, "
                    "terms, line and hints do not mention it"
                )
                hint = "mention it in the briefing or under `terms`, or add wordings without it"
                yield Advice((*path, "claim"), message, hint)


def small_words(context: CheckContext) -> Iterator[Advice]:
    """Yield a note on each name in a claim or wording that is also a small word, where it first occurs."""
    seen: set[str] = set()
    for path, point in context.key_points():
        for place, text in claim_and_wordings(path, point):
            for word in (word for sentence in context.read(text).sentences for word in sentence.words):
                written = text[word.start : word.end]
                name = len(written) > 1 and written[0].isupper() and written.casefold() in FUNCTION_WORDS
                if name and written not in seen and not (_STARTS.search(text[: word.start]) or "'" in written):
                    seen.add(written)
                    yield _small_word(place, written, counts=word.content)


def _small_word(path: DataPath, written: str, *, counts: bool) -> Advice:
    small = written.casefold()
    if counts:
        message = f"“{written}” counts as a name, but players who write “{small}” are read as saying the small word"
    else:
        message = f"“{written}” is read as the small word “{small}”, so it counts for nothing"
    return Advice(path, message, "add a wording that says it with another word", level="note")


def required_names(point: KeyPoint, read: Reader) -> dict[str, str]:
    """Return the rare names that occur in the claim and in every wording of a key point: as written, by stem."""
    texts = [text for _, text in claim_and_wordings((), point)]
    everywhere = frozenset.intersection(*(_stems(text, read) for text in texts))
    names: dict[str, _Name] = {}
    lower: set[str] = set()
    for text in texts if everywhere else ():
        for sentence in read(text).sentences:
            for word in sentence.words:
                if not text[word.start].isupper():
                    lower.add(word.stem)
                elif word.content and len(word.form) > 1:  # a letter, as in “vitamin D”, is no name
                    name = names.setdefault(word.stem, _Name(text[word.start : word.end]))
                    name.inside |= word is not sentence.words[0]
    return {
        stem: name.written
        for stem, name in names.items()
        if stem in everywhere - lower and rarity(stem) >= (RARE if name.inside else NO_WORD)
    }


def readable_always(scenario: Scenario) -> tuple[str, ...]:
    """Return the texts that a player can read before answering any line."""
    source = scenario.source
    return (
        *(scenario.title, scenario.motion, scenario.they_say, scenario.you_say, scenario.briefing),
        *((source.title, source.author, source.publication) if source else ()),
        *(part for term in scenario.terms.items() for part in term),
    )


def readable_before(point: KeyPoint, lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the other texts that a player can read before making a key point that answers some lines."""
    return (*(line.says for line in lines), *point.hints)


def _stems(text: str, read: Reader) -> frozenset[str]:
    return frozenset(word.stem for sentence in read(text).sentences for word in sentence.words)
