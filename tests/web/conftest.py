from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.school.server import Server, start_server
from tests.support.school.visitors import Visitor


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with the class 8b of the teacher Frost, code KITE-47, and the small scenario."""
    started = start_server(tmp_path)
    yield started
    started.store.close()


@pytest.fixture
def ada(server: Server) -> Visitor:
    """A pupil at home."""
    return server.pupil("Ada")
