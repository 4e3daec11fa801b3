"""A class as files: its rounds for a spreadsheet, its answers and rulings for the commands of authors."""

from collections.abc import Iterable, Iterator

import msgspec
from starlette.responses import Response

from debategame.progress.rounds import Answer
from debategame.scoring.model import Verdict
from debategame.transfer.export import csv_of_rounds
from debategame.transfer.formats import csv_lines, json_line
from debategame.transfer.rulings import RulingRow
from debategame.web.pages.html import download
from debategame.web.safety.access import Page, Visit, Who
from debategame.web.store.model import ClassRound

COLUMNS = ("at", "pupil", "scenario", "line", "mode", "score", "final", "hints", "disputed", "left_out")
"""The columns of the table of rounds."""
MOST_EXAMPLES = 2000
"""Of how many of the newest rounds the marked answers are made."""
SPREADSHEET = "text/csv; charset=utf-8"
JSON_LINES = "application/x-ndjson"


def table(visit: Visit) -> Response:
    """Return every round of the class as CSV."""
    rows = [_row(found) for found in visit.own_class().rounds()]
    return download("".join(csv_lines(COLUMNS, rows)).encode("utf-8-sig"), SPREADSHEET, "rounds.csv")


def every_answer(visit: Visit) -> Response:
    """Return every answer of the class as CSV, for `debategame answers`."""
    rounds = (found.played for found in reversed(visit.own_class().rounds()))
    return download("\ufeff".encode() + b"".join(csv_of_rounds(rounds)), SPREADSHEET, "answers.csv")


def rulings(visit: Visit) -> Response:
    """Return the rulings of the class as JSON Lines, for `debategame answers --rulings` and `debategame import`."""
    rows = ruling_rows(reversed(visit.own_class().rounds()))
    return download(b"".join(map(json_line, rows)), JSON_LINES, "class.rulings.jsonl")


def examples(visit: Visit) -> Response:
    """Return the answers that were ruled on as marked answers, one JSON object a line, for `debategame agree`."""
    rows = [
        marked_answer(each, answer)
        for each in visit.own_class().rounds(limit=MOST_EXAMPLES)
        for answer in each.played.answers
        if any(ruling.answer == answer.id for ruling in each.rulings)
    ]
    return download(b"".join(map(json_line, rows)), JSON_LINES, "marked-answers.jsonl")


def ruling_rows(rounds: Iterable[ClassRound]) -> Iterator[RulingRow]:
    """Yield the rulings on some rounds as rows of a file of rulings."""
    for found in rounds:
        for ruling in found.rulings:
            given = msgspec.structs.asdict(ruling.plain)
            yield RulingRow(scenario=found.played.scenario, line=found.played.line, **given)


def marked_answer(found: ClassRound, answer: Answer) -> dict[str, object]:
    """Return an answer with its verdicts: the teacher's where there is one, else the game's."""
    ruled = {ruling.point: ruling.verdict for ruling in found.rulings if ruling.answer == answer.id}
    verdicts = {point.id: ruled.get(point.id, point.verdict) for point in answer.points}

    def ids(wanted: Verdict) -> list[str]:
        return [point for point, verdict in verdicts.items() if verdict is wanted]

    return {
        "scenario": found.played.scenario,
        "line": found.played.line,
        "answer": answer.text,
        "hits": ids(Verdict.HIT),
        "partial": ids(Verdict.PARTIAL),
        "contradicts": ids(Verdict.CONTRADICTED),
    }


def _row(found: ClassRound) -> list[object]:
    played = found.played
    return [
        played.at.isoformat(timespec="seconds"),
        played.player,
        played.scenario,
        played.line,
        played.mode.value,
        played.score,
        played.final,
        played.hints_taken,
        len(played.disputes),
        "yes" if played.excluded else "",
    ]


PAGES = (
    Page(path="/teacher/class/{class_id:uuid}/rounds.csv", who=Who.TEACHER, get=table),
    Page(path="/teacher/class/{class_id:uuid}/answers.csv", who=Who.TEACHER, get=every_answer),
    Page(path="/teacher/class/{class_id:uuid}/class.rulings.jsonl", who=Who.TEACHER, get=rulings),
    Page(path="/teacher/class/{class_id:uuid}/marked-answers.jsonl", who=Who.TEACHER, get=examples),
)
