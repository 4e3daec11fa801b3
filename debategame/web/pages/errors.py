"""Pages that say what went wrong and what to do. What was typed is never lost: the page shows it or sends it again."""

from starlette.responses import Response

from debategame.web.pages.html import message, render
from debategame.web.safety.access import Visit
from debategame.web.safety.sessions import kind_of

TYPED = ("answer", "text", "note")
"""The fields into which people type more than a word."""
BROKEN = "What you have sent may not be stored: go back, copy it, and try again."


def not_found(visit: Visit) -> Response:
    """Return the page for something that does not exist, or belongs to somebody else."""
    return message(visit, "Not found", "There is nothing here for you.", status=404, typed=typed_text(visit))


def refused(visit: Visit, sentence: str) -> Response:
    """Return the page for a form that cannot be taken; `sentence` says why."""
    return message(visit, "That did not work", sentence, status=422, typed=typed_text(visit))


def old_form(visit: Visit) -> Response:
    """Return the page for a form without the token of this device."""
    return message(
        visit,
        "This page was too old",
        "It was made before you signed in or out here, or your browser keeps no cookies. Nothing was changed.",
        status=403,
        typed=typed_text(visit),
    )


def unavailable(visit: Visit) -> Response:
    """Return the page for a store that is away or busy. The form can be sent again as it was: it counts once."""
    again = {name: value for name, value in visit.form.items() if name not in ("token", "answer")}
    return render(
        visit,
        "unavailable.html",
        status=503,
        signed_in=kind_of(visit.secret),  # the store cannot be asked
        path=visit.request.url.path,
        again=again,
        typed=visit.form.get("answer", ""),
        posted=visit.request.method == "POST",
    )


def signed_out(visit: Visit) -> Response:
    """Return the page for a form that came after the session had ended. A pupil comes back with what they typed."""
    return render(
        visit,
        "signed_out.html",
        status=401,
        answer=visit.form.get("answer", ""),
        typed=typed_text(visit),
        bout=visit.request.path_params.get("bout_id", ""),
        for_pupil=not visit.request.url.path.startswith("/teacher"),
    )


def typed_text(visit: Visit) -> str:
    """Return the text that somebody typed into a form, as it was: an answer, a speech, a scenario, a sentence."""
    return next((visit.form[name] for name in TYPED if visit.form.get(name)), "")
