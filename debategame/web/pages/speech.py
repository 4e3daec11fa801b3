"""A speech from the case of a pupil: to be edited, timed, downloaded and printed."""

from starlette.responses import Response

from debategame.play.case import source_rows
from debategame.play.training.speech import (
    MINUTES,
    WORDS_A_MINUTE,
    Form,
    Speech,
    compose_speech,
    length_note,
    speech_document,
    speech_file,
)
from debategame.scenario.model import Scenario
from debategame.web.pages.html import download, render
from debategame.web.safety.access import Page, Visit, Who
from debategame.web.store.model import lines_under_way

MEDIA = {Form.TEXT: "text/plain", Form.MARKDOWN: "text/markdown"}


def speech(visit: Visit) -> Response:
    """Show a speech of the length that was asked for."""
    scenario, composed = _compose(visit, visit.request.query_params.get("minutes", ""))
    return _editor(visit, scenario, composed, composed.text)


def edited(visit: Visit) -> Response:
    """Return the text in the form as a file or as a page to print, or show it again with its words counted."""
    scenario, composed = _compose(visit, visit.field("minutes"))
    text, wanted = visit.form.get("text", ""), visit.field("do")
    if wanted in list(Form):
        form = Form(wanted)
        document = speech_document(scenario, text, composed, form)
        return download(document.encode(), f"{MEDIA[form]}; charset=utf-8", speech_file(scenario, form))
    if wanted == "print":
        paragraphs = [part for part in text.split("\n\n") if part.strip()]
        source = " ".join(source_rows(scenario.source))
        return render(
            visit, "pupil/speech_print.html", scenario=scenario, speech=composed, paragraphs=paragraphs, source=source
        )
    return _editor(visit, scenario, composed, text)


def _editor(visit: Visit, scenario: Scenario, composed: Speech, text: str) -> Response:
    return render(
        visit,
        "pupil/speech.html",
        scenario=scenario,
        speech=composed,
        text=text,
        note=length_note(text),
        lengths=MINUTES,
        rate=WORDS_A_MINUTE,
    )


def _compose(visit: Visit, minutes: str) -> tuple[Scenario, Speech]:
    """Return the scenario in the path, and the speech from the pupil's case."""
    scenario = visit.services.scenarios.find(visit.school_class.teacher, visit.path("scenario_id")).scenario
    length = {str(known): known for known in MINUTES}.get(minutes, MINUTES[0])
    under_way = lines_under_way(visit.pupil.bouts(only_open=True), scenario.id)
    return scenario, compose_speech(scenario, visit.pupil.progress().standing(scenario.id), length, under_way)


PAGES = (Page(path="/speech/{scenario_id}", who=Who.PUPIL, get=speech, post=edited),)
