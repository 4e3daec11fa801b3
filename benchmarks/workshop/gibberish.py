"""Fluent sentences without sense: templates filled with the nouns and verbs of a scenario's claims."""

import random
import re
from collections.abc import Iterable, Sequence

from debategame.text.english import FUNCTION_WORDS

_DETERMINERS = """
    a an the some any no every much many more most few fewer less least several such same own my our your his her its
    their
"""
_PREPOSITIONS = """
    of in on at by for with without about against between among into onto through during before after above below from
    over under within across around towards behind beyond near until despite like unlike
"""
_AUXILIARIES = "to can could will would must should may might do does did not"
_SUBJECTS = "they we people who"
BEFORE_NOUN = frozenset((_DETERMINERS + _PREPOSITIONS).split())
"""Words that begin a phrase which ends in a noun."""
BEFORE_VERB = frozenset(f"{_AUXILIARIES} {_SUBJECTS}".split())
"""Words that stand before a verb."""
NOUN_ENDING = re.compile(r"(?:tion|sion|ment|ness|ity|ship|ism|ance|ence|er|or|y|age)s?$")
NO_NOUN_ENDING = re.compile(r"(?:ed|ing|ly|ful|able|ous|ive|less)$")
SLOT = re.compile(r"\{([nv]\d)\}")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")


def nouns_and_verbs(texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of texts that look like nouns, and those that look like verbs, each once.

    A noun is the last word of a phrase that a determiner or preposition begins, or has the ending of one. A verb
    stands after an auxiliary or a pronoun.
    """
    nouns: dict[str, None] = {}
    verbs: dict[str, None] = {}
    for text in texts:
        tokens = [*_TOKEN.findall(text.lower()), "."]
        phrase = False
        for before, word, after in zip(["", *tokens], tokens, tokens[1:], strict=False):
            if not _has_content(word):
                phrase = word in BEFORE_NOUN
            elif before in BEFORE_VERB:
                verbs[word] = None
            elif not NO_NOUN_ENDING.search(word) and (NOUN_ENDING.search(word) or (phrase and not _has_content(after))):
                nouns[word] = None
    return tuple(nouns), tuple(word for word in verbs if word not in nouns)


def filled(template: str, nouns: Sequence[str], verbs: Sequence[str], draw: random.Random) -> str:
    """Return a template with words drawn for its slots; the same slot gets the same word throughout."""
    slots = sorted(set(SLOT.findall(template)))
    words = {"n": _drawn(nouns, len(slots), draw), "v": _drawn(verbs or nouns, len(slots), draw)}
    chosen = {slot: words[slot[0]].pop() for slot in slots}
    return SLOT.sub(lambda slot: chosen[slot[1]], template)


def _drawn(words: Sequence[str], count: int, draw: random.Random) -> list[str]:
    """Return so many of the words in random order, each again only when all were taken; ValueError for no words."""
    if not words:
        raise ValueError("no words to fill a template with")
    drawn: list[str] = []
    while len(drawn) < count:
        drawn += draw.sample(words, len(words))
    return drawn


def _has_content(token: str) -> bool:
    return token[0].isalpha() and token.replace("'", "").replace("’", "") not in FUNCTION_WORDS
