"""What only looks like an argument: a pile of keywords, or the opponent's own words given back."""

import math
from collections.abc import Collection, Sequence

from debategame.scoring.indexes import VoiceIndex
from debategame.scoring.reading.text import Word
from debategame.scoring.segments import WordWeight
from debategame.scoring.tuning import (
    BORROWED,
    ECHO_FROM,
    ECHO_SHARE,
    ITEM_WORDS,
    JOINED_FROM,
    KEPT_APART,
    LEAST_FUNCTION_SHARE,
    LISTED_FROM,
    LONGEST_RUN,
    SALAD_FROM,
    SURE_FROM,
    UNJOINED_FROM,
    UNJOINED_SHARE,
)
from debategame.text.english import JOINING_WORDS


def is_salad(words: Sequence[Word]) -> bool:
    """Return whether words are a list of keywords rather than sentences."""
    if len(words) < SALAD_FROM:
        return False
    share = sum(not word.content for word in words) / len(words)
    if len(words) < SURE_FROM:
        return share == 0
    if JOINING_WORDS.isdisjoint(word.form for word in words):
        return share < (UNJOINED_SHARE if len(words) >= UNJOINED_FROM else LEAST_FUNCTION_SHARE)
    return len(words) >= JOINED_FROM and share < LEAST_FUNCTION_SHARE


def has_list(words: Sequence[Word]) -> bool:
    """Return whether words contain a list of keywords: too many of meaning in a row, or too many short items."""
    run = items = item = meaning = 0
    for word in words:
        run = run + 1 if word.content else 0
        if "," in word.mark:
            items = items + 1 if meaning and item <= ITEM_WORDS else 0
            item = meaning = 0
        item += 1
        meaning += word.content
        if run > LONGEST_RUN or items >= LISTED_FROM:
            return True
    return items + (meaning > 0 and item <= ITEM_WORDS) >= LISTED_FROM


def is_echo(words: Sequence[Word], theirs: Collection[str]) -> bool:
    """Return whether most content words have stems that the opponent used, `theirs`."""
    content = [word.stem for word in words if word.content]
    return len(content) >= ECHO_FROM and sum(stem in theirs for stem in content) >= ECHO_SHARE * len(content)


def borrowed(words: Sequence[WordWeight], voice: VoiceIndex, voices: Collection[VoiceIndex]) -> tuple[float, float]:
    """Return which share of the words' weight is borrowed from key points, and which share only from other ones.

    Both are 0–1. `voice` speaks for the key point that may be made, `voices` for all key points of the line.
    """
    total = math.fsum(word.weight for word in words)
    taken = [word for word in words if any(word.by_voice.get(one, 0.0) >= BORROWED for one in voices)]
    strange = [word for word in taken if word.by_voice.get(voice, 0.0) < KEPT_APART]
    if not total:
        return 0.0, 0.0
    return math.fsum(word.weight for word in taken) / total, math.fsum(word.weight for word in strange) / total
