"""Where a sentence ends: at its stop or its line, at an item of a list, never after a title or an initial."""

import re
from collections.abc import Iterator
from functools import cache

from debategame.scoring.reading.english_data import entries
from debategame.text.english import FUNCTION_WORDS, word_set

BREAK = re.compile(
    r"(?P<stop>[.!?…。！？]+)[\"'”’»)\]]*(?=\s|$)"
    r"|(?P<glued>(?<=[^\W\d_]{2})[.!?]+(?=[^\W\d_]{2}))"
    r"|[\n\v\f\r\u0085\u2028\u2029•‣▪●◦⁃]+"
)
"""What may end a sentence: a stop before a space, a stop between two words, the end of a line, a bullet."""
_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_AFTER = re.compile(r"[\s\"'“‘(\[]*([^\W_]+)?(\S*)")
_REACH = 24
"""How far back an abbreviation and the word before it are looked for."""
_ADDRESS = word_set("com org net uk co gov edu info io eu de fr ie html php pdf")
"""What follows a full stop in the name of a site or a file: no sentence begins there."""


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends, its stop included; some hold no word."""
    start = 0
    for found in BREAK.finditer(text):
        if not _ends(text, start, found):
            continue
        yield start, found.end() if text[found.start()].strip() else found.start()
        start = found.end()
    yield start, len(text)


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    if found["glued"]:
        return found["glued"] != "." or _runs_into_a_sentence(text, found.end())
    if found["stop"] != ".":
        return True
    before = _BEFORE.search(text, max(start, found.start() - _REACH), found.start())
    after = _AFTER.match(text, found.end())
    if before is None or after is None or not after[1]:
        return True
    return _is_stop(text, start, before, after[1])


def _runs_into_a_sentence(text: str, place: int) -> bool:
    """Return whether a sentence begins right after a full stop: "true.Neighbours", not "example.com"."""
    after = _AFTER.match(text, place)
    if after is None or not after[1] or any(mark in after[2] for mark in "./@"):
        return False
    return after[1][0].isupper() or after[1].casefold() not in _ADDRESS


def _is_stop(text: str, start: int, before: re.Match[str], after: str) -> bool:
    """Return whether a full stop after a token ends the sentence, by the token and the word that follows."""
    token = before.group()
    kind = _kinds().get(token.casefold(), "")
    if kind in ("title", "within"):
        return False
    if kind == "number":
        return not after[0].isdigit()
    if kind == "other" or "." in token:
        return after[0].isupper()
    if token.isdigit():
        return bool(text[start : before.start()].strip(" (\t"))
    return len(token) > 1 or not _is_initial(text, start, before, after)


def _is_initial(text: str, start: int, letter: re.Match[str], after: str) -> bool:
    """Return whether a single letter is that of a name: "George W. Bush", not "a plan B. People were"."""
    if not letter.group().isupper() or not after[0].isupper() or after.casefold() in FUNCTION_WORDS:
        return False
    name = text[max(start, letter.start() - _REACH) : letter.start()].split()
    return not name or (name[-1][0].isupper() and _kinds().get(name[-1].casefold()) != "label")


@cache
def _kinds() -> dict[str, str]:
    return {abbreviation: kind for kind, abbreviation, *_ in entries("abbreviations")}
