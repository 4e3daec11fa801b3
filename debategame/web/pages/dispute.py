"""What a pupil says about a verdict: “I did say that”, “I did not say that”, and a better sentence. The score stays."""

from starlette.responses import Response

from debategame.play.disputing import DisputedPart, given_back, likeliest_sentences
from debategame.play.training.better import better_bout, points_to_better
from debategame.progress.rounds import Dispute, Round
from debategame.scoring.model import Verdict
from debategame.text.display import snippet
from debategame.web.pages import history
from debategame.web.pages.html import message, render
from debategame.web.safety.access import Page, Visit, Who, see

LONGEST_SENTENCE = 200
"""The longest quotation of a sentence, in code points."""


def choose(visit: Visit) -> Response:
    """Ask which sentence makes the key point; of a hit, whether to give it back."""
    played, number = _round(visit)
    if number is None:
        return _no_dispute(visit)
    point = played.verdicts[number - 1]
    gives_back = point.verdict is Verdict.HIT
    parts = () if gives_back else _sentences(visit, played, point.id)
    return render(
        visit,
        "pupil/dispute.html",
        played=played,
        number=number,
        gives_back=gives_back,
        sentences=[(_value(part), snippet(part.text, LONGEST_SENTENCE)) for part in parts],
        back=_back(visit, played),
    )


def dispute(visit: Visit) -> Response:
    """Keep the dispute with its round."""
    played, number = _round(visit)
    if number is None:
        return _no_dispute(visit)
    point = played.verdicts[number - 1]
    if point.verdict is Verdict.HIT:
        parts = given_back(played.answers, point.id)
    else:
        chosen = visit.field("sentence")
        parts = tuple(part for part in _sentences(visit, played, point.id) if _value(part) == chosen)
    if not parts:
        return _no_dispute(visit)
    for part in parts:
        visit.pupil.dispute(
            Dispute(
                answer=part.answer.id,
                point=point.id,
                start=part.start,
                end=part.end,
                sentence=part.text,
                at=visit.now,
            )
        )
    return see(f"{_back(visit, played)}?said={number}")


def say_better(visit: Visit) -> Response:
    """Begin a bout of one sentence, for a key point that a round that is over did not make."""
    played, number = _round(visit)
    scenario = visit.pupil.scenario(played.scenario_hash)
    line = scenario.line(played.line)
    left = {point.id for point in points_to_better(scenario, line, played.answers)}
    if number is None or played.verdicts[number - 1].id not in left or history.bout_that_masks(visit, played.id):
        return _no_dispute(visit)
    new_id = visit.services.new_id
    bout = better_bout(scenario, line, played.verdicts[number - 1].id, new_id())
    return see(f"/bout/{visit.pupil.begin_bout(new_id(), bout, visit.now).id}")


def _sentences(visit: Visit, played: Round, point_id: str) -> tuple[DisputedPart, ...]:
    """Return the sentences of both answers of a round, the likeliest first."""
    scenario, scorers = visit.pupil.scenario(played.scenario_hash), visit.services.scorers
    with scorers.lock:
        scorer = scorers.scorer(played.scenario_hash, scenario)
        return likeliest_sentences(scorer, played.line, played.answers, point_id)


def _value(part: DisputedPart) -> str:
    """Return what the form sends for a sentence: the answer, and where it starts and ends."""
    return f"{part.answer.id}:{part.start}-{part.end}"


def _round(visit: Visit) -> tuple[Round, int | None]:
    """Return the round in the path, and the number of a key point. None if its line has no such number."""
    played, number = visit.pupil.round(visit.path("round_id")), visit.path("number")
    is_number = number.isascii() and number.isdecimal() and len(number) < 4  # noqa: PLR2004
    return played, int(number) if is_number and 1 <= int(number) <= len(played.verdicts) else None


def _back(visit: Visit, played: Round) -> str:
    """Return the page to go back to: the bout if the round is its current one, else the round."""
    for stored in visit.pupil.bouts(only_open=True):
        if stored.bout.round_id == played.id:
            return f"/bout/{stored.id}"
    return f"/history/{played.id}"


def _no_dispute(visit: Visit) -> Response:
    return message(visit, "Nothing to say about that", "There is no such key point, or the sentence is not yours.")


PAGES = (
    Page(path="/round/{round_id:uuid}/said/{number}", who=Who.PUPIL, get=choose, post=dispute),
    Page(path="/round/{round_id:uuid}/better/{number}", who=Who.PUPIL, post=say_better),
)
