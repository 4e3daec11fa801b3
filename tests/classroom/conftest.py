from pathlib import Path

import pytest

from tests.support.class_folder import class_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class of two: Ada and Ben."""
    return class_folder(tmp_path / "class")
