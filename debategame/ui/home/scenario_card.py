"""The highlighted scenario on Home: the quarrel, where the player stands, the next bout."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.widgets import Static

from debategame.play.rules import mode_name
from debategame.scoring.marks import band
from debategame.text.display import one_line, snippet
from debategame.ui.home.overview import Overview, credit, day, minutes
from debategame.ui.services import BoutRequest
from debategame.ui.widgets.primitives import Card, assembled, progress_bar, safe

QUARREL = ("They say", "You say", "Your case", "Best round", "Last time", "Still open")
NEXT = ("Next bout", "Mode", "Lines")
PLACES = ("Written by", "Read from", "Saved in")
ABOUT = ("After",)
BAR = 15
LATEST_SAID = 3
LONGEST_LABEL = 30
LONGEST_SAID = 31
"""Code points of a key point's name and of the player's words that fit side by side at 120 columns."""


class Fact(msgspec.Struct, frozen=True):
    """A row of a list of facts: what it is, and what there is to say."""

    label: str
    value: Content


class Facts(Grid):
    """Facts in two columns; what is too long goes on below itself, and what is empty is not shown."""

    def __init__(self, facts: Sequence[Fact], *, id: str | None = None) -> None:  # noqa: A002 -- Textual's word
        """Show facts; which labels there are stays as it is."""
        super().__init__(id=id)
        self._rows = {
            fact.label: (Static(safe(fact.label), classes="label"), Static(fact.value, classes="value"))
            for fact in facts
        }
        self.tell(facts)

    def compose(self) -> ComposeResult:
        """Put each fact on a row."""
        for row in self._rows.values():
            yield from row

    def tell(self, facts: Iterable[Fact]) -> None:
        """Change the values of facts, by their labels."""
        for fact in facts:
            label, value = self._rows[fact.label]
            value.update(fact.value)
            label.display = value.display = bool(fact.value)


class ScenarioCard(Card):
    """Everything about one scenario that helps to decide whether to play it."""

    def __init__(self) -> None:
        """Begin empty; `tell` fills it."""
        super().__init__(id="scenario")
        self._quarrel = _unfilled(QUARREL, "quarrel")
        self._lines = Static(id="lines", classes="wide-only")
        self._said = Static(id="said", classes="wide-only")
        self._next = _unfilled(NEXT, "next")
        self._about = _unfilled(ABOUT, "about")
        self._places = _unfilled(PLACES, "places")
        self._places.add_class("wide-only")

    def compose(self) -> ComposeResult:
        """Stack the quarrel, the lines, the player's words, the next bout and where it comes from."""
        yield from (self._quarrel, self._lines, self._said, self._next, self._about, self._places)

    def tell(self, stand: Overview, request: BoutRequest, *, now: datetime.datetime, places: tuple[Path, Path]) -> None:
        """Show a scenario as the player stands in it.

        `now` is in their time zone; `places` are the folders of the scenario and of the saves.
        """
        self.set_title(one_line(stand.scenario.title))
        self._quarrel.tell(_quarrel(stand, now))
        self._lines.update(_lines(stand, now))
        said = _said(stand)
        self._said.update(said)
        self._said.set_class(not said, "-empty")
        self._next.tell(_next(request))
        self._about.tell(_about(stand))
        self._places.tell(_places(stand, places))


def _unfilled(labels: Iterable[str], name: str) -> Facts:
    return Facts([Fact(label, Content("")) for label in labels], id=name)


def _quarrel(stand: Overview, now: datetime.datetime) -> Iterable[Fact]:
    scenario = stand.scenario
    values = (
        safe(scenario.they_say or scenario.motion),
        safe(scenario.you_say),
        assembled(progress_bar(len(stand.made), stand.total, BAR), f"  {len(stand.made)} of {stand.total}"),
        safe(_best(stand)),
        safe(day(stand.last.astimezone(now.tzinfo), now) if stand.last else ""),
        safe(stand.still_open),
    )
    return map(Fact, QUARREL, values)


def _best(stand: Overview) -> str:
    if stand.best is not None:
        return f"{stand.best}  {band(stand.best)}"
    return f"none yet in {stand.mode} mode" if stand.played else ""


def _lines(stand: Overview, now: datetime.datetime) -> Content:
    rows = [safe(f"{'Line':20}{'made':>6}{'best':>7}   {'last':12} due", "$text-muted")]
    for line in stand.scenario.lines:
        score, at = stand.best_on(line), stand.last_on(line)
        best = "-" if score is None else str(score)
        last = day(at.astimezone(now.tzinfo), now) if at else "never"
        made = f"{stand.made_in(line)}/{len(line.points)}"
        due = stand.due_on(line, now.date())
        rows.append(safe(f"{snippet(line.id, 19):20}{made:>6}{best:>7}   {last:12} {due}".rstrip()))
    return Content("\n").join(rows)


def _said(stand: Overview) -> Content:
    said = sorted(stand.standing.case.items(), key=lambda pair: pair[1].at, reverse=True)
    labels = {point.id: point.label for point in stand.scenario.key_points}
    latest = [(labels[point], words.sentence) for point, words in said if point in labels][:LATEST_SAID]
    if not latest:
        return Content("")
    rows = [
        assembled(
            ("√ ", "$success"),
            f"{snippet(label, LONGEST_LABEL):{LONGEST_LABEL + 1}}",
            (f"“{snippet(words, LONGEST_SAID)}”", "italic"),
        )
        for label, words in latest
    ]
    return Content("\n").join([safe("In your own words, last:", "$text-muted"), *rows])


def _next(request: BoutRequest) -> Iterable[Fact]:
    count = len(request.lines)
    values = (
        safe(", ".join(request.lines), "bold"),
        assembled((mode_name(request.mode, request.pace), "bold"), ("  M changes", "$text-muted")),
        assembled((str(count), "bold"), f" · {minutes(count)}", ("  + or -", "$text-muted")),
    )
    return map(Fact, NEXT, values)


def _about(stand: Overview) -> Iterable[Fact]:
    return map(Fact, ABOUT, (safe(credit(stand.scenario.source)),))


def _places(stand: Overview, places: tuple[Path, Path]) -> Iterable[Fact]:
    written_by = " · ".join(one_line(part) for part in (stand.scenario.author, stand.scenario.licence) if part)
    return map(Fact, PLACES, (safe(written_by), *(safe(str(place)) for place in places)))
