"""Rare names without which a key point cannot be worded, and which nothing tells the player."""

from collections.abc import Iterator

import msgspec

from debategame.authoring.checks.context import CheckContext, Finding, ways
from debategame.scenario.model import KeyPoint, Scenario
from debategame.scoring.lexicon import rarity
from debategame.scoring.text import read

RARE = 5.0
"""From this rarity (one word in 100,000) a name is not known to everybody: Blair and Cameron are, Levitt is not."""
NO_WORD = 6.5
"""From this rarity a word that only ever begins a sentence is a name: so rare a word hardly stands in every wording."""


class _Name(msgspec.Struct):
    """A word that is written with a capital wherever it stands."""

    written: str
    inside: bool = False
    """Whether it stands elsewhere than at the beginning of a sentence."""


def check(desk: CheckContext) -> Iterator[Finding]:
    """Yield the claims of key points that nobody can make who has read only what is shown before answering."""
    for path, point in desk.key_points():
        if point.any_of:
            continue
        told = _stems(shown(desk.scenario, point))
        own = desk.meanings.of(point.claim).weights  # a word that has synonyms is not there by its stem
        for stem, name in needed(point).items():
            if stem not in told and stem in own:
                message = (
                    f"a player cannot know this: every wording of `{point.id}` needs “{name}”, and neither "
                    "briefing, terms, line nor hints mention it"
                )
                hint = "name it in the briefing or under `terms`, or add wordings that do without it"
                yield Finding((*path, "claim"), message, hint)


def needed(point: KeyPoint) -> dict[str, str]:
    """Return the rare names that the claim and every wording of a key point hold, by their stems, as written."""
    texts = [text for _, text in ways((), point)]
    everywhere = frozenset.intersection(*map(_stems, texts))
    names: dict[str, _Name] = {}
    lower: set[str] = set()
    for text in texts:
        for sentence in read(text).sentences:
            for word in sentence.words:
                if not text[word.start].isupper():
                    lower.add(word.stem)
                elif word.content:
                    name = names.setdefault(word.stem, _Name(text[word.start : word.end]))
                    name.inside |= word is not sentence.words[0]
    return {
        stem: name.written
        for stem, name in names.items()
        if stem in everywhere - lower and rarity(stem) >= (RARE if name.inside else NO_WORD)
    }


def shown(scenario: Scenario, point: KeyPoint) -> str:
    """Return all that a player can read before making a key point."""
    source = scenario.source
    return "\n".join(
        (
            *(scenario.title, scenario.motion, scenario.they_say, scenario.you_say, scenario.briefing),
            *((source.title, source.author, source.publication) if source else ()),
            *(part for term in scenario.terms.items() for part in term),
            *(line.says for line in scenario.lines if point.id in line.points),
            *point.hints,
        )
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for sentence in read(text).sentences for word in sentence.words)
