"""What was done on the screen of pupils' answers, so that it can be undone."""

import msgspec

from debategame.authoring.answers.taking import Take
from debategame.scoring.model import Verdict


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """An answer got another mark."""

    place: int
    """The place of the answer."""
    point: str
    """The id of the key point."""
    before: Verdict | None
    """The mark before."""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """Something was taken into the scenario."""

    take: Take
    before: bytes
    """The content of the file before."""
    after: bytes
    """The content of the file after."""


Done = Marked | Taken
