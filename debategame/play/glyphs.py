"""How each verdict is shown to players: a symbol and a name."""

from debategame.scoring.model import Verdict

GLYPHS = {Verdict.HIT: "√", Verdict.PARTIAL: "~", Verdict.MISSED: "·", Verdict.CONTRADICTED: "×"}
"""The symbols of verdicts."""
ASCII_GLYPHS = {Verdict.HIT: "+", Verdict.PARTIAL: "~", Verdict.MISSED: "-", Verdict.CONTRADICTED: "!"}
"""The symbols of verdicts for terminals that only know ASCII."""
NAMES = {
    Verdict.HIT: "hit",
    Verdict.PARTIAL: "partial",
    Verdict.MISSED: "missed",
    Verdict.CONTRADICTED: "opposite",
}
"""The names of verdicts, as players see them."""


def glyph_and_name(verdict: Verdict) -> str:
    """Return a verdict as players see it: `√ hit`."""
    return f"{GLYPHS[verdict]} {NAMES[verdict]}"
