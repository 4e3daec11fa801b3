"""`debategame history`: show a player's rounds as a table, CSV or JSON Lines. The save is only read."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from debategame.cli.completion import complete_line, complete_scenario_id
from debategame.cli.options import shared_options
from debategame.cli.player import find_player, print_notices
from debategame.cli.settings import Settings
from debategame.cli.store import StoreChoice, pupil_of, store_options
from debategame.cli.system import now
from debategame.cli.tables import show, show_csv
from debategame.errors import UsageError
from debategame.play.glyphs import GLYPHS
from debategame.play.round_notes import OLDER_SCORING, newest_scorer, round_notes
from debategame.progress.rounds import Answer, Mode, Round
from debategame.progress.rulings import Ruling, rulings_on
from debategame.saves.queries import EVERY_ROUND, RoundQuery
from debategame.saves.save import Save, players
from debategame.text.display import clean, one_line
from debategame.text.tables import format_table
from debategame.transfer.formats import csv_lines, ids_by_verdict, json_line

if TYPE_CHECKING:  # few players have rulings, and only those need scenarios
    from debategame.scenario.model import Scenario

HEADINGS = ("Date", "Scenario", "Line", "Mode", "Answer", "Round", "Points", "")
RIGHT = {"Answer", "Round"}
"""The columns that are aligned to the right: numbers."""
CSV_COLUMNS = (
    *("at", "player", "scenario", "line", "mode", "first_sight", "score", "added", "final"),
    *("hits", "partial", "contradicts", "missed", "hints", "seconds", "answer", "comeback"),
    *("excluded", "scorer", "scenario_hash", "id", "studied", "copied"),
)
MIXED_NOTE = f"{OLDER_SCORING}: not to be compared with the others. `debategame rescore` scores those rounds again."
MOST_ROUNDS = 10**9
"""More rounds than any save has. SQLite cannot read every larger number."""
DAY = datetime.timedelta(days=1)


class Day(click.DateTime):
    """The type of an option that is a day, such as 2024-11-24."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the midnight at which the day begins. Raise click.BadParameter if the value is not a day."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"'{value}' is not a day; write it like 2024-11-24.", param, ctx)


