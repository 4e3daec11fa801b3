from pathlib import Path

import pytest
from hypothesis import settings

from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file

DATA = Path(__file__).parent / "data"

settings.register_profile("debategame", derandomize=True, deadline=None)
settings.load_profile("debategame")


@pytest.fixture(scope="session")
def small() -> Scenario:
    """A small scenario in which every field is used: four key points, two lines."""
    return read_file(DATA / "small.yaml")
