"""The scenario as the program holds it: frozen values, each field explained, each default written here once."""

import datetime
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"
DEFAULT_AIM = 2
DEFAULT_GRANT = "All right, I grant you that."
DEFAULT_COMEBACK = "Is that all? My point still stands, and you have walked around it."
DEFAULT_CONCESSION = "I have nothing left to say to that. You win this one."

Text = Annotated[str, Meta(min_length=1)]
Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Side = Literal["for", "against"]
_Named = TypeVar("_Named", "Line", "KeyPoint")


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of everything a scenario consists of: frozen, given by keyword, strict about keys."""


class Source(Part, frozen=True):
    """The article a scenario comes from."""

    title: Annotated[str, Meta(description="The article's title.")] = ""
    author: Annotated[str, Meta(description="Who wrote it.")] = ""
    publication: Annotated[str, Meta(description="Where it appeared.")] = ""
    date: Annotated[datetime.date | None, Meta(description="When it appeared, as YYYY-MM-DD.")] = None
    url: Annotated[str, Meta(description="Where it can be read.")] = ""


class AnyOf(Part, frozen=True):
    """A key point made by naming so many different ideas, instead of by wordings."""

    at_least: Annotated[
        int, Meta(ge=1, description="How many different ideas make the key point; fewer make it in part.")
    ]
    ideas: Annotated[
        tuple[Annotated[tuple[Text, ...], Meta(min_length=1)], ...],
        Meta(min_length=1, description="The ideas, each a list of words or phrases that name it."),
    ]


class KeyPoint(Part, frozen=True):
    """One argument of the article."""

    id: Annotated[
        Id, Meta(description="A name that stays: small letters, digits, hyphens. Saves know the key point by it.")
    ]
    claim: Annotated[Text, Meta(description="The argument in one sentence, in your own words.")]
    name: Annotated[str, Meta(description="At most five words, for tables and the case.")] = ""
    wordings: Annotated[
        tuple[Text, ...], Meta(description="Other ways to say the claim, as differently as people talk; four or more.")
    ] = ()
    opposites: Annotated[
        tuple[Text, ...], Meta(description="Sentences that say the opposite; a player who says one scores an own goal.")
    ] = ()
    any_of: Annotated[AnyOf | None, Meta(description="Instead of wordings: so many different ideas.")] = None
    weight: Annotated[
        float, Meta(gt=0, le=100, description="How much it counts beside the other key points of a line.")
    ] = 1
    source: Annotated[str, Meta(description="Where in the article it stands, such as: paragraph 6.")] = ""
    hints: Annotated[
        tuple[Text, ...],
        Meta(max_length=3, description="Up to three hints: a direction, a place, opening words."),
    ] = ()
    explanation: Annotated[str, Meta(description="What the article says about it; shown when the round is over.")] = ""
    grants: Annotated[Text, Meta(description="What the opponent says when it was made.")] = DEFAULT_GRANT
    comeback: Annotated[Text, Meta(description="What the opponent says when it was not made, to press the player.")] = (
        DEFAULT_COMEBACK
    )

    @property
    def label(self) -> str:
        """The short name for tables: `name`, else the id with its hyphens as spaces."""
        return self.name or self.id.replace("-", " ")


class TheirPoint(Part, frozen=True):
    """One argument of the other side."""

    id: Annotated[Id, Meta(description="A name that stays: small letters, digits, hyphens.")]
    claim: Annotated[Text, Meta(description="The other side's argument in one sentence.")]
    wordings: Annotated[
        tuple[Text, ...], Meta(description="Other ways to say it, as differently as people talk; two or more.")
    ] = ()


class Line(Part, frozen=True):
    """What the opponent says, and the key points that answer it."""

    id: Annotated[Id, Meta(description="A name that stays: small letters, digits, hyphens. Saves know the line by it.")]
    says: Annotated[Text, Meta(description="What the opponent says.")]
    points: Annotated[tuple[Id, ...], Meta(min_length=1, description="The ids of the key points that answer it.")]
    argues: Annotated[tuple[Id, ...], Meta(description="The ids of the `their_points` that the line makes.")] = ()
    speaker: Annotated[Text, Meta(description="Who says it, as the player reads it above the line.")] = "Your opponent"
    aim: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="How many key points one answer to this line is asked to make; else the scenario's `aim`."),
    ] = None
    model: Annotated[str, Meta(description="A rebuttal that makes every key point of the line.")] = ""
    concedes: Annotated[Text, Meta(description="The opponent's last word when nothing is open.")] = DEFAULT_CONCESSION
    time_limit: Annotated[int, Meta(ge=10, le=3600, description="Seconds for the answer, in timed play.")] = 120


class MarkedAnswer(Part, frozen=True):
    """An answer with the verdicts a person gave it: a test of the scenario."""

    line: Annotated[Id, Meta(description="The id of the line it answers.")]
    answer: Annotated[Text, Meta(description="The rebuttal, as a player would type it.")]
    hits: Annotated[tuple[Id, ...], Meta(description="The ids of the key points it makes.")] = ()
    partial: Annotated[tuple[Id, ...], Meta(description="The ids of the key points it makes in part.")] = ()
    contradicts: Annotated[tuple[Id, ...], Meta(description="The ids of the key points it says the opposite of.")] = ()


class Scenario(Part, frozen=True):
    """One YAML file: a motion, the player's side, a source article, key points, lines."""

    format: Annotated[Literal[1], Meta(description="The version of this format: 1.")]
    id: Annotated[
        Id,
        Meta(description="A name that stays: small letters, digits, hyphens. Saves know the scenario by it."),
    ]
    title: Annotated[Text, Meta(description="What players see it called.")]
    key_points: Annotated[tuple[KeyPoint, ...], Meta(min_length=1, description="The arguments of the article.")]
    lines: Annotated[tuple[Line, ...], Meta(min_length=1, description="What the opponent says, in order.")]
    motion: Annotated[str, Meta(description="The sentence that is debated.")] = ""
    side: Annotated[Side, Meta(description="The player's side of the motion.")] = "against"
    they_say: Annotated[str, Meta(description="The opponent's side of the quarrel in plain words, for Home.")] = ""
    you_say: Annotated[str, Meta(description="The player's side of the quarrel in plain words, for Home.")] = ""
    language: Annotated[Literal["en"], Meta(description="The language of the scenario; only en for now.")] = "en"
    level: Annotated[int, Meta(ge=1, le=5, description="How hard it is, from 1 (for beginners) to 5.")] = 1
    tags: Annotated[tuple[Text, ...], Meta(description="Words to find it by.")] = ()
    author: Annotated[str, Meta(description="Who wrote the scenario.")] = ""
    licence: Annotated[str, Meta(description="The licence it may be shared under.")] = ""
    source: Annotated[Source | None, Meta(description="The article it comes from.")] = None
    aim: Annotated[
        int,
        Meta(ge=1, description="How many key points one answer is asked to make, at most; a line may have its own."),
    ] = DEFAULT_AIM
    words: Annotated[
        tuple[Annotated[int, Meta(ge=1)], Annotated[int, Meta(ge=1)]],
        Meta(description="How many words are plenty, from and to; shown, never enforced."),
    ] = (40, 90)
    briefing: Annotated[
        str, Meta(description="Facts and names in Markdown, no arguments; the first paragraph has at most 80 words.")
    ] = ""
    terms: Annotated[dict[Text, Text], Meta(description="Words a player may need, each with its meaning.")] = {}
    synonyms: Annotated[
        dict[Text, tuple[Text, ...]],
        Meta(description="Words that mean the same in the whole scenario; inflections come by themselves."),
    ] = {}
    their_points: Annotated[
        tuple[TheirPoint, ...],
        Meta(description="What the other side argues; a sentence that speaks for one of these makes no key point."),
    ] = ()
    examples: Annotated[tuple[MarkedAnswer, ...], Meta(description="Marked answers: the scenario's tests.")] = ()

    def line(self, line_id: str) -> Line:
        """Return the line of that id; KeyError where there is none."""
        return _by_id(self.lines, line_id)

    def key_point(self, point_id: str) -> KeyPoint:
        """Return the key point of that id; KeyError where there is none."""
        return _by_id(self.key_points, point_id)

    def points_of(self, line: Line) -> tuple[KeyPoint, ...]:
        """Return the key points that answer a line, in the line's order."""
        return tuple(self.key_point(point_id) for point_id in line.points)

    def aim_of(self, line: Line) -> int:
        """Return how many key points an answer to the line is asked to make (1 to the line's number of them)."""
        return min(line.aim if line.aim is not None else self.aim, len(line.points))


def _by_id(parts: tuple[_Named, ...], part_id: str) -> _Named:
    for part in parts:
        if part.id == part_id:
            return part
    raise KeyError(part_id)
