"""Rounds with every kind of content, and saves filled with them in one transaction."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import msgspec
from hypothesis import strategies as st

from debategame.progress.preferences import Preferences
from debategame.progress.rounds import Answer, Mode, Round
from debategame.saves.database import Options
from debategame.saves.file import SaveFile
from debategame.saves.score_history import ArchivedScore
from debategame.scenario.versions import canonical, digest
from debategame.transfer.merge import Merge
from tests.support.factories import DAY, NOON, SCENARIO, answer, comeback, dispute, noon, played, point

USUAL_PREFERENCES = Preferences()
HASH = digest(canonical(SCENARIO))


def save_of(
    folder: Path,
    rounds: Iterable[Round],
    *,
    archived: Iterable[ArchivedScore] = (),
    player: str = "Ada",
    preferences: Preferences = USUAL_PREFERENCES,
) -> SaveFile:
    """Return a save with these rounds, made in one transaction."""
    save = SaveFile(folder, player, now=noon, options=Options(settling_seconds=0))

    def fill(db):
        merge = Merge(db)
        merge.add_preferences(preferences)
        merge.add_scenario(HASH, canonical(SCENARIO))
        for played_round in rounds:
            merge.add_round(played_round)
        for score in archived:
            merge.add_archived_score(score)
        merge.finish()

    save.write(fill)
    return save


def example_rounds(number: int = 12, **fields) -> list[Round]:
    """Return rounds an hour apart, each with both answers."""
    return [full_round(hours=hour, **fields) for hour in range(number)]


def full_round(*, hours: int = 0, first: str = "√·", **fields) -> Round:
    """Return a round with both answers on the key points `shade` and `play`."""
    at = NOON + datetime.timedelta(hours=hours)
    glyphs = tuple(point(name, glyph, span=(0, 5)) for name, glyph in zip(("shade", "play"), first, strict=True))
    given = answer("Trees give shade.", points=glyphs, at=at)
    back = comeback(points=(point("shade", "·"), point("play", "~", span=(0, 3))), at=at)
    return played(given, back, **{"scenario_hash": HASH, **fields})


@st.composite
def rounds(draw: st.DrawFn) -> list[Round]:
    """Draw a few rounds of one player on one line. Only the oldest is at first sight."""
    drawn = [draw(_round(hours)) for hours in range(draw(st.integers(0, 4)))]
    oldest = min((item.at for item in drawn), default=NOON)
    return [msgspec.structs.replace(item, first_sight=item.at == oldest) for item in drawn]


@st.composite
def _round(draw: st.DrawFn, hours: int) -> Round:
    at = NOON + draw(st.integers(-3, 3)) * DAY + datetime.timedelta(hours=hours)
    first = draw(_answers(answer, at))
    answers = [first, draw(_answers(comeback, at))] if draw(st.booleans()) else [first]
    disputed = [dispute(first)] if draw(st.booleans()) else []
    return played(
        *answers,
        scenario_hash=HASH,
        mode=draw(st.sampled_from(Mode)),
        pace=draw(st.sampled_from([1.0, 1.5, 2.0])),
        excluded=draw(st.booleans()),
        disputes=tuple(disputed),
    )


@st.composite
def _answers(draw: st.DrawFn, make, at: datetime.datetime) -> Answer:
    text = draw(st.text(max_size=30) | st.just("=1+1\x1b[2J \u202e\u2028"))
    glyphs = draw(st.text("√~·×", min_size=2, max_size=2))
    span = (0, min(5, len(text)))
    return make(
        text,
        at=at,
        marks=draw(st.integers(0, 50)),
        points=tuple(point(name, glyph, span=span) for name, glyph in zip(("shade", "play"), glyphs, strict=True)),
        elsewhere=(),
        seconds=draw(st.floats(0, 1000)),
        flags=draw(st.sampled_from([(), ("empty",), ("echo", "long")])),
        pressed=draw(st.sampled_from(["", "play"])),
        guess=draw(st.none() | st.integers(0, 4)),
        day=draw(st.none() | st.just(at.date())),
    )


def archived_score_of(played_round: Round) -> ArchivedScore:
    """Return an earlier score of the first answer of a round."""
    first = played_round.answers[0]
    return ArchivedScore(answer=first.id, at=NOON, scenario_hash=HASH, scorer="0", marks=25, points=first.points)
