"""A scenario for a class without the game: what pupils see, what the teacher sees, and what Moodle reads."""

from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from debategame.authoring.pack.html import markdown
from debategame.authoring.pack.moodle import question_bank
from debategame.authoring.pack.sheet import key, sheet
from debategame.cli.main import run
from debategame.scenario.model import Scenario
from debategame.scenario.reader import read_file

SHIPPED = Path(__file__).parents[3] / "scenarios" / "big-society.yaml"
HOSTILE = '<script>alert(1)</script> & "quotes" ]]> \x1b[2J'


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shown(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    return "".join(parser.text)


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return read_file(SHIPPED)


def read_bank(scenario: Scenario) -> ElementTree.Element:
    return ElementTree.fromstring(question_bank(scenario))  # noqa: S314 -- our own file


def hostile(scenario: Scenario) -> Scenario:
    point = msgspec.structs.replace(scenario.key_points[0], claim=HOSTILE, wordings=(HOSTILE,))
    line = msgspec.structs.replace(scenario.lines[0], says=HOSTILE, speaker=HOSTILE, model=HOSTILE, points=(point.id,))
    return msgspec.structs.replace(
        scenario, title=HOSTILE, briefing=HOSTILE, key_points=(point,), lines=(line,), terms={HOSTILE: HOSTILE}
    )


def test_the_sheet_has_every_line_with_room_to_write_and_no_key_point(scenario: Scenario) -> None:
    page = sheet(scenario)
    text = shown(page)
    assert all(line.says in text for line in scenario.lines)
    assert page.count('class="rule"') >= 10 * len(scenario.lines)
    assert [point.claim for point in scenario.key_points if point.claim in text] == []
    assert [line.model for line in scenario.lines if line.model and line.model in text] == []


def test_the_key_has_every_key_point_and_model(scenario: Scenario) -> None:
    text = shown(key(scenario))
    used = {point.id: point for line in scenario.lines for point in scenario.points_of(line)}.values()
    assert [point.id for point in used if point.claim not in text] == []
    assert [line.id for line in scenario.lines if line.model not in text] == []
    assert [wording for point in used for wording in point.wordings if wording not in text] == []


def test_moodle_reads_an_essay_question_for_each_line_with_the_key_points_as_notes(scenario: Scenario) -> None:
    quiz = read_bank(scenario)
    assert quiz.findtext("question[@type='category']/category/text") == f"$course$/top/{scenario.title}"
    questions = quiz.findall("question[@type='essay']")
    assert len(questions) == len(scenario.lines)
    for question, line in zip(questions, scenario.lines, strict=True):
        assert line.says in shown(question.findtext("questiontext[@format='html']/text") or "")
        notes = shown(question.findtext("graderinfo[@format='html']/text") or "")
        assert [point.id for point in scenario.points_of(line) if point.claim not in notes] == []
        assert question.findtext("defaultgrade") == str(scenario.aim_of(line))
        assert (question.findtext("responseformat"), question.findtext("responsetemplate/text")) == ("plain", "")
        assert 0 < len(question.findtext("name/text") or "") <= 255


def test_text_of_a_scenario_is_never_read_as_html_or_xml(scenario: Scenario) -> None:
    marked = hostile(scenario)
    quiz = read_bank(marked)
    html = [sheet(marked), key(marked), *(text for part in quiz.iter("text") if (text := part.text) and "<p>" in text)]
    for page in html:
        parser = _Text()
        parser.feed(page)
        assert not parser.tags & {"script", "img", "iframe"}
        assert "\x1b" not in page
        assert "<script>alert(1)</script>" in shown(page)


def test_a_slash_in_a_title_makes_no_second_category(scenario: Scenario) -> None:
    quiz = read_bank(msgspec.structs.replace(scenario, title="For/against"))
    assert quiz.findtext("question/category/text") == "$course$/top/For//against"


def test_a_briefing_shows_no_pictures_and_no_dangerous_links() -> None:
    html = markdown("**Facts** ![x](https://example.org/x.png) [y](javascript:alert(1)) <b onclick=x>z</b>")
    assert "<strong>Facts</strong>" in html
    assert not {"<img", 'href="javascript', "<b "} & {
        part for part in ("<img", 'href="javascript', "<b ") if part in html
    }


def test_the_command_writes_three_files_and_never_overwrites_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pack", str(SHIPPED), "--to", str(tmp_path)]) == 0
    names = ["big-society-key.html", "big-society-moodle.xml", "big-society-sheet.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    (tmp_path / names[2]).unlink()
    (tmp_path / names[0]).write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert run(["pack", str(SHIPPED), "--to", str(tmp_path)]) == 2
    assert "big-society-key.html already exists and is not overwritten" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == names[:2]
    assert (tmp_path / names[0]).read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_one_clear_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", str(SHIPPED), "--to", str(tmp_path / "none")]) == 2
    assert "create it first" in capsys.readouterr().err
