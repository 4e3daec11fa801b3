"""A scenario's own sentences in frames that keep, weaken or deny them; shuffled; and sentences that say nothing."""

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from benchmarks.workshop.data import (
    TUNING,
    UNSEEN,
    UNSEEN_2,
    UNSEEN_4,
    Bench,
    shipped,
    tuning_sets,
    unseen_sets,
    without_theirs,
)
from benchmarks.workshop.gibberish import filled, nouns_and_verbs
from benchmarks.workshop.marking import Batch, Marks
from benchmarks.workshop.tables import Row, Table, share
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict

PLAIN = "plain"
SHUFFLED = "shuffled"
KEPT = "pseudo_negation"
ALL = "all"
FRAMES: tuple[tuple[str, str, str, str], ...] = (
    (KEPT, "pseudo-negation keeps the hit", ".79", "≥ .93"),
    ("plain_affirmation", "plain affirmation keeps the hit (control)", "", ""),
    ("soft_denial", "soft denial still a hit", ".73", "≤ .20"),
    ("plain_denial", "plain denial still a hit", "", ""),
    ("reported_rejected", "reported and rejected still a hit", "", "≤ .20"),
    ("granted_waved_away", "granted and waved away still a hit", "", "≤ .20"),
    ("affirmed", "affirmed keeps the hit (control)", "", "≥ .90"),
    (SHUFFLED, "words shuffled still a hit", ".90", "≤ .45"),
)
"""The kinds of frames, what is counted, what version 1 reached, what is wanted."""
CALLED: tuple[tuple[str, str, str, str], ...] = (
    (KEPT, "pseudo-negation called opposite", ".20", "≤ .02"),
    ("plain_affirmation", "plain affirmation called opposite (control)", "", "≤ 1 in 150"),
    ("soft_denial", "soft denial called opposite", "", ""),
    ("plain_denial", "plain denial called opposite", "", ""),
    ("reported_rejected", "reported and rejected called opposite", "", ""),
    ("granted_waved_away", "granted and waved away called opposite", "", ""),
    ("affirmed", "affirmed called opposite (control)", "", "≤ 1 in 150"),
)
"""The same for sentences called the opposite."""
GIBBERISH = "gibberish"
FOREIGN = "foreign"
SENSELESS = {
    "fluent gibberish given any hit": (".88", "≤ .15"),
    "sentences of a foreign topic given any hit": (".040", "≤ .015"),
}
"""What says nothing of the topic: what version 1 reached, what is wanted."""
FILES = (
    UNSEEN / "frames.json",
    UNSEEN / "frames-2.json",
    UNSEEN_2 / "frames.json",
    UNSEEN_4 / "frames.json",
    UNSEEN_4 / "frames-2.json",
    TUNING / "frames.json",
)
_END = ".!…"


class Own(msgspec.Struct, frozen=True):
    """A claim or wording of a scenario, as an answer to a line."""

    line: str
    point: str
    text: str


class Source(msgspec.Struct, frozen=True):
    """A scenario with its own sentences."""

    group: str
    """The column that it counts in."""
    scenario: Scenario
    own: tuple[Own, ...]


def framed(bench: Bench) -> list[Table]:
    """Return a table for each file of frames: own sentences framed and shuffled, gibberish, foreign sentences."""
    sources = _sources(bench)
    plain = _verdicts(bench, sources, lambda _place, text: text)
    return [_table(bench, sources, plain, file) for file in FILES]


def _table(bench: Bench, sources: Sequence[Source], plain: list[list[Verdict]], file: Path) -> Table:
    """Return the table of one file; `plain` holds the verdicts on the own sentences without frames."""
    frames: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    said = {PLAIN: plain, **{k: _verdicts(bench, sources, _framing(frames[k])) for k, *_ in FRAMES if k in frames}}
    if file == FILES[0]:
        said[SHUFFLED] = _verdicts(
            bench,
            sources,
            lambda place, text: _shuffled(text, random.Random(f"{bench.seed} {place}")),  # noqa: S311
        )
    senseless: dict[str, list[list[bool]]] = {}
    if GIBBERISH in frames:
        senseless["fluent gibberish given any hit"] = _any_hit(
            bench, [_gibberish(source, frames[GIBBERISH], bench.seed) for source in sources]
        )
        foreign = frames.get(FOREIGN)
        senseless["sentences of a foreign topic given any hit"] = _any_hit(
            bench, [_to_every_line(source, foreign) if foreign else _foreign(source, sources) for source in sources]
        )
    columns = {}
    for group in (ALL, *dict.fromkeys(source.group for source in sources)):
        chosen = [place for place, source in enumerate(sources) if group in (ALL, source.group)]
        columns[group] = [
            *_framed_rows({kind: [verdict for place in chosen for verdict in of[place]] for kind, of in said.items()}),
            *(_senseless_row(name, [hit for place in chosen for hit in of[place]]) for name, of in senseless.items()),
        ]
    title = f"Own sentences in the frames of {file.parent.name}/{file.name}, of those that are a hit without"
    return Table(title, columns)


