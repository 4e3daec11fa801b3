"""How long `check` takes for one scenario: `python -m benchmarks.checks`. It needs no data.

It exits with 1 if ten times the sentences cost more than twelve times as much, or the largest file more than 5 s.
"""

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from debategame.authoring.checks.review import review
from debategame.scenario.reader import MAX_BYTES, parse, read_file

SHIPPED = Path(__file__).parent.parent / "scenarios" / "big-society.yaml"
"""The words of the sentences come from this scenario."""
POINTS, OF_LINE = 8, 4
WORDS = 9
"""Words of a sentence."""
LEAST_BYTES = 60
"""Fewer bytes than a sentence has with its indentation, on average."""
SENTENCES = 160
MOST_TIMES = 12.0
"""How many times as much ten times the sentences may cost."""
MOST_SECONDS = 5.0
"""Processor time that the largest file may take."""


def scenario_text(sentences: int) -> str:
    """Return a scenario of 8 key points that have so many wordings together, the same in every run."""
    chance = random.Random(1)  # noqa: S311 -- repeatable, not secret
    words = _words()

    def sentence() -> str:
        return f"{' '.join(chance.choices(words, k=WORDS)).capitalize()}."

    rows = ["format: 1", "id: many", "title: Many sentences", "key_points:"]
    for point in range(POINTS):
        wordings = (f"      - {sentence()}" for _ in range(sentences // POINTS))
        rows += [f"  - id: p{point}", f"    claim: {sentence()}", "    wordings:", *wordings]
    rows.append("lines:")
    for first in range(0, POINTS, OF_LINE):
        points = ", ".join(f"p{point}" for point in range(first, first + OF_LINE))
        rows.append(f"  - {{id: l{first}, says: {sentence()}, points: [{points}]}}")
    return "\n".join(rows) + "\n"


def largest() -> str:
    """Return such a scenario of nearly the largest size that a file may have."""
    sentences = MAX_BYTES // LEAST_BYTES // POINTS * POINTS
    while len(text := scenario_text(sentences)) > MAX_BYTES:
        sentences -= POINTS
    return text


def seconds_of(text: str) -> float:
    """Return the processor time for reading and reviewing a scenario."""
    return _processor_time(lambda: review(parse(text.encode(), "many.yaml")))


def main() -> int:
    """Measure and print. Return 1 if a limit is exceeded, else 0."""
    seconds_of(scenario_text(POINTS))  # data files and stems are read once
    few, many, most = (
        seconds_of(text) for text in (scenario_text(SENTENCES), scenario_text(10 * SENTENCES), largest())
    )
    print(f"{f'{SENTENCES} sentences':<28} {few:6.2f} s")
    print(f"{f'{10 * SENTENCES} sentences':<28} {many:6.2f} s, {many / few:.1f} times (at most {MOST_TIMES:g})")
    print(f"{f'the largest file, {MAX_BYTES // 1024} KB':<28} {most:6.2f} s (at most {MOST_SECONDS:g})")
    return int(many > MOST_TIMES * few or most > MOST_SECONDS)


def _words() -> list[str]:
    scenario = read_file(SHIPPED)
    texts = (text for point in scenario.key_points for text in (point.claim, *point.wordings))
    return [word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)]


def _processor_time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
