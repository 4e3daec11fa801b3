"""The screens of a round: the answer to a line, the answer to the comeback, and a question of Review."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from debategame.play.bout import Bout
from debategame.play.opponent import Speech
from debategame.play.sayings import LONGEST_CLOSING
from debategame.ui.bout import phrases
from debategame.ui.bout.answer_screen import AnswerScreen
from debategame.ui.bout.answers import EMPTY_ANSWER, AnswerSink, StartedAnswer
from debategame.ui.names import comes_back, says
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.primitives import Card, safe

CLOSING_NOTE = f"one sentence, at most {LONGEST_CLOSING} words"
"""The note beside the number of words of a closing sentence."""


class RoundScreen(AnswerScreen):
    """The opponent says a line; the player answers it."""

    HELP = (
        "Answer the line in your own words. Each hidden key point is one argument of the article; hints help with one "
        "key point at a time."
    )

    GUESSES = True

    def __init__(
        self,
        bout: Bout,
        sink: AnswerSink,
        *,
        made_before: int = 0,
        place: str = "",
        started: StartedAnswer = EMPTY_ANSWER,
    ) -> None:
        """Ask for the answer to the line. `made_before` of its key points were made in earlier rounds."""
        least, most = bout.scenario.words
        super().__init__(bout, sink, note=f"{least} to {most} is plenty", place=place, started=started)
        self._made_before = made_before

    def above(self) -> ComposeResult:
        """Yield the line, and how many key points to make."""
        yield _spoken(self._bout.speech, says)
        yield Static(phrases.goal(self._bout, self._made_before), id="goal")

    def nothing_written(self) -> Confirm:
        """Return the question before an empty answer is given."""
        return phrases.empty_answer()


class ComebackScreen(AnswerScreen):
    """The opponent comes back; the player answers once more."""

    HELP = (
        "One more answer, to what they came back with. A key point made only now counts half of what it would have "
        "counted before. If they ask whether you mean a sentence, make it clear or take it back. If they concede, a "
        "closing sentence is all that is left. After it everything is shown."
    )

    def __init__(self, bout: Bout, sink: AnswerSink, *, place: str = "", started: StartedAnswer = EMPTY_ANSWER) -> None:
        """Ask for the answer to the comeback, or for a closing sentence."""
        self._speech = bout.speech
        note = CLOSING_NOTE if self._speech.is_closing else "one more answer, then all is shown"
        super().__init__(bout, sink, note=note, place=place, started=started)

    @property
    def shows_hints(self) -> bool:
        """Whether hints are shown: not for a closing sentence."""
        return super().shows_hints and not self._speech.is_closing

    def above(self) -> ComposeResult:
        """Yield the comeback, the player's answer, and what the next answer can gain."""
        said = Static(safe(self._bout.answers[0].text))
        yield _spoken(self._speech, comes_back)
        yield Card(said, title="You said", subtitle=f"{self._bout.score} so far", id="before")
        yield Static(phrases.comeback_goal(self._bout, struck=False), id="goal")
        if self._speech.asks_back:
            yield Horizontal(Button(phrases.STRIKE, id="strike", compact=True), id="strike-row")

    @on(Button.Pressed, "#strike")
    def strike(self) -> None:
        """Take back the sentence that the opponent asks about, or leave it after all."""
        if self._sent:
            return
        self.struck = not self.struck
        self.query_one("#goal", Static).update(phrases.comeback_goal(self._bout, struck=self.struck))
        self.query_one("#strike", Button).label = phrases.UNSTRIKE if self.struck else phrases.STRIKE

    def nothing_written(self) -> Confirm:
        """Return the question before the comeback gets no answer."""
        return phrases.empty_closing() if self._speech.is_closing else phrases.empty_comeback()


class ReviewScreen(AnswerScreen):
    """The opponent asks for one key point that is due; the player makes it again."""

    HELP = (
        "Your opponent asks for one key point that you met before. Answer in your own words. An empty answer skips it "
        "and changes nothing."
    )

    def __init__(self, bout: Bout, sink: AnswerSink, *, place: str, started: StartedAnswer = EMPTY_ANSWER) -> None:
        """Ask for the key point. `place` is the title: which question of the review this is."""
        super().__init__(bout, sink, note="a sentence or two", place=place, started=started)

    def above(self) -> ComposeResult:
        """Yield the opponent's question for the key point."""
        yield _spoken(self._bout.speech, says)
        yield Static(phrases.review_goal(self._bout), id="goal")

    def nothing_written(self) -> Confirm:
        """Return the question before the key point gets no answer."""
        return phrases.empty_review()


def _spoken(speech: Speech, title: Callable[[str], str]) -> Card:
    """Return the opponent's card, with the speaker in its border."""
    return Card(Static(safe(f"“{speech.text}”")), title=title(speech.speaker), id="opponent")
