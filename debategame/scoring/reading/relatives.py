"""Whether a "that" does something else than to begin a claim of which the words before it say what to think.

It may point out which thing is meant ("a state that works", "on that beach"), or begin a result ("so cheap that …").
"""

from collections.abc import Sequence

from debategame.scoring.reading.attitudes import attitude
from debategame.scoring.reading.text import Word
from debategame.text.english import word_set

_PREPOSITIONS = word_set("on of at for with to from by into over under through")
_THINGS = word_set("nothing something anything everything nobody somebody anybody everybody someone anyone everyone")
_PLAIN_NOUNS = word_set("state states question questions place places right rights need needs way ways")
"""Nouns with which no claim is named, though a verb of that form names one."""
_SAYING_THERE_IS = word_set("it its there theres thats that")
_DETERMINERS = word_set("a an the any every each one no this")
_OF_AMOUNT = ("", "maybe")
"""The classes of words that only say how much after "so": "so cheap", "so soon", not "so sure"."""


def relates(before: Sequence[Word]) -> bool:
    """Return whether a "that" after words tells which thing is meant: "on that beach", "a state that works"."""
    last = before[-1]
    if last.form in _PREPOSITIONS or last.form in _THINGS:
        return True
    if last.form in _PLAIN_NOUNS:
        as_noun = any(word.form in _DETERMINERS for word in before[-4:-1])
        return as_noun and before[-2].form != "to"
    one_of_some = len(before) > 1 and before[-2].form in ("a", "an", "any", "every", "each")
    return one_of_some and last.content and not attitude(last) and before[0].form not in _SAYING_THERE_IS


def follows(before: Sequence[Word]) -> bool:
    """Return whether a "that" after words begins a result: "It costs so little that …"."""
    forms = [word.form for word in before]
    return "so" in forms[:-1] and attitude(before[forms.index("so") + 1]) in _OF_AMOUNT
