"""What tests of screens share: a game with a fixed clock and fixed ids, played in folders of its own."""

import datetime
import itertools
import uuid
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from debategame.progress.rounds import Answer, Mode, Round, Step
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.scoring.marks import answer_marks
from debategame.scoring.scorer import Scorer
from debategame.ui.app import DebateApp
from debategame.ui.history.case import CaseScreen
from debategame.ui.services import Game
from debategame.ui.widgets.screens import GameScreen
from tests.support.paths import DATA

SMALL = DATA / "small.yaml"
NOW = datetime.datetime(2026, 11, 24, 16, 28, tzinfo=datetime.UTC)
"""A Tuesday."""
PLAYER = "Ada"
GOOD = "An adolescent's body clock is set later than an adult's."


@pytest.fixture(scope="session")
def scenario(small: Scenario) -> Scenario:
    return small


@pytest.fixture(scope="session")
def scorer(scenario: Scenario) -> Scorer:
    """A scorer that has its lines ready after the first test."""
    return Scorer(scenario)


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """A folder with one good scenario."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "small.yaml").write_bytes(SMALL.read_bytes())
    return folder


@pytest.fixture
def game(tmp_path: Path, scenarios: Path) -> Game:
    """A game that nobody has played yet."""
    numbers = itertools.count(1)
    return Game(
        folder=scenarios,
        saves=tmp_path / "saves",
        clock=lambda: NOW,
        new_id=lambda: str(uuid.UUID(int=next(numbers))),
        player=PLAYER,
        zone=datetime.UTC,
    )


class Stage(GameScreen[None]):
    """A screen with nothing on it."""


@pytest.fixture
def app(game: Game) -> DebateApp:
    """The game without Home, for what the test shows on it."""
    return DebateApp(game, lambda services: Stage())


@pytest.fixture
def bare(game: Game, tmp_path: Path) -> DebateApp:
    """The game without scenarios: a Home that nothing comes in front of but what the test shows."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return DebateApp(msgspec.structs.replace(game, folder=folder))


@pytest.fixture
def play(game: Game, scenario: Scenario, scorer: Scorer) -> Callable[..., Round]:
    """Keep a round of the player's, as if it had been played `days` ago; ids count up."""
    save = Save(game.saves, game.player, now=game.clock)

    def keep(line: str = "lazy", text: str = GOOD, *, days: int = 1, mode: Mode = Mode.PRACTICE) -> Round:
        points = scorer.score(line, text).points
        answer = Answer(
            id=str(uuid.uuid5(uuid.NAMESPACE_OID, game.new_id())),
            step=Step.ANSWER,
            at=NOW - datetime.timedelta(days=days),
            text=text,
            seconds=61.5,
            scorer="1",
            marks=answer_marks(scenario, scenario.line(line), points),
            points=points,
        )
        return save.record(scenario, game.new_id(), line, mode, answer)

    return keep


@pytest.fixture
def show_case(game: Game, scenario: Scenario) -> Callable[..., DebateApp]:
    """Start the game with the current case in front."""

    def app(shown: Scenario = scenario) -> DebateApp:
        progress = Save(game.saves, game.player, now=game.clock).progress()
        return DebateApp(game, lambda services: CaseScreen(services, shown, progress))

    return app
