"""Today on screens: a line, two key points, one sentence to say better, and the page that says what grew."""

from collections.abc import Mapping

from msgspec.structs import replace
from textual.content import Content

from debategame.play.training.growth import growth
from debategame.play.training.today import Kind, Part, TodaysWork, part_bout, plan_today, what_was_done
from debategame.progress.rounds import Mode, Round
from debategame.saves.queries import RoundQuery, on_day_of
from debategame.scenario.model import Scenario
from debategame.text.display import one_line
from debategame.ui.bout.better import say_better
from debategame.ui.bout.briefing import show_briefing
from debategame.ui.bout.due import next_due_text, todays_work
from debategame.ui.bout.flow import play_line
from debategame.ui.bout.request import BoutRequest
from debategame.ui.bout.review import ReviewFlow
from debategame.ui.bout.session import BoutSession
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.primitives import assembled

RECENT = 10
"""Among how many of the newest rounds on a line the player's nearest words are looked for."""


async def play_today(services: Services, scenarios: Mapping[str, Scenario]) -> None:
    """Play what is left of today's five minutes, or another five if nothing is. Call this in a worker.

    `scenarios` are by id, in the order of the list. If the player leaves, what they did counts and the rest stays.
    """
    now = services.now()
    page = await services.read(lambda save: save.page(on_day_of(now)), None)
    work = todays_work(scenarios, await services.read_progress(), now.date(), page.rounds if page else ())
    if not plan_today(work).parts:
        work = replace(work, since=now)
    while parts := plan_today(work).parts:
        done = len(work.counted)
        played = await _play(services, work, parts[0], f"Today · {done + 1} of {done + len(parts)}")
        if played is None:
            return
        # A round that could not be saved counts, too: else its part would be asked for again and again.
        rounds = {one.id: one for one in (*work.rounds, *played)}
        after = todays_work(scenarios, await services.read_progress(), now.date(), tuple(rounds.values()))
        work = replace(after, since=work.since)
    await services.show(TextDialog("Done for today", await _closing(services, work)))


async def _play(services: Services, work: TodaysWork, part: Part, count: str) -> tuple[Round, ...] | None:
    """Play a part; `count` says which it is. Return its rounds, or None if the player leaves."""
    scenario = next(known for known in work.scenarios if known.id == part.scenario)
    place = f"{count} · {one_line(scenario.title)}"
    progress = await services.read_progress()
    standing = work.standing(scenario)
    if part.kind is Kind.LINE:
        request = BoutRequest(scenario=scenario, lines=(part.line,), mode=Mode.PRACTICE)
        # Whoever meets a quarrel here for the first time has not read which side is theirs.
        if not standing.attempts and not await show_briefing(services, request):
            return None
        return await play_line(services, request, progress, place)
    bout = part_bout(part, scenario, standing, services.game.new_id())
    if part.kind is Kind.POINT:
        review = ReviewFlow(services, progress)
        return review.rounds if await review.ask(bout, place) else None
    query = RoundQuery(scenario=scenario.id, line=part.line)
    page = await services.read(lambda save: save.page(query, limit=RECENT), None)
    answers = [answer for played in reversed(page.rounds if page else ()) for answer in played.answers]
    session = BoutSession(services, progress)
    said = await say_better(services, session, bout, answers, standing.made, within=place)
    return None if said is None else (said,)


async def _closing(services: Services, work: TodaysWork) -> Content:
    """Return what was done, what grew today and this week, and when the next key points are due."""
    progress, scenarios = await services.read_progress(), {scenario.id: scenario for scenario in work.scenarios}
    rows = what_was_done(work)
    width = max((len(row.result) for row in rows), default=0)
    done = [assembled((f"{row.result:<{width}}", "bold"), f"  {row.what}\n") for row in rows]
    return assembled(
        *done,
        "\n" if done else "",
        *(f"{sentence}\n" for sentence in growth(progress.standings.values(), services.now())),
        "\n",
        (next_due_text(progress, scenarios, work.today), "$text-muted"),
    )
