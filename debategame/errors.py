"""The errors that people can cause or mend, and how a problem in a file is told.

DebategameError                 one clear sentence: what happened, what to do
├── UsageError                  a command was given something that does not exist or fit
├── ScenarioError               a scenario file has problems; holds all of them
├── PlayerNameError             a name that no save can carry
├── NotAddedError               an example could not be added to a scenario file; nothing was written
│   └── FileChangedError        somebody changed the file meanwhile
└── SaveError                   a save could not be read or written
    ├── SaveBusyError           another window is writing; trying again may work
    ├── SaveUnavailableError    the file or its folder cannot be opened or written
    ├── SaveFullError           the disk, or what one may use of it, is full
    ├── SaveNewerError          written by a later version of the game
    ├── SaveForeignError        not one of our saves
    └── SaveDamagedError        one of our saves, but broken
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault of a scenario file, with the place where it stands."""

    file: str
    """The file's path as the author gave it."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    path: str
    """The place in the data, such as `$.lines[0].says`."""
    message: str
    """What is wrong and what is wanted, in one sentence."""
    hint: str = ""
    """A suggestion, such as "did you mean `wordings`?"; empty where there is none."""
    excerpt: str = ""
    """The offending line of the file, safe to print; empty where the file has none."""
    level: Literal["error", "warning"] = "error"
    """An error keeps the scenario from being played; a warning does not."""

    def __str__(self) -> str:
        """Give the one-line form `file:line:column: message`, with the hint in brackets."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{hint}"


class DebategameError(Exception):
    """The base of every error whose text is written for the person at the keyboard."""


class UsageError(DebategameError):
    """A command was asked for something that does not exist or does not fit."""


class ScenarioError(DebategameError):
    """A scenario file cannot be played as it stands."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem; the text of the error is the first, and how many more there are."""
        self.problems = problems
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")


class PlayerNameError(DebategameError):
    """A player's name is empty, too long, or holds characters no name has."""


class NotAddedError(DebategameError):
    """An example could not be added to a scenario file; nothing was written."""


class FileChangedError(NotAddedError):
    """The scenario file is not as it was when the example was made."""


class SaveError(DebategameError):
    """A save could not be read or written; nothing already saved is lost by it."""


class SaveBusyError(SaveError):
    """Another window held the save for longer than the busy timeout."""


class SaveUnavailableError(SaveError):
    """The save or its folder cannot be opened or written."""


class SaveFullError(SaveError):
    """There is no room left to write the save."""


class SaveNewerError(SaveError):
    """The save was written by a later version of the game."""


class SaveForeignError(SaveError):
    """The file is an SQLite database, but not one of our saves."""


class SaveDamagedError(SaveError):
    """The file is one of our saves and cannot be read whole."""
