"""Today: five minutes of what was made least and what is due, one part after the other."""

from starlette.responses import Response

from debategame.play.bout import Stage
from debategame.play.choosing import LATELY
from debategame.play.training.growth import growth
from debategame.play.training.today import Kind, Part, TodaysWork, lines_to_play, part_bout, plan_today, what_was_done
from debategame.web.pages.due import is_of_today, part_id, todays_work
from debategame.web.pages.home import versions_of
from debategame.web.pages.html import render
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.store.model import StoredBout


def today(visit: Visit) -> Response:
    """Show what is left of the five minutes; when all is done, what grew today and this week."""
    work = _work(visit)
    return render(
        visit,
        "pupil/today.html",
        plan=plan_today(work),
        under_way=_under_way(visit),
        done=what_was_done(work),
        growth=growth(work.standings.values(), visit.now),
        is_playable=bool(work.scenarios),
    )


def go_on(visit: Visit) -> Response:
    """Begin the next part, or go on with the one that is under way. With the field `more`, begin one more line."""
    if visit.school_class.closed:
        return see("/home")  # it says so
    if stored := _under_way(visit):
        return see(f"/bout/{stored.id}")
    work = _work(visit)
    parts = tuple(lines_to_play(work, 1)) if visit.field("more") else plan_today(work).parts
    return see(f"/bout/{_begin(visit, work, parts[0]).id}") if parts else see("/today")


def _work(visit: Visit) -> TodaysWork:
    scenarios = [version.scenario for version in versions_of(visit)]
    return todays_work(visit, scenarios, visit.pupil.progress(), visit.pupil.bouts(only_open=True))


def _under_way(visit: Visit) -> StoredBout | None:
    """Return the part of today that the pupil has begun and not ended. None if there is none."""
    return next((stored for stored in visit.pupil.bouts(only_open=True) if is_of_today(visit, stored)), None)


def _begin(visit: Visit, work: TodaysWork, part: Part) -> StoredBout:
    """Begin a part. A part that was played today already begins anew."""
    scenario = next(known for known in work.scenarios if known.id == part.scenario)
    heard = visit.pupil.comebacks(LATELY) if part.kind is Kind.LINE else ()
    bout = part_bout(part, scenario, work.standing(scenario), visit.services.new_id(), heard)
    stored = visit.pupil.begin_bout(part_id(visit, part), bout, visit.now)
    if stored.bout.stage is Stage.OVER and part.kind is Kind.LINE:
        return visit.pupil.begin_bout(visit.services.new_id(), bout, visit.now)
    return stored


PAGES = (Page(path="/today", who=Who.PUPIL, get=today, post=go_on),)
