"""Resume an interrupted round: its text, its step, the time left, the hints taken."""

from collections.abc import Mapping

from debategame.play.drafts import draft_to_bout
from debategame.progress.drafts import Draft
from debategame.progress.rounds import Step
from debategame.progress.standing import standing
from debategame.progress.validation import meaning_fault
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.text.display import clean
from debategame.ui.bout.answers import StartedAnswer
from debategame.ui.bout.flow import InterruptedBout, play_bout
from debategame.ui.bout.request import BoutRequest
from debategame.ui.bout.review import resume_review
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.primitives import assembled

IN_OTHER_WINDOW = "This round is already open in another window."
SCENARIO_CHANGED = "The scenario has changed since, so the round cannot go on. This is what you had written:"


async def resume(services: Services, draft: Draft, scenarios: Mapping[str, Scenario]) -> None:
    """Resume a draft. Call this in a worker.

    `scenarios` are by id and include the draft's. Raise SaveError.
    """
    taken = await services.in_save(lambda save: save.take_draft(draft.id))
    if taken is None:
        services.announce(IN_OTHER_WINDOW)
        return
    interrupted = await services.in_save(lambda save: interrupted_bout(save, taken, scenarios[taken.scenario]))
    if interrupted is None:
        text = assembled(f"{SCENARIO_CHANGED}\n\n", (clean(taken.text), "italic"))
        await services.show(TextDialog("This round cannot go on", text))
        await services.in_save(lambda save: save.drop_draft(taken.id))
    elif interrupted.bout.asks:
        await resume_review(services, interrupted, scenarios)
    else:
        bout = interrupted.bout
        request = BoutRequest(scenario=bout.scenario, lines=bout.lines, mode=bout.mode, pace=bout.pace)
        await play_bout(services, request, interrupted)


def interrupted_bout(save: Save, draft: Draft, scenario: Scenario) -> InterruptedBout | None:
    """Return the bout of a draft. None if it no longer fits `scenario`, the current version.

    A comeback uses the version of the scenario that its round was scored with.
    """
    rounds = {played.id: played for played in save.rounds(draft.scenario)}
    if draft.step is Step.ANSWER:
        bout = draft_to_bout(scenario, draft)
    else:
        played = rounds.get(draft.round)
        bout = draft_to_bout(save.scenario(played.scenario_hash), draft, played.answers) if played else None
    if bout is None:
        return None
    of_bout = [rounds.pop(name) for name in (*draft.earlier, draft.round) if name in rounds]
    return InterruptedBout(
        bout=bout,
        draft_id=draft.id,
        started=StartedAnswer(text=draft.text, seconds=draft.seconds, saved=True),
        rounds=tuple(played for played in of_bout if not meaning_fault(played, bout.scenario)),
        before=standing(rounds.values()),
    )
