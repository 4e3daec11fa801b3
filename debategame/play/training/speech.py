"""A speech from the case: the player's best sentences in the order of the article, and what is missing from it.

Nothing is reworded: words stand as they were typed. The player may edit them before the speech is exported.
"""

import re
from collections.abc import Collection, Iterator
from enum import StrEnum

import msgspec

from debategame.play.case import WIDTH, source_rows, wrapped
from debategame.play.training.article_map import article_order, seen_points
from debategame.progress.standing import Standing
from debategame.scenario.model import KeyPoint, Scenario
from debategame.text.display import clean, clock_time, count_of, listed, one_line

WORDS_A_MINUTE = 130
"""How fast a speech is read aloud. SpeakerHub, “Your speech pace”, counts 120 to 150 as conversational; taking the
slower half, for young speakers before a room, is our assumption."""
MINUTES = (1, 3)
"""The lengths of a speech that the player can choose."""
_INLINE = re.compile(r"([\\`*_\[\]<>&~|$])")
"""What Markdown reads as a mark wherever it stands."""
_AT_START = re.compile(r"^(\d*)([#+=:.)-])")
"""What Markdown reads as a mark at the start of a line."""


class Form(StrEnum):
    """The forms in which a speech is exported."""

    TEXT = "text"
    MARKDOWN = "markdown"


ENDINGS = {Form.TEXT: ".txt", Form.MARKDOWN: ".md"}
"""The endings of the names of files."""


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A key point that the player knows and has not made, or has made in part only."""

    name: str
    place: str
    """Where it is in the article. Empty if the scenario does not say."""
    claim: str
    """The claim. Empty while it is masked."""
    half: bool
    """Whether it was made in part."""

    @property
    def text(self) -> str:
        """The gap on one line: `gloating helps nobody (paragraph 1): Gloating over …`."""
        place = f" ({self.place})" if self.place else ""
        half = ", made in part" if self.half else ""
        return f"{self.name}{place}{half}{': ' if self.claim else ''}{self.claim}"


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """A speech as the game composes it."""

    minutes: int
    """How long it may be."""
    opening: tuple[str, ...] = ()
    """What they say, and what the player says."""
    sentences: tuple[str, ...] = ()
    """The player's sentences, in the order of the article."""
    no_room: tuple[str, ...] = ()
    """The names of the key points that were made and do not fit."""
    gaps: tuple[Gap, ...] = ()
    """What is missing, in the order of the article."""
    unmet: tuple[str, ...] = ()
    """The places in the article of the key points that the player has not met yet: their names stay masked."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing in rows: each gap, then how many key points are not met yet, and where they are."""
        gaps = tuple(gap.text for gap in self.gaps)
        places = listed(tuple(dict.fromkeys(filter(None, self.unmet))))
        unmet = f"{count_of(len(self.unmet), 'key point')} not met yet{': ' if places else ''}{places}"
        return (*gaps, unmet) if self.unmet else gaps

    @property
    def text(self) -> str:
        """The speech in paragraphs with an empty line between two."""
        return "\n\n".join((*self.opening, *self.sentences))


def compose_speech(scenario: Scenario, standing: Standing, minutes: int, under_way: Collection[str] = ()) -> Speech:
    """Return a speech of at most `minutes` minutes from what the player has made.

    Whole key points come in before those made in part, and heavy ones before light ones; at least one comes in. A
    sentence that makes several key points is said once. `under_way` holds the ids of lines with a round that is not
    over: the claims of its key points are still masked.
    """
    seen = seen_points(scenario, standing, under_way)
    points = article_order(scenario)
    open_points = [point for point in points if point.id not in standing.case]
    known = [point for point in open_points if point.id in standing.halves or point.id in seen]
    said = {key: one_line(best.sentence) for key, best in {**standing.halves, **standing.case}.items()}
    made = [point for point in points if point.id in said]
    opening = _opening(scenario)
    chosen = _chosen(made, said, standing, minutes * WORDS_A_MINUTE - _count("\n".join(opening)))
    spoken = " ".join(chosen)
    return Speech(
        minutes=minutes,
        opening=opening,
        sentences=tuple(_ended(words) for words in dict.fromkeys(said[point.id] for point in made) if words in chosen),
        no_room=tuple(one_line(point.label) for point in made if said[point.id] not in spoken),
        gaps=tuple(_gap(point, standing, seen) for point in known),
        unmet=tuple(one_line(point.source) for point in open_points if point not in known),
    )


