"""What `docs/teachers.md` tells a teacher to do works, and the game answers as it shows."""

import re
import runpy
from functools import cache
from types import SimpleNamespace

import pytest

from debategame.cli.commands.try_ import NO_TERMINAL
from debategame.cli.main import COMMANDS
from debategame.errors import ScenarioError
from debategame.scenario.model import KeyPoint
from debategame.scenario.reader import read
from tests.support.paths import ROOT

GUIDE = SimpleNamespace(**runpy.run_path(str(ROOT / "tools" / "guide.py")))
PAGE = GUIDE.GUIDE.read_text(encoding="utf-8")
TRAPS = re.findall(r"^\| `(claim:.*|hints:.*)` \| .* \| `(.*)` \|$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> list:
    """All that the guide has a teacher do, done in an empty folder."""
    return list(GUIDE.steps(PAGE, tmp_path_factory.mktemp("guide")))


@pytest.mark.slow
def test_every_command_ends_well(done: list) -> None:
    failed = [told for step in done for told in step.failed if not told.startswith(GUIDE.NEEDS_A_SCREEN)]
    assert failed == []


@pytest.mark.slow
def test_the_one_that_needs_a_screen_says_so(done: list) -> None:
    (told,) = (told for step in done for told in step.failed if told.startswith(GUIDE.NEEDS_A_SCREEN))
    assert NO_TERMINAL in told


@pytest.mark.slow
def test_the_game_says_what_the_guide_shows(done: list) -> None:
    assert sum(step.shown is not None for step in done) > 8
    assert GUIDE.updated(PAGE, done) == PAGE, "run: python -m tools.guide"


def test_every_command_it_names_exists() -> None:
    assert set(re.findall(r"`debategame ([a-z]+)", PAGE)) <= set(COMMANDS)


@cache
def as_read(row: str) -> KeyPoint | None:
    """A key point with that row in it, as the game reads it; None where it does not."""
    claim = "" if row.startswith("claim:") else "    claim: Uniforms cost less.\n"
    text = f"key_points:\n  - id: b\n{claim}    {row}\nlines:\n  - {{id: c, says: D, points: [b]}}\n"
    try:
        return read(f"format: 1\nid: a\ntitle: A\n{text}".encode(), "trap.yaml").key_points[0]
    except ScenarioError:
        return None


@pytest.mark.parametrize(("wrong", "right"), TRAPS)
def test_a_trap_is_one_and_the_way_out_is_one(wrong: str, right: str) -> None:
    assert as_read(right) is not None
    assert as_read(wrong) != as_read(right)


def test_there_are_five_traps() -> None:
    assert len(TRAPS) == 5


def test_every_link_leads_somewhere() -> None:
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    anchors = {"#" + re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert [link for link in links if link not in anchors and not (GUIDE.GUIDE.parent / link).is_file()] == []
    assert anchors <= set(links), "the contents at the top name every chapter"


@pytest.mark.parametrize(
    ("scenario", "part", "grown"),
    [
        (
            "key_points:\n  - id: a\n    claim: A\nlines:\n",
            "  - id: a\n    claim: B\n",
            "key_points:\n  - id: a\n    claim: B\nlines:\n",
        ),
        ("key_points:\nlines:\n", "  - id: a\n    claim: B\n", "key_points:\n  - id: a\n    claim: B\nlines:\n"),
        ("key_points:\nlines:\n", "  - id: a\n    says: B\n", "key_points:\nlines:\n  - id: a\n    says: B\n"),
        ("key_points:\nlines:\n", "terms:\n  a: b\n", "terms:\n  a: b\nkey_points:\nlines:\n"),
        ("key_points:\nlines:\n", "examples:\n  - a\n", "key_points:\nlines:\nexamples:\n  - a\n"),
    ],
)
def test_a_part_goes_where_the_guide_says(scenario: str, part: str, grown: str) -> None:
    assert GUIDE.with_part(scenario, part) == grown


def test_its_first_chapter_gets_the_game_in_both_ways_and_has_a_whole_scenario() -> None:
    first = PAGE.split("\n## ")[1]
    assert {"`pipx install .`", "`. .venv/bin/activate`"} <= set(re.findall(r"`[^`\n]+`", first))
    (text,) = re.findall(r"^```yaml uniform.yaml\n(.*?)^```", first, re.DOTALL | re.MULTILINE)
    assert read(text.encode(), "uniform.yaml").lines
    assert len(first.splitlines()) < 120, "a page to read at one sitting"


def test_it_is_no_book() -> None:
    assert len(PAGE.splitlines()) < 600
