"""`docs/format.md` is what the types say today, and what it shows is true."""

import re
import runpy

import pytest

from debategame.scenario import model
from tests.support.paths import ROOT

TOOL = ROOT / "tools" / "make_format_docs.py"
PAGE = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
PARTS = (model.Scenario, model.Source, model.KeyPoint, model.AnyOf, model.TheirPoint, model.Line, model.MarkedAnswer)


def test_the_page_is_up_to_date() -> None:
    assert runpy.run_path(str(TOOL))["document"]() == PAGE, "run: python -m tools.make_format_docs"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_has_a_row(part: type[model.Part]) -> None:
    sections = [set(re.findall(r"^\| \**`(\w+)`", section, re.MULTILINE)) for section in PAGE.split("\n## ")]
    assert set(part.__struct_fields__) in sections


def test_every_link_leads_to_a_heading() -> None:
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert len(links) == len(PARTS) - 1
    assert links <= anchors
