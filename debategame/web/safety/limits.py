"""How often something may be guessed before one has to wait. All workers count together, in the store."""

import datetime
import hashlib
import ipaddress

import msgspec
from starlette.requests import Request

from debategame.web.store.interface import Store


class Limit(msgspec.Struct, frozen=True):
    """How many wrong guesses are allowed within a time."""

    name: str
    most: int
    window: datetime.timedelta = datetime.timedelta(minutes=10)


CLASS_CODE = Limit("class code", 30)
"""By address. Thirty pupils share the address of a school, so only wrong codes count."""
RETURN_CODE = Limit("return code", 30)
"""By address."""
RETURN_CODE_OF_CLASS = Limit("return code of class", 100)
"""By class, for guesses that come from many addresses."""
SIGN_IN = Limit("sign in", 20)
"""By address."""
SIGN_IN_OF_TEACHER = Limit("sign in of teacher", 10)
"""By the teacher's name."""
INVITE = Limit("invite", 30)
"""By teacher: links for other teachers."""
JOIN = Limit("join", 300)
"""By address: pupils who join, so that nobody fills a class with thousands."""


def address_of(request: Request) -> str:
    """Return where a request comes from. Of an address of version 6, only the network: one device has many."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return host


def is_over(store: Store, limit: Limit, whom: str, now: datetime.datetime) -> bool:
    """Return whether there were so many guesses that one has to wait. Nothing is counted."""
    return store.attempts(_key(limit, whom), now, limit.window) >= limit.most


def count(store: Store, limit: Limit, whom: str, now: datetime.datetime) -> None:
    """Count one guess."""
    store.attempt(_key(limit, whom), now, limit.window)


def _key(limit: Limit, whom: str) -> str:
    """Return the key of a counter, hashed: the store keeps no addresses."""
    return hashlib.sha256(f"{limit.name}:{whom}".encode()).hexdigest()
