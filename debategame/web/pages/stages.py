"""The page of a bout at each of its stages: the line, the guess, the feedback, the summary."""

from enum import StrEnum

import msgspec
from starlette.responses import Response

from debategame.play.bout import Bout, Stage
from debategame.play.comparison import NOTHING_CHANGED, Comparison
from debategame.play.picture import legend
from debategame.play.rules import mode_name, time_note
from debategame.play.sayings import LONGEST_CLOSING
from debategame.play.summary import summarise
from debategame.play.training import better
from debategame.progress.answer_length import LONGEST_ANSWER, REST_LEFT_OUT
from debategame.progress.rounds import MOST_GUESSED, Mode, Round
from debategame.progress.standing import Standing, standing
from debategame.saves.queries import RoundQuery
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.text.display import one_line
from debategame.web.pages import led
from debategame.web.pages.due import is_of_today, next_due_text
from debategame.web.pages.exchange import Feedback, feedback_of, segments_of
from debategame.web.pages.html import render
from debategame.web.safety.access import Visit, number_of
from debategame.web.store.model import StoredBout

NOTHING_WRITTEN = "You have written nothing yet. Write one sentence, or go on with an empty answer."
RECENT = 10
"""Among how many of the newest rounds on a line the one to build on is."""


class Fault(StrEnum):
    """What was wrong with an answer that was not taken, as the address of the next page says it."""

    EMPTY = "empty"
    LONG = "long"


def show(visit: Visit, stored: StoredBout, *, fault: str = "") -> Response:
    """Return the page of a bout as it stands. `fault` may be a Fault of the answer that was sent to it."""
    match stored.bout.stage:
        case Stage.ANSWER | Stage.COMEBACK:
            return _ask(visit, stored, fault)
        case Stage.OVER if not stored.bout.asks:
            return _summary(visit, stored)
        case _:
            return _feedback(visit, stored)


def _ask(visit: Visit, stored: StoredBout, fault: str) -> Response:
    """Return the page that asks for an answer. The draft stands in its field already."""
    bout = stored.bout
    is_empty = fault == Fault.EMPTY and not stored.draft.strip()
    made = visit.pupil.standing(bout.scenario.id).made
    left = bout.time_limit - (visit.now - stored.asked).total_seconds() if bout.rules.clock else None
    return render(
        visit,
        "bout/line.html",
        stored=stored,
        bout=bout,
        place=place(bout),
        mode=mode_name(bout.mode, bout.pace),
        answer_id=visit.services.new_id(),
        text=stored.draft,
        fault=NOTHING_WRITTEN if is_empty else REST_LEFT_OUT if fault == Fault.LONG else "",
        may_be_empty=is_empty,
        made_before=sum(point.id in made for point in bout.points),
        open_rows=open_rows(bout),
        seconds_left=left,
        longest_closing=LONGEST_CLOSING,
        better=_better(visit, bout),
        paused=visit.school_class.paused,
        opened_note=led.opened_note(visit, stored),
    )


class Better(msgspec.Struct, frozen=True):
    """What the pupil reads before they say a key point better."""

    claim: str
    said: str
    """Their own nearest words. Empty if they said nothing."""
    model: str


def _better(visit: Visit, bout: Bout) -> Better | None:
    if not bout.says_better:
        return None
    query = RoundQuery(scenario=bout.scenario.id, line=bout.line.id)
    rounds = [played for played in visit.pupil.page(query, limit=RECENT).rounds if played.mode is not Mode.REVIEW]
    said = better.nearest_words(rounds[0].answers, bout.asks) if rounds else ""
    return Better(one_line(bout.scenario.key_point(bout.asks).claim), said, one_line(bout.line.model))


def asks_guess(visit: Visit, bout: Bout) -> bool:
    """Return whether to ask how many key points an answer made: not before the first score, and only at first."""
    if bout.stage is not Stage.ANSWER or bout.asks or not bout.rules.feedback:
        return False
    progress = visit.pupil.progress(schedule=False)
    return progress.preferences.guesses and progress.rounds > 0


def guess(visit: Visit, stored: StoredBout, text: str, answer_id: str) -> Response:
    """Return the page that asks how many key points the answer made."""
    return render(
        visit,
        "bout/guess.html",
        bout=stored.bout,
        stored=stored,
        place=place(stored.bout),
        text=text,
        answer_id=answer_id,
        numbers=range(min(len(stored.bout.points), MOST_GUESSED) + 1),
    )


def place(bout: Bout) -> str:
    """Return where one is: `Big society · line 1 of 3`, or `… · line 1 of 3 · comeback`."""
    return f"{one_line(bout.scenario.title)} · {place_in_scenario(bout)}"


def place_in_scenario(bout: Bout) -> str:
    """Return the same without the title of the scenario."""
    if bout.asks:
        return "review"
    step = " · comeback" if bout.stage is Stage.COMEBACK else ""
    return f"line {min(bout.index, len(bout.lines) - 1) + 1} of {len(bout.lines)}{step}"