def own_sentences(scenario: Scenario) -> tuple[Own, ...]:
    """Return the claims and wordings of a scenario, each for the first line that its key point answers.

    Questions are left out, for the frames hold statements; so are key points made by naming ideas.
    """
    lines = {point: line.id for line in reversed(scenario.lines) for point in line.points}
    return tuple(
        Own(lines[point.id], point.id, text)
        for point in scenario.key_points
        if point.id in lines and point.any_of is None
        for text in (point.claim, *point.wordings)
        if not text.rstrip().endswith("?")
    )


def _sources(bench: Bench) -> list[Source]:
    named = [
        ("shipped", without_theirs(shipped())),
        *(("unseen", one.scenario) for one in unseen_sets()),
        *(("tuning", one.scenario) for one in tuning_sets(bench.folder)),
    ]
    return [Source(group, scenario, own_sentences(scenario)) for group, scenario in named]


def framed_text(frame: str, sentence: str) -> tuple[str, int, int]:
    """Return a frame with a sentence in it, and where the sentence begins and ends; ValueError without a hole."""
    bare = sentence.strip().rstrip(_END)
    begins = bare.split()[0] in ("I", "I'm", "I've", "I'd") or bare[:2].isupper()
    small = bare if begins else bare[0].lower() + bare[1:]
    large = bare[0].upper() + bare[1:]
    for hole, said in (("{x}", small), ("{s}", small), ("{X}", large), ("{S}", large)):
        place = frame.find(hole)
        if place >= 0:
            return frame.replace(hole, said), place, place + len(said)
    raise ValueError(f"no hole in the frame {frame!r}")


def _framing(frames: Sequence[str]) -> Callable[[int, str], str]:
    """Return what puts a sentence into the frame that its place calls for."""

    def put(place: int, text: str) -> str:
        return framed_text(frames[place % len(frames)], text)[0]

    return put


def _shuffled(text: str, draw: random.Random) -> str:
    words = text.strip().rstrip(_END).split()
    draw.shuffle(words)
    return " ".join(words) + "."


def _verdicts(bench: Bench, sources: Sequence[Source], form: Callable[[int, str], str]) -> list[list[Verdict]]:
    """Return for each source the verdict on the key point of each own sentence in one form."""
    batches = [
        Batch(source.scenario, tuple((own.line, form(place, own.text)) for place, own in enumerate(source.own)))
        for source in sources
    ]
    return [
        [
            next(mark.verdict for mark in marks if mark.point == own.point)
            for own, marks in zip(source.own, of, strict=True)
        ]
        for source, of in zip(sources, bench.marker.mark(batches), strict=True)
    ]


def _gibberish(source: Source, templates: Sequence[str], seed: int) -> Batch:
    """Return every template as an answer to every line of a scenario, with the words of the line's claims."""
    answers = []
    for line in source.scenario.lines:
        words = nouns_and_verbs(point.claim for point in source.scenario.points_of(line))
        for place, template in enumerate(templates):
            draw = random.Random(f"{seed} {line.id} {place}")  # noqa: S311
            answers.append((line.id, filled(template, *words, draw)))
    return Batch(source.scenario, tuple(answers))


def _foreign(source: Source, sources: Sequence[Source]) -> Batch:
    """Return the own sentences of all other scenarios as answers to one line of a scenario each, in turn."""
    texts = [own.text for other in sources if other is not source for own in other.own]
    lines = source.scenario.lines
    return Batch(source.scenario, tuple((lines[place % len(lines)].id, text) for place, text in enumerate(texts)))


def _to_every_line(source: Source, texts: Sequence[str]) -> Batch:
    """Return texts as answers to every line of a scenario."""
    return Batch(source.scenario, tuple((line.id, text) for line in source.scenario.lines for text in texts))


def _any_hit(bench: Bench, batches: Sequence[Batch]) -> list[list[bool]]:
    return [[_has_hit(marks) for marks in of] for of in bench.marker.mark(batches)]


def _has_hit(marks: Marks) -> bool:
    return any(mark.verdict is Verdict.HIT for mark in marks)


def _senseless_row(name: str, hits: Sequence[bool]) -> Row:
    before, goal = SENSELESS[name]
    return share(name, sum(hits), len(hits), before, goal)


def _framed_rows(said: dict[str, list[Verdict]]) -> list[Row]:
    hits = [place for place, verdict in enumerate(said[PLAIN]) if verdict is Verdict.HIT]
    framed = {kind: [verdicts[place] for place in hits] for kind, verdicts in said.items()}
    rows = [share("own sentences that are a hit", len(hits), len(said[PLAIN]))]
    for kind, measure, before, goal in (row for row in FRAMES if row[0] in said):
        rows.append(share(measure, framed[kind].count(Verdict.HIT), len(hits), before, goal))
    for kind, measure, before, goal in (row for row in CALLED if row[0] in said):
        rows.append(share(measure, framed[kind].count(Verdict.CONTRADICTED), len(hits), before, goal))
    return rows
