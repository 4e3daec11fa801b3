"""A bout: its page at every stage, and its moves. A move is stored before the page that follows it.

Every form leads to a page of its own address, also one that cannot be taken: so a browser that goes back or loads a
page anew never asks to send a form again. What was typed is the draft of the bout meanwhile.
"""

from starlette.responses import Response

from debategame.play.bout import Bout, Stage
from debategame.progress.answer_length import LONGEST_ANSWER
from debategame.progress.rounds import MOST_GUESSED, Answer, Step
from debategame.web.pages import led, review, stages, today
from debategame.web.pages.due import is_of_today
from debategame.web.pages.html import render
from debategame.web.safety.access import Page, Visit, Who, number_of, see, uuid_of, uuid_or_new
from debategame.web.store.model import Outcome, StoredBout, joined_draft

PAUSED = "Your teacher has paused the class for a talk. What you have typed is kept."
CLOSED = "This class is closed, so nothing more is scored. What you have typed is kept here."


def show(visit: Visit) -> Response:
    """Show a bout as it stands, with what was wrong with the answer that led here."""
    return stages.show(visit, _stored(visit), fault=visit.request.query_params.get("fault", ""))


def answer(visit: Visit) -> Response:
    """Score the answer in the form, store it, and lead to its feedback."""
    stored, text = _stored(visit), visit.form.get("answer", "")
    answer_id = uuid_of(visit)
    if not _in_order(visit, stored.bout) and visit.pupil.has_answer(answer_id):  # the form was sent twice
        return _to(stored)
    return (
        _refusal(visit, stored, text)
        or _question(visit, stored, text, answer_id)
        or _give(visit, stored, text, answer_id)
    )


def _question(visit: Visit, stored: StoredBout, text: str, answer_id: str) -> Response | None:
    """Lead to the page before an answer is taken: it is too long or empty, or the pupil may guess first."""
    place = ""
    if len(text) > LONGEST_ANSWER:
        place = f"?fault={stages.Fault.LONG}"
    elif not text.strip():
        place = "" if visit.field("empty") or visit.field("struck") else f"?fault={stages.Fault.EMPTY}"
    elif "guess" not in visit.form and stages.asks_guess(visit, stored.bout):
        place = f"/guess?id={answer_id}"
    if not place:
        return None
    kept = text[:LONGEST_ANSWER] if text.strip() else ""
    if kept != stored.draft:
        visit.pupil.keep_draft(stored.id, kept)
    return see(f"/bout/{stored.id}{place}")


def guess(visit: Visit) -> Response:
    """Ask how many key points the answer made that waits as draft. Without one, lead to where the bout stands."""
    stored = _stored(visit)
    if not stored.draft.strip() or not stages.asks_guess(visit, stored.bout):
        return _to(stored)
    return stages.guess(visit, stored, stored.draft, uuid_or_new(visit, visit.request.query_params.get("id", "")))


def _give(visit: Visit, stored: StoredBout, text: str, answer_id: str) -> Response:
    given = Answer(
        id=answer_id,
        step=Step(stored.bout.stage.value),
        at=visit.now,
        text=text,
        seconds=max(0.0, (visit.now - stored.asked).total_seconds()),
        scorer="",
        marks=0,
        points=(),
        guess=number_of(visit.field("guess"), most=MOST_GUESSED),
    )
    bout, struck = stored.bout, bool(visit.field("struck"))
    studied = not bout.answers and bout.line.id in visit.pupil.studied_lines(bout.scenario.id)
    after = visit.services.scorers.give(stored.scenario_hash, bout, given, struck=struck, studied=studied)
    moved = visit.pupil.move(stored, after, "give", visit.now)
    if moved.outcome is Outcome.MOVED_ON:
        return see(f"/bout/{stored.id}/moved-on")
    if moved.outcome is Outcome.STORED and not after.rules.feedback and not led.waits(visit, moved.stored):
        visit.pupil.move(moved.stored, _next(visit, after), "go_on", visit.now)
    return _to(stored)


def hint(visit: Visit) -> Response:
    """Take a hint. What was typed so far is kept."""
    return _move_while_writing(visit, "take_hint")


def other_key_point(visit: Visit) -> Response:
    """Move the hints on to the next key point. What was typed so far is kept."""
    return _move_while_writing(visit, "other_key_point")


def keep(visit: Visit) -> Response:
    """Keep what was typed so far."""
    stored = _stored(visit)
    if _in_order(visit, stored.bout):  # else it would stand in the field for another answer
        visit.pupil.keep_draft(stored.id, visit.form.get("answer", "")[:LONGEST_ANSWER])
    return Response(status_code=204)


def go_on(visit: Visit) -> Response:
    """Go on to the comeback, the reveal, the next line or the end. At a comeback the player lets it pass."""
    stored = _stored(visit)
    if not _in_order(visit, stored.bout) or stored.bout.stage in (Stage.ANSWER, Stage.OVER):
        return _to(stored)
    if refusal := _refusal(visit, stored, visit.form.get("answer", "")):
        return refusal
    if led.waits(visit, stored):
        return _to(stored)
    moved = visit.pupil.move(stored, _next(visit, stored.bout), "go_on", visit.now)
    if moved.outcome is Outcome.STORED and stored.bout.stage is Stage.COMEBACK and moved.stored.draft:
        visit.pupil.keep_draft(stored.id, "")  # it was let pass: it would stand in the field for another line
    if moved.stored.bout.stage is Stage.OVER and is_of_today(visit, stored):
        return today.go_on(visit)
    if moved.stored.bout.stage is Stage.OVER and stored.bout.asks:
        return _to_where_it_began(visit) if stored.bout.says_better else review.ask_next(visit)
    return _to(stored)


