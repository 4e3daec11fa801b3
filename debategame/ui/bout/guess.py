"""The question before a score is shown: how many key points did the answer make?"""

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from debategame.progress.rounds import MOST_GUESSED
from debategame.ui.widgets.primitives import Keys, Page, assembled, safe
from debategame.ui.widgets.screens import Dialog

QUESTION = "How many key points did your answer hit?"
FREE = "Press a number. A guess costs nothing."
LEAST_GUESSED = 6
"""Words from which an answer is long enough to be asked about."""


class GuessResult(msgspec.Struct, frozen=True):
    """The player's answer to the question."""

    count: int | None = None
    """The guess. None if the player skipped the question."""
    ask_again: bool = True
    """Whether to ask for the next answer too."""


class GuessScreen(Dialog[GuessResult]):
    """Asks for a number. One key answers."""

    HELP = (
        "Before you see the score: how many of the hidden key points did your answer hit? If you can tell, you know "
        "your case. A guess changes no score. How far off it was is shown and kept."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"guess({number})",
                f"{number}",
                key_display=f"0-{MOST_GUESSED}",
                id="guess.number",
                show=False,
                tooltip="Guess this number of key points.",
            )
            for number in range(MOST_GUESSED + 1)
        ),
        Binding(
            "escape,enter", "skip", "No guess", key_display="Esc", id="guess.skip", tooltip="Go on without a guess."
        ),
        Binding("x", "never", "Ask no more", id="guess.never", tooltip="Never ask; G at Home asks again."),
    ]

    def __init__(self, answer: str, points: int, *, shows_score: bool) -> None:
        """Ask about an answer to a line with this number of key points.

        `shows_score` says whether the score follows at once, and not only at the end of the bout.
        """
        super().__init__()
        self._answer, self._points, self._shows_score = answer, points, shows_score

    def compose(self) -> ComposeResult:
        """Show the question and its keys."""
        most = min(self._points, MOST_GUESSED)
        keys = "   ".join(("0 none", *(str(number) for number in range(1, most + 1))))
        with Vertical(classes="dialog") as box:
            box.border_title = "Before you see your score" if self._shows_score else "Before you go on"
            yield Page(Static(safe(self._answer, "italic")), id="answered")
            yield Static(safe(QUESTION, "bold"), classes="gap")
            yield Static(assembled((keys, "$accent bold")))
            yield Static(safe(FREE, "$text-muted"), classes="gap")
        yield Keys(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable numbers greater than the number of key points of the line."""
        if action == "guess":
            return int(str(parameters[0])) <= self._points
        return super().check_action(action, parameters)

    def action_guess(self, count: int) -> None:
        """Return the guess."""
        self.dismiss(GuessResult(count))

    def action_skip(self) -> None:
        """Skip the question."""
        self.dismiss(GuessResult())

    def action_never(self) -> None:
        """Skip the question, now and later."""
        self.dismiss(GuessResult(ask_again=False))
