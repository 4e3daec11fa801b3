"""Say it better, on screens: one sentence for a key point that was missed, beside the player's words and the model."""

from collections.abc import Sequence

from textual.app import ComposeResult

from debategame.play.bout import Bout
from debategame.play.training.better import nearest_words
from debategame.progress.rounds import Answer, Round
from debategame.text.display import one_line
from debategame.ui.bout import phrases
from debategame.ui.bout.answer_screen import AnswerScreen
from debategame.ui.bout.answers import AnswerSink
from debategame.ui.bout.session import BoutSession
from debategame.ui.feedback.model import FeedbackModel
from debategame.ui.feedback.screens import FeedbackOfBetter
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Confirm
from debategame.ui.widgets.facts import Fact, Facts
from debategame.ui.widgets.primitives import Card, safe


class BetterScreen(AnswerScreen):
    """Shows a key point that was met before; the player makes it in one sentence."""

    HELP = (
        "One sentence, in your own words, for a key point that you can say better. It counts as practice for that key "
        "point and enters your case. A sentence copied from the screen is practice only."
    )

    def __init__(self, bout: Bout, sink: AnswerSink, answers: Sequence[Answer], *, place: str = "") -> None:
        """Ask for the key point that `bout` asks for; `answers` are those that were to make it before."""
        super().__init__(bout, sink, note="one sentence", place=place)
        self._answers = answers

    @property
    def shows_hints(self) -> bool:
        """Return False: the claim is on the screen."""
        return False

    def above(self) -> ComposeResult:
        """Yield the key point, the player's nearest words and the model."""
        point = self._bout.scenario.key_point(self._bout.asks)
        facts = [
            Fact("The claim", safe(one_line(point.claim))),
            Fact("You said", safe(nearest_words(self._answers, point.id))),
            Fact("Model", safe(one_line(self._bout.line.model))),
        ]
        yield Card(Facts(facts), title=one_line(point.label), id="better")

    def nothing_written(self) -> Confirm:
        """Return the question before the key point gets no answer."""
        return phrases.empty_review()


async def say_better(
    services: Services,
    session: BoutSession,
    bout: Bout,
    answers: Sequence[Answer],
    made_before: frozenset[str],
    *,
    within: str = "",
) -> Round | None:
    """Ask for one sentence on the key point that `bout` asks for, and show its verdict. Call this in a worker.

    `answers` are those that were to make it before, `made_before` the ids of the key points made until then. `within`
    says which part of something longer it is. Return the round, or None if the player leaves or it is not saved.
    """
    place = f"{within or one_line(bout.scenario.title)} · say it better"
    given = await services.show(BetterScreen(bout, session, answers, place=place))
    if given is None or given.round is None:
        return None
    model = FeedbackModel(
        scenario=bout.scenario,
        round=given.round,
        revealed=True,
        place=place,
        made_before=made_before,
        asks=bout.asks,
    )
    await services.show(FeedbackOfBetter(services, model))
    return given.round
