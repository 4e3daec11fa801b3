"""Class codes, return codes, one-time links and passwords: how they are made, read and hashed."""

import hashlib
import re
import secrets
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

RETURN_WORDS = 4
"""Words of a return code. Each is one of at least 1,024, so four make 40 bits."""
DIGITS = "23456789"
"""Digits of a class code: no 0 and 1, which look like letters."""
LONGEST_CLASS_WORD = 5
TOKEN_BYTES = 32
SCRYPT_COST = 2**13
"""Makes one guess of a stolen hash cost about 25 ms and 8 MB."""


@cache
def words() -> tuple[str, ...]:
    """Return the words of codes: at least 1,024, short, well known and easy to spell."""
    return tuple(files("debategame.web.safety").joinpath("words.txt").read_text(encoding="ascii").split())


def new_class_code() -> str:
    """Return a new class code, such as `KITE47`: a word and two digits. Somebody may have it already."""
    word = secrets.choice([word for word in words() if len(word) <= LONGEST_CLASS_WORD])
    return word.upper() + secrets.choice(DIGITS) + secrets.choice(DIGITS)


def read_class_code(typed: str) -> str:
    """Return a class code as it is stored, whatever its case, spaces and hyphens."""
    return re.sub(r"[^A-Z0-9]", "", typed.upper())


def show_class_code(code: str) -> str:
    """Return a stored class code as people read it: `KITE-47`."""
    return re.sub(r"(?<=[A-Z])(?=[0-9])", "-", code, count=1)


def new_return_code() -> str:
    """Return a new return code of four words."""
    return " ".join(secrets.choice(words()) for _ in range(RETURN_WORDS))


def read_return_code(typed: str) -> str:
    """Return a return code as it was given, whatever its case and what stands between its words."""
    return " ".join(re.findall(r"[a-z]+", typed.lower()))


def hash_return_code(code: str, salt: bytes) -> str:
    """Return the hash of a return code. `salt` is the same for all, so that a pupil can be found by it."""
    return hashlib.scrypt(code.encode(), salt=salt, n=SCRYPT_COST, r=8, p=1).hex()


def new_token() -> str:
    """Return a new secret of 256 bits, for a cookie or a link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return the hash of a secret of `new_token`. It needs no salt: nobody guesses 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_password(password: str) -> str:
    """Return the hash of a password, by Argon2."""
    return _hasher().hash(password)


def is_password(password: str, hashed: str | None) -> bool:
    """Return whether a password belongs to a hash. With None it takes as long, and the answer is no."""
    from argon2.exceptions import Argon2Error

    try:
        return _hasher().verify(hashed or _unusable(), password) and hashed is not None
    except Argon2Error:
        return False


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _unusable() -> str:
    """Return the hash of a password that nobody knows."""
    return hash_password(new_token())
