"""The game's own themes: dark, light and high contrast. Players can also choose Textual's themes."""

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#8fb3d9",
    secondary="#6f8fb0",
    accent="#e8b063",
    foreground="#dfe3ea",
    background="#14171d",
    surface="#1a1e26",
    panel="#232935",
    success="#8fc98a",
    warning="#e8b063",
    error="#e5847f",
    variables={
        "text-muted": "#9aa3b2",
        "border-blurred": "#3a4250",
        "footer-key-foreground": "#e8b063",
        "footer-background": "#1a1e26",
    },
)
LIGHT = Theme(
    name="light",
    primary="#2f5d8c",
    secondary="#5b7ea3",
    accent="#9a5b00",
    foreground="#22262e",
    background="#faf8f4",
    surface="#f2efe8",
    panel="#e6e2d8",
    success="#2c6e35",
    warning="#9a5b00",
    error="#a3262a",
    dark=False,
    variables={
        "text-muted": "#5c6470",
        "border-blurred": "#c3bdb0",
        "footer-key-foreground": "#9a5b00",
        "footer-background": "#f2efe8",
    },
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff7f",
    warning="#ffff00",
    error="#ff9d9d",
    text_alpha=1.0,
    variables={
        "text-muted": "#ffffff",
        "text-disabled": "#ffffff",
        "border-blurred": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
        "footer-key-foreground": "#ffff00",
        "footer-background": "#000000",
    },
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
"""The themes that the game adds to Textual's."""
DEFAULT_THEME = DARK.name
"""The theme of a first game."""
