"""`debategame try` on the command line."""

import io
import sys

import pytest

from debategame.cli.main import run
from tests.support.paths import DATA


def test_without_a_terminal_it_says_what_to_use_instead(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert run(["try", str(DATA / "small.yaml")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "`try` needs a terminal" in err
    assert "debategame score SCENARIO --explain" in err
