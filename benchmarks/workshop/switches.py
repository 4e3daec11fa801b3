"""What can be switched off in the scorer, to see what it brings: features, guards, lists of English cues."""

import math
import shutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from debategame import scoring


class Switch(msgspec.Struct, frozen=True):
    """A part of the scorer that can be off."""

    name: str
    changes: tuple[tuple[str, Any], ...] = ()
    """The fields of `tuning.TUNING` that switch it off: a path with dots, and the value that does."""
    constants: tuple[tuple[str, str, Any], ...] = ()
    """The constants of modules of `debategame.scoring` that switch it off: module, name, value."""

    def turn_off(self) -> None:
        """Set the constants in this process, which must be used for nothing else."""
        for module, name, value in self.constants:
            setattr(import_module(f"debategame.scoring.{module}"), name, value)


GUARDS = (
    Switch(
        "guard: little that may be chance",
        (("thin_share", 0.0), ("thin_weight", 0.0)),
        (("classifier", "THIN_SHARE", 0.0), ("classifier", "THIN_WEIGHT", 0.0)),
    ),
    Switch("guard: one word alone", (("lone_under", 0),), (("classifier", "LONE_UNDER", 0),)),
    Switch("guard: list of keywords", constants=(("guards", "SALAD_FROM", 10_000),)),
    Switch(
        "guard: list in a sentence", constants=(("guards", "LONGEST_RUN", 10_000), ("guards", "LISTED_FROM", 10_000))
    ),
    Switch("guard: nonsense of the key points' words", (("patchwork", 100.0),)),
    Switch("guard: nearly a wording", constants=(("reading.contrary", "NEARLY_REPEATED", 2.0),)),
    Switch("guard: more and fewer", constants=(("reading.contrary", "BESIDE", -1),)),
    Switch("guard: echo", constants=(("guards", "ECHO_SHARE", 2.0),)),
    Switch(
        "guard: opposites",
        (("opposite_covered", 2.0),),
        (("contradiction", "COVERED", 2.0),),
    ),
    Switch("guard: their points", (("theirs", 2.0),)),
    Switch("guard: doubted", (("doubt_about", 2.0),)),
    Switch("guard: another line's point", (("other_line", math.inf), ("lag", 1000.0))),
    Switch("guard: claims turned down before", (("turned_down_share", 1000.0),)),
    Switch("guard: words around a claim", (("surely_meant", 2.0), ("hardly_meant", 0.0))),
    Switch("guard: plain opposites", (("opposite_plain", 2.0),), (("verdicts", "PLAIN", 2.0),)),
    Switch(
        "guard: denied texts",
        (("denied_said", 2.0), ("denied_surely", 2.0)),
        (("contradiction", "SAID", 2.0),),
    ),
)
"""The guards that stop a hit, each with all ways to switch it off; those that the scorer lacks are left out."""
NO_CUES = ("groups", "abbreviations")
"""Lists of English that hold no cues."""


def known_switches(scratch: Path) -> Iterator[Switch]:
    """Yield every switch that this scorer has; `scratch` is an empty folder for lists of cues with one left out."""
    tuning = _module("tuning")
    if tuning is not None:
        for name in tuning.TUNING.weights.features.__struct_fields__:
            yield Switch(f"feature: {name}", ((f"weights.features.{name}", 0.0),))
    for guard in GUARDS:
        known = Switch(
            guard.name,
            tuple((path, value) for path, value in guard.changes if tuning and hasattr(tuning.TUNING, path)),
            tuple(one for one in guard.constants if hasattr(_module(one[0]), one[1])),
        )
        if known.changes or known.constants:
            yield known
    lists = _module("reading.english_data")
    if lists is not None:
        for file in sorted(lists.FOLDER.glob("*.txt")):
            if file.stem not in NO_CUES:
                folder = _without(file, scratch)
                yield Switch(f"cues: {file.stem}", constants=(("reading.english_data", "FOLDER", folder),))


def tuning_without(switches: Iterable[Switch]) -> object:
    """Return the scorer's tuning with these parts off."""
    tuning = import_module("debategame.scoring.tuning").TUNING
    for switch in switches:
        for path, value in switch.changes:
            tuning = _replaced(tuning, path.split("."), value)
    return tuning


def _replaced(struct: Any, path: list[str], value: Any) -> Any:
    name, *rest = path
    inner = _replaced(getattr(struct, name), rest, value) if rest else value
    return msgspec.structs.replace(struct, **{name: inner})


def _module(name: str) -> ModuleType | None:
    """Return a module of the scorer; None where it has none of that name."""
    file = Path(scoring.__file__).parent / f"{name.replace('.', '/')}.py"
    return import_module(f"debategame.scoring.{name}") if file.exists() else None


def _without(file: Path, scratch: Path) -> Path:
    """Return a copy of a file's folder in which that file is empty."""
    folder = scratch / file.stem
    shutil.copytree(file.parent, folder)
    (folder / file.name).write_text("", encoding="utf-8")
    return folder
