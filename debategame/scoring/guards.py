"""What only looks like an argument: a pile of keywords, or the opponent's own words given back."""

from collections.abc import Collection, Sequence

from debategame.scoring.reading.text import Word
from debategame.text.english import JOINING_WORDS

LEAST_FUNCTION_SHARE = 0.2
"""English prose holds 40–60 % function words; lists of keywords stay under this."""
SALAD_FROM = 6
"""Fewer words than this are a fragment, not a list,"""
SURE_FROM = 8
"""and fewer than this are one only without any function word: "Volunteers kept Britain going before Cameron"."""
JOINED_FROM = 12
"""Fewer than this may be terse prose, if any of them joins others: "Last year we paid ninety pounds"."""
UNJOINED_SHARE = 0.3
UNJOINED_FROM = 12
"""The share for so many words of which none joins others. Of ArgKP's arguments 12 in 1,000 hold what looks so."""
LONGEST_RUN = 7
"""Words of content in a row; of ArgKP's arguments 6 in 10,000 have more."""
ECHO_SHARE = 0.6
"""From this share of the opponent's own words an answer is an echo."""
ECHO_FROM = 2


def is_salad(words: Sequence[Word]) -> bool:
    """Tell whether words are a list of keywords rather than sentences."""
    if len(words) < SALAD_FROM:
        return False
    share = sum(not word.content for word in words) / len(words)
    if len(words) < SURE_FROM:
        return share == 0
    if JOINING_WORDS.isdisjoint(word.form for word in words):
        return share < (UNJOINED_SHARE if len(words) >= UNJOINED_FROM else LEAST_FUNCTION_SHARE)
    return len(words) >= JOINED_FROM and share < LEAST_FUNCTION_SHARE


def has_list(words: Sequence[Word]) -> bool:
    """Tell whether a list of keywords stands among words."""
    run = 0
    for word in words:
        run = run + 1 if word.content else 0
        if run > LONGEST_RUN:
            return True
    return False


def is_echo(words: Sequence[Word], theirs: Collection[str]) -> bool:
    """Tell whether most of what words say are stems that the opponent used."""
    content = [word.stem for word in words if word.content]
    return len(content) >= ECHO_FROM and sum(stem in theirs for stem in content) >= ECHO_SHARE * len(content)
