"""The return code of a pupil who has just joined, kept on their device until they have written it down.

The store holds only its hash. So that a first answer need not wait for it, the words lie in a cookie that scripts
cannot read, beside the secret of the session. It ends with the browser, when the pupil signs out, or when they have
written the words down.
"""

import re

import msgspec
from starlette.requests import HTTPConnection
from starlette.responses import Response

COOKIE = "debategame-words"
_FORM = re.compile(r"([A-Z0-9]{1,20})((?:\.[a-z]{1,20}){4})")


class ReturnWords(msgspec.Struct, frozen=True):
    """What a pupil needs to come back."""

    class_code: str
    """The code of the class, such as `KITE7`."""
    words: str
    """The four words, with spaces between."""


def words_of(request: HTTPConnection) -> ReturnWords | None:
    """Return the words in the cookie of a request. None if there are none."""
    found = _FORM.fullmatch(request.cookies.get(COOKIE, ""))
    return ReturnWords(found[1], found[2].replace(".", " ").strip()) if found else None


def keep_words(response: Response, request: HTTPConnection, words: ReturnWords) -> None:
    """Keep the words of a pupil on their device."""
    value = f"{words.class_code}.{words.words.replace(' ', '.')}"
    response.set_cookie(COOKIE, value, path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https")


def drop_words(response: Response, request: HTTPConnection) -> None:
    """Delete the words from a device, if there are some."""
    if COOKIE in request.cookies:
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https")
