"""Propose key points, wordings and opponent's lines from an article, for the teacher to reword."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import msgspec

from debategame.authoring.article.claims import Said, sentences_of, shared
from debategame.authoring.article.other_side import split_sides
from debategame.authoring.article.reader import Article
from debategame.scoring.lexicon import rarity
from debategame.scoring.reading.text import Word, read
from debategame.text.english import has_content_word

MOST = 10
"""Maximum number of key points to propose. A scenario with that many is full."""
MOST_LINES = 4
"""Maximum number of arguments of the other side to propose."""
MOST_WORDINGS = 2
LEAST_STEMS = 3
"""Minimum number of different content words of a proposed wording."""
FEWEST = 2
ENOUGH = 0.5
"""Minimum weight of a sentence to be proposed. The best `FEWEST` are always proposed."""
EXAMPLE = -0.25
"""The same in a paragraph between others: if it does not say what it argues, it argues with an example."""
STRONG = 4.0
"""Minimum weight of a second key point from the same paragraph."""
ANSWERS = 2.0
"""Added to the weight of a sentence that follows what the other side says: it answers it."""
EDGE = 0.5
"""Taken from the weight in the first and the last paragraph of a longer article: they introduce and repeat."""
LONG = 5
"""Number of paragraphs from which an article is a longer one."""
MOST_SHARED = 0.5
"""Maximum share of content words in common with a better key point."""
WORDS_OF_AN_ID = 3


class PointProposal(msgspec.Struct, frozen=True):
    """A sentence of an article that could become a key point."""

    id: str
    claim: str
    paragraph: int
    """Counted from 1."""
    wordings: tuple[str, ...] = ()
    """Other sentences of the article that may say the same."""


class TheirProposal(msgspec.Struct, frozen=True):
    """An argument of the other side that the article reports."""

    id: str
    claim: str
    paragraph: int
    """Counted from 1."""
    points: tuple[str, ...] = ()
    """The ids of the key points that seem to answer it."""


class Proposal(msgspec.Struct, frozen=True):
    """What a scenario could take from an article."""

    points: tuple[PointProposal, ...] = ()
    theirs: tuple[TheirProposal, ...] = ()


class _Weighed(msgspec.Struct, frozen=True):
    weight: float
    said: Said
    least: float
    """The weight from which it is proposed, as the best of its paragraph."""


def proposal_of(article: Article, most: int = MOST) -> Proposal:
    """Return the arguments of an article on both sides, in its order. `most` is the maximum number of key points."""
    own: list[list[_Weighed]] = []
    reported: list[tuple[Said, str]] = []
    for number, paragraph in enumerate(article.paragraphs, start=1):
        sentences = list(sentences_of(paragraph, number))
        ours, theirs = split_sides(sentences)
        reported.extend((sentence, claim) for sentence, claim in theirs if has_content_word(claim))
        at_edge = number in (1, len(article.paragraphs))
        less = EDGE * (at_edge and len(article.paragraphs) >= LONG) - ANSWERS * bool(theirs)
        least = ENOUGH if at_edge else EXAMPLE
        own.append([_Weighed(said.weight - less, said, least) for said in ours])
    everything = [item.said for items in own for item in items]
    chosen = sorted(_chosen(own, most), key=everything.index)
    taken: set[str] = set()
    points = tuple(
        PointProposal(_new_id(said.words, taken), said.text, said.paragraph, tuple(_wordings(said, chosen, everything)))
        for said in chosen
    )
    lines = tuple(
        TheirProposal(_new_id(_words(claim), taken), claim, sentence.paragraph, tuple(_answering(sentence, points)))
        for sentence, claim in reported[:MOST_LINES]
    )
    return Proposal(points, lines)


def _chosen(paragraphs: Iterable[list[_Weighed]], most: int) -> list[Said]:
    """Return the best sentence of each paragraph that argues, and very strong second ones, without near duplicates."""
    ranked = [_ranked(items) for items in paragraphs]
    firsts = sorted((items[0] for items in ranked if items), key=lambda item: -item.weight)
    seconds = sorted((item for items in ranked for item in items[1:]), key=lambda item: -item.weight)
    chosen: list[Said] = []
    for item, least in (*((item, item.least) for item in firsts), *((item, STRONG) for item in seconds)):
        needed = len(chosen) < most and (item.weight >= least or len(chosen) < FEWEST)
        if needed and all(shared(item.said, better) <= MOST_SHARED for better in chosen):
            chosen.append(item.said)
    return chosen


def _ranked(items: Iterable[_Weighed]) -> list[_Weighed]:
    """Return the sentences of a paragraph, best first; of one that tells an example, those that tell much of it."""
    by_weight = sorted(items, key=lambda item: -item.weight)
    if by_weight and by_weight[0].weight < ENOUGH:
        by_weight.sort(key=lambda item: len(item.said.stems) < LEAST_STEMS)
    return by_weight


def _wordings(claim: Said, chosen: Sequence[Said], everything: Sequence[Said]) -> Iterator[str]:
    """Yield sentences that may say the same as a claim: near duplicates, and others that argue in its paragraph."""
    others = [said for said in everything if said not in chosen and _can_be_a_wording(said)]
    near = [said for said in others if shared(said, claim) > MOST_SHARED]
    beside = [said for said in others if said.paragraph == claim.paragraph]
    yield from list(dict.fromkeys(said.text for said in (*near, *beside)))[:MOST_WORDINGS]


def _can_be_a_wording(said: Said) -> bool:
    asks = said.text.endswith("?")
    return len(said.stems) >= LEAST_STEMS and not (asks or said.refers_back or said.is_personal)


def _answering(reported: Said, points: Sequence[PointProposal]) -> Iterator[str]:
    """Yield the ids of the key points in the paragraph of a report, or else in the next."""
    for paragraph in (reported.paragraph, reported.paragraph + 1):
        found = [point.id for point in points if point.paragraph == paragraph]
        if found:
            yield from found
            return


def _words(text: str) -> tuple[Word, ...]:
    return tuple(word for sentence in read(text).sentences for word in sentence.words)


def _new_id(words: Sequence[Word], taken: set[str]) -> str:
    """Return a new id from the rarest words of a sentence, and add it to `taken`."""
    named = {word.form: rarity(word.stem) for word in words if word.content and re.fullmatch("[a-z]{3,20}", word.form)}
    rarest = sorted(named, key=lambda form: -named[form])[:WORDS_OF_AN_ID]
    stem = "-".join(form for form in named if form in rarest) or "point"
    new = next(each for number in count(1) if (each := stem if number == 1 else f"{stem}-{number}") not in taken)
    taken.add(new)
    return new
