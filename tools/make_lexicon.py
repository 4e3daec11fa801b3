"""Make `debategame/scoring/data/rarity.txt.gz`: how rare English stems are.

The counts come from the list of 82,765 words that the PyPI package `symspellpy` carries (MIT). Install that
package beside this one, then run `python -m tools.make_lexicon`; the same list gives the same file.
"""

import gzip
import math
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

from debategame.scoring.lexicon import RARITY_FILE, STEP
from debategame.scoring.reading.text import plain, stem

SOURCE = "frequency_dictionary_en_82_765.txt"


def main() -> None:
    """Write the file: one line for each step of rarity, the commonest stems first."""
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
    """Return the stems by rarity as compressed text. Rarity is −log10 of the share of all words, in steps of STEP."""
    total = sum(counts.values())
    steps: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        steps[round(-math.log10(count / total) / STEP)].append(word)
    rows = (" ".join(sorted(steps[step])) for step in range(max(steps) + 1))
    return gzip.compress("\n".join(rows).encode(), mtime=0)


if __name__ == "__main__":
    main()