def again(visit: Visit) -> Response:
    """Begin the line again, with the earlier answer to build on."""
    stored = _stored(visit)
    if not _in_order(visit, stored.bout) or stored.bout.stage is not Stage.REVEAL:
        return _to(stored)
    if refusal := _refusal(visit, stored, ""):
        return refusal
    moved = visit.pupil.move(stored, stored.bout.again(visit.services.new_id()), "again", visit.now)
    if moved.outcome is Outcome.STORED:
        visit.pupil.keep_draft(stored.id, stored.bout.answers[0].text)
    return _to(stored)


def _move_while_writing(visit: Visit, kind: str) -> Response:
    stored, text = _stored(visit), visit.form.get("answer", "")
    if refusal := _refusal(visit, stored, text):
        return refusal
    visit.pupil.keep_draft(stored.id, text[:LONGEST_ANSWER])
    after = stored.bout.take_hint() if kind == "take_hint" else stored.bout.other_key_point()
    if after != stored.bout:
        visit.pupil.move(stored, after, kind, visit.now)
    return see(f"/bout/{stored.id}#hints")


def _refusal(visit: Visit, stored: StoredBout, text: str) -> Response | None:
    """Lead to the page for a form that cannot be taken now. What was typed is kept and shown there."""
    if not _in_order(visit, stored.bout):
        return _to_moved_on(visit, stored, text)
    if not _why_not_now(visit):
        return None
    if text.strip():
        visit.pupil.keep_draft(stored.id, text[:LONGEST_ANSWER])
    return see(f"/bout/{stored.id}/not-now")


def not_now(visit: Visit) -> Response:
    """Say why no answer is taken now. When answers are taken again, lead to where the bout stands."""
    stored, reason = _stored(visit), _why_not_now(visit)
    if not reason:
        return _to(stored)
    return render(visit, "bout/waiting.html", bout_id=stored.id, reason=reason, typed=stored.draft)


def _why_not_now(visit: Visit) -> str:
    """Return why no answer is taken now. Empty if answers are taken."""
    return CLOSED if visit.school_class.closed else PAUSED if visit.school_class.paused else ""


def _to_moved_on(visit: Visit, stored: StoredBout, text: str) -> Response:
    """Keep the text of a form from an old page, unless it is the answer given there, and lead to the page on it."""
    if text.strip() and text not in (answer.text for answer in stored.bout.answers):
        visit.pupil.keep_draft(stored.id, joined_draft(stored.draft, text)[:LONGEST_ANSWER])
    return see(f"/bout/{stored.id}/moved-on")


def moved_on(visit: Visit) -> Response:
    """Say that a form came from an old page, show the text that waits, and lead to where the bout stands."""
    stored = _stored(visit)
    return render(visit, "bout/moved_on.html", bout_id=stored.id, typed=stored.draft)


def _in_order(visit: Visit, bout: Bout) -> bool:
    """Return whether a form was made for the stage at which the bout stands."""
    return visit.field("round") == bout.round_id and visit.field("stage") == bout.stage


def _stored(visit: Visit) -> StoredBout:
    return visit.pupil.bout(visit.path("bout_id"))


def _next(visit: Visit, bout: Bout) -> Bout:
    return bout.go_on(visit.services.new_id())


def _to_where_it_began(visit: Visit) -> Response:
    """Return to the bout in which a key point was said better, or home if it is over."""
    for stored in visit.pupil.bouts(only_open=True):
        if not stored.bout.asks:
            return _to(stored)
    return see("/home")


def _to(stored: StoredBout) -> Response:
    return see(f"/bout/{stored.id}")


PAGES = (
    Page(path="/bout/{bout_id:uuid}", who=Who.PUPIL, get=show),
    Page(path="/bout/{bout_id:uuid}/answer", who=Who.PUPIL, get=show, post=answer),
    Page(path="/bout/{bout_id:uuid}/hint", who=Who.PUPIL, get=show, post=hint),
    Page(path="/bout/{bout_id:uuid}/other", who=Who.PUPIL, get=show, post=other_key_point),
    Page(path="/bout/{bout_id:uuid}/keep", who=Who.PUPIL, post=keep),
    Page(path="/bout/{bout_id:uuid}/on", who=Who.PUPIL, get=show, post=go_on),
    Page(path="/bout/{bout_id:uuid}/again", who=Who.PUPIL, get=show, post=again),
    Page(path="/bout/{bout_id:uuid}/guess", who=Who.PUPIL, get=guess),
    Page(path="/bout/{bout_id:uuid}/not-now", who=Who.PUPIL, get=not_now),
    Page(path="/bout/{bout_id:uuid}/moved-on", who=Who.PUPIL, get=moved_on),
)
