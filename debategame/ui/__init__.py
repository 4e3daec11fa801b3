"""The screens of the game; nothing outside this package imports Textual or Rich."""
