"""Whether a "that" does something else than to begin a claim of which the words before it say what to think.

It may point out which thing is meant ("a state that works", "on that beach"), or begin a result ("so cheap that …").
A denial behind it or behind a "who" may tell which ones are meant, and not reach what is said of them.
"""

from collections.abc import Sequence

from debategame.scoring.reading.attitudes import attitude
from debategame.scoring.reading.text import Word
from debategame.text.english import CONTRACTED_NOT, word_set

_PREPOSITIONS = word_set("on of at for with to from by into over under through")
_THINGS = word_set("nothing something anything everything nobody somebody anybody everybody someone anyone everyone")
_SAID_THINGS = word_set("things stuff")
"""Among the last three words they are what "that" tells of: "They can say things in public that nobody would print"."""
_PLAIN_NOUNS = word_set("state states question questions place places right rights need needs way ways")
"""Nouns with which no claim is named, though a verb of that form names one."""
_SAYING_THERE_IS = word_set("it its there theres thats that")
_DETERMINERS = word_set("a an the any every each one no this")
_OF_AMOUNT = ("", "maybe")
"""The classes of words that only say how much after "so": "so cheap", "so soon", not "so sure"."""
_WHO = word_set("who whoever that which")
_NEGATORS = CONTRACTED_NOT | word_set("not never cannot rarely seldom hardly barely scarcely")
"""What denies a verb. After a "that" a "nobody" begins a clause of its own: "The fact that nobody …"."""
FINITE = word_set("is are was were has have had do does did will would can could shall should may might must")
"""They begin what is said of a thing."""
_SINGLE = word_set("a an any every each one anyone anybody everyone everybody someone somebody whoever")
"""What they name takes a verb in -s: "A car that never rests breaks down"."""
LONGEST_NAME = 5
"""Words at most from one of them to the denial that tells which one is meant."""
LEAST_TOLD = 2
"""The first so many words after that denial tell it still."""


def relates(before: Sequence[Word]) -> bool:
    """Return whether a "that" after words tells which thing is meant: "on that beach", "a state that works"."""
    last = before[-1]
    if last.form in _PREPOSITIONS or last.form in _THINGS or not _SAID_THINGS.isdisjoint(w.form for w in before[-3:]):
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


def tells_apart(words: Sequence[Word], denial: int) -> bool:
    """Return whether the denial at a place tells which ones are meant: "Those who don't pay …"."""
    who = denial - 1 if denial and words[denial - 1].form in _WHO else denial - 2
    if words[denial].form not in _NEGATORS or who < 0 or words[who].form not in _WHO:
        return False
    if who < denial - 1 and words[denial - 1].form not in FINITE:
        return False
    if words[who].form in ("who", "which"):
        return who > 0 and not words[who].pauses
    return words[who].form == "whoever" or (who > 0 and relates(words[:who]))


def says_of_them(words: Sequence[Word], denial: int, place: int) -> bool:
    """Return whether the word at a place begins what is said of those whom a denial before it tells apart."""
    word = words[place]
    if place < denial + LEAST_TOLD or word.pauses:
        return False
    single = not _SINGLE.isdisjoint(one.form for one in words[max(0, denial - LONGEST_NAME) : denial])
    return word.form in FINITE or (
        single and word.content and word.form.endswith("s") and not word.form.endswith(("ss", "us"))
    )
