"""The last screen of a bout: its scores, what is new in the case, and what to do next time."""

import datetime
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debategame.play.rules import mode_name
from debategame.play.summary import BoutSummary, NewPoint, summarise
from debategame.play.training.review import next_due
from debategame.progress.rounds import Mode, Round
from debategame.progress.standing import Standing, standing
from debategame.progress.trends import Guess
from debategame.saves.save import Progress
from debategame.scenario.model import Scenario
from debategame.text.display import count_of, one_line, snippet
from debategame.ui.bout.picture import as_table, legend_of, picture
from debategame.ui.dates import coming
from debategame.ui.feedback.feedback_screen import MOST_POINTS
from debategame.ui.feedback.screens import PastRoundFeedback
from debategame.ui.history.case import CaseScreen
from debategame.ui.history.history import HistoryScreen
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import TextDialog
from debategame.ui.widgets.facts import Fact, Facts
from debategame.ui.widgets.primitives import Card, Head, Keys, assembled, safe
from debategame.ui.widgets.screens import GameScreen

NOT_COMPARED = "An older scorer gave these bests, so they are not compared. `debategame rescore` scores them again."
NOTHING_MADE = "Nothing made yet: one sentence that hits is a beginning."
NOTHING_OPEN = "Nothing: every key point of these lines is made."
LATEST_GUESSES = 4
"""How many guesses are shown."""
FEW = 3
"""How many new key points are shown in a small terminal."""
LONGEST_WORDS = 100
"""Most code points of the player's words beside a key point's name. A row may cut them earlier."""
NAME = 26
"""Columns of a key point's name."""
OPEN: list[BindingType] = [
    Binding(
        str(number),
        f"open({number})",
        "Open a round",
        key_display="1-9",
        id="summary.open",
        show=False,
        tooltip="Show the feedback on that round.",
    )
    for number in range(1, MOST_POINTS + 1)
]


class After(StrEnum):
    """The player's choices after a bout."""

    HOME = "home"
    AGAIN = "again"
    NEXT = "next"


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """A bout that is over."""

    scenario: Scenario
    rounds: tuple[Round, ...]
    """In the order of play; at least one."""
    bettered: tuple[Round, ...] = ()
    """The rounds in which the player said a key point better on the way."""
    before: Standing
    """The player's results in the scenario before the bout."""
    mode: Mode
    pace: float = 1
    took: datetime.timedelta
    progress: Progress = Progress()
    """The player's results in all scenarios after the bout."""
    guesses: tuple[Guess, ...] = ()
    """The player's guesses, oldest first, including those of the bout."""


class SummaryScreen(GameScreen[After]):
    """The results of a bout. The screen returns what comes next."""

    CSS_PATH = "bout.tcss"
    HELP = (
        "The bout as a picture: for each round a cell for each key point and a bar for the score. First answers and "
        "what the comebacks added are shown apart, so that you see whether your first go gets better. A ? in a cell "
        "says that you had taken a hint, a ” that the words are copied. The number keys open a round."
    )
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave('home')", "Home", id="summary.home", tooltip="Back to where bouts begin."),
        Binding("escape", "leave('home')", "Home", id="summary.home", show=False, tooltip="Back to where bouts begin."),
        Binding("a", "leave('again')", "Play these again", id="summary.again", tooltip="The same lines once more."),
        Binding("n", "leave('next')", "Next lines", id="summary.next", tooltip="As many lines, the least made first."),
        *OPEN,
        Binding("t", "table", "As a table", id="summary.table", show=False, tooltip="Show the picture as a table."),
        Binding("c", "case", "My case", id="summary.case", tooltip="Every key point you made, in your own words."),
        Binding("h", "history", "History", id="summary.history", tooltip="Every round you have played."),
    ]

    def __init__(self, services: Services, played: Played) -> None:
        """Show a bout that is over."""
        super().__init__()
        self._services = services
        self._played = played
        self._summary = summarise(played.scenario, played.rounds, played.before, played.bettered)

    def compose(self) -> ComposeResult:
        """Stack the table of rounds, the case and the next step."""
        summary, title = self._summary, one_line(self._played.scenario.title)
        count = len(summary.rows)
        yield Head(f"Bout over · {title}", self._how())
        with VerticalScroll(id="page"):
            yield Static(_means(summary), id="means")
            yield from (Static(safe(sentence, "$text-accent"), classes="highlight") for sentence in summary.highlights)
            with Card(title=_rounds(count), subtitle=_keys(count), id="rounds"):
                yield Grid(*picture(summary, self._played.scenario), id="picture")
                yield Static(legend_of(summary), classes="gap")
            yield Card(*self._case(), title="Your case, in your own words", subtitle=_collected(summary), id="trophies")
            yield Card(Facts(self._advice()), title="Next time", id="advice")
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the numbers of rounds that do not exist."""
        if action == "open" and int(str(parameters[0])) > len(self._played.rounds):
            return False
        return super().check_action(action, parameters)

    def action_leave(self, after: str) -> None:
        """Leave the summary. `after` says what comes next."""
        self.dismiss(After(after))

    def action_open(self, number: int) -> None:
        """Show a round of the bout by its number."""
        self.app.push_screen(PastRoundFeedback(self._services, self._played.scenario, self._played.rounds[number - 1]))

    def action_table(self) -> None:
        """Show the picture as a table."""
        room = TextDialog.room(self.app.size.width)
        self.app.push_screen(TextDialog("The bout as a table", safe(as_table(self._summary, room))))

    def action_case(self) -> None:
        """Show the player's case."""
        played, progress = self._played, self._played.progress
        after = standing((*played.rounds, *played.bettered), played.before)
        standings = {**progress.standings, played.scenario.id: after}
        self.app.push_screen(
            CaseScreen(self._services, played.scenario, msgspec.structs.replace(progress, standings=standings))
        )

    def action_history(self) -> None:
        """Show the player's rounds."""
        self.app.push_screen(HistoryScreen(self._services, {self._played.scenario.id: self._played.scenario.title}))

    def _how(self) -> str:
        return f"{mode_name(self._played.mode, self._played.pace)} · {_minutes(self._played.took)}"

    def _advice(self) -> list[Fact]:
        played, today = self._played, self._services.now().date()
        guessed = any(answer.guess is not None for round_ in played.rounds for answer in round_.answers)
        return [
            Fact("Strongest", safe(self._summary.strongest or ("" if self._summary.new else NOTHING_MADE))),
            Fact("Work on", safe(self._summary.work_on or NOTHING_OPEN)),
            Fact("Older", safe("" if all(row.comparable for row in self._summary.rows) else NOT_COMPARED)),
            Fact("Due", safe(_due(played, today))),
            Fact("Guesses", safe(_guesses(played.guesses) if guessed else "")),
        ]

    def _case(self) -> Iterator[Static]:
        """Yield the number of granted key points and the new ones: `FEW` in a small terminal, all in a large one."""
        new = self._summary.new
        yield Static(safe(_granted(self._summary)))
        for number, point in enumerate(new[:FEW]):
            yield Static(_new_point_row(point), classes="new-point" if number else "new-point gap")
        if len(new) > FEW:
            yield Static(safe(f"  and {len(new) - FEW} more", "$text-muted"), classes="narrow-only")
            yield from (Static(_new_point_row(point), classes="new-point wide-only") for point in new[FEW:])


