"""Numbers in one form, in words or digits: "two million" is 2m is 2,000,000; the nineties are the 1990s."""

import re
from collections.abc import Sequence
from decimal import Decimal

_TO_TWELVE = "two three four five six seven eight nine ten eleven twelve"
_TO_NINETEEN = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
UNITS = {word: number for number, word in enumerate(f"{_TO_TWELVE} {_TO_NINETEEN}".split(), start=2)}
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9}
SUFFIXES = {"k": 1000, "m": 10**6, "bn": 10**9, "tn": 10**12}
DECADES = {word: f"19{number}0s" for number, word in enumerate(_DECADES.split(), start=2)}
"""A decade without a century is one of the twentieth."""
_SPELLING = frozenset((*UNITS, *TENS, *SCALES, "one"))
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|bn|tn)?$")
_DECADE = re.compile(r"(\d\d)?(\d0)s$")
_HUNDRED = 100
_TEN = 10


def is_number(stem: str) -> bool:
    """Return whether a word or its stem is a number or a decade in the form of this module."""
    return stem[:1].isdigit()


def may_spell(form: str) -> bool:
    """Return whether a word may begin a number."""
    return form in _SPELLING or is_number(form)


def one_form(form: str) -> str:
    """Return the one form of a number in digits or of a decade; return any other word unchanged."""
    if form in DECADES:
        return DECADES[form]
    if not form[:1].isdigit():
        return form
    decade = _DECADE.match(form)
    if decade:
        return f"{decade[1] or 19}{decade[2]}s"
    found = _DIGITS.match(form)
    return _written(Decimal(found[1].replace(",", "")) * SUFFIXES.get(found[2], 1)) if found else form


def spelled(forms: Sequence[str], joined: Sequence[bool]) -> tuple[str, int]:
    """Return the number that words begin with, and how many words spell it: 0 if they begin with no number.

    `joined` says for each word whether only a space or a hyphen stands before it.
    """
    value = _value(forms[0]) if forms else None
    if forms[:1] == ["one"] and len(forms) > 1 and joined[1] and forms[1] in SCALES:
        value = Decimal(1)
    if value is None and (not forms or forms[0] not in SCALES):
        return "", 0
    total, current, place = Decimal(0), value, 0 if value is None else 1
    while place < len(forms) and (place == 0 or joined[place]):
        form = forms[place]
        if form == "and" and current and current % _HUNDRED == 0 and _follows(forms, joined, place + 1):
            place += 1
            continue
        if form in SCALES:
            scale = SCALES[form]
            if scale == _HUNDRED or not total:
                current = (current or Decimal(1)) * scale
            else:
                break
        elif current and not forms[place - 1][0].isdigit() and _adds(current, form):
            current += _small(form)
        else:
            break
        if current >= SCALES["thousand"]:
            total, current = total + current, None
        place += 1
    return _written(total + (current or 0)), place


def _follows(forms: Sequence[str], joined: Sequence[bool], place: int) -> bool:
    return place < len(forms) and joined[place] and bool(_small(forms[place]))


def _adds(current: Decimal, form: str) -> bool:
    """Return whether a word adds a small number to `current`: "twenty five", "two hundred and five"."""
    small = _small(form)
    return bool(small) and (current % _HUNDRED == 0 or (current % _TEN == 0 and small < _TEN))


def _small(form: str) -> int:
    return UNITS.get(form) or TENS.get(form) or int(form == "one")


def _value(form: str) -> Decimal | None:
    if form in UNITS or form in TENS:
        return Decimal(_small(form))
    found = _DIGITS.match(form)
    return Decimal(found[1].replace(",", "")) if found and not found[2] else None


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"
