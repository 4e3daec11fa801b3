"""What the saves of a class hold."""

from pathlib import Path

import msgspec

from debategame.errors import SaveError
from debategame.progress.rounds import Mode, Step, Time
from debategame.scoring.model import Span, Verdict


class PointVerdict(msgspec.Struct, frozen=True):
    """The verdict on one key point."""

    id: str
    """The key point's id."""
    verdict: Verdict
    wording: str = ""
    """The wording of the scenario that came closest; empty if none did."""
    passages: tuple[Span, ...] = ()
    """The parts of the answer that earned it."""


class ClassAnswer(msgspec.Struct, frozen=True, array_like=True):
    """One answer of a pupil, with the columns of ANSWERS."""

    id: str
    round: str
    at: str
    scenario: str
    line: str
    mode: Mode
    first_sight: int
    excluded: int
    step: Step
    scorer: str
    """The version of the scorer."""
    marks: int
    text: str
    """What the pupil wrote, up to the most characters that an answer may have."""
    heard: str
    """What the opponent said before it, besides the line; at most as long."""
    points: tuple[PointVerdict, ...]
    """The verdicts, with the teacher's where there is one."""
    own: int = 0
    """1 if it argues something that the article does not, else 0."""
    studied: int = 0
    """1 if the pupil had studied claims of the line since they last played it, else 0."""
    copied: int = 0
    """1 if it makes a key point with words copied from the game, else 0."""
    used: tuple[Span, ...] = ()
    """The parts of the text that earned a verdict, answer another line or argue the other side."""
    ruled: int | None = None
    """The marks as the teacher's rulings change them. None without a ruling."""

    @property
    def counted(self) -> int:
        """The marks that count: as the teacher rules, or else the game's."""
        return self.marks if self.ruled is None else self.ruled

    @property
    def own_argument(self) -> str:
        """What it argues that the article does not, in the pupil's words. All of the text if no sentence does."""
        from debategame.play.listening import arguments_besides  # reads English; few tables need it

        found = arguments_besides(self.text, self.used)
        return " … ".join(self.text[span.start : span.end] for span in found) or self.text


class DisputedSentence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence that, according to the player, makes a key point; and the verdict of the scorer."""

    player: str
    scenario: str
    """The scenario's id; `line` and `point` are ids too."""
    line: str
    point: str
    sentence: str
    """The sentence that makes the key point, according to the player. Empty if none does, though the scorer says so."""
    answer: str
    """The text of the answer, up to the most characters that an answer may have."""
    verdict: Verdict
    """The verdict of the scorer."""
    wording: str
    """The wording that came closest, as the scenario was then; empty if none did."""
    at: Time
    """When the player disputed it, in UTC."""
    ruling: Verdict | None = None
    """What the teacher ruled on the key point of that answer; None without a ruling."""

    @property
    def gives_back(self) -> bool:
        """Whether the player says that they did not make the key point: no sentence of theirs does."""
        return not self.sentence


class Pupil(msgspec.Struct, frozen=True, kw_only=True):
    """What one pupil of a class has played."""

    name: str
    """The player's name."""
    file: Path
    """The path of the save. Copies of it count as the same pupil."""
    answers: tuple[ClassAnswer, ...] = ()
    """All answers, oldest first."""
    disputes: tuple[DisputedSentence, ...] = ()
    """All disputed sentences, oldest first."""


class HandedIn(msgspec.Struct, frozen=True, kw_only=True):
    """The content of one file."""

    name: str
    """The player's name."""
    file: Path
    answers: tuple[ClassAnswer, ...]
    """All answers, oldest first."""
    disputes: tuple[tuple[str, DisputedSentence], ...]
    """All disputed sentences with the ids of their rounds, oldest first."""


class SharedRounds(msgspec.Struct, frozen=True, kw_only=True):
    """Rounds that are in several files, and count once."""

    count: int
    files: tuple[Path, ...]
    name: str
    """The pupil they count for."""


class Class(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a folder of saves."""

    pupils: tuple[Pupil, ...] = ()
    """The pupils in alphabetical order."""
    faults: tuple[SaveError, ...] = ()
    """Why files were skipped: one sentence for each, with the name of the file."""
    shared: tuple[SharedRounds, ...] = ()
    """The rounds that were in several files and count once."""
