"""How long scoring takes: `python -m benchmarks.speed`. It needs no data.

Growth is printed as ratios. An answer is compared with `token_set_ratio` over the same wordings, so that the figures of
different machines can be compared.
"""

import subprocess
import sys
from collections.abc import Callable
from itertools import cycle, islice

from rapidfuzz import fuzz

from benchmarks.timing import seconds
from debategame.scenario.model import KeyPoint, Line, Scenario
from debategame.scoring.scorer import Scorer

CONTENT = """
    charity volunteer council minister hospital garden bridge teacher village library market doctor winter letter
    window river farmer ticket school mountain engine harbour kitchen soldier painter journey island factory
"""
WORDS = CONTENT.split()
SMALL = ("the", "of", "and", "to", "in", "that", "is", "with")
LENGTH = 60
SENTENCE = 15
POINTS = 5
WORDINGS = 9
ROUNDS = 30
START = "import debategame.scenario.model, time; t = time.process_time(); {}; print(time.process_time() - t)"
SCORING = "import debategame.scoring.scorer"


def main() -> None:
    """Print the table."""
    usual = per_answer(LENGTH, POINTS, WORDINGS)
    print(f"{'one answer of 60 words, 5 key points × 9 wordings':<52} {usual * 1000:6.2f} ms")
    print(f"{'beside token_set_ratio over the same wordings':<52} {usual / plain(LENGTH, POINTS, WORDINGS):6.1f} times")
    for name, taken in (
        ("twice the words", per_answer(2 * LENGTH, POINTS, WORDINGS)),
        ("twice the key points", per_answer(LENGTH, 2 * POINTS, WORDINGS)),
        ("twice the wordings", per_answer(LENGTH, POINTS, 2 * WORDINGS)),
    ):
        print(f"{name:<52} {taken / usual:6.2f} times")
    print(f"{'what scoring adds to start-up':<52} {start() * 1000:6.1f} ms")
    print(f"{'the first answer, with its data files':<52} {first() * 1000:6.1f} ms")


def per_answer(words: int, points: int, wordings: int) -> float:
    """Return the seconds for a new answer once the line is prepared."""
    scorer = Scorer(scenario(points, wordings))
    answers = iter([prose(words, number) for number in range(ROUNDS + 1)])
    scorer.score("line", next(answers))
    return median(lambda: scorer.score("line", next(answers)))


def plain(words: int, points: int, wordings: int) -> float:
    """Return the seconds that `token_set_ratio` takes for the same wordings."""
    texts = [text for point in scenario(points, wordings).key_points for text in (point.claim, *point.wordings)]
    answer = prose(words, 0)
    return median(lambda: [fuzz.token_set_ratio(answer, text) for text in texts])


def start() -> float:
    """Return the seconds for importing the scorer, the best of five."""
    command = [sys.executable, "-c", START.format(SCORING)]
    return min(float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(5))  # noqa: S603


def first() -> float:
    """Return the seconds for the first answer in a new process, the best of five."""
    call = (
        f"import benchmarks.speed as s; s.Scorer(s.scenario({POINTS}, {WORDINGS})).score('line', s.prose({LENGTH}, 0))"
    )
    command = [sys.executable, "-c", START.format(call)]
    return min(float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(5))  # noqa: S603


def scenario(points: int, wordings: int) -> Scenario:
    """Return a scenario with one line, `points` key points, and `wordings` wordings of twelve words each."""
    key_points = tuple(
        KeyPoint(
            id=f"k{point}",
            claim=prose(12, point * 100),
            wordings=tuple(prose(12, point * 100 + wording) for wording in range(1, wordings)),
        )
        for point in range(points)
    )
    line = Line(id="line", says=prose(15, 7), points=tuple(point.id for point in key_points))
    return Scenario(format=1, id="speed", title="Speed", key_points=key_points, lines=(line,))


def prose(words: int, seed: int) -> str:
    """Return `words` words, half of them function words, in sentences of `SENTENCE` words. `seed` varies the text."""
    content = islice(cycle(sorted(WORDS)), seed % len(WORDS), None, 1 + seed % 5)
    small = cycle(SMALL)
    text = [next(content) if place % 2 else next(small) for place in range(words)]
    return " ".join(f"{word}." if place % SENTENCE == SENTENCE - 1 else word for place, word in enumerate(text))


def median(call: Callable[[], object]) -> float:
    """Return the median of the seconds of ROUNDS calls."""
    return sorted(seconds(call) for _ in range(ROUNDS))[ROUNDS // 2]


if __name__ == "__main__":
    main()
