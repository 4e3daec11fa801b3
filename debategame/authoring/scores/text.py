"""A score in words, for people: each verdict with its reason."""

from debategame.authoring.scores.rows import ScoredRow
from debategame.play.explanations import NOTHING_NEAR, about_the_same, matches, their_side_notes, why_not_counted
from debategame.play.glyphs import GLYPHS
from debategame.scenario.model import Scenario
from debategame.scoring.model import Nearest
from debategame.text.display import one_line

EMPTY = "(an empty answer)"


def format_score(scenario: Scenario, result: ScoredRow) -> str:
    """Return a score in words: each verdict with its reason, and sentences that count elsewhere or for their side."""
    opposites = {nearest.id: nearest for nearest in result.nearness.opposites}
    rows = [f"{result.score.line}: {result.score.score}/100  {one_line(result.answer) or EMPTY}"]
    for point in result.score.points:
        rows.append(f"  {GLYPHS[point.verdict]} {point.verdict}: {one_line(scenario.key_point(point.id).claim)}")
        rows += [f'      "{row.words}" met "{row.met}" ({row.how})' for row in matches(result.answer, point)]
        about = about_the_same(result.answer, point, scenario.key_point(point.id))
        if about:
            rows.append(f"      {about}")
        if point.wording:
            rows.append(f"      nearest: {one_line(point.wording)}")
        if point.id in opposites:
            rows.append(f"      nearest opposite {_closeness(opposites[point.id])}")
        if point.missing:
            rows.append(f"      not found: {one_line(', '.join(point.missing))}")
        why = why_not_counted(scenario, result.answer, point, result.score.elsewhere)
        if why and not (why == NOTHING_NEAR and point.wording):
            rows.append(f"      {why}")
    rows += [f"  {note}" for note in their_side_notes(scenario, result.answer, result.score.elsewhere)]
    if result.nearness.theirs:
        nearest = result.nearness.theirs
        rows.append(f"  nearest point of theirs: {nearest.id} {_closeness(nearest)}")
    for found in (other for other in result.score.elsewhere if not other.theirs):
        words = one_line(result.answer[found.passage.start : found.passage.end])
        claim = one_line(scenario.key_point(found.point).claim)
        rows.append(f'  elsewhere: "{words}" answers the line {found.line}: {claim}')
    return "\n".join(rows)


def _closeness(nearest: Nearest) -> str:
    return f"({nearest.closeness:.0%} of its words): {one_line(nearest.text)}"
