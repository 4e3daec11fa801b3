"""When key points are due next."""

from collections.abc import Callable

from debategame.progress.rounds import Round
from debategame.scenario.model import Scenario
from debategame.ui.bout.due import next_due_text
from debategame.ui.dates import coming
from tests.support.screen_rounds import progress
from tests.ui.conftest import NOW

TODAY = NOW.date()


def test_the_end_of_a_review_names_the_day_of_the_next(play: Callable[..., Round], scenario: Scenario) -> None:
    played = play("lazy", days=1)
    (card,) = progress(played).cards.values()
    shelf = {scenario.id: scenario}
    said = f"Done for today; next {coming(card.due, TODAY)}: 1 key point."
    assert next_due_text(progress(played), shelf, TODAY) == said
    assert next_due_text(progress(played), shelf, card.due) == "Still due today: 1 key point. That can wait."
    assert next_due_text(progress(played), {}, TODAY) == "Done for today."
