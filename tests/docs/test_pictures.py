"""The pictures in README and docs are there, show the scenarios as they are, and fetch nothing from elsewhere."""

import html
import re
from functools import cache
from pathlib import Path

import pytest

from debategame.scenario.reader import read_file
from tests.support.paths import ROOT

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SHOWN = {
    (page.parent / link).resolve()
    for page in PAGES
    for link in re.findall(r"(?:!\[[^\]]*\]\(|<img src=\")([^)\"]+)", page.read_text(encoding="utf-8"))
}
PAGES_OF_A_CLASS = sorted((ROOT / "docs").glob("web-*.png"))
FEEDBACK, TRY = ROOT / "docs" / "feedback.svg", ROOT / "docs" / "try.svg"


@cache
def text_of(picture: Path) -> str:
    """All that a picture says, a row after another."""
    said = re.findall(r"<text[^>]*>([^<]*)</text>", picture.read_text(encoding="utf-8"))
    return " ".join(html.unescape(" ".join(said)).split())


def test_every_picture_that_is_made_is_shown() -> None:
    assert {FEEDBACK, TRY, *PAGES_OF_A_CLASS} == SHOWN


def test_the_readme_begins_with_a_picture_of_the_terminal_beside_one_of_the_pages() -> None:
    beginning = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## ")[0]
    pictures = dict(re.findall(r'<img src="docs/(\S+)" width="(\d+)%" alt="\w', beginning))
    assert set(pictures) == {"feedback.svg", "web-feedback.png"}
    assert sum(map(int, pictures.values())) < 100, "they stand side by side"


@pytest.mark.parametrize("picture", [FEEDBACK, TRY], ids=lambda path: path.name)
def test_a_picture_names_no_host(picture: Path) -> None:
    assert set(re.findall(r"https?://[^\s\"'<)]+", picture.read_text(encoding="utf-8"))) == {
        "http://www.w3.org/2000/svg"
    }


def test_feedback_shows_the_first_scenario() -> None:
    scenario = read_file(ROOT / "scenarios" / "big-society.yaml")
    claims = (point.claim for point in scenario.points_of(scenario.lines[0]))
    assert scenario.title in text_of(FEEDBACK)
    assert any(" ".join(claim.split()[:5]) in text_of(FEEDBACK) for claim in claims), (
        "run: python -m tools.make_pictures"
    )


@pytest.mark.parametrize("words", ["uniform.yaml", "cheaper", "ways-to-pay", "no-contest", "“Ninety pounds for"])
def test_try_shows_the_scenario_of_the_guide(words: str) -> None:
    assert words.strip("“") in (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
    assert words in text_of(TRY), "run: python -m tools.make_pictures"