@click.command()
@click.option("--scenario", metavar="ID", shell_complete=complete_scenario_id, help="Only rounds of this scenario.")
@click.option("--line", metavar="ID", shell_complete=complete_line, help="Only rounds on this line.")
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), help="Only rounds in this mode.")
@click.option("--since", type=Day(), metavar="DATE", help="Only from this day on, such as 2024-11-24.")
@click.option("--until", type=Day(), metavar="DATE", help="Only up to and including this day.")
@click.option("--find", "text", metavar="TEXT", default="", help="Only rounds with an answer that contains this text.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the newest N rounds.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@store_options
@shared_options
def command(settings: Settings, limit: int | None, form: str, store: StoreChoice | None, **filters: Any) -> int:
    """Show a player's rounds, newest first.

    Without --player, show those of the last player, or of the only player with a save.
    """
    query, most = _query(**filters), limit and min(limit, MOST_ROUNDS)
    if store is not None:
        return _of_pupil(settings, store, query, most, form)
    folder = settings.saves.path
    player = find_player(settings)
    save = Save(folder, player, now=now) if player else None
    rounds = save.page(query, limit=most).rounds if save else ()
    print_notices(save.notices if save else ())
    if not rounds:
        filtered = query != EVERY_ROUND and save is not None
        click.echo(clean(_no_rounds(folder, player, filtered=filtered)), err=form != "table")
    rulings = save.rulings() if save and rounds else ()
    if rounds and player and settings.player is None and form == "table":
        click.echo(f"Rounds of {one_line(player)}. --player NAME shows another's.", err=True)
    _write(rounds, rulings, _ruled(rounds, rulings, save.scenario) if save else {}, form)
    return 0


def _of_pupil(settings: Settings, store: StoreChoice, query: RoundQuery, limit: int | None, form: str) -> int:
    with pupil_of(store, settings.player) as pupil:
        rounds = pupil.page(query, limit=limit).rounds
        rulings = tuple(ruling.plain for ruling in pupil.rulings()) if rounds else ()
        ruled = _ruled(rounds, rulings, pupil.scenario)
    if not rounds:
        click.echo("No such rounds in the store.", err=form != "table")
    _write(rounds, rulings, ruled, form)
    return 0


def table(rounds: Sequence[Round], zone: datetime.tzinfo | None = None, ruled: Mapping[str, int] | None = None) -> str:
    """Return rounds as a table for a terminal. Times are in `zone`, or in local time if it is None.

    `ruled` has the scores of rounds as the teacher counts them, by id.
    """
    newest = newest_scorer(rounds)
    rows = [HEADINGS, *(_cells(played, zone, newest, (ruled or {}).get(played.id)) for played in rounds)]
    if len({played.scenario for played in rounds}) == 1:
        rows = [(row[0], *row[2:]) for row in rows]
    mixed = any(played.scorer != newest for played in rounds)
    return format_table(rows, right=RIGHT) + (f"{MIXED_NOTE}\n" if mixed else "")


def as_csv(rounds: Sequence[Round]) -> str:
    """Return rounds as CSV with a heading, one row each. It is safe to open in a spreadsheet."""
    values = map(_values, rounds)
    return "".join(csv_lines(CSV_COLUMNS, ([row[column] for column in CSV_COLUMNS] for row in values)))


def as_json_lines(rounds: Sequence[Round], rulings: tuple[Ruling, ...] = ()) -> str:
    """Return rounds as JSON Lines with all their data and without control characters.

    A round that the teacher ruled on also has `rulings`: for each the step of the answer, the key point, the verdict
    and the teacher's note.
    """
    return b"".join(json_line(_row(played) | _rulings(played, rulings)) for played in rounds).decode()


def _query(
    *, mode: str | None, since: datetime.datetime | None, until: datetime.datetime | None, **others: Any
) -> RoundQuery:
    """Return the query for the options. Days begin at midnight in local time."""
    try:
        begin, end = since and since.astimezone(), until and (until + DAY).astimezone()
    except (OverflowError, ValueError, OSError) as error:
        raise UsageError("--since and --until need a day that exists, such as 2024-11-24") from error
    return RoundQuery(mode=Mode(mode) if mode else None, since=begin, until=end, **others)


def _no_rounds(folder: Path, player: str | None, *, filtered: bool) -> str:
    if player is None:
        return f"No rounds yet: nobody has a save in {folder}."
    if filtered:
        return f"{player} has no such rounds in {folder}."
    others = [name for name in players(folder) if name != player]
    hint = f" These players have saves there: {', '.join(others)}." if others else ""
    return f"No rounds yet: {player} has no save in {folder}.{hint}"


def _write(rounds: Sequence[Round], rulings: tuple[Ruling, ...], ruled: Mapping[str, int], form: str) -> None:
    if form == "jsonl":
        click.echo(as_json_lines(rounds, rulings).encode(), nl=False)
    elif form == "csv":
        show_csv([as_csv(rounds)])
    elif rounds:
        show(table(rounds, ruled=ruled))


def _cells(played: Round, zone: datetime.tzinfo | None, newest: str, ruled: int | None) -> tuple[str, ...]:
    added = f" + {played.added:>2}" if len(played.answers) > 1 else ""
    return (
        f"{played.at.astimezone(zone):%Y-%m-%d %H:%M}",
        one_line(played.scenario),
        one_line(played.line),
        played.mode.value,
        f"{played.score}{added or ' ' * 5}",
        str(played.final),
        "".join(GLYPHS[point.verdict] for point in played.verdicts),
        ", ".join(round_notes(played, newest, ruled=ruled)),
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
        "studied": played.studied,
        "copied": played.copied,
        "score": played.score,
        "final": played.final,
        "answers": [_answer(answer) for answer in played.answers],
        "excluded": played.excluded,
    }


def _ruled(
    rounds: Sequence[Round], rulings: tuple[Ruling, ...], scenario_of: "Callable[[str], Scenario]"
) -> dict[str, int]:
    """Return by id what the teacher counts for the rounds ruled on."""
    if not rulings:
        return {}
    from debategame.play.ruled import ruled_scores  # few players have rulings

    return ruled_scores(rounds, rulings, scenario_of)


def _rulings(played: Round, rulings: tuple[Ruling, ...]) -> dict[str, object]:
    steps = {answer.id: answer.step for answer in played.answers}
    known = [
        {"step": steps[ruling.answer], "point": ruling.point, "verdict": ruling.verdict, "note": ruling.note}
        for ruling in rulings_on(played, rulings)
    ]
    return {"rulings": known} if known else {}


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
