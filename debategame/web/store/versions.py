"""Versions of scenarios, which never change: a process reads each one once."""

import threading

from sqlalchemy import Connection

from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical, digest
from debategame.web.store.records import read_scenario

MOST_KEPT = 256
"""How many versions a process keeps: more than a school plays at a time."""


class Versions:
    """The versions of scenarios that this process has read."""

    def __init__(self) -> None:
        """Know none yet."""
        self._known: dict[str, Scenario] = {}
        self._texts: dict[int, tuple[Scenario, str, bytes]] = {}
        self._lock = threading.Lock()

    def identify(self, scenario: Scenario) -> tuple[str, bytes]:
        """Return the hash of a scenario and its canonical text."""
        known = self._texts.get(id(scenario))
        if known is None or known[0] is not scenario:
            body = canonical(scenario)
            known = (scenario, digest(body), body)
            with self._lock:
                if len(self._texts) >= MOST_KEPT:
                    self._texts.clear()
                self._texts[id(scenario)] = known
        return known[1:]

    def get(self, db: Connection, scenario_hash: str) -> Scenario:
        """Return a version of a scenario. Raise NotFoundError if it is not in the store."""
        known = self._known.get(scenario_hash)
        if known is None:
            known = read_scenario(db, scenario_hash)
            with self._lock:
                if len(self._known) >= MOST_KEPT:
                    self._known.clear()
                self._known[scenario_hash] = known
        return known
