"""What every page may use: the store, the time, new ids, scenarios and scorers."""

import datetime
import threading
from collections import OrderedDict
from collections.abc import Callable

import msgspec

from debategame.errors import NotFoundError, Problem
from debategame.play.bout import Bout
from debategame.progress.rounds import Answer
from debategame.scenario.model import OTHER_SIDE, Scenario
from debategame.scenario.other_side import other_side
from debategame.scenario.versions import canonical, digest
from debategame.scoring.scorer import Scorer
from debategame.web.store.interface import Store

MOST_SCENARIOS = 256
"""How many versions of scenarios are kept in memory, at some ten kilobytes each."""
MOST_SCORERS = 32
"""How many scorers are kept: a class plays a few scenarios, a school some dozens."""


class Scorers:
    """Scores answers, one at a time. A scorer is made when its version of a scenario is first played."""

    def __init__(self) -> None:
        """Start without scorers."""
        self.lock = threading.Lock()
        """Held by whoever reads texts word by word: what is known of words is shared by all scorers."""
        self._made: OrderedDict[str, Scorer] = OrderedDict()

    def give(
        self, scenario_hash: str, bout: Bout, answer: Answer, *, struck: bool = False, studied: bool = False
    ) -> Bout:
        """Return the bout after an answer, of which only id, time, text, seconds and guess count.

        With `struck` the player takes back the sentence that the opponent asks about; `studied` says whether they
        studied claims of the line since they last played it.
        """
        with self.lock:  # it costs nothing: Python scores one answer at a time anyway
            return bout.give(
                answer.text,
                scorer=self.scorer(scenario_hash, bout.scenario),
                at=answer.at,
                seconds=answer.seconds,
                answer_id=answer.id,
                guess=answer.guess,
                struck=struck,
                studied=studied,
            )

    def scorer(self, scenario_hash: str, scenario: Scenario) -> Scorer:
        """Return the scorer of a version of a scenario. Hold `lock` while it is used."""
        scorer = self._made.pop(scenario_hash, None) or Scorer(scenario)
        self._made[scenario_hash] = scorer
        if len(self._made) > MOST_SCORERS:
            self._made.popitem(last=False)
        return scorer


class PublishedVersion(msgspec.Struct, frozen=True):
    """A scenario in the version that is published."""

    hash: str
    """The SHA-256 of its canonical text."""
    scenario: Scenario


class Scenarios:
    """The published scenarios as values. Each version is read from the store once."""

    def __init__(self, store: Store) -> None:
        """Read from `store`."""
        self._store = store
        self._read: OrderedDict[str, Scenario] = OrderedDict()
        self._others: OrderedDict[str, PublishedVersion | None] = OrderedDict()
        """The other sides of versions, by the hash of the version; None if it has none."""
        self._lock = threading.Lock()

    def published(self, teacher_id: str) -> tuple[PublishedVersion, ...]:
        """Return the scenarios that the classes of a teacher can play, by level and title, with their other sides."""
        found = [
            version
            for scenario_hash in self._store.published_hashes(teacher_id).values()
            for version in (
                PublishedVersion(hash=scenario_hash, scenario=self.version(scenario_hash)),
                self._other_side(scenario_hash),
            )
            if version
        ]
        return tuple(sorted(found, key=lambda version: (version.scenario.level, version.scenario.title)))

    def find(self, teacher_id: str, scenario_id: str) -> PublishedVersion:
        """Return the published version of a scenario or of its other side. Raise NotFoundError if there is none."""
        file_id = scenario_id.removesuffix(OTHER_SIDE)
        scenario_hash = self._store.published_hashes(teacher_id).get(file_id)
        if scenario_hash is not None and file_id == scenario_id:
            return PublishedVersion(hash=scenario_hash, scenario=self.version(scenario_hash))
        if scenario_hash is not None and (other := self._other_side(scenario_hash)):
            return other
        raise NotFoundError("there is no scenario with that id")

    def _other_side(self, scenario_hash: str) -> PublishedVersion | None:
        """Return the other side of a published version; None if it has none. Each is worked out once."""
        with self._lock:
            known = scenario_hash in self._others
        if not known:
            scenario = other_side(self.version(scenario_hash))
            other = PublishedVersion(hash=digest(canonical(scenario)), scenario=scenario) if scenario else None
            with self._lock:
                self._others[scenario_hash] = other
                if len(self._others) > MOST_SCENARIOS:
                    self._others.popitem(last=False)
        return self._others.get(scenario_hash)

    def version(self, scenario_hash: str) -> Scenario:
        """Return a version of a scenario. Raise NotFoundError if it was never published."""
        with self._lock:
            known = self._read.pop(scenario_hash, None)
        scenario = known or self._store.scenario(scenario_hash)
        with self._lock:
            self._read[scenario_hash] = scenario
            if len(self._read) > MOST_SCENARIOS:
                self._read.popitem(last=False)
        return scenario


class Services(msgspec.Struct, frozen=True, kw_only=True):
    """What every page may use."""

    store: Store
    scorers: Scorers
    scenarios: Scenarios
    clock: Callable[[], datetime.datetime]
    """Return the time now, in the time zone of the school."""
    new_id: Callable[[], str]
    """Return a new UUID, in its 36-character form."""
    check: Callable[[bytes, str], tuple[Problem, ...]]
    """Return the warnings and notes on the text of a scenario; the other argument is its name."""
    address: str = ""
    """The address that pupils type, such as `http://192.168.1.5:8000`. Empty if only the host's own is known."""
