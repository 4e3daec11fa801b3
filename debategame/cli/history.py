"""`debategame history`: the rounds of a player as a table, as CSV, or one JSON object a line. It only reads."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from debategame.cli.player import asked_player, now, tell
from debategame.cli.settings import Settings, shared_options
from debategame.cli.tables import show
from debategame.errors import UsageError
from debategame.play.feedback import GLYPHS
from debategame.play.round_notes import round_notes
from debategame.progress.rounds import Answer, Mode, Round
from debategame.saves.queries import EVERY_ROUND, RoundQuery
from debategame.saves.save import Save, players
from debategame.text.display import clean, one_line
from debategame.text.tables import format_table
from debategame.transfer.formats import csv_lines, ids_by_verdict, json_line

HEADINGS = ("Date", "Scenario", "Line", "Mode", "Answer", "Round", "Points", "")
RIGHT = {"Answer", "Round"}
"""The columns of numbers."""
COLUMNS = (
    *("at", "player", "scenario", "line", "mode", "first_sight", "score", "added", "final"),
    *("hits", "partial", "contradicts", "missed", "hints", "seconds", "answer", "comeback"),
    *("excluded", "scorer", "scenario_hash", "id"),
)
DAY = datetime.timedelta(days=1)


@click.command()
@click.option("--scenario", metavar="ID", help="Only rounds of this scenario.")
@click.option("--line", metavar="ID", help="Only rounds of this opponent's line.")
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), help="Only rounds played so.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only from this day on (2024-11-24).")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only up to this day, and on it.")
@click.option("--find", "text", metavar="TEXT", default="", help="Only rounds in which an answer holds this text.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the newest N.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@shared_options
def command(settings: Settings, limit: int | None, form: str, **wishes: Any) -> int:
    """Show the rounds of a player, newest first.

    Without --player it is who played last, or the only one who has a save.
    """
    folder = settings.saves.path
    player = asked_player(settings)
    save = Save(folder, player, now=now) if player else None
    wanted = _wanted(**wishes)
    rounds = save.page(wanted, limit=limit).rounds if save else ()
    tell(save.notices if save else ())
    if not rounds:
        asked = wanted != EVERY_ROUND and save is not None
        click.echo(clean(_nothing(folder, player, asked=asked)), err=form != "table")
    _write(rounds, form)
    return 0


def table(rounds: Sequence[Round], zone: datetime.tzinfo | None = None) -> str:
    """Return rounds as a table for a terminal, times in `zone` or, without one, in local time."""
    rows = [HEADINGS, *(_cells(played, zone) for played in rounds)]
    if len({played.scenario for played in rounds}) == 1:
        rows = [(row[0], *row[2:]) for row in rows]
    return format_table(rows, right=RIGHT)


def as_csv(rounds: Sequence[Round]) -> str:
    """Return rounds as comma-separated values with a heading, one row each, safe to open in a spreadsheet."""
    values = map(_values, rounds)
    return "".join(csv_lines(COLUMNS, ([row[column] for column in COLUMNS] for row in values)))


def as_json_lines(rounds: Sequence[Round]) -> str:
    """Return rounds as JSON, one object a line; nothing is lost, and nothing in it moves a terminal."""
    return b"".join(json_line(_row(played)) for played in rounds).decode()


def _wanted(
    *, mode: str | None, since: datetime.datetime | None, until: datetime.datetime | None, **others: Any
) -> RoundQuery:
    """Return what the options ask for; days begin and end at midnight of local time."""
    try:
        begin, end = since and since.astimezone(), until and (until + DAY).astimezone()
    except (OverflowError, ValueError, OSError) as error:
        raise UsageError("--since and --until take a day that calendars have, such as 2024-11-24") from error
    return RoundQuery(mode=Mode(mode) if mode else None, since=begin, until=end, **others)


def _nothing(folder: Path, player: str | None, *, asked: bool) -> str:
    if player is None:
        return f"No rounds yet: nobody has played with saves in {folder}."
    if asked:
        return f"{player} has no such rounds in {folder}."
    others = [name for name in players(folder) if name != player]
    there = f" Saves there are of {', '.join(others)}." if others else ""
    return f"No rounds yet: {player} has played none with saves in {folder}.{there}"


def _write(rounds: Sequence[Round], form: str) -> None:
    if form == "jsonl":
        click.echo(as_json_lines(rounds).encode(), nl=False)
    elif form == "csv":
        click.echo(as_csv(rounds).encode(), nl=False)
    elif rounds:
        show(table(rounds))


def _cells(played: Round, zone: datetime.tzinfo | None) -> tuple[str, ...]:
    added = f" + {played.added:>2}" if len(played.answers) > 1 else ""
    return (
        f"{played.at.astimezone(zone):%Y-%m-%d %H:%M}",
        one_line(played.scenario),
        one_line(played.line),
        played.mode.value,
        f"{played.score}{added or ' ' * 5}",
        str(played.final),
        "".join(GLYPHS[point.verdict] for point in played.verdicts),
        ", ".join(round_notes(played)),
    )


def _row(played: Round) -> dict[str, object]:
    return {
        "id": played.id,
        "at": played.at,
        "player": played.player,
        "scenario": played.scenario,
        "scenario_hash": played.scenario_hash,
        "scorer": played.scorer,
        "line": played.line,
        "mode": played.mode,
        "first_sight": played.first_sight,
        "score": played.score,
        "final": played.final,
        "answers": [_answer(answer) for answer in played.answers],
        "excluded": played.excluded,
    }


def _answer(answer: Answer) -> dict[str, object]:
    return {name: getattr(answer, name) for name in ("step", "text", "seconds", "hints", "points")}


def _values(played: Round) -> dict[str, object]:
    texts = {str(answer.step): answer.text for answer in played.answers}
    return {
        **_row(played),
        **ids_by_verdict(played.verdicts),
        "added": played.added,
        "hints": played.hints_taken,
        "seconds": round(sum(answer.seconds for answer in played.answers)),
        "answer": texts.get("answer", ""),
        "comeback": texts.get("comeback", ""),
    }
