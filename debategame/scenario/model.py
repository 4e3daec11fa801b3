"""The types of a scenario, with a description and a default for each field."""

import datetime
from collections.abc import Collection
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"
OTHER_SIDE = "--other-side"
"""The end of the id of a scenario's other side. No file may have such an id."""
LONGEST_ID = 64
"""Most characters of an id."""
DEFAULT_AIM = 2
"""Key points that one answer should make."""
DEFAULT_GRANT = "All right, I grant you that."
DEFAULT_COMEBACK = "My point still stands. What do you say to it?"
DEFAULT_CONCESSION = "I have nothing left to say to that. You win this one."

Text = Annotated[str, Meta(min_length=1)]
Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Side = Literal["for", "against"]
_PartWithId = TypeVar("_PartWithId", "Line", "KeyPoint", "TheirPoint")


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base class of all parts of a scenario. Unknown keys are refused."""


class Source(Part, frozen=True):
    """The article that a scenario is based on."""

    title: Annotated[str, Meta(description="The article's title.")] = ""
    author: Annotated[str, Meta(description="Who wrote it.")] = ""
    publication: Annotated[str, Meta(description="Where it appeared.")] = ""
    date: Annotated[datetime.date | None, Meta(description="When it appeared, as YYYY-MM-DD.")] = None
    url: Annotated[str, Meta(description="Where it can be read.")] = ""


class AnyOf(Part, frozen=True):
    """Ideas to name, instead of wordings. An answer makes the key point by naming enough of them."""

    at_least: Annotated[
        int, Meta(ge=1, description="How many different ideas make the key point; fewer make half of it.")
    ]
    ideas: Annotated[
        tuple[Annotated[tuple[Text, ...], Meta(min_length=1)], ...],
        Meta(min_length=1, description="The ideas, each a list of words or phrases that name it."),
    ]


class KeyPoint(Part, frozen=True):
    """One argument of the article."""

    id: Annotated[
        Id, Meta(description="A fixed name: small letters, digits, hyphens. Saves use it, so do not change it.")
    ]
    claim: Annotated[Text, Meta(description="The argument in one sentence, in your own words.")]
    name: Annotated[str, Meta(description="A short name for tables, at most five words.")] = ""
    wordings: Annotated[
        tuple[Text, ...], Meta(description="Other ways to say the claim, four or more, each in different words.")
    ] = ()
    opposites: Annotated[
        tuple[Text, ...], Meta(description="Sentences that say the opposite. A player who says one scores an own goal.")
    ] = ()
    any_of: Annotated[AnyOf | None, Meta(description="Instead of wordings: ideas to name.")] = None
    weight: Annotated[
        float, Meta(gt=0, le=100, description="How much it counts compared with the other key points of a line.")
    ] = 1
    source: Annotated[str, Meta(description="Where it is in the article, such as: paragraph 6.")] = ""
    hints: Annotated[
        tuple[Text, ...],
        Meta(max_length=3, description="Up to three hints: a direction, a place, opening words."),
    ] = ()
    explanation: Annotated[str, Meta(description="What the article says about it. Shown after the round.")] = ""
    grants: Annotated[Text, Meta(description="What the opponent says after the player made it.")] = DEFAULT_GRANT
    comeback: Annotated[Text, Meta(description="What the opponent says if the player did not make it.")] = (
        DEFAULT_COMEBACK
    )
    more_grants: Annotated[
        tuple[Text, ...], Meta(description="Other words for `grants`, one for each time the line is played again.")
    ] = ()
    more_comebacks: Annotated[
        tuple[Text, ...], Meta(description="Other words for `comeback`, one for each time the line is played again.")
    ] = ()

    @property
    def label(self) -> str:
        """The short name for tables: `name`, or else the id with spaces for hyphens."""
        return self.name or self.id.replace("-", " ")


class TheirPoint(KeyPoint, frozen=True):
    """One argument of the other side. Who plays the other side makes it, so it may have all a key point has."""


class Line(Part, frozen=True):
    """What the opponent says, and the key points that answer it."""

    id: Annotated[
        Id, Meta(description="A fixed name: small letters, digits, hyphens. Saves use it, so do not change it.")
    ]
    says: Annotated[Text, Meta(description="What the opponent says.")]
    points: Annotated[tuple[Id, ...], Meta(min_length=1, description="The ids of the key points that answer it.")]
    argues: Annotated[
        tuple[Id, ...],
        Meta(description="The ids of the `their_points` that the line makes; scores do not depend on it."),
    ] = ()
    speaker: Annotated[Text, Meta(description="Who says it. Shown above the line.")] = "Your opponent"
    aim: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="How many key points one answer should make, instead of the scenario's `aim`."),
    ] = None
    model: Annotated[str, Meta(description="A model rebuttal. It makes every key point of the line.")] = ""
    concedes: Annotated[Text, Meta(description="What the opponent says when every key point is made.")] = (
        DEFAULT_CONCESSION
    )
    more_concessions: Annotated[
        tuple[Text, ...], Meta(description="Other words for `concedes`, one for each time the line is played again.")
    ] = ()
    time_limit: Annotated[int, Meta(ge=10, le=3600, description="Seconds for the answer in timed play.")] = 120


class MarkedAnswer(Part, frozen=True):
    """An answer with a person's verdicts. It tests the scenario."""

    line: Annotated[Id, Meta(description="The id of the line it answers.")]
    answer: Annotated[Text, Meta(description="The rebuttal, as a player would type it.")]
    hits: Annotated[tuple[Id, ...], Meta(description="The ids of the key points it makes.")] = ()
    partial: Annotated[tuple[Id, ...], Meta(description="The ids of the key points it half makes.")] = ()
    contradicts: Annotated[tuple[Id, ...], Meta(description="The ids of the key points it contradicts.")] = ()


