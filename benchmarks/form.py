"""How long it takes to check the form of 1,000 scenario files of 200 lines, compared with PyYAML's C loader.

`python -m benchmarks.form` prints both times and their ratio. It exits with 1 if the ratio is above 3.
"""

import random
import re
import sys
from collections.abc import Callable, Sequence

import msgspec
import yaml

from benchmarks.timing import seconds
from debategame.scenario.reader import read
from debategame.scenario.yaml_nodes import LOADER

FILES = 1000
LINES = 200
MOST = 3.0
"""The largest ratio of the reader's time to the loader's."""
BATCH = 20
"""Files measured in one turn. Short turns spread a slow moment of the machine over both."""
_POINTS, _OF_LINE = 12, 3
_WORDS = ("nobody", "always", "because", "library", "homework", "evening", "teachers", "children", "their", "own")
"""The words of the texts. `<9>` in a template becomes nine random ones."""
_HEAD = """\
format: 1
id: scenario-{number}
title: <5>
motion: <7>
side: against
they_say: <8>
you_say: <8>
level: 2
tags: [school, town]
source:
  title: <5>
  author: Ada Frost
  date: 2024-05-31
aim: 2
words: [40, 90]
briefing: |
  <12>.
  <12>.

  ## <3>

  - **<2>**, 1824: <6>.
  - **<2>**, 1866: <6>.
terms:
  voluntary sector: <6>
  compact: <6>
synonyms:
  teacher: [<1>, <2>]
  child: [<1>, <2>, <1>]
"""
_KEY_POINT = """\
  - id: point-{number}
    claim: Libraries <10>.
    wordings:
      - <9>.
      - <7>.
      - "<4>: <5>."
      - <11>.
    opposites: [<8>.]
    source: paragraph {number}
    hints: [<5>, <5>, <4>]
"""
_LINE = """\
  - id: line-{number}
    speaker: Councillor Frost
    says: >-
      <12>.
      <12>.
    points: [{points}]
    model: >-
      <12>.
      <12>.
      <12>.
    concedes: <9>.
"""
_EXAMPLE = """\
  - {{line: line-1, answer: <14>, hits: [point-{number}]}}
"""


class Cost(msgspec.Struct, frozen=True):
    """The time of one run over the same files."""

    loader: float
    """Seconds of PyYAML's C loader."""
    reader: float
    """Seconds of the reader behind `check --form`."""

    @property
    def times(self) -> float:
        """Ratio of the reader's time to the loader's."""
        return self.reader / self.loader


def files(count: int = FILES) -> list[bytes]:
    """Return `count` different scenarios of 200 lines, the same in every run."""
    chance = random.Random(1)  # noqa: S311 -- repeatable, not secret
    return [_filled(scenario(number), chance).encode() for number in range(count)]


def scenario(number: int) -> str:
    """Return the template of a scenario of 200 lines. Examples fill the remaining lines."""
    points = [f"point-{index}" for index in range(1, _POINTS + 1)]
    parts = [_HEAD.format(number=number), "key_points:\n"]
    parts += [_KEY_POINT.format(number=index) for index in range(1, _POINTS + 1)]
    parts.append("lines:\n")
    for index, start in enumerate(range(0, _POINTS, _OF_LINE), start=1):
        parts.append(_LINE.format(number=index, points=", ".join(points[start : start + _OF_LINE])))
    parts.append("examples:\n")
    room = LINES - "".join(parts).count("\n")
    return "".join((*parts, *(_EXAMPLE.format(number=index % _OF_LINE + 1) for index in range(room))))


def measured(data: Sequence[bytes]) -> Cost:
    """Measure loader and reader over the same files, in turns."""
    loader = reader = 0.0
    for start in range(0, len(data), BATCH):
        batch = data[start : start + BATCH]
        loader += _seconds(lambda text: yaml.load(text, Loader=LOADER), batch)  # noqa: S506 -- it is the safe one
        reader += _seconds(lambda text: read(text, "scenario.yaml"), batch)
    return Cost(loader=loader, reader=reader)


def main() -> int:
    """Measure and print. Return 1 if the ratio is too large, else 0."""
    cost = measured(files())
    print(f"{FILES} scenario files of {LINES} lines")
    print(f"{'PyYAML, C loader':<24} {cost.loader:6.2f} s")
    print(f"{'check --form, reader':<24} {cost.reader:6.2f} s, {cost.times:.2f} times (at most {MOST:g})")
    return int(cost.times > MOST)


def _filled(template: str, chance: random.Random) -> str:
    def said(match: re.Match[str]) -> str:
        return " ".join(chance.choices(_WORDS, k=int(match[1]))).capitalize()

    return re.sub(r"<(\d+)>", said, template)


def _seconds(what: Callable[[bytes], object], batch: Sequence[bytes]) -> float:
    return seconds(lambda: [what(data) for data in batch])


if __name__ == "__main__":
    sys.exit(main())
