"""Outside text at its worst: markup, a command to the terminal's clipboard, an override of direction, a null."""

import re
from typing import Any

import msgspec
from textual.app import App

from debategame.scenario.model import Scenario
from tests.support.screens import screen_text

HOSTILE = "[/] [@click=app.bell]x[/] \x1b]52;c;ZXZpbA==\x07 \u202eevil\u2066 \x00 %s {0}"
NAMES = {"id", "line", "side", "language", "points", "argues", "hits", "partial", "contradicts", "date"}
"""Fields that are not free text."""
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hostile(scenario: Scenario, text: str = HOSTILE) -> Scenario:
    """Return the scenario with every field of free text replaced."""
    return msgspec.convert(_replaced(msgspec.to_builtins(scenario), text), Scenario)


def _replaced(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {key: inner if key in NAMES else _replaced(inner, text) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(inner, text) for inner in value]
    return text if isinstance(value, str) else value


def assert_shown_safely(app: App[None]) -> None:
    """Assert that the screen in front shows the hostile text, without characters that a terminal would obey."""
    shown = screen_text(app)
    assert not FORBIDDEN.search(shown)
    assert "[/]" in shown