class Scenario(Part, frozen=True):
    """One YAML file: a motion, the player's side, a source article, key points, lines."""

    format: Annotated[Literal[1], Meta(description="The version of this format: 1.")]
    id: Annotated[
        Id,
        Meta(description="A fixed name: small letters, digits, hyphens. Saves use it, so do not change it."),
    ]
    title: Annotated[Text, Meta(description="The title that players see.")]
    key_points: Annotated[tuple[KeyPoint, ...], Meta(min_length=1, description="The arguments of the article.")]
    lines: Annotated[tuple[Line, ...], Meta(min_length=1, description="What the opponent says, in order.")]
    motion: Annotated[str, Meta(description="The sentence to debate.")] = ""
    side: Annotated[Side, Meta(description="The player's side of the motion.")] = "against"
    they_say: Annotated[str, Meta(description="What the opponent thinks, in plain words. Shown at Home.")] = ""
    you_say: Annotated[str, Meta(description="What the player argues, in plain words. Shown at Home.")] = ""
    language: Annotated[Literal["en"], Meta(description="The language of the scenario. Only en for now.")] = "en"
    level: Annotated[
        int, Meta(ge=1, le=5, description="How hard it is, from 1 (for beginners) to 5 (for experts).")
    ] = 1
    tags: Annotated[tuple[Text, ...], Meta(description="Words that help to find it.")] = ()
    author: Annotated[str, Meta(description="Who wrote the scenario.")] = ""
    licence: Annotated[str, Meta(description="The licence for sharing it.")] = ""
    source: Annotated[Source | None, Meta(description="The article it is based on.")] = None
    aim: Annotated[
        int,
        Meta(ge=1, description="How many key points one answer should make. A line may have its own `aim`."),
    ] = DEFAULT_AIM
    words: Annotated[
        tuple[Annotated[int, Meta(ge=1)], Annotated[int, Meta(ge=1)]],
        Meta(description="How many words an answer should have, from and to. Shown, never enforced."),
    ] = (40, 90)
    briefing: Annotated[
        str, Meta(description="Facts and names in Markdown, no arguments. The first paragraph has at most 80 words.")
    ] = ""
    terms: Annotated[dict[Text, Text], Meta(description="Words to explain, each with its meaning.")] = {}
    synonyms: Annotated[
        dict[Text, tuple[Text, ...]],
        Meta(description="Words that mean the same in this scenario. Plurals and other forms are found without help."),
    ] = {}
    their_points: Annotated[
        tuple[TheirPoint, ...],
        Meta(description="What the other side argues; a sentence that speaks for one of these makes no key point."),
    ] = ()
    their_lines: Annotated[
        tuple[Line, ...],
        Meta(
            description="What the player's side says, in order, to be answered with `their_points`. With enough of "
            "both, the scenario can be played from the other side."
        ),
    ] = ()
    their_briefing: Annotated[
        str, Meta(description="The briefing for the other side, instead of `briefing`. The same rules hold.")
    ] = ""
    their_examples: Annotated[
        tuple[MarkedAnswer, ...], Meta(description="Marked answers to `their_lines`, with ids of `their_points`.")
    ] = ()
    examples: Annotated[tuple[MarkedAnswer, ...], Meta(description="Marked answers. They test the scenario.")] = ()

    @property
    def is_other_side(self) -> bool:
        """Whether this is the other side of the scenario of a file."""
        return self.id.endswith(OTHER_SIDE)

    @property
    def voice(self) -> str:
        """Who makes the key points, as headings name it: the article, or on the other side just that side."""
        return "this side" if self.is_other_side else "the article"

    @property
    def argued_on(self) -> datetime.date | None:
        """The date as of which the article argues. None without one, and on the other side."""
        return self.source.date if self.source and not self.is_other_side else None

    def line(self, line_id: str) -> Line:
        """Return the line with that id. Raise KeyError if there is none."""
        return _by_id(self.lines, line_id)

    def key_point(self, point_id: str) -> KeyPoint:
        """Return the key point with that id. Raise KeyError if there is none."""
        return _by_id(self.key_points, point_id)

    def their_point(self, point_id: str) -> TheirPoint:
        """Return the point of theirs with that id. Raise KeyError if there is none."""
        return _by_id(self.their_points, point_id)

    def points_of(self, line: Line) -> tuple[KeyPoint, ...]:
        """Return the key points that answer a line, in the line's order."""
        return tuple(self.key_point(point_id) for point_id in line.points)

    def points_on(self, line_ids: Collection[str]) -> frozenset[str]:
        """Return the ids of the key points that answer any of these lines."""
        return frozenset(point_id for line in self.lines if line.id in line_ids for point_id in line.points)

    def lines_with(self, point_id: str) -> tuple[Line, ...]:
        """Return the lines that a key point answers, in the order of the file."""
        return tuple(line for line in self.lines if point_id in line.points)

    def aim_of(self, line: Line) -> int:
        """Return how many key points an answer to the line should make, at most as many as the line has."""
        return min(line.aim if line.aim is not None else self.aim, len(line.points))


def _by_id(parts: tuple[_PartWithId, ...], part_id: str) -> _PartWithId:
    for part in parts:
        if part.id == part_id:
            return part
    raise KeyError(part_id)