def _new_point_row(new: NewPoint) -> Content:
    name = snippet(new.point.label, NAME).ljust(NAME)
    return assembled(("√ ", "$text-success bold"), f"{name} ", (f"“{snippet(new.words, LONGEST_WORDS)}”", "italic"))


def _granted(summary: BoutSummary) -> str:
    if not summary.granted:
        return f"{summary.speaker} had to grant you nothing this time."
    amount = count_of(summary.granted, "key point")
    new = summary.granted_new
    if new == summary.granted:
        share = "for the first time" if new == 1 else "all for the first time"
    else:
        none = "not for the first time" if summary.granted == 1 else "none of them for the first time"
        share = f"{new} of them for the first time" if new else none
    return f"{summary.speaker} had to grant you {amount}, {share}."


def _collected(summary: BoutSummary) -> str:
    return f"C all · {summary.made_count} of {summary.total}"


def _due(played: Played, today: datetime.date) -> str:
    """Return when key points of the scenario are due next. Empty if none are."""
    found = next_due(played.progress.cards, [played.scenario], today)
    if not found:
        return ""
    day, number = found
    return (
        f"{coming(day, today)}, {count_of(number, 'key point')}: R at Home reviews {'it' if number == 1 else 'them'}."
    )


def _guesses(guesses: Sequence[Guess]) -> str:
    """Return by how much the latest guesses of the newest scorer were wrong, the newest last."""
    latest = [guess for guess in guesses if guess.scorer == guesses[-1].scorer][-LATEST_GUESSES:]
    return ", then ".join(map(_wrong_by, latest))


def _wrong_by(guess: Guess) -> str:
    if not guess.difference:
        return "right"
    return f"{abs(guess.difference)} too {'many' if guess.difference > 0 else 'few'}"


def _rounds(count: int) -> str:
    return "One round" if count == 1 else count_of(count, "round")


def _keys(count: int) -> str:
    opens = "1 opens it" if count == 1 else f"1-{min(count, MOST_POINTS)} opens a round"
    return f"{opens} · T as a table"


def _means(summary: BoutSummary) -> Content:
    """Return the mean scores of the bout; of a single round, its scores."""
    score, added, final, before = summary.mean_score, summary.mean_added, summary.mean_final, summary.best_before
    what = " on average" if len(summary.rows) > 1 else ""
    best = f" (best first answer{'s' if what else ''} before: {before})" if before is not None else ""
    return assembled(f"{score} + {added} = ", (f"{final}", "bold $accent"), what, (best, "$text-muted"))


def _minutes(took: datetime.timedelta) -> str:
    return f"{max(1, round(took.total_seconds() / 60))} min"
