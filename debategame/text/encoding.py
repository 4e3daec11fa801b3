"""Turn the bytes of a text file from any common editor or spreadsheet into text."""

import codecs
import re
from typing import NamedTuple

UTF_8 = "UTF-8"
UTF_16 = "UTF-16"
WINDOWS = "Windows-1252"
"""The encoding of Western European text files that older programs on Windows write."""
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character beyond ASCII, as UTF-8 writes it."""


class Decoded(NamedTuple):
    """The text of a file, and how it was encoded."""

    text: str
    """Without byte order mark. Bytes of a mixed file that are not UTF-8 are lone surrogates."""
    encoding: str
    """UTF_8, UTF_16 or WINDOWS."""


def decode(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252.

    A file that is partly UTF-8 is read as UTF-8. Raise ValueError if the file is not text.
    """
    if codec := utf_16_of(data):
        return _without_nulls(Decoded(data.decode(codec), UTF_16))
    try:
        return _without_nulls(Decoded(data.decode("utf-8-sig"), UTF_8))
    except UnicodeDecodeError:
        if data.startswith(codecs.BOM_UTF8) or _UTF_8_LETTER.search(data):
            return _without_nulls(Decoded(data.decode("utf-8-sig", errors="surrogateescape"), UTF_8))
    return _without_nulls(Decoded(data.decode("cp1252"), WINDOWS))


def utf_16_of(data: bytes) -> str:
    """Return the name of the codec of a file in UTF-16, with or without its mark; empty if it has another encoding.

    Without the mark, the first two characters show it: in English one of the two bytes of each is zero.
    """
    if data.startswith(_UTF_16_MARKS):
        return "utf-16"
    zeros = [byte == 0 for byte in data[:4]]
    if zeros == [False, True, False, True]:
        return "utf-16-le"
    return "utf-16-be" if zeros == [True, False, True, False] else ""


def _without_nulls(decoded: Decoded) -> Decoded:
    if "\0" in decoded.text:
        raise ValueError("a text has no null characters")
    return decoded
