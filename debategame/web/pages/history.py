"""The rounds that a pupil has played, and the feedback on each of them."""

from starlette.responses import Response

from debategame.play.bout import Stage
from debategame.play.round_notes import newest_scorer, round_notes
from debategame.play.ruled import ruled_scores
from debategame.progress.rounds import Mode, Round
from debategame.text.display import snippet
from debategame.web.pages.exchange import score_text
from debategame.web.pages.html import render
from debategame.web.pages.stages import article_heading, dispute_note, round_feedback
from debategame.web.pages.trend import trend_drawing
from debategame.web.safety.access import Page, Visit, Who, see

ON_A_PAGE = 25
LONGEST_LINE = 60
"""The longest quotation of a line, in code points."""


def history(visit: Visit) -> Response:
    """Show a page of rounds, newest first."""
    number = visit.request.query_params.get("page", "1")
    page = min(max(1, int(number)), 10_000) if number.isdecimal() and len(number) < 6 else 1  # noqa: PLR2004
    found = visit.pupil.page(limit=ON_A_PAGE, offset=(page - 1) * ON_A_PAGE)
    newest = newest_scorer(found.rounds)
    given = [ruling.plain for ruling in visit.pupil.rulings()]
    ruled = ruled_scores(found.rounds, given, visit.pupil.scenario)
    rows = []
    for played in found.rounds:
        scenario = visit.pupil.scenario(played.scenario_hash)
        rows.append(
            {
                "played": played,
                "title": scenario.title,
                "says": snippet(scenario.line(played.line).says, LONGEST_LINE),
                "score": score_text(played),
                "verdicts": [point.verdict for point in played.verdicts],
                "notes": round_notes(played, newest, ruled=ruled.get(played.id)),
                "at": played.at.astimezone(visit.now.tzinfo),
            }
        )
    more = page * ON_A_PAGE < found.total
    drawing = trend_drawing(visit, _mode(visit, found.rounds)) if page == 1 else None
    return render(visit, "pupil/history.html", rows=rows, total=found.total, page=page, more=more, trend=drawing)


def _mode(visit: Visit, rounds: tuple[Round, ...]) -> Mode:
    """Return the mode whose trend is shown: that of the address, else of the newest round of a bout, else Review."""
    asked = visit.request.query_params.get("mode", "")
    if asked in list(Mode):
        return Mode(asked)
    bouts = (played.mode for played in rounds if played.mode is not Mode.REVIEW)
    return next(bouts, Mode.REVIEW if rounds else Mode.PRACTICE)


def past_round(visit: Visit) -> Response:
    """Show the feedback on a round that is over."""
    played = visit.pupil.round(visit.path("round_id"))
    if bout_id := bout_that_masks(visit, played.id):
        return see(f"/bout/{bout_id}")
    scenario = visit.pupil.scenario(played.scenario_hash)
    return render(
        visit,
        "pupil/round.html",
        played=played,
        scenario=scenario,
        line=scenario.line(played.line),
        feedback=round_feedback(visit, scenario, played, revealed=True, asks=played.asks, new=False),
        heading=article_heading(scenario),
        done=dispute_note(visit, played),
        at=played.at.astimezone(visit.now.tzinfo),
    )


def leave_out(visit: Visit) -> Response:
    """Leave a round out of bests and trends, or bring it back."""
    round_id = visit.path("round_id")
    visit.pupil.leave_out(round_id, excluded=visit.field("out") == "yes")
    return see(f"/history/{round_id}")


def bout_that_masks(visit: Visit, round_id: str) -> str:
    """Return the id of an open bout in which the key points of a round are still hidden. Empty if there is none."""
    for stored in visit.pupil.bouts(only_open=True):
        hidden = set() if stored.bout.stage is Stage.REVEAL else {stored.bout.round_id}
        if not stored.bout.rules.feedback:  # it comes at the end
            hidden |= {played.id for played in visit.pupil.bout_rounds(stored.id)}
        if round_id in hidden:
            return stored.id
    return ""


PAGES = (
    Page(path="/history", who=Who.PUPIL, get=history),
    Page(path="/history/{round_id:uuid}", who=Who.PUPIL, get=past_round, post=leave_out),
)
