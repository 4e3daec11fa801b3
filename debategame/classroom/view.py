"""A view of a class: which pupils, under which names, with which filters."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from debategame.classroom.model import Pupil, SharedRounds
from debategame.progress.rounds import Mode
from debategame.scenario.model import Scenario
from debategame.text.display import count_of, one_line


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A class, with filters for the tables."""

    pupils: tuple[tuple[str, Pupil], ...]
    """The name to show for each pupil, and the pupil, in the order of the tables."""
    mode: Mode | None = None
    """Only rounds of this mode. Key points and disputes are shown for every mode."""
    scenario: str | None = None
    """Only the scenario with this id."""
    known: Mapping[str, Scenario] = {}
    """The scenarios of the scenarios folder, by id. They give the names of lines and key points."""

    def includes(self, scenario: str, mode: Mode | None = None) -> bool:
        """Return whether to show rounds of a scenario, in a mode."""
        return self.scenario in (None, scenario) and (mode is None or self.mode in (None, mode))


def display_names(pupils: Sequence[Pupil], *, anonymous: bool) -> tuple[tuple[str, Pupil], ...]:
    """Return the name to show for each pupil, with the pupil. Pupils with the same name also get their file's name.

    If `anonymous`, pupils are numbered in a random order that is the same at every call. It depends on the random
    ids of their answers, so nobody can work it out from a list of names.
    """
    if anonymous:
        shuffled = sorted(pupils, key=_shuffle_key)
        return tuple((f"Pupil {number}", pupil) for number, pupil in enumerate(shuffled, start=1))
    names = [one_line(pupil.name) for pupil in pupils]
    return tuple(
        (f"{name} ({one_line(pupil.file.name)})" if names.count(name) > 1 else name, pupil)
        for name, pupil in zip(names, pupils, strict=True)
    )


def format_shared(shared: Iterable[SharedRounds]) -> Iterator[str]:
    """Yield a sentence for rounds that are in several files: which files, and for whom they count."""
    for rounds in shared:
        files = " and ".join(one_line(str(file)) for file in rounds.files)
        count = "it counts" if rounds.count == 1 else "they count"
        yield f"{count_of(rounds.count, 'same round')} in {files}: {count} once, for {one_line(rounds.name)}."


def _shuffle_key(pupil: Pupil) -> str:
    return hashlib.sha256(pupil.answers[0].id.encode()).hexdigest() if pupil.answers else "~"
