"""The errors that people can cause or fix, and the problems of a file.

DebategameError                 one clear sentence: what happened, what to do
├── UsageError                  a command got an argument that does not exist or does not fit
├── ScenarioError               a scenario file has problems; holds all of them
├── PlayerNameError             a name that no save can have
├── NotAddedError               an example could not be added to a scenario file; nothing was written
│   └── FileChangedError        someone changed the file in the meantime
├── StoreError                  a store of classes could not be read or written
│   ├── StoreUnavailableError   the database is away or busy; try again
│   ├── NotFoundError           the store has nothing under that id
│   └── NameTakenError          somebody has that name or code already
└── SaveError                   a save could not be read or written
    ├── SaveBusyError           another window is writing; try again
    ├── SaveUnavailableError    the file or its folder cannot be opened or written
    ├── SaveFullError           the disk or the quota is full
    ├── SummariesError          a summary is wrong and can be rebuilt
    ├── SaveNewerError          written by a later version of the game
    ├── SaveForeignError        not a save of this game
    └── SaveDamagedError        a save of this game, but broken
"""

from typing import Literal, NamedTuple


class Problem(NamedTuple):
    """One problem of a scenario file, with its place."""

    file: str
    """The path of the file, as the author typed it."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    path: str
    """The place in the data, such as `$.lines[0].says`."""
    message: str
    """A sentence that says what is wrong and what is expected."""
    hint: str = ""
    """A suggestion, such as "did you mean `wordings`?"; empty if there is none."""
    excerpt: str = ""
    """The offending line of the file, safe to print; may be empty."""
    level: Literal["error", "warning", "note"] = "error"
    """A scenario with an error cannot be played; one with a warning can. A note counts as neither."""

    def __str__(self) -> str:
        """Return the one-line form `file:line:column: message`, with the hint in brackets."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{hint}"


class DebategameError(Exception):
    """Base class of errors with a message for the person at the keyboard."""


class UsageError(DebategameError):
    """A command got an argument that does not exist or does not fit."""


class ScenarioError(DebategameError):
    """A scenario file has problems and cannot be played."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem; the message is the first one and the number of others."""
        self.problems = problems
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")


class PlayerNameError(DebategameError):
    """A player's name is empty, too long, or has forbidden characters."""


class NotAddedError(DebategameError):
    """An example could not be added to a scenario file; nothing was written."""


class FileChangedError(NotAddedError):
    """The scenario file changed after the example was made."""


class StoreError(DebategameError):
    """A store of classes could not be read or written. Nothing already stored is lost."""


class StoreUnavailableError(StoreError):
    """The database cannot be reached, or is busy. Trying again may help."""


class NotFoundError(StoreError):
    """The store has nothing under that id, or not for the person who asks."""


class NameTakenError(StoreError):
    """Somebody has that name or code already."""


class SaveError(DebategameError):
    """A save could not be read or written. Nothing already saved is lost."""


class SaveBusyError(SaveError):
    """Another window held the save for longer than the busy timeout."""


class SaveUnavailableError(SaveError):
    """The save or its folder cannot be opened or written."""


class SaveFullError(SaveError):
    """There is no space left to write the save."""


class SummariesError(SaveError):
    """A summary in the save does not fit its rounds. It can be rebuilt from them."""


class SaveNewerError(SaveError):
    """The save was written by a later version of the game."""


class SaveForeignError(SaveError):
    """The file is an SQLite database, but not a save of this game."""


class SaveDamagedError(SaveError):
    """The file is a save of this game, but part of it cannot be read."""
