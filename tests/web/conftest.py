from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.visitors import Visitor
from tests.support.web import Server, start_server


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
