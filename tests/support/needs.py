"""Marks for tests that need something which not every system has."""

import importlib.util
import os
import tempfile
from pathlib import Path

import pytest


def can_make_links() -> bool:
    """Return whether a symbolic link can be made here. On Windows it takes a right that few users have."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            Path(folder, "link").symlink_to(Path(folder, "target"))
        except OSError:
            return False
        return True


LINKS = pytest.mark.skipif(not can_make_links(), reason="needs the right to make symbolic links")
FILE_MODES = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs file permissions of POSIX")
FILE_SIZE_LIMITS = pytest.mark.skipif(not importlib.util.find_spec("resource"), reason="needs limits on file size")
PSEUDO_TERMINALS = pytest.mark.skipif(not importlib.util.find_spec("termios"), reason="needs pseudo-terminals")
