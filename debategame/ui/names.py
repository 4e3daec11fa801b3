"""How the opponent and the author of the article are named."""

from typing import TYPE_CHECKING

from debategame.play.opponent import speaker_name
from debategame.text.display import one_line

if TYPE_CHECKING:
    from debategame.scenario.model import Source


def says(speaker: str) -> str:
    """Return the words before a line: `Morgan Hale, columnist, says`."""
    named = one_line(speaker)
    return f"{named}, says" if "," in named else f"{named} says"


def comes_back(speaker: str) -> str:
    """Return the words before a comeback: `Morgan Hale comes back`."""
    return f"{speaker_name(speaker)} comes back"


def credit(source: "Source | None") -> str:
    """Return author, publication and date of the scenario's article, as far as they are known."""
    if source is None:
        return ""
    date = f"{source.date.day} {source.date:%B %Y}" if source.date else ""
    return ", ".join(one_line(part) for part in (source.author, source.publication, date) if part)
