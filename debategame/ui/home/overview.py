"""Where a player stands in one scenario, and the words for it: for Home and what opens from it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from debategame.play.bout import USUAL_LINES, choose_lines
from debategame.progress.rounds import Mode
from debategame.progress.schedule import Card
from debategame.progress.standing import Standing, new_since
from debategame.saves.save import Progress
from debategame.scenario.model import Line, Scenario, Source
from debategame.text.display import count_of, one_line
from debategame.ui.services import BoutRequest

MINUTES_A_BOUT = 10
"""How long a bout of the usual number of lines takes, about."""
A_WEEK, FAR_AWAY = 7, 60
"""Days: a day less than a week away is named by its weekday, one far away by its date."""


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario, and where one player stands in it."""

    scenario: Scenario
    standing: Standing = Standing()
    cards: Mapping[str, Card] = {}
    """What the schedule knows of the scenario's key points, by their ids."""
    mode: Mode = Mode.PRACTICE
    """The mode whose bests are told: modes are never mixed."""

    @property
    def played(self) -> bool:
        """Whether the player has a round of it."""
        return self.standing.rounds > 0

    @property
    def made(self) -> frozenset[str]:
        """The ids of the scenario's key points the player has made."""
        return self.standing.made & {point.id for point in self.scenario.key_points}

    @property
    def total(self) -> int:
        """How many key points there are."""
        return len(self.scenario.key_points)

    @property
    def best(self) -> int | None:
        """The best first answer, 0–100; None where there is none."""
        return self.standing.best(self.mode)

    @property
    def last(self) -> datetime.datetime | None:
        """When it was last played; None where it was not."""
        return max(self.standing.last_played.values(), default=None)

    def made_in(self, line: Line) -> int:
        """How many of a line's key points the player has made, on whatever line."""
        return sum(point in self.made for point in line.points)

    def best_on(self, line: Line) -> int | None:
        """The best first answer to one line, 0–100; None where there is none."""
        return self.standing.best(self.mode, line.id)

    def last_on(self, line: Line) -> datetime.datetime | None:
        """When a line was last played; None where it was not."""
        return self.standing.last_played.get(line.id)

    def due(self, today: datetime.date) -> int:
        """Return how many key points are due on a day."""
        return sum(card.due <= today for card in self.cards.values())

    def due_on(self, line: Line, today: datetime.date) -> str:
        """Say how many key points of a line are due today, or else next, and when; empty where none will be."""
        days = [max(today, card.due) for card in self.cards.values() if card.line == line.id]
        soonest = min(days, default=today)
        return f"{days.count(soonest)} {coming(soonest, today)}" if days else ""

    def next_bout(self, count: int, mode: Mode, pace: float = 1) -> BoutRequest:
        """Return the bout that would be played next, of at most `count` lines."""
        lines = choose_lines(self.scenario, self.made, self.standing.last_played, count)
        return BoutRequest(scenario=self.scenario, lines=lines, mode=mode, pace=pace)

    @property
    def told(self) -> str:
        """Where the player stands, in a few words: `best 75 · 9 of 24`."""
        played = "not played" if not self.played else f"best {self.best}" if self.best is not None else "played"
        return f"{played} · {len(self.made)} of {self.total}"

    @property
    def still_open(self) -> str:
        """What is not made yet, in a sentence that names the lines on which nothing was."""
        still = self.total - len(self.made)
        if not still:
            return "nothing: every key point is made"
        bare = [f"“{line.id}”" for line in self.scenario.lines if not self.made_in(line)]
        sentence = count_of(still, "key point")
        if not self.played or not bare:
            return sentence
        if len(bare) > USUAL_LINES:
            return f"{sentence}; none yet on {len(bare)} of {len(self.scenario.lines)} lines"
        return f"{sentence}; none yet on {listed(bare)}"


def overview(scenario: Scenario, progress: Progress, mode: Mode = Mode.PRACTICE) -> Overview:
    """Return where a player stands in a scenario, with the bests of a mode."""
    known = {point.id for point in scenario.key_points}
    cards = {point: card for (one, point), card in progress.cards.items() if one == scenario.id and point in known}
    return Overview(scenario=scenario, standing=progress.standing(scenario.id), cards=cards, mode=mode)


def this_week(standings: Iterable[Standing], now: datetime.datetime) -> str:
    """Say how many key points were made for the first time since Monday; empty where none were.

    `now` is in the time zone of the player, whose Monday it is.
    """
    monday = now.replace(hour=0, minute=0, second=0, microsecond=0) - datetime.timedelta(days=now.weekday())
    new = new_since(standings, monday)
    return f"Since Monday: {count_of(new, 'key point')} made for the first time." if new else ""


def minutes(lines: int) -> str:
    """Say how long a bout of so many lines takes, in minutes."""
    return f"{max(1, round(lines * MINUTES_A_BOUT / USUAL_LINES))} min"


def day(at: datetime.datetime, now: datetime.datetime) -> str:
    """Name the day of `at`, both in the time zone of the player: today, yesterday, 17 Nov, 17 Nov 2024."""
    days = (now.date() - at.date()).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"{at.day} {at:%b}" if at.year == now.year else f"{at.day} {at:%b %Y}"


def last_on(at: datetime.datetime, now: datetime.datetime) -> str:
    """Say when something last was, both in the time zone of the player: `last on Tuesday`, `last on 17 Nov`."""
    days = (now.date() - at.date()).days
    named = day(at, now)
    return f"last {named}" if days in (0, 1) else f"last on {f'{at:%A}' if 0 < days < A_WEEK else named}"


def coming(when: datetime.date, today: datetime.date) -> str:
    """Name a day to come: today, tomorrow, on Thursday, in 9 days, on 3 March 2027."""
    days = (when - today).days
    if days <= 1:
        return "today" if days < 1 else "tomorrow"
    if days < A_WEEK:
        return f"on {when:%A}"
    return f"in {days} days" if days < FAR_AWAY else f"on {when.day} {when:%B %Y}"


def next_due(
    progress: Progress, scenarios: Mapping[str, Scenario], today: datetime.date
) -> tuple[datetime.date, int] | None:
    """Return the day on which key points of scenarios are due next, today at the earliest, and how many then."""
    there = {(one.id, point.id) for one in scenarios.values() for point in one.key_points}
    days = [max(today, card.due) for key, card in progress.cards.items() if key in there]
    return (min(days), days.count(min(days))) if days else None


def next_due_text(progress: Progress, scenarios: Mapping[str, Scenario], today: datetime.date) -> str:
    """Say how it goes on with Review, at the end of one."""
    found = next_due(progress, scenarios, today)
    if found is None:
        return "Done for today."
    when, count = found
    if when == today:
        return f"Still due today: {count_of(count, 'key point')}. That can wait."
    return f"Done for today; next {coming(when, today)}: {count_of(count, 'key point')}."


def credit(source: Source | None) -> str:
    """Name the article a scenario comes from: author, publication, date, as far as they are given."""
    if source is None:
        return ""
    date = f"{source.date.day} {source.date:%B %Y}" if source.date else ""
    return ", ".join(one_line(part) for part in (source.author, source.publication, date) if part)


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
