"""The game under a program that shows it elsewhere, such as textual-serve in a browser: screens through pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WEB_DRIVER = "textual.drivers.web_driver:WebDriver"


def packet(kind: bytes, payload: bytes) -> bytes:
    """A packet of Textual's driver: its kind, its length in four bytes, what it carries."""
    return kind + len(payload).to_bytes(4, "big") + payload


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="reads a pipe until something stands in it")
def test_screens_are_shown_through_pipes_if_a_driver_is_named(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "debategame", "--saves", str(tmp_path), "--player", "Ada"]
    environment = os.environ | {"TEXTUAL_DRIVER": WEB_DRIVER}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        seen = b""
        while b"They say" not in seen:
            piece = os.read(game.stdout.fileno(), 65536)
            assert piece, seen
            seen += piece
        assert seen.startswith(b"__GANGLION__")
        game.stdin.write(packet(b"M", json.dumps({"type": "quit"}).encode()))
        game.stdin.flush()
        game.stdout.read()
    assert game.returncode == 0
