"""Marked answers with remarks around them that claim nothing, such as "Think about it.": every verdict should stay."""

import json
from collections.abc import Callable, Mapping, Sequence

from benchmarks.workshop.data import OWN, TUNING, Bench, MarkedSet, every_unseen_set, shipped_sets, topic_sets
from benchmarks.workshop.framed import framed_text
from benchmarks.workshop.marking import Batch, Marks
from benchmarks.workshop.tables import Row, Table, share
from debategame.scoring.model import Verdict
from debategame.scoring.reading.text import read

FOLDER = OWN / "remarks"
FILES = (FOLDER / "remarks.json", FOLDER / "remarks-2.json", TUNING / "remarks.json")
"""Two files that the scorer is never fitted on, and one that it is."""
_ENDS = ".?!…"


def remarks(bench: Bench) -> list[Table]:
    """Return a table for each file of remarks."""
    columns = {
        "unseen": every_unseen_set(),
        "topics (tuning)": topic_sets(),
        "shipped": shipped_sets(bench.folder),
    }
    plain = {name: _marks(bench, sets, lambda _place, text: text) for name, sets in columns.items()}
    tables = []
    for file in FILES:
        given: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
        rows: Mapping[str, list[Row]] = {name: [] for name in columns}
        for kind, texts in given.items():
            for name, sets in columns.items():
                rows[name] += _rows(kind, plain[name], _marks(bench, sets, _adding(kind, texts)))
        tables.append(Table(f"Answers with the remarks of {file.parent.name}/{file.name}", rows))
    return tables


def remarked(kind: str, remark: str, text: str) -> str:
    """Return an answer with a remark; as it is where it has no place for one of that kind."""
    sentences = read(text).sentences
    if kind == "opening":
        return f"{ended(remark)} {text}"
    if kind == "closing":
        return f"{ended(text)} {remark}"
    if not sentences or (kind == "lead_in" and sentences[0].asks):
        return text
    second = sentences[1].start if len(sentences) > 1 else len(text)
    first, rest = text[:second].rstrip(), text[second:]
    if rest and first[-1] not in _ENDS:
        return text
    if kind == "lead_in":
        return f"{ended(framed_text(remark, first)[0])} {rest}".rstrip()
    return f"{ended(first)} {ended(remark)} {rest}" if rest else text


def ended(text: str) -> str:
    """Return a text with a mark at its end."""
    bare = text.rstrip()
    return bare if bare[-1:] in _ENDS else f"{bare}."


def _adding(kind: str, texts: Sequence[str]) -> Callable[[int, str], str]:
    return lambda place, text: remarked(kind, texts[place % len(texts)], text)


def _marks(bench: Bench, sets: Sequence[MarkedSet], form: Callable[[int, str], str]) -> list[Marks]:
    """Return the marks of the answers in one form, on the scenarios without the other side's points."""
    numbered = iter(range(sum(len(one.answers) for one in sets)))
    batches = [
        Batch(
            one.scenario,
            tuple((row["line"], form(next(numbered), row["answer"])) for row in one.answers[: bench.answers]),
        )
        for one in sets
    ]
    return [marks for of in bench.marker.mark(batches) for marks in of]


def _rows(kind: str, plain: Sequence[Marks], said: Sequence[Marks]) -> list[Row]:
    pairs = [
        (before.verdict, after.verdict)
        for one, other in zip(plain, said, strict=True)
        for before, after in zip(one, other, strict=True)
    ]
    hits = [after for before, after in pairs if before is Verdict.HIT]
    others = [after for before, after in pairs if before is not Verdict.HIT]
    name = kind.replace("_", "-")
    return [
        share(f"{name}: hits that stay", hits.count(Verdict.HIT), len(hits), goal="≥ .98"),
        share(f"{name}: hits called opposite", hits.count(Verdict.CONTRADICTED), len(hits), goal="≤ .005"),
        share(f"{name}: other points given a hit", others.count(Verdict.HIT), len(others)),
    ]
