"""Turns of English that deny, doubt, report, reject or grant what stands beside them, found among the words.

The turns stand in lists, one for each kind; `groups` names words that stand for each other. In a cue `a/b` is either
word, `@name` any word of a group, `(a)` a word that may be left out, `..` up to three words whatever they are, `^`
before the first word says that the cue begins its clause, and `$` behind the last that nothing follows. Cues are held
to plain forms: "that's" is `that`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.text import Word
from debategame.text.english import word_set

WIDEST_GAP = 3
"""Greatest number of words that `..` may stand for."""
_STRESSING = word_set(
    "totally completely utterly entirely wholly absolutely literally frankly honestly actually simply really"
)
"""Words that may stand within any cue: "that is totally beside the point"."""


class Found(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
    """A cue among words."""

    kind: str
    """The list that the cue stands in."""
    first: int
    """The place of its first word."""
    last: int
    """One past the place of its last word."""


class Part(msgspec.Struct, frozen=True):
    """A word of a cue."""

    words: frozenset[str]
    """The words that it may be; empty for a gap."""
    optional: bool


class Cue(msgspec.Struct, frozen=True):
    """One turn of English."""

    kind: str
    parts: tuple[Part, ...]
    opening: bool
    """Whether it counts only at the beginning of a clause."""
    last: bool
    """Whether it counts only where nothing follows."""
    key: frozenset[str]
    """Words of which one stands in every match: those of the part with the fewest of them; empty if none must."""

    def ends(self, forms: Sequence[str], place: int, part: int = 0) -> int:
        """Return where the longest match that begins at a place ends, or -1."""
        while part < len(self.parts):
            now = self.parts[part]
            if not now.words:
                steps = range(min(WIDEST_GAP, len(forms) - place), -1, -1)
                return max((self.ends(forms, place + step, part + 1) for step in steps), default=-1)
            form = forms[place] if place < len(forms) else ""
            stressing = part > 0 and form in _STRESSING
            if now.optional or (stressing and form in now.words):
                taken = self.ends(forms, place + 1, part + 1) if form in now.words else -1
                if now.optional:
                    taken = max(taken, self.ends(forms, place, part + 1))
                if taken >= 0 or not stressing:
                    return taken
            elif form in now.words:
                part += 1
            elif not stressing:
                return -1
            place += 1
        return place


class Cues:
    """The cues of some lists; of several that begin at one place the longest is found."""

    def __init__(self, *kinds: str) -> None:
        """Read the lists of that name."""
        self._by_word: defaultdict[str, list[Cue]] = defaultdict(list)
        for kind in kinds:
            for text, *_ in entries(kind):
                cue = _cue(kind, text)
                for word in _first_words(cue):
                    self._by_word[word].append(cue)

    def at(self, forms: Sequence[str], place: int, *, opens: bool = True) -> Found | None:
        """Return the longest cue that begins at a place; `opens` says that a clause begins there."""
        if place >= len(forms) or forms[place] not in self._by_word:
            return None
        return self._longest(forms, place, frozenset(forms), opens=opens)

    def _longest(self, forms: Sequence[str], place: int, said: frozenset[str], *, opens: bool) -> Found | None:
        """Do the same for a word with which a cue may begin; `said` are all words, in any order."""
        best: Found | None = None
        for cue in self._by_word[forms[place]]:
            if (cue.opening and not opens) or (cue.key and cue.key.isdisjoint(said)):
                continue
            last = cue.ends(forms, place)
            if cue.last and last < len(forms):
                continue
            if last > (best.last if best else place):
                best = Found(cue.kind, place, last)
        return best

    def find(self, forms: Sequence[str], opening: Sequence[bool] = ()) -> Iterator[Found]:
        """Yield the cues among words in order, none within another.

        `opening` says of each word whether a clause begins with it; if empty, only the first word begins one.
        """
        said = frozenset(forms)
        last = 0
        for place, form in enumerate(forms):
            if place >= last and form in self._by_word:
                found = self._longest(forms, place, said, opens=opening[place] if opening else place == 0)
                if found:
                    yield found
                    last = found.last


@cache
def cues(*kinds: str) -> Cues:
    """Return the cues of some lists, read when first asked for."""
    return Cues(*kinds)


def opens(words: Sequence[Word], kind: str) -> bool:
    """Return whether words begin with a cue of a list."""
    return cues(kind).at([word.form for word in words], 0) is not None


def holds(words: Sequence[Word], kind: str) -> bool:
    """Return whether words hold a cue of a list."""
    return next(cues(kind).find([word.form for word in words]), None) is not None


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in entries("groups")}


def _cue(kind: str, text: str) -> Cue:
    parts = tuple(_part(word) for word in text.removeprefix("^").removesuffix("$").split())
    key = min((part.words for part in parts if part.words and not part.optional), key=len, default=frozenset[str]())
    return Cue(kind, parts, text.startswith("^"), text.endswith("$"), key)


@lru_cache(maxsize=1000)
def _part(text: str) -> Part:
    if text == "..":
        return Part(frozenset(), optional=False)
    words: set[str] = set()
    for word in text.strip("()").split("/"):
        words |= _groups()[word] if word.startswith("@") else {word}
    return Part(frozenset(words), text.startswith("("))


def _first_words(cue: Cue) -> Iterator[str]:
    seen: set[str] = set()
    for part in cue.parts:
        yield from part.words - seen
        seen |= part.words
        if not part.optional:
            return
