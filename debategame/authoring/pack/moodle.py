"""A scenario as a Moodle question bank: an essay question for each line, with the key points as notes for the marker.

The format is Moodle XML, as https://docs.moodle.org/en/Moodle_XML_format describes it.
"""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from debategame.authoring.pack.html import element, markdown
from debategame.authoring.pack.sheet import point_notes, side_of, source, task
from debategame.scenario.model import Line, Scenario
from debategame.text.display import one_line, snippet

LONGEST_NAME = 255
"""Maximum number of characters of a question's name in Moodle."""
ROWS = 10
"""Height of the field for the answer. Moodle offers 2, 3, 5, 10, 15 and more."""


def question_bank(scenario: Scenario) -> bytes:
    """Return the questions as a file to import in Moodle, in a category named after the scenario."""
    quiz = Element("quiz")
    category = SubElement(quiz, "question", type="category")
    name = one_line(scenario.title).replace("/", "//")  # a single slash would begin a category inside this one
    SubElement(SubElement(category, "category"), "text").text = f"$course$/top/{name}"
    for number, line in enumerate(scenario.lines, start=1):
        _add_question(quiz, scenario, line, number)
    indent(quiz)
    data: bytes = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _add_question(quiz: Element, scenario: Scenario, line: Line, number: int) -> None:
    question = SubElement(quiz, "question", type="essay")
    SubElement(SubElement(question, "name"), "text").text = snippet(
        f"{scenario.title} {number}: {line.says}", LONGEST_NAME
    )
    _add_html(question, "questiontext", _task(scenario, line))
    _add_html(question, "generalfeedback", element("p", f"A model rebuttal: {line.model}" if line.model else ""))
    values = {
        "defaultgrade": scenario.aim_of(line),
        "penalty": 0,
        "hidden": 0,
        "responseformat": "plain",
        "responserequired": 1,
        "responsefieldlines": ROWS,
        "attachments": 0,
        "attachmentsrequired": 0,
    }
    for tag, value in values.items():
        SubElement(question, tag).text = str(value)
    _add_html(question, "graderinfo", _notes(scenario, line))
    _add_html(question, "responsetemplate", "")
    tags = SubElement(question, "tags")
    for tag in scenario.tags:
        SubElement(SubElement(tags, "tag"), "text").text = one_line(tag)


def _task(scenario: Scenario, line: Line) -> str:
    return "".join(
        (
            markdown(scenario.briefing),
            element("p", side_of(scenario)),
            element("p", f"{line.speaker} says:"),
            element("blockquote", line.says),
            element("p", task(scenario, line)),
        )
    )


def _notes(scenario: Scenario, line: Line) -> str:
    aim = scenario.aim_of(line)
    rule = f"One mark for each key point that the answer makes, half a mark for half of one; at most {aim}."
    return "".join(
        (
            element("p", rule),
            *(point_notes(point) for point in scenario.points_of(line)),
            element("p", source(scenario)),
        )
    )


def _add_html(question: Element, tag: str, html: str) -> None:
    SubElement(SubElement(question, tag, format="html"), "text").text = html
