"""Make `debategame/scoring/data/stems.bin`: stems of common words, so that a first answer need not work them out.

Run `python -m tools.make_stems` when a word comes to the lists of `scoring/reading/english` that are read by stem, or
when the stems change. The commonest words come from the list that the PyPI package `symspellpy` carries (MIT); without
that package beside this one, the words that the file has stay.
"""

from importlib.resources import files
from importlib.util import find_spec

from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.stems import FILE, kept_words, packed
from debategame.scoring.reading.text import plain
from tools.make_lexicon import SOURCE

MOST = 20_000
"""How many of the commonest words have their stems kept."""
FIELDS = {"attitudes": slice(1, 2), "antonyms": slice(2), "lookalikes": slice(2), "one_stem": slice(2)}
"""The lists that are read by stem, and which fields of them."""


def main() -> None:
    """Write the file."""
    words = common_words() if find_spec("symspellpy") else set(kept_words())
    FILE.write_bytes(packed(words | listed_words()))
    print(f"{FILE.stat().st_size} bytes")


def common_words() -> set[str]:
    """Return the commonest words of English."""
    rows = files("symspellpy").joinpath(SOURCE).read_text(encoding="utf-8-sig").splitlines()
    return {plain(row.split()[0]) for row in rows[:MOST]}


def listed_words() -> set[str]:
    """Return the words of the English lists that are read by stem."""
    texts = (text for name, which in FIELDS.items() for row in entries(name) for text in row[which])
    return {word for text in texts for word in text.split()}


if __name__ == "__main__":
    main()
