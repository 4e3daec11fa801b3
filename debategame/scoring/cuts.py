"""Which runs of words of a rebuttal are tried alone: its sentences, two in a row, clauses, what is only reported."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from debategame.scoring.guards import has_list, is_salad
from debategame.scoring.reading.clauses import clause_starts, joined_starts
from debategame.scoring.reading.remarks import is_remark
from debategame.scoring.reading.reported_speech import Status
from debategame.scoring.reading.text import Sentence, Word
from debategame.scoring.segments import Extent, Reading, Segment
from debategame.scoring.tuning import LEAST_CLAUSE


def every_segment(reading: Reading, sentences: tuple[Sentence, ...]) -> Iterator[Segment]:
    """Yield every segment of a rebuttal."""
    yield from sentence_segments(reading, sentences)
    yield from other_segments(reading, sentences)


def sentence_segments(reading: Reading, sentences: tuple[Sentence, ...]) -> Iterator[Segment]:
    """Yield each sentence, less the words that the player does not claim."""
    for sentence, (first, last) in zip(sentences, pairwise(sentence_ends(sentences)), strict=True):
        yield reading.segment(range(first, last), asks=sentence.asks, listed=_holds_list(reading.words[first:last]))


def other_segments(reading: Reading, sentences: tuple[Sentence, ...]) -> Iterator[Segment]:
    """Yield each pair of neighbours: an idea may be split over two; then clauses, then what is only reported.

    Sentences with only remarks between them are neighbours, too.
    """
    ends = sentence_ends(sentences)
    argued = [place for place, sentence in enumerate(sentences) if not is_remark(sentence)]
    for one, two in sorted({*pairwise(range(len(sentences))), *pairwise(argued)}):
        places = [*range(ends[one], ends[one + 1]), *range(ends[two], ends[two + 1])]
        if not _holds_list([reading.words[place] for place in places]):
            yield reading.segment(places, extent="neighbours")
    for first, sentence in zip(ends, sentences, strict=False):
        for (here, there), extent in _parts(sentence.words).items():
            yield reading.segment(range(first + here, first + there), extent=extent)
    for first, last in pairwise(ends):
        for status in sorted({stance.status for stance in reading.stances[first:last]} - {Status.OWN}):
            yield reading.segment(range(first, last), status=status)


def sentence_ends(sentences: tuple[Sentence, ...]) -> list[int]:
    """Return 0 and, for each sentence, one past the place of its last word."""
    return [0, *accumulate(len(sentence.words) for sentence in sentences)]


def _holds_list(words: Sequence[Word]) -> bool:
    return is_salad(words) or has_list(words)


def _parts(words: Sequence[Word]) -> dict[tuple[int, int], Extent]:
    """Return from where to where the parts of a sentence go that are tried alone, without the short ones."""
    cuts: dict[Extent, frozenset[int]] = {"clause": clause_starts(words), "joined": joined_starts(words)}
    parts: dict[tuple[int, int], Extent] = {}
    for extent, starts in cuts.items():
        for here, there in pairwise((0, *sorted(starts), len(words)) if starts else ()):
            if there - here >= LEAST_CLAUSE and not _holds_list(words[here:there]):
                parts.setdefault((here, there), extent)
    return parts
