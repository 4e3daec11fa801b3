"""The question before a score shows: how many key points landed?"""

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from debategame.progress.rounds import MOST_GUESSED, Answer
from debategame.ui.widgets.primitives import Keys, assembled, safe
from debategame.ui.widgets.screens import Dialog

QUESTION = "How many key points did your answer hit?"
NOTHING_DEPENDS = "Press a number. A guess costs nothing."


class Guessed(msgspec.Struct, frozen=True):
    """What the player thinks of an answer."""

    count: int | None = None
    """How many key points it landed, 0–4; None where they would not say."""
    again: bool = True
    """Whether they want to be asked again."""


class GuessScreen(Dialog[Guessed]):
    """One key, and the score shows."""

    HELP = (
        "Before you see the score: how many of the hidden key points did your answer hit? Whoever can tell, knows "
        "their own case. Nothing depends on it; the difference is shown, and kept."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"guess({number})",
                f"{number}",
                id="guess.number",
                show=False,
                tooltip="So many key points were hit.",
            )
            for number in range(MOST_GUESSED + 1)
        ),
        Binding("escape", "skip", "Just show it", id="guess.skip", tooltip="The score, without a guess."),
        Binding("x", "never", "Ask no more", id="guess.never", tooltip="Never ask; G at Home asks again."),
    ]

    def __init__(self, points: int) -> None:
        """Ask about an answer to a line with so many key points."""
        super().__init__()
        self._points = points

    def compose(self) -> ComposeResult:
        """Show the question and its keys."""
        most = min(self._points, MOST_GUESSED)
        keys = "   ".join(str(number) for number in range(most + 1))
        with Vertical(classes="dialog") as box:
            box.border_title = "Before you see it"
            yield Static(assembled((QUESTION, "bold"), "    ", (keys, "$accent bold")))
            yield Static(safe(NOTHING_DEPENDS, "$text-muted"), classes="gap")
        yield Keys(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only as many as the line has."""
        if action == "guess":
            return int(str(parameters[0])) <= self._points
        return super().check_action(action, parameters)

    def action_guess(self, count: int) -> None:
        """Take the guess."""
        self.dismiss(Guessed(count))

    def action_skip(self) -> None:
        """Go on without one."""
        self.dismiss(Guessed())

    def action_never(self) -> None:
        """Go on without one, now and later."""
        self.dismiss(Guessed(again=False))


def guess_text(answer: Answer) -> str:
    """Say how a guess compares with what landed: `guessed 2, landed 1`; empty where nothing was guessed."""
    return "" if answer.guess is None else f"guessed {answer.guess}, landed {answer.landed}"
