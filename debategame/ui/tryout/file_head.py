"""The head line of the author's screen: the file, its state since the last save, and how many warnings there are."""

import datetime
from collections.abc import Sequence

from debategame.authoring.watched_file import FileState
from debategame.errors import Problem
from debategame.text.display import count_of, one_line
from debategame.ui.widgets.primitives import Head

SHOW_ALL = "F2 or ^L"
"""The keys that show all problems or warnings. They stand here, because the row of keys is full."""


class FileHead(Head):
    """The head line: the name of the file, and its state since it was last saved."""

    def __init__(self, name: str) -> None:
        """Start with a file that has no problems."""
        super().__init__(f"try · {name}", "no problems")
        self._saved = ""
        """When the file was saved and what was changed, if it was saved since the screen was opened."""

    def show_state(self, state: FileState, at: datetime.datetime, *, example_added: bool) -> None:
        """Show the first problem, or when the file was saved.

        `at` is that time in the player's time zone; `example_added` is whether this screen saved it.
        """
        self.set_class(bool(state.problems), "-wrong")
        if state.problems:
            first = state.problems[0]
            self.show(right=f"{SHOW_ALL}: {first.line}:{first.column} {one_line(first.message)}")
        else:
            self._saved = f"saved {at:%H:%M:%S}, {'your example saved' if example_added else 'read again'}, "
            self.show(right=f"{self._saved}no problems")

    def show_advice(self, advice: Sequence[Problem]) -> None:
        """Show how many warnings there are about a file without problems, or else how many notes."""
        warnings = sum(problem.level == "warning" for problem in advice)
        found = count_of(warnings, "warning") if warnings else count_of(len(advice), "note")
        self.show(right=f"{self._saved}{found} ({SHOW_ALL})" if advice else f"{self._saved}no problems")
