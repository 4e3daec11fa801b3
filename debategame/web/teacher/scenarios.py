"""The scenarios of a teacher: uploaded, checked, published and taken off while the class plays."""

from urllib.parse import urlencode

from starlette.responses import Response

from debategame.errors import Problem, ScenarioError
from debategame.scenario.reader import MAX_BYTES, parse
from debategame.scenario.versions import canonical, digest
from debategame.text.display import one_line
from debategame.web.pages.html import message, render
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.store.model import PublishedScenario

FORM_BYTES = 4 * MAX_BYTES
"""The largest form with a scenario: the file and the text field may both be full."""
FILE = "scenario.yaml"
"""What a scenario is called in messages if it was typed."""
LONGEST_NAME = 60


def scenarios(visit: Visit) -> Response:
    """Show the scenarios that the teacher's classes can play."""
    published = visit.services.store.published(visit.teacher.id)
    new = visit.request.query_params.get("published", "")
    titles = [visit.services.scenarios.version(each.hash).title for each in published if each.scenario == new]
    return render(
        visit,
        "teacher/scenarios.html",
        rows=[(each, visit.services.scenarios.version(each.hash)) for each in published],
        done=f"“{one_line(titles[0])}” is published. Your classes can play it now." if titles else "",
        text="",
        problems=(),
        told=False,
    )


def check_or_publish(visit: Visit) -> Response:
    """Check a scenario and show every message in its place; publish it if that was asked and it has no errors."""
    content, name = _content(visit)
    try:
        parsed = parse(content, name)
    except ScenarioError as error:
        return _checked(visit, content, error.problems, status=422)
    problems = visit.services.check(content, name)
    if visit.field("do") != "publish" or any(problem.level == "error" for problem in problems):
        return _checked(visit, content, problems)
    visit.services.store.publish(
        PublishedScenario(
            teacher=visit.teacher.id,
            scenario=parsed.scenario.id,
            hash=digest(canonical(parsed.scenario)),
            source=parsed.text,
            at=visit.now,
        ),
        parsed.scenario,
    )
    return see(f"/teacher/scenarios?{urlencode({'published': parsed.scenario.id})}")


def one_scenario(visit: Visit) -> Response:
    """Show the text of a scenario, to be changed and published again."""
    for published in visit.services.store.published(visit.teacher.id):
        if published.scenario == visit.path("scenario_id"):
            return _checked(visit, published.source.encode(), (), told=False)
    return message(visit, "Not found", "There is no scenario with that id.", status=404)


def withdraw(visit: Visit) -> Response:
    """Take a scenario of the teacher off. Bouts on it can be finished."""
    visit.services.store.withdraw(visit.teacher.id, visit.path("scenario_id"))
    return see("/teacher/scenarios")


def _content(visit: Visit) -> tuple[bytes, str]:
    """Return the scenario that was sent, and its name: a file if there is one, else the text field."""
    if visit.file is not None and visit.file.content:
        return visit.file.content, one_line(visit.file.name)[-LONGEST_NAME:] or FILE
    return visit.form.get("text", "").encode(), FILE


def _checked(
    visit: Visit, content: bytes, problems: tuple[Problem, ...], *, status: int = 200, told: bool = True
) -> Response:
    return render(
        visit,
        "teacher/scenario.html",
        status=status,
        text=(content[:MAX_BYTES] if visit.file else content).decode(errors="replace"),
        problems=problems,
        faulty=any(problem.level == "error" for problem in problems),
        told=told,
    )


PAGES = (
    Page(
        path="/teacher/scenarios",
        who=Who.TEACHER,
        get=scenarios,
        post=check_or_publish,
        most_bytes=FORM_BYTES,
    ),
    Page(path="/teacher/scenarios/{scenario_id}", who=Who.TEACHER, get=one_scenario),
    Page(path="/teacher/scenarios/{scenario_id}/withdraw", who=Who.TEACHER, post=withdraw),
)
