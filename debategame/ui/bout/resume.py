"""Goes on with a round that was interrupted: its text, its step, the time that is left, the hints taken."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from debategame.play.drafts import resumed
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Step
from debategame.progress.standing import standing
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.text.display import clean
from debategame.ui.bout.draft_keeper import Begun
from debategame.ui.bout.flow import GoingOn, run_bout
from debategame.ui.bout.review import go_on_with_review
from debategame.ui.services import BoutRequest
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.primitives import assembled

if TYPE_CHECKING:
    from debategame.ui.app import DebateApp

ELSEWHERE = "Another window goes on with it."
FITS_NO_MORE = "The scenario has changed since, so the round cannot go on. This is what you had written:"


async def go_on(app: "DebateApp", draft: Draft, scenarios: Mapping[str, Scenario]) -> None:
    """Go on with a draft; to be called in a worker.

    `scenarios` are by id, that of the draft among them. Raises SaveError.
    """
    taken = await app.in_save(lambda save: save.take_draft(draft.id))
    if taken is None:
        app.tell(ELSEWHERE)
        return
    going_on = await app.in_save(lambda save: interrupted_bout(save, taken, scenarios[taken.scenario]))
    if going_on is None:
        shown = assembled(f"{FITS_NO_MORE}\n\n", (clean(taken.text), "italic"))
        await app.push_screen_wait(TextDialog("That cannot go on", shown))
        await app.in_save(lambda save: save.drop_draft(taken.id))
    elif going_on.bout.asks:
        await go_on_with_review(app, going_on, scenarios)
    else:
        bout = going_on.bout
        request = BoutRequest(scenario=bout.scenario, lines=bout.lines, mode=bout.mode, pace=bout.pace)
        await run_bout(app, request, going_on)


def interrupted_bout(save: Save, draft: Draft, scenario: Scenario) -> GoingOn | None:
    """Return the bout as it was, None where it cannot go on: `scenario` is the one that is played now.

    A comeback is answered in the scenario that its round was scored by.
    """
    begun = Begun(text=draft.text, seconds=draft.seconds, kept=True)
    if draft.step is Step.ANSWER:
        bout = resumed(scenario, draft)
        return GoingOn(bout=bout, draft_id=draft.id, begun=begun) if bout else None
    rounds = save.rounds(draft.scenario)
    played = next((one for one in rounds if one.id == draft.round), None)
    bout = resumed(save.scenario(played.scenario_hash), draft, played.answers) if played else None
    if bout is None:
        return None
    before = standing(one for one in rounds if one.id != draft.round)
    return GoingOn(bout=bout, draft_id=draft.id, begun=begun, played=played, before=before)
