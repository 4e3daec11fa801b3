"""The scorer: a rebuttal in, a verdict on every key point of the line out, with what explains it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

import msgspec

from debategame.scenario.model import Scenario
from debategame.scoring.classifier import PARTIAL, Features, Judge, Judged
from debategame.scoring.clauses import clause_starts
from debategame.scoring.concepts import Concepts
from debategame.scoring.contrary import is_contrary
from debategame.scoring.guards import has_list, is_echo, is_salad
from debategame.scoring.marks import answer_marks
from debategame.scoring.matching import Comparer
from debategame.scoring.model import Score
from debategame.scoring.other_lines import OtherLines
from debategame.scoring.references import Yardstick
from debategame.scoring.reported_speech import Status
from debategame.scoring.segments import Reading, Stretch, Touches
from debategame.scoring.text import Sentence, Text, read
from debategame.scoring.verdicts import Found, Ruling

VERSION = "1"
LEAST_CLAUSE = 5
"""A clause is tried alone from so many words."""
REMEMBERED = 16
"""How many lines, with what was heard before them, are kept ready."""


class _Ready(msgspec.Struct, frozen=True):
    """What rebuttals to one line are held against, made once."""

    yardstick: Yardstick
    touches: Touches
    judge: Judge


class Scorer:
    """Scores rebuttals to the lines of one scenario."""

    def __init__(self, scenario: Scenario, comparer: Comparer | None = None) -> None:
        """Keep the scenario; what a line needs is prepared when it is first scored.

        `comparer` compares words and counts how often; give one to read the count.
        """
        self._scenario = scenario
        self._comparer = comparer or Comparer()
        self._concepts = lru_cache(maxsize=1)(lambda: Concepts(scenario.synonyms))
        self._ready = lru_cache(maxsize=REMEMBERED)(self._prepare)
        self._others = OtherLines(scenario)
        self._needed = {
            number: point.any_of.at_least for number, point in enumerate(scenario.key_points) if point.any_of
        }

    def score(self, line_id: str, rebuttal: str, *, heard: str = "") -> Score:
        """Return what a rebuttal to that line is worth, and why.

        `heard` is what the opponent said besides the line's own words; neither earns when repeated.
        Raises KeyError for an unknown line.
        """
        line = self._scenario.line(line_id)
        ready = self._ready(line_id, heard)
        text = read(rebuttal)
        reading = self._read(text, ready)
        salad = is_salad(reading.words)
        found = self._found(reading, text, ready)
        ruling = Ruling(reading, ready.yardstick, text, salad=salad)
        points = tuple(ruling.rule(self._scenario.key_points[point], of) for point, of in found.items())
        return Score(
            line=line_id,
            score=answer_marks(self._scenario, line, points),
            scorer=VERSION,
            points=points,
            flags=_flags(text, reading, ready.yardstick, salad=salad),
            elsewhere=() if salad else self._others.named(ready.judge, reading, found),
        )

    def measure(self, line_id: str, rebuttal: str) -> dict[str, list[Features]]:
        """Return by key point what the judge measures of each stretch, before weights, guards and stance decide.

        Meant for fitting the weights. Raises KeyError for an unknown line.
        """
        ready = self._ready(line_id, "")
        text = read(rebuttal)
        own = [one for one in _stretches(self._read(text, ready), text.sentences) if one.status is Status.OWN]
        return {
            self._scenario.key_points[point].id: [ready.judge.measure(one, point) for one in own]
            for point in ready.yardstick.points
        }

    def coverage(self, line_id: str, rebuttal: str, point_id: str) -> dict[str, float]:
        """Return how far the best stretch covers each text of a key point, by the text: 0–1.

        Meant for whoever wrote them: claim, wordings, names of ideas, opposites. Raises KeyError for an unknown
        line or key point.
        """
        ready = self._ready(line_id, "")
        text = read(rebuttal)
        stretches = tuple(_stretches(self._read(text, ready), text.sentences))
        point = self._scenario.key_points.index(self._scenario.key_point(point_id))
        return {
            wording.text: max((stretch.covered.get(number, 0.0) for stretch in stretches), default=0.0)
            for number, wording in enumerate(ready.yardstick.wordings)
            if ready.yardstick.voices[wording.voice].point == point
        }

    def _prepare(self, line_id: str, heard: str) -> _Ready:
        yardstick = Yardstick(self._scenario, self._scenario.line(line_id), heard, self._concepts())
        return _Ready(yardstick, Touches(yardstick), Judge(yardstick, self._needed))

    def _read(self, text: Text, ready: _Ready) -> Reading:
        return Reading(text.sentences, ready.touches, self._concepts(), self._comparer)

    def _found(self, reading: Reading, text: Text, ready: _Ready) -> dict[int, list[Found]]:
        """Return what every stretch does for each key point of the line."""
        found: dict[int, list[Found]] = {point: [] for point in ready.yardstick.points}
        for stretch in _stretches(reading, text.sentences):
            for point, of in found.items():
                of.append(
                    Found(self._held_to_wording(ready.judge.judge(stretch, point), stretch, text, ready), stretch)
                )
        by_ideas = [point for point in found if point in self._needed]
        if by_ideas:  # they may be named anywhere
            whole = reading.stretch(0, len(reading.words), single=False)
            for point in by_ideas:
                found[point].append(Found(ready.judge.judge(whole, point), whole))
        return found

    def _held_to_wording(self, judged: Judged, stretch: Stretch, text: Text, ready: _Ready) -> Judged:
        """Return a judgement that makes nothing where the words nearly repeat a wording, but say something else."""
        if judged.confidence < PARTIAL or judged.wording < 0:
            return judged
        first, last = (0, 0) if not text.sentences else _reach(text.sentences, stretch)
        contrary = is_contrary(ready.yardstick.wordings[judged.wording].text, text.sentences[first:last])
        return msgspec.structs.replace(judged, thin=True) if contrary else judged


def _reach(sentences: tuple[Sentence, ...], stretch: Stretch) -> tuple[int, int]:
    """Return the first sentence of a stretch, and one past its last."""
    ends = list(accumulate(len(sentence.words) for sentence in sentences))
    return bisect_right(ends, stretch.first), bisect_left(ends, stretch.last) + 1


def _stretches(reading: Reading, sentences: tuple[Sentence, ...]) -> Iterator[Stretch]:
    """Yield each sentence, then each pair of neighbours: an idea may be split over two; then what is only reported."""
    ends = [0]
    for sentence in sentences:
        ends.append(ends[-1] + len(sentence.words))
    asking = [sentence.asks for sentence in sentences]
    for size in (1, 2):
        for first, last, asks in zip(ends, ends[size:], asking, strict=False):
            if not is_salad(reading.words[first:last]) and not has_list(reading.words[first:last]):
                yield reading.stretch(first, last, single=size == 1, asks=size == 1 and asks)
    for first, sentence in zip(ends, sentences, strict=False):
        places = sorted(clause_starts(sentence.words))
        for here, there in pairwise((0, *places, len(sentence.words)) if places else ()):
            if there - here >= LEAST_CLAUSE:
                yield reading.stretch(first + here, first + there, single=False)
    for first, last in pairwise(ends):
        for status in sorted({stance.status for stance in reading.stances[first:last]} - {Status.OWN}):
            yield reading.stretch(first, last, status=status)


def _flags(text: Text, reading: Reading, yardstick: Yardstick, *, salad: bool) -> tuple[str, ...]:
    flags = {
        "echo": is_echo(reading.words, yardstick.theirs),
        "empty": not reading.words,
        "long": text.long,
        "salad": salad,
    }
    return tuple(name for name, raised in flags.items() if raised)
