"""The round: the opponent says a line, the player answers; and the comeback, which is answered once more."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Static

from debategame.play.bout import Bout
from debategame.play.opponent import Speech
from debategame.ui.bout import texts
from debategame.ui.bout.answer_screen import AnswerScreen
from debategame.ui.bout.answer_sink import AnswerSink
from debategame.ui.bout.draft_keeper import NOTHING_BEGUN, Begun
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.primitives import Card, safe


class RoundScreen(AnswerScreen):
    """The opponent says a line; the player answers it."""

    HELP = (
        "Answer the line in your own words. Each hidden key point is one argument of the article; hints serve one key "
        "point at a time. In timed play the clock runs on while you read the briefing, and stands still while the game "
        "asks you something."
    )

    GUESSES = True

    def __init__(self, bout: Bout, desk: AnswerSink, *, made_before: int = 0, begun: Begun = NOTHING_BEGUN) -> None:
        """Ask for the answer to the line; `made_before` of its key points were made in earlier rounds."""
        least, most = bout.scenario.words
        super().__init__(bout, desk, note=f"{least} to {most} is plenty", begun=begun)
        self._made_before = made_before

    def above(self) -> ComposeResult:
        """Show the line, and how many key points to make."""
        yield _spoken(self._bout.speech, texts.says)
        yield Static(texts.goal(self._bout, self._made_before), id="goal")

    def nothing_written(self) -> Confirm:
        """Return the question before the line is given up."""
        return texts.giving_nothing()


class ComebackScreen(AnswerScreen):
    """The opponent comes back; the player answers once more."""

    HELP = (
        "One more answer, to what they came back with. A key point made only now counts half of what it would have "
        "counted before. After it everything is shown. In timed play the clock runs on while you read the briefing, "
        "and stands still while the game asks you something."
    )

    def __init__(self, bout: Bout, desk: AnswerSink, *, begun: Begun = NOTHING_BEGUN) -> None:
        """Ask for the answer to the comeback."""
        super().__init__(bout, desk, note="one more answer, then all is shown", begun=begun)

    def above(self) -> ComposeResult:
        """Show the comeback, what the player said, and what is still open."""
        said = Static(safe(self._bout.answers[0].text))
        yield _spoken(self._bout.speech, texts.comes_back)
        yield Card(said, title="You said", subtitle=f"{self._bout.score} so far", id="before")
        yield Static(texts.still_open(self._bout), id="goal")

    def nothing_written(self) -> Confirm:
        """Return the question before the comeback is let pass."""
        return texts.letting_pass()


class ReviewScreen(AnswerScreen):
    """The opponent presses one key point that is due; the player makes it again."""

    HELP = (
        "One key point that you met before, asked for by what your opponent says when it is missing. Answer in your "
        "own words; an empty answer passes on, and moves nothing."
    )

    def __init__(self, bout: Bout, desk: AnswerSink, *, place: str, begun: Begun = NOTHING_BEGUN) -> None:
        """Ask for the key point; `place` says where in the review this is."""
        super().__init__(bout, desk, note="a sentence or two", place=place, begun=begun)

    def above(self) -> ComposeResult:
        """Show what presses the key point."""
        yield _spoken(self._bout.speech, texts.says)
        yield Static(texts.pressed(self._bout), id="goal")

    def nothing_written(self) -> Confirm:
        """Return the question before the key point is passed."""
        return texts.passing()


def _spoken(speech: Speech, how: Callable[[str], str]) -> Card:
    """Return the opponent's card: who speaks in its border, and what they say."""
    return Card(Static(safe(f"“{speech.text}”")), title=how(speech.speaker), id="opponent")
