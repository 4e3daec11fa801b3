"""The case of a pupil: every key point they made in a scenario, in their own best words. Made to be printed."""

from starlette.responses import PlainTextResponse, Response

from debategame.play.case import case_parts, case_text
from debategame.scenario.model import Scenario
from debategame.web.pages.html import render
from debategame.web.safety.access import Page, Visit, Who


def case(visit: Visit) -> Response:
    """Show the case of a scenario, by line."""
    scenario = _scenario(visit)
    played = visit.pupil.progress().standing(scenario.id)
    (whole,) = case_parts(scenario, played, by_line=False)
    return render(
        visit,
        "pupil/case.html",
        scenario=scenario,
        name=visit.account.name,
        whole=whole,
        parts=case_parts(scenario, played, by_line=True),
    )


def text(visit: Visit) -> Response:
    """Return the case as a text, to take into a debate or an essay."""
    scenario = _scenario(visit)
    played = visit.pupil.progress().standing(scenario.id)
    return PlainTextResponse(case_text(scenario, played, by_line=True))


def _scenario(visit: Visit) -> Scenario:
    return visit.services.scenarios.find(visit.school_class.teacher, visit.path("scenario_id")).scenario


PAGES = (
    Page(path="/case/{scenario_id}", who=Who.PUPIL, get=case),
    Page(path="/case/{scenario_id}/text", who=Who.PUPIL, get=text),
)
