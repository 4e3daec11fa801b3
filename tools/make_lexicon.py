"""Make `debategame/scoring/data/rarity.bin`: how rare English stems are.

The counts come from the list of 82,765 words that the PyPI package `symspellpy` carries (MIT). Install that
package beside this one, then run `python -m tools.make_lexicon`; the same list gives the same file.
"""

import math
from collections import Counter
from importlib.resources import files
from pathlib import Path

from debategame.scoring.lexicon import RARITY_FILE, STEP
from debategame.scoring.reading import table
from debategame.scoring.reading.text import plain, stem

SOURCE = "frequency_dictionary_en_82_765.txt"


def main() -> None:
    """Write the file."""
    counts = counted(files("symspellpy").joinpath(SOURCE).read_text(encoding="utf-8-sig"))
    RARITY_FILE.parent.mkdir(exist_ok=True)
    RARITY_FILE.write_bytes(packed(counts))
    print(f"{len(counts)} stems, {Path(RARITY_FILE).stat().st_size} bytes")


def counted(listed: str) -> Counter[str]:
    """Add up the counts of a list of `word count` lines by stem."""
    counts: Counter[str] = Counter()
    for row in listed.splitlines():
        word, count = row.split()
        counts[stem(plain(word))] += int(count)
    return counts


def packed(counts: Counter[str]) -> bytes:
    """Return the stems with their rarity: −log10 of the share of all words, in steps of STEP."""
    total = sum(counts.values())
    return table.packed({word: bytes([round(-math.log10(count / total) / STEP)]) for word, count in counts.items()})


if __name__ == "__main__":
    main()