def open_rows(bout: Bout) -> list[tuple[int, str]]:
    """Return the number of each key point that a comeback answer can still make, and what is special about it."""
    states = {Verdict.PARTIAL: "half made", Verdict.CONTRADICTED: "own goal"}
    return [(number, states.get(point.verdict, "")) for number, point in bout.still_open]


def dispute_note(visit: Visit, played: Round) -> str:
    """Return that a dispute is stored, if the address says so of a key point that has one. Empty otherwise."""
    number = number_of(visit.request.query_params.get("said", ""), most=len(played.verdicts))
    point = played.verdicts[number - 1].id if number else ""
    found = next((dispute for dispute in played.disputes if dispute.point == point), None)
    if found is None:
        return ""
    said = "you give back" if found.gives_back else "you say that you made"
    return f"Stored: {said} key point {number}. Your teacher reads it and decides. The score stays."


def made_earlier(results: Standing, played: Round) -> frozenset[str]:
    """Return the ids of the key points that were made before a round."""
    return frozenset(
        point_id for point_id, point in results.points.items() if point.first_made and point.first_made < played.at
    )


def round_feedback(
    visit: Visit, scenario: Scenario, played: Round, *, revealed: bool, asks: str = "", new: bool = True
) -> Feedback:
    """Return the feedback on a round of the signed-in pupil. With `new`, key points made for the first time say so.

    From now on the pupil has seen what the teacher ruled on it, unless a script only looks whether the page changed.
    """
    results = visit.pupil.standing(played.scenario)
    rulings = visit.pupil.rulings(played.id) if revealed else []
    if not visit.by_script and not all(ruling.seen for ruling in rulings):
        visit.pupil.see_rulings(played.id)
    with visit.services.scorers.lock:
        return feedback_of(
            scenario,
            played,
            revealed=revealed,
            made_before=made_earlier(results, played) if new else None,
            asks=asks,
            rulings=rulings,
        )


def _feedback(visit: Visit, stored: StoredBout) -> Response:
    bout = stored.bout
    if not bout.rules.feedback:
        waits = led.waits(visit, stored)
        return render(visit, "bout/saved.html", bout=bout, stored=stored, place=place(bout), waits=waits)
    played = visit.pupil.round(bout.round_id)
    revealed = bout.stage is not Stage.FEEDBACK
    return render(
        visit,
        "bout/feedback.html",
        bout=bout,
        stored=stored,
        place=place(bout),
        feedback=round_feedback(visit, bout.scenario, played, revealed=revealed, asks=bout.asks),
        played=played,
        heading=article_heading(bout.scenario),
        done=dispute_note(visit, played),
        is_better=bout.says_better,
        is_of_today=is_of_today(visit, stored),
        time_note=time_note(bout.line, played.answers, mode=bout.mode, pace=bout.pace),
        due_text=next_due_text(visit, bout.scenario) if bout.asks else "",
        opened_note=led.opened_note(visit, stored),
        waits=led.waits(visit, stored),
        again=(again := _comparison(visit, stored)),
        before=segments_of(again.old.text[:LONGEST_ANSWER], again.old.points) if again else (),
        nothing_changed=NOTHING_CHANGED,
    )


def _comparison(visit: Visit, stored: StoredBout) -> Comparison | None:
    """Return the first answer beside the one before it to the same line. None if the line is not answered again."""
    bout = stored.bout
    if bout.asks or not bout.attempt:
        return None
    earlier = visit.pupil.bout_rounds(stored.id, line=bout.line.id, but=bout.round_id)
    return Comparison(scenario=bout.scenario, old=earlier[-1].answers[0], new=bout.answers[0]) if earlier else None


def _summary(visit: Visit, stored: StoredBout) -> Response:
    bout, rounds = stored.bout, visit.pupil.bout_rounds(stored.id)
    began = rounds[0].at if rounds else visit.now
    until_now = visit.pupil.page(RoundQuery(scenario=bout.scenario.id, until=max(began, stored.changed))).rounds
    earlier = [played for played in until_now if played.at < began]
    since = (played for played in until_now if played.at >= began and played.line in bout.lines)
    bettered = [played for played in since if played.says_better]
    summary = summarise(bout.scenario, rounds, standing(reversed(earlier)), bettered)
    return render(
        visit,
        "bout/summary.html",
        bout=bout,
        stored=stored,
        rounds=rounds,
        summary=summary,
        legend=legend(cell for row in summary.rows for cell in row.cells),
        mode=mode_name(bout.mode, bout.pace),
        new_bout=visit.services.new_id(),
        due_text=next_due_text(visit, bout.scenario),
        speaker=summary.speaker,
    )


def article_heading(scenario: Scenario) -> str:
    """Return the heading over the claims: what the article argues, as of its date, or this side."""
    date = scenario.argued_on
    return f"What {scenario.voice} argues ({date.day} {date:%B %Y})" if date else f"What {scenario.voice} argues"
