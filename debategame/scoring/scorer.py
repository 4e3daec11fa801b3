"""The scorer: a rebuttal in, a verdict on every key point of the line out, with what explains it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from debategame.scenario.model import Scenario
from debategame.scoring import aboutness
from debategame.scoring.aboutness import Aboutness
from debategame.scoring.classifier import Classifier, Judgement
from debategame.scoring.concepts import Concepts
from debategame.scoring.corrections import Claim, claims, corrected
from debategame.scoring.cuts import every_segment, other_segments, sentence_ends, sentence_segments
from debategame.scoring.elsewhere import OtherLines, TheirSide, agrees_at_end
from debategame.scoring.features import Features
from debategame.scoring.guards import is_echo, is_salad
from debategame.scoring.indexes import PointIndex, VoiceIndex
from debategame.scoring.known_texts import KnownTexts
from debategame.scoring.marks import answer_marks
from debategame.scoring.match_finder import MatchFinder
from debategame.scoring.matching import Comparer
from debategame.scoring.model import Elsewhere, Nearest, Nearness, PointScore, Score, SpokenClaim
from debategame.scoring.profile import Profile
from debategame.scoring.reading.contrary import is_contrary, of_other_amount
from debategame.scoring.reading.remarks import is_remark
from debategame.scoring.reading.reported_speech import CLAIMED
from debategame.scoring.reading.text import Sentence, Text, read
from debategame.scoring.references import References
from debategame.scoring.segments import Reading, Segment
from debategame.scoring.tuning import LEAST_SHOWN, TUNING, Tuning
from debategame.scoring.verdicts import VerdictMaker

VERSION = "2"
REMEMBERED = 48
"""How many lines, with what was heard before them, are kept ready. A class hears some forty, at 0.8 MB each."""


class _Ready(msgspec.Struct, frozen=True):
    """What rebuttals to one line are held against, made once."""

    references: References
    matches: MatchFinder
    classifier: Classifier


class _Found(msgspec.Struct, frozen=True):
    """What was found in a rebuttal to one line."""

    text: Text
    reading: Reading
    profiles: list[Profile]
    judgements: dict[PointIndex, list[Judgement]]
    points: tuple[PointScore, ...]
    salad: bool


class Scorer:
    """Scores rebuttals to the lines of one scenario."""

    def __init__(
        self,
        scenario: Scenario,
        comparer: Comparer | None = None,
        *,
        tuning: Tuning = TUNING,
        vectors: Aboutness | None = None,
    ) -> None:
        """Keep the scenario; what a line needs is prepared when it is first scored.

        `comparer` compares words and counts how often; give one to read the count. `tuning` and `vectors` are the
        game's own unless given; give others to measure what they do.
        """
        self._scenario = scenario
        self._tuning = tuning
        self._vectors = vectors
        self._comparer = comparer or Comparer()
        self._concepts = lru_cache(maxsize=1)(lambda: Concepts(scenario.synonyms))
        self._texts = lru_cache(maxsize=1)(lambda: KnownTexts(scenario, self._concepts()))
        self._ready = lru_cache(maxsize=REMEMBERED)(self._prepare)
        self._others = OtherLines(scenario, tuning)
        self._theirs = TheirSide(scenario, tuning)
        self._needed = {
            PointIndex(place): point.any_of.at_least for place, point in enumerate(scenario.key_points) if point.any_of
        }

    def score(self, line_id: str, rebuttal: str, *, heard: str = "") -> Score:
        """Return what a rebuttal to that line is worth, and why.

        `heard` is what the opponent said besides the line's own words; neither earns when repeated.
        Raises KeyError for an unknown line.
        """
        line = self._scenario.line(line_id)
        ready = self._ready(line_id, heard)
        found = self._found(read(rebuttal), ready)
        return Score(
            line=line_id,
            score=answer_marks(self._scenario, line, found.points),
            scorer=VERSION,
            points=found.points,
            flags=_flags(found.text, found.reading, ready.references, salad=found.salad),
            elsewhere=() if found.salad else tuple(self._elsewhere(found, ready)),
        )

    def measure(self, line_id: str, rebuttal: str) -> dict[str, list[Features]]:
        """Return by key point the features of each segment, before weights, guards and stance decide.

        Meant for fitting the weights. Raises KeyError for an unknown line.
        """
        ready = self._ready(line_id, "")
        text = read(rebuttal)
        profiles = [
            Profile(segment, ready.references)
            for segment in every_segment(self._read(text, ready), text.sentences)
            if segment.claimed
        ]
        return {
            self._scenario.key_points[point].id: [
                profile.features(ready.references.point_voices[point]) for profile in profiles
            ]
            for point in ready.references.points
        }

    def claims(self, line_id: str, rebuttal: str) -> list[SpokenClaim]:
        """Return which words may claim which key point, whoever claims them, the likeliest last.

        Meant for learning what the words around a claim say. Raises KeyError for an unknown line.
        """
        ready = self._ready(line_id, "")
        text = read(rebuttal)
        reading = self._read(text, ready)
        found = self._claims(ready, reading, _profiles(sentence_segments(reading, text.sentences), ready))
        words, points = reading.words, self._scenario.key_points
        return [SpokenClaim(points[one.point].id, words[one.first].start, words[one.last - 1].end) for one in found]

    def coverage(self, line_id: str, rebuttal: str, point_id: str) -> dict[str, float]:
        """Return how far the best segment covers each text of a key point, by the text: 0–1.

        Meant for the teacher who wrote them: claim, wordings, names of ideas, opposites. Raises KeyError for an
        unknown line or key point.
        """
        ready = self._ready(line_id, "")
        text = read(rebuttal)
        segments = [found for found in every_segment(self._read(text, ready), text.sentences) if not found.listed]
        place = self._scenario.key_points.index(self._scenario.key_point(point_id))
        voices = ready.references.voices
        return {
            reference.text: max((segment.shares[number] for segment in segments), default=0.0)
            for number, reference in ready.references.numbered
            if voices[reference.voice].place == place and voices[reference.voice].role in ("point", "opposites")
        }

    def nearness(self, line_id: str, rebuttal: str) -> Nearness:
        """Return the opposites and the point of theirs that a rebuttal comes nearest to, also if they decide nothing.

        Raises KeyError for an unknown line.
        """
        ready = self._ready(line_id, "")
        text = read(rebuttal)
        segments = tuple(every_segment(self._read(text, ready), text.sentences))
        references = ready.references
        opposites = [
            _nearest(references, segments, references.opposite_voices[point], self._scenario.key_points[point].id)
            for point in references.points
        ]
        theirs = [
            _nearest(references, segments, voice, point.id)
            for voice, point in zip(references.their_voices, self._scenario.their_points, strict=True)
        ]
        return Nearness(
            opposites=tuple(found for found in opposites if found is not None),
            theirs=max(filter(None, theirs), key=lambda found: found.closeness, default=None),
        )

    def _found(self, text: Text, ready: _Ready) -> _Found:
        reading, profiles, claimed = self._read_as_meant(text, ready)
        salad = is_salad(reading.words)
        judgements = self._judgements(profiles, reading, text, ready)
        verdicts = VerdictMaker(reading, ready.references, ready.classifier, text, self._tuning, salad=salad)
        points = tuple(
            verdicts.verdict(self._scenario.key_points[point], found, [one for one in claimed if one.point == point])
            for point, found in judgements.items()
        )
        return _Found(text, reading, profiles, judgements, points, salad)

    def _elsewhere(self, found: _Found, ready: _Ready) -> Iterator[Elsewhere]:
        """Yield the sentences that make a key point of another line, as that line judges them, or argue their side."""
        others = self._others.named(ready.classifier, found.reading, found.profiles, found.judgements)
        lines = {other.line for other in others}
        there = {line: self._found(found.text, self._ready(line, "")).points for line in lines}
        sentences = found.text.sentences
        for other in others:
            if self._others.is_earned(other, there[other.line]) and not agrees_at_end(sentences, other.passage):
                yield other
        yield from self._theirs.named(ready.classifier, ready.references, found.reading, found.profiles, found.points)

    def _prepare(self, line_id: str, heard: str) -> _Ready:
        vectors = self._vectors or aboutness.shipped()
        references = References(
            self._scenario, self._scenario.line(line_id), heard, self._concepts(), vectors, self._texts()
        )
        matches = MatchFinder(references, self._comparer)
        hit = self._tuning.least_hit(self._scenario.their_points)
        return _Ready(references, matches, Classifier(references, self._needed, self._tuning, hit=hit))

    def _read(self, text: Text, ready: _Ready) -> Reading:
        return Reading(text.sentences, ready.matches, self._concepts())

    def _read_as_meant(self, text: Text, ready: _Ready) -> tuple[Reading, list[Profile], list[Claim]]:
        """Return a rebuttal as it is meant, what its segments do, and what its sentences may claim."""
        reading = self._read(text, ready)
        profiles = _profiles(sentence_segments(reading, text.sentences), ready)
        found = self._claims(ready, reading, profiles)
        stances = corrected(text.sentences, reading.stances, found, self._tuning)
        if stances != reading.stances:
            reading = reading.with_stances(stances)
            profiles = _profiles(sentence_segments(reading, text.sentences), ready)
        return reading, profiles + _profiles(other_segments(reading, text.sentences), ready), found

    def _claims(self, ready: _Ready, reading: Reading, profiles: Sequence[Profile]) -> list[Claim]:
        @cache
        def plain() -> Reading:
            return reading.with_stances([CLAIMED for _ in reading.words])

        return claims(reading, profiles, plain, ready.references, ready.classifier)

    def _judgements(
        self, profiles: list[Profile], reading: Reading, text: Text, ready: _Ready
    ) -> dict[PointIndex, list[Judgement]]:
        """Return what every segment does for each key point of the line."""
        judgements: dict[PointIndex, list[Judgement]] = {}
        for point in ready.references.points:
            judgements[point] = [
                _unless_contrary(ready.classifier.judge(profile, point), text, reading, ready)
                for profile in profiles
                if profile.segment.extent != "joined" or ready.classifier.made(profile, point) >= ready.classifier.hit
            ]
        by_ideas = [point for point in judgements if point in self._needed]
        if by_ideas:  # ideas may be named anywhere
            whole = Profile(reading.segment(range(len(reading.words)), extent="whole"), ready.references)
            for point in by_ideas:
                judgements[point].append(ready.classifier.judge(whole, point))
        return judgements


def _profiles(segments: Iterable[Segment], ready: _Ready) -> list[Profile]:
    return [Profile(segment, ready.references) for segment in segments]


def _nearest(references: References, segments: Sequence[Segment], voice: VoiceIndex, owner: str) -> Nearest | None:
    """Return the text of a voice that any segment covers best; None if the voice has no text."""
    shares = {
        text: max((segment.shares[text] for segment in segments), default=0.0)
        for text in references.texts_of.get(voice, ())
    }
    best = max(shares, key=shares.__getitem__, default=None)
    return None if best is None else Nearest(owner, references.texts[best].text, min(1.0, shares[best]))


def _unless_contrary(found: Judgement, text: Text, reading: Reading, ready: _Ready) -> Judgement:
    """Return a judgement that makes nothing where the words say something else than the texts that they meet."""
    if found.confidence < ready.classifier.partial or found.text is None or not text.sentences:
        return found
    first, last = _reach(text.sentences, found.segment)
    says_little = found.segment.shares[found.text] < ready.classifier.nearly_said
    if says_little and _has_remark(text.sentences[first:last]):  # what they share may be chance
        return msgspec.structs.replace(found, thin=True)
    references, voice = ready.references, ready.references.texts[found.text].voice
    others = [references.texts[other].text for other in references.texts_of[voice] if other != found.text]
    wording = references.texts[found.text].text
    met = [
        (references.terms[term].stem, placed.first)
        for term, placed in found.segment.best.items()
        if placed.match.closeness >= LEAST_SHOWN and not reading.stances[placed.first].negated
    ]
    contrary = is_contrary(wording, text.sentences[first:last], others)
    contrary = contrary or of_other_amount(reading.words, met, [wording, *others])
    return msgspec.structs.replace(found, thin=True) if contrary else found


def _has_remark(sentences: tuple[Sentence, ...]) -> bool:
    """Return whether the first or last sentence is a remark; what stands between two neighbours is no part of them."""
    return is_remark(sentences[0]) or is_remark(sentences[-1])


def _reach(sentences: tuple[Sentence, ...], segment: Segment) -> tuple[int, int]:
    """Return the first sentence of a segment, and one past its last."""
    ends = sentence_ends(sentences)
    return bisect_right(ends, segment.first) - 1, bisect_left(ends, segment.last)


def _flags(text: Text, reading: Reading, references: References, *, salad: bool) -> tuple[str, ...]:
    flags = {
        "echo": is_echo(reading.words, references.heard),
        "empty": not reading.words,
        "long": text.long,
        "salad": salad,
    }
    return tuple(name for name, raised in flags.items() if raised)