def spoken_seconds(text: str) -> float:
    """Return how many seconds it takes to read a text aloud."""
    return _count(text) * 60 / WORDS_A_MINUTE


def length_note(text: str) -> str:
    """Return how long a text is: `118 words, 0:54 at 130 words a minute`."""
    return f"{count_of(_count(text), 'word')}, {clock_time(spoken_seconds(text))} at {WORDS_A_MINUTE} words a minute"


def form_of(name: str) -> Form:
    """Return the form that the ending of a file's name asks for. Any ending but that of Markdown asks for text."""
    return Form.MARKDOWN if name.lower().endswith(ENDINGS[Form.MARKDOWN]) else Form.TEXT


def speech_file(scenario: Scenario, form: Form) -> str:
    """Return the name that is proposed for the file of a speech."""
    return f"{scenario.id}-speech{ENDINGS[form]}"


def speech_document(scenario: Scenario, text: str, speech: Speech, form: Form) -> str:
    """Return a speech to be exported. `text` is the speech as the player left it, `speech` as it was composed."""
    rows = _markdown(scenario, text, speech) if form is Form.MARKDOWN else _plain(scenario, text, speech)
    return "\n".join(rows).rstrip() + "\n"


def _opening(scenario: Scenario) -> tuple[str, ...]:
    they, we = one_line(scenario.they_say or scenario.motion), one_line(scenario.you_say)
    return tuple(filter(None, (they and f"They say: {they}", we and f"We say: {we}")))


def _chosen(made: list[KeyPoint], said: dict[str, str], standing: Standing, room: int) -> list[str]:
    """Return the sentences that fit, without those that another one holds."""
    chosen: list[str] = []
    for point in sorted(made, key=lambda point: (point.id not in standing.case, -point.weight)):
        sentence = said[point.id]
        if any(sentence in other for other in chosen):
            continue
        held = [other for other in chosen if other in sentence]
        cost = _count(sentence) - sum(map(_count, held))
        if cost <= room or not chosen:
            chosen = [other for other in chosen if other not in held] + [sentence]
            room -= cost
    return chosen


def _ended(sentence: str) -> str:
    """Return a sentence with its full stop. The game keeps sentences without the mark that ended them."""
    return f"{sentence}." if sentence[-1:].isalnum() else sentence


def _gap(point: KeyPoint, standing: Standing, seen: Collection[str]) -> Gap:
    return Gap(
        name=one_line(point.label),
        place=one_line(point.source),
        claim=one_line(point.claim) if point.id in seen else "",
        half=point.id in standing.halves,
    )


def _plain(scenario: Scenario, text: str, speech: Speech) -> Iterator[str]:
    title = one_line(scenario.title)
    yield from (title, "=" * min(len(title), WIDTH), "", f"{length_note(text)}.", "")
    for row in clean(text).splitlines():
        yield wrapped(row.strip()) if row.strip() else ""
    yield ""
    for heading, entries in _notes(speech):
        yield from (heading, *(wrapped(entry, "- ", "  ") for entry in entries), "")
    yield from source_rows(scenario.source)


def _markdown(scenario: Scenario, text: str, speech: Speech) -> Iterator[str]:
    yield from (f"# {_escaped(one_line(scenario.title))}", "", f"*{length_note(text)}.*", "")
    yield from (_escaped(row) for row in clean(text).splitlines())
    yield ""
    for heading, entries in _notes(speech):
        yield from (f"## {heading}", "", *(f"- {_escaped(entry)}" for entry in entries), "")
    yield from (_escaped(row) for row in source_rows(scenario.source))


def _notes(speech: Speech) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands below the speech: headings, each with its entries."""
    if speech.missing:
        yield "Still missing", list(speech.missing)
    if speech.no_room:
        yield f"No room in {count_of(speech.minutes, 'minute')}", list(speech.no_room)


def _escaped(row: str) -> str:
    """Return a line for Markdown that reads as it was typed."""
    return _AT_START.sub(r"\1\\\2", _INLINE.sub(r"\\\1", row.strip()))


def _count(text: str) -> int:
    return len(text.split())
