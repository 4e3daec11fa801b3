"""Make stem vectors: what each of the commonest English stems is about, before a map is learned over them.

`python -m tools.make_vectors FILE.npz` writes `stems` and `vectors` (one row a stem, length 1). Needs what
`tools/minilm.py` needs, and the PyPI package `symspellpy` for the counts of words. The same packages give the same.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from debategame.scoring.reading.text import plain, stem
from debategame.text.english import FUNCTION_WORDS
from tools.minilm import Encoder

SOURCE = "frequency_dictionary_en_82_765.txt"
STEMS = 20_000
FORMS = 4
"""How many of a stem's commonest words make its vector."""
SHORTEST = 2
"""Letters of the shortest words that are taken."""
IN_PIECES = 0.4
"""What a vector counts where the encoder knows the commonest word only in pieces: it follows spelling, not meaning."""
DIMENSIONS = 160
"""AUC of a cosine alone on topics left out of ArgKP: 0.83 with 64, 0.845 with 96, 0.86 with 160."""
SMALL = 1e-9


class Vectors(NamedTuple):
    """Stems and what they are about."""

    stems: list[str]
    rows: np.ndarray
    """A vector for each stem."""


def main(file: Path) -> None:
    """Write the vectors to a file."""
    made = make()
    np.savez_compressed(file, stems=np.array(made.stems), vectors=made.rows)
    print(f"{len(made.stems)} stems, {file.stat().st_size} bytes")


def load(file: Path) -> Vectors:
    """Read vectors that `main` wrote."""
    with np.load(file) as data:
        return Vectors(data["stems"].tolist(), data["vectors"])


def make() -> Vectors:
    """Return the vectors of the commonest stems."""
    counts = word_counts()
    forms = forms_by_stem(counts)
    return Vectors(list(forms), reduced([minilm(forms, counts)]))


def word_counts() -> dict[str, int]:
    """Return how often each English word that carries meaning occurs."""
    rows = files("symspellpy").joinpath(SOURCE).read_text(encoding="utf-8-sig").splitlines()
    pairs = (row.split() for row in rows)
    return {word: int(count) for word, count in pairs if plain(word) not in FUNCTION_WORDS and len(word) >= SHORTEST}


def forms_by_stem(counts: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the commonest words of the commonest stems, both in order.

    British spellings share a stem with American ones, and so a vector.
    """
    totals: Counter[str] = Counter()
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        of = stem(plain(word))
        totals[of] += counts[word]
        words[of].append(word)
    return {of: words[of][:FORMS] for of, _ in totals.most_common(STEMS)}


def minilm(forms: Mapping[str, Sequence[str]], counts: Mapping[str, int]) -> np.ndarray:
    """Return each stem's vector by the sentence encoder all-MiniLM-L6-v2."""
    encoder = Encoder()
    words = [word for of in forms.values() for word in of]
    by_word = dict(zip(words, encoder.vectors(words), strict=True))
    rows = centred(weighted(forms, counts, by_word))
    known = np.array([IN_PIECES if encoder.in_pieces(of[0]) else 1.0 for of in forms.values()])
    return np.asarray(rows * known[:, None])


def weighted(
    forms: Mapping[str, Sequence[str]], counts: Mapping[str, int], by_word: Mapping[str, np.ndarray]
) -> np.ndarray:
    """Return for each stem the sum of its words' vectors, a commoner word counting more."""
    return np.array([np.sum([by_word[word] * counts[word] ** 0.5 for word in of], axis=0) for of in forms.values()])


def centred(rows: np.ndarray) -> np.ndarray:
    """Return rows of length 1 around their mean."""
    whole = unit(rows)
    return unit(whole - whole.mean(axis=0))


def unit(rows: np.ndarray) -> np.ndarray:
    """Return rows of length 1; a row of zeros stays."""
    return np.asarray(rows / np.maximum(SMALL, np.linalg.norm(rows, axis=1, keepdims=True)))


def reduced(sources: Sequence[np.ndarray], dimensions: int = DIMENSIONS) -> np.ndarray:
    """Join vectors of several sources and keep the directions in which they differ most."""
    joined = unit(np.hstack(sources)).astype(np.float64)
    _, axes = np.linalg.eigh(joined.T @ joined)
    axes = axes[:, ::-1][:, :dimensions]
    return unit(joined @ (axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
