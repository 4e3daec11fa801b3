"""The highlighted scenario on Home: the quarrel, the player's results, and the next bout."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debategame.play.rules import mode_name
from debategame.scoring.marks import band
from debategame.text.display import one_line, snippet, spaced
from debategame.ui.bout.request import BoutRequest
from debategame.ui.dates import day
from debategame.ui.home.overview import Overview, minutes
from debategame.ui.names import credit
from debategame.ui.widgets.facts import Fact, Facts
from debategame.ui.widgets.primitives import Card, assembled, progress_bar, safe

QUARREL = ("They say", "You say", "Your case", "Best score", "Last time", "Still open")
NEXT = ("Next bout", "Mode", "Lines")
PLACES = ("Written by", "Read from", "Saved in")
ABOUT = ("After",)
BAR = 15
"""Columns of the bar that shows how many key points are made."""
LATEST_SAID = 3
"""How many of the player's latest sentences are shown."""
LONGEST_LABEL = 30
"""Code points of a key point's name that fit beside a sentence at 120 columns."""
LONGEST_SAID = 31
"""Code points of a sentence that fit beside the name at 120 columns."""
FIRST_ANSWER = "for a first answer"
OLDER_SCORING = "old: by an older scorer. `debategame rescore` compares."


class ScenarioCard(Card):
    """A card that helps to decide whether to play a scenario."""

    def __init__(self) -> None:
        """Start empty. `show_scenario` fills it."""
        super().__init__(id="scenario")
        self._quarrel = _unfilled(QUARREL, "quarrel")
        self._lines = Static(id="lines", classes="wide-only")
        self._said = Static(id="said", classes="wide-only")
        self._next = _unfilled(NEXT, "next")
        self._about = _unfilled(ABOUT, "about")
        self._places = _unfilled(PLACES, "places")
        self._places.add_class("wide-only")

    def compose(self) -> ComposeResult:
        """Stack the quarrel, the lines, the player's sentences, the next bout and the sources."""
        yield from (self._quarrel, self._lines, self._said, self._next, self._about, self._places)

    def show_scenario(
        self, overview: Overview, next_bout: BoutRequest, *, now: datetime.datetime, places: tuple[Path, Path]
    ) -> None:
        """Show a scenario, the player's results in it and its next bout.

        `now` is in the player's time zone. `places` are the folders of the scenario and of the saves.
        """
        self.set_title(one_line(overview.scenario.title))
        self._quarrel.change(_quarrel(overview, now))
        self._lines.update(lines_table(overview, now))
        said = _said(overview)
        self._said.update(said)
        self._said.set_class(not said, "-empty")
        self._next.change(_next(next_bout))
        self._about.change(_about(overview))
        self._places.change(_places(overview, places))


def _unfilled(labels: Iterable[str], name: str) -> Facts:
    return Facts([Fact(label, Content("")) for label in labels], id=name)


def _quarrel(overview: Overview, now: datetime.datetime) -> Iterable[Fact]:
    scenario = overview.scenario
    values = (
        safe(scenario.they_say or scenario.motion),
        safe(scenario.you_say),
        assembled(progress_bar(len(overview.made), overview.total, BAR), f"  {len(overview.made)} of {overview.total}"),
        safe(best_text(overview)),
        safe(day(overview.last.astimezone(now.tzinfo), now) if overview.last else ""),
        safe(overview.still_open),
    )
    return map(Fact, QUARREL, values)


def best_text(overview: Overview) -> str:
    """Return the best score with its band, and whether older scoring is left out.

    A best of 0 has no band. It counts first answers only, and a comeback may have made key points since.
    """
    if overview.best is not None:
        older = ", older scoring left out" if overview.is_mixed else ""
        return f"{overview.best}  {band(overview.best) if overview.best else FIRST_ANSWER}{older}"
    return f"none yet in {overview.mode} mode" if overview.played else ""


def lines_table(overview: Overview, now: datetime.datetime) -> Content:
    """Return a table of the lines: what is made, the best score, when last played, what is due."""
    rows = [safe(f"{'Line':20}{'made':>6}{'best':>7}   {'last':12} due", "$text-muted")]
    for line in overview.scenario.lines:
        score, at = overview.best_on(line), overview.last_on(line)
        best = "-" if score is None else f"{score} old" if overview.is_older(line) else str(score)
        last = day(at.astimezone(now.tzinfo), now) if at else "never"
        made = f"{overview.made_in(line)}/{len(line.points)}"
        due = overview.due_on(line, now.date())
        rows.append(safe(f"{snippet(spaced(line.id), 19):20}{made:>6}{best:>7}   {last:12} {due}".rstrip()))
    if overview.is_mixed:
        rows.append(safe(OLDER_SCORING, "$text-muted"))
    return Content("\n").join(rows)


def _said(overview: Overview) -> Content:
    said = sorted(overview.standing.case.items(), key=lambda pair: pair[1].at, reverse=True)
    labels = {point.id: point.label for point in overview.scenario.key_points}
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


def _next(next_bout: BoutRequest) -> Iterable[Fact]:
    count = len(next_bout.lines)
    values = (
        safe(", ".join(map(spaced, next_bout.lines)), "bold"),
        assembled((mode_name(next_bout.mode, next_bout.pace), "bold"), ("  M changes", "$text-muted")),
        assembled((str(count), "bold"), f" · {minutes(count)}", ("  + or -", "$text-muted")),
    )
    return map(Fact, NEXT, values)


def _about(overview: Overview) -> Iterable[Fact]:
    return map(Fact, ABOUT, (safe(credit(overview.scenario.source)),))


def _places(overview: Overview, places: tuple[Path, Path]) -> Iterable[Fact]:
    written_by = " · ".join(one_line(part) for part in (overview.scenario.author, overview.scenario.licence) if part)
    return map(Fact, PLACES, (safe(written_by), *(safe(str(place)) for place in places)))
