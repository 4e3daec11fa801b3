"""“I did say that”: the pupil names the key point and the sentence that makes it. The score stays."""

import msgspec
from starlette.responses import Response

from debategame.progress.rounds import Dispute, Round
from debategame.scoring.model import Verdict
from debategame.scoring.reading.text import read
from debategame.text.display import snippet
from debategame.web.pages.html import message, render
from debategame.web.safety.access import Page, Visit, Who, see

LONGEST_SENTENCE = 200
"""The longest quotation of a sentence, in code points."""


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of an answer, to choose from."""

    answer: str
    """The id of the answer."""
    start: int
    end: int
    text: str

    @property
    def value(self) -> str:
        """What the form sends: the answer, and where the sentence starts and ends."""
        return f"{self.answer}:{self.start}-{self.end}"


def choose(visit: Visit) -> Response:
    """Ask which sentence makes the key point."""
    played = visit.pupil.round(visit.path("round_id"))
    number = _number(visit, played)
    if number is None:
        return _no_dispute(visit)
    return render(
        visit,
        "pupil/dispute.html",
        played=played,
        number=number,
        sentences=sentences_of(visit, played),
        back=_back(visit, played),
    )


def dispute(visit: Visit) -> Response:
    """Keep the dispute with its round."""
    played = visit.pupil.round(visit.path("round_id"))
    number, chosen = _number(visit, played), visit.field("sentence")
    found = next((sentence for sentence in sentences_of(visit, played) if sentence.value == chosen), None)
    if number is None or found is None:
        return _no_dispute(visit)
    answer = next(answer for answer in played.answers if answer.id == found.answer)
    visit.pupil.dispute(
        Dispute(
            answer=found.answer,
            point=played.verdicts[number - 1].id,
            start=found.start,
            end=found.end,
            sentence=answer.text[found.start : found.end],
            at=visit.now,
        )
    )
    return see(_back(visit, played))


def sentences_of(visit: Visit, played: Round) -> list[Sentence]:
    """Return the sentences of both answers of a round."""
    with visit.services.scorers.lock:
        return [
            Sentence(
                answer=answer.id,
                start=sentence.start,
                end=sentence.end,
                text=snippet(answer.text[sentence.start : sentence.end], LONGEST_SENTENCE),
            )
            for answer in played.answers
            for sentence in read(answer.text).sentences
        ]


def _number(visit: Visit, played: Round) -> int | None:
    """Return the number of the key point in the path. None if it has none or is a hit already."""
    number = visit.path("number")
    if not (number.isascii() and number.isdecimal()) or not 1 <= int(number) <= len(played.verdicts):
        return None
    return None if played.verdicts[int(number) - 1].verdict is Verdict.HIT else int(number)


def _back(visit: Visit, played: Round) -> str:
    """Return the page to go back to: the bout if the round is its current one, else the round."""
    for stored in visit.pupil.bouts():
        if stored.bout.round_id == played.id and stored.bout.stage != "over":
            return f"/bout/{stored.id}"
    return f"/history/{played.id}"


def _no_dispute(visit: Visit) -> Response:
    return message(visit, "Nothing to say about that", "That key point is made already, or the sentence is not yours.")


PAGES = (Page(path="/round/{round_id:uuid}/said/{number}", who=Who.PUPIL, get=choose, post=dispute),)
