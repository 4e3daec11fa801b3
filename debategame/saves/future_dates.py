"""Rounds that are dated after now, because the clock of the computer was wrong: find them and mend their dates."""

import datetime
import sqlite3

import msgspec

from debategame.progress.passed_over import is_possible
from debategame.progress.rounds import Time
from debategame.saves import summaries
from debategame.saves.records import decode, timestamp
from debategame.text.display import count_of

TOLERANCE = datetime.timedelta(days=1)
"""How far after now a round may be dated: the clocks and time zones of two computers may differ that much."""
FUTURE = "SELECT count(*), max(at) FROM rounds WHERE at > ?"
ANSWERS = """
SELECT answers.id, answers.at, rounds.id, rounds.at FROM answers JOIN rounds ON rounds.id = round
ORDER BY seq DESC, step = 'comeback' DESC
"""


class FutureRounds(msgspec.Struct, frozen=True):
    """The rounds of a save that are dated after now."""

    count: int
    latest: datetime.datetime


def find(db: sqlite3.Connection, now: datetime.datetime) -> FutureRounds | None:
    """Return the rounds dated more than TOLERANCE after `now`; None if there are none."""
    count, latest = db.execute(FUTURE, (timestamp(now + TOLERANCE),)).fetchone()
    return FutureRounds(count, _time(latest)) if count else None


def notice(save: str, found: FutureRounds | None) -> str:
    """Return a sentence about rounds dated after now, for a save of that file name. Empty if there are none."""
    if found is None:
        return ""
    dated = "is dated" if found.count == 1 else "are dated"
    return (
        f"{save}: {count_of(found.count, 'round')} {dated} after today, up to {found.latest:%Y-%m-%d}, and cannot plan "
        "your review. If a clock was wrong, `debategame recover --dates` mends them."
    )


def mend(db: sqlite3.Connection, now: datetime.datetime) -> int:
    """Give each answer dated after now the time of the answer that was saved after it, or `now`.

    `now` is in the player's time zone. Return how many answers were changed. Call it in a write transaction.
    """
    limit, following, mended = now + TOLERANCE, now, 0
    for answer_id, answer_at, round_id, round_at in db.execute(ANSWERS).fetchall():
        at = _time(answer_at)
        if at > limit:
            mended += 1
            moved = (timestamp(following), following.astimezone(now.tzinfo).date().isoformat(), answer_id)
            db.execute("UPDATE answers SET at = ?, day = ? WHERE id = ?", moved)
        elif is_possible(at):
            following = at
        if _time(round_at) > limit:
            db.execute("UPDATE rounds SET at = ? WHERE id = ?", (timestamp(following), round_id))
    db.execute("UPDATE disputes SET at = ? WHERE at > ?", (timestamp(now), timestamp(limit)))
    summaries.rebuild(db)
    return mended


def _time(text: str) -> datetime.datetime:
    return decode(lambda: msgspec.convert(text, Time))
