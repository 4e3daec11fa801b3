"""How the opponent's words are introduced."""

from debategame.text.display import one_line


def short(speaker: str) -> str:
    """Return a speaker's name without their role: `Morgan Hale` for `Morgan Hale, columnist`."""
    return one_line(speaker).partition(",")[0].strip() or "Your opponent"


def says(speaker: str) -> str:
    """Return the words before a line: `Morgan Hale, columnist, says`."""
    named = one_line(speaker)
    return f"{named}, says" if "," in named else f"{named} says"


def comes_back(speaker: str) -> str:
    """Return the words before a comeback: `Morgan Hale comes back`."""
    return f"{short(speaker)} comes back"
