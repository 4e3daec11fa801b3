"""Review: the key points that are due, one question after the other."""

from starlette.responses import Response

from debategame.play.training.review import ReviewSession
from debategame.web.pages.due import review_plan
from debategame.web.pages.home import versions_of
from debategame.web.pages.html import render
from debategame.web.safety.access import Page, Visit, Who, see


def review(visit: Visit) -> Response:
    """Show how much is due."""
    scenarios = [version.scenario for version in versions_of(visit)]
    return render(visit, "pupil/review.html", plan=review_plan(visit, scenarios))


def ask_next(visit: Visit) -> Response:
    """Begin the next question, or say that all is done."""
    scenarios = {version.scenario.id: version.scenario for version in versions_of(visit)}
    plan = review_plan(visit, list(scenarios.values()))
    if not plan.questions:
        return see("/review")
    new_id = visit.services.new_id
    bout = ReviewSession(questions=plan.questions).bout(scenarios, new_id())
    stored = visit.pupil.begin_bout(new_id(), bout, visit.now)
    return see(f"/bout/{stored.id}")


PAGES = (Page(path="/review", who=Who.PUPIL, get=review, post=ask_next),)
