"""The values that go into a store of classes and come out of it."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

import msgspec

from debategame.play.bout import Bout
from debategame.progress.rounds import Mode, Round, Time
from debategame.progress.rulings import Ruling as GivenRuling
from debategame.scoring.model import Verdict

USUAL_KEEP_DAYS = 365
"""How many days after its last round a class is deleted, unless its teacher says otherwise."""
EVERYBODY = ""
"""Stands for a teacher's id where scenarios of the server are meant, which every class has."""
Kind = Literal["teacher", "pupil"]
"""Who somebody is that signs in."""


class Teacher(msgspec.Struct, frozen=True, kw_only=True):
    """A teacher."""

    id: str
    """A UUID, in its 36-character form, as every `id` here."""
    name: str
    """The name to sign in with. Names that are equal without regard to case belong to the same teacher."""
    password: str | None = None
    """The hash of the password as the pages made it. None if the teacher signs in by a one-time link only."""
    made: Time


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A one-time link that signs in a teacher."""

    hash: str
    """The hash of its secret."""
    until: Time
    """The moment from which it is no longer valid."""


class SchoolClass(msgspec.Struct, frozen=True, kw_only=True):
    """A class of a teacher."""

    id: str
    teacher: str
    """The teacher's id."""
    name: str
    code: str
    """The code to join with, such as `KITE7`: upper case, without a hyphen."""
    made: Time
    closed: Time | None = None
    """When it was closed. Nobody joins or plays in a closed class; its rounds can still be read."""
    keep_days: int = USUAL_KEEP_DAYS
    """How many days after its last round it is deleted."""
    paused: bool = False
    """Whether the teacher has paused the class for a talk."""
    shown: str | None = None
    """The id of the answer that the teacher shows on the board. None if there is none."""


class PupilAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A pupil of a class. A pupil of two classes has two accounts."""

    id: str
    school_class: str
    """The id of the class."""
    name: str
    joined: Time


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in on one device."""

    kind: Kind
    who: str
    """The id of the teacher or the pupil."""
    began: Time
    until: Time
    """The moment from which it is no longer valid."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What a class is to play."""

    id: str
    scenario: str
    """The scenario's id. A bout takes the version that is published when it begins."""
    lines: tuple[str, ...] = ()
    """The ids of the lines. Empty: the lines are chosen for each pupil."""
    mode: Mode
    opens: datetime.date | None = None
    """The first day on which it is shown. None: at once."""
    due: datetime.date | None = None
    """The last day for it. None: without end."""
    made: Time
    open_lines: int | None = None
    """How many of its lines are open, in a task that the teacher leads line by line. None: pupils go on alone."""

    def has_ended(self, today: datetime.date) -> bool:
        """Return whether its last day is over."""
        return self.due is not None and self.due < today

    def is_open(self, today: datetime.date) -> bool:
        """Return whether it is shown and has not ended."""
        return (self.opens is None or self.opens <= today) and not self.has_ended(today)


class PublishedScenario(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a scenario that classes can play."""

    teacher: str
    """The id of the teacher who published it, or EVERYBODY."""
    scenario: str
    """The scenario's id."""
    hash: str
    """The SHA-256 of its canonical text."""
    source: str
    """The YAML text of the file, with its examples."""
    at: Time


class StoredBout(msgspec.Struct, frozen=True, kw_only=True):
    """A bout of a pupil, as it stands."""

    id: str
    pupil: str
    """The pupil's id."""
    task: str | None = None
    """The id of the task that it is played for."""
    bout: Bout
    """Where it stands, with the answers of its current round and the scenario in the version that it began with."""
    scenario_hash: str
    version: int
    """How many moves were made. Each stored move adds one."""
    draft: str = ""
    """Text that the pupil typed and that is no answer yet."""
    began: Time
    asked: Time
    """When its stage began: the time for an answer runs from here. Hints do not change it."""
    changed: Time
    """When the last move was made."""


def lines_under_way(open_bouts: Iterable[StoredBout], scenario_id: str) -> frozenset[str]:
    """Return the ids of the lines of a scenario in bouts that are not over: their key points are still masked."""
    bouts = (stored.bout for stored in open_bouts if not stored.bout.asks)
    return frozenset(line for bout in bouts if bout.scenario.id == scenario_id for line in bout.lines)


def joined_draft(draft: str, text: str) -> str:
    """Return a draft with the text below it; only one of them if it has the other's words."""
    if text in draft:
        return draft
    return text if draft in text else f"{draft}\n\n{text}"


class Outcome(StrEnum):
    """What became of a move."""

    STORED = "stored"
    """It is stored."""
    REPEATED = "repeated"
    """Its answer had been stored before: the form was sent twice. Nothing was written."""
    MOVED_ON = "moved on"
    """The bout had moved on: a form from an old page or another tab. Nothing was written but the typed text, as draft
    of the bout."""


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a move."""

    outcome: Outcome
    stored: StoredBout
    """The bout as it stands after the move."""


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What a teacher says about the verdict on one key point of an answer. The mark of the game stays beside it."""

    pupil: str
    """The id of the pupil."""
    answer: str
    """The id of the answer."""
    point: str
    """The id of the key point."""
    verdict: Verdict
    """The teacher's verdict. It may be the one of the game: then a dispute is refused, or a hit confirmed."""
    at: Time
    note: str = ""
    """A sentence of the teacher to the pupil."""
    seen: bool = False
    """Whether the pupil has seen it."""

    @property
    def plain(self) -> GivenRuling:
        """The ruling as play counts it, without the pupil."""
        return GivenRuling(answer=self.answer, point=self.point, verdict=self.verdict, at=self.at, note=self.note)


class ClassRound(msgspec.Struct, frozen=True, kw_only=True):
    """A round of a class, for its teacher."""

    pupil: str
    """The pupil's id. The name is in `played`."""
    played: Round
    rulings: tuple[Ruling, ...] = ()
    """The latest ruling on each key point of each answer, if there is one."""


class BoardFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What the board of a class shows about one scenario: numbers only, no names and no texts."""

    at_line: dict[str, int] = {}
    """How many pupils are at each line, by its id. A pupil counts once, with their latest bout."""
    ready: int = 0
    """How many pupils have played the line at which they are, in their latest bout: they see its reveal."""
    done: int = 0
    """How many pupils have ended their latest bout."""
    first_scores: tuple[int, ...] = ()
    """The scores of all first answers, lowest first."""
    made: dict[str, int] = {}
    """How many pupils made each key point that somebody met, by its id. 0 for one that nobody made."""
    hints: dict[str, int] = {}
    """How many hints were taken on each key point, by its id; left out if nobody took one."""


class Deleted(msgspec.Struct, frozen=True, kw_only=True):
    """How much was deleted, as numbers: names of the forgotten are told nowhere."""

    classes: int = 0
    pupils: int = 0
    rounds: int = 0
