"""A scenario file is changed: every other byte stays, and the file reads as the edit says."""

import codecs
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.authoring.edits.model import (
    AddExample,
    AddKeyPoint,
    AddSynonym,
    AddText,
    AskForPoint,
    ChangeExample,
    Edit,
    apply_edit,
)
from debategame.authoring.edits.writing import edit_file, replace_file, with_edits
from debategame.errors import FileChangedError, NotAddedError
from debategame.scenario.model import MarkedAnswer
from debategame.scenario.other_side import other_side
from debategame.scenario.reader import read
from debategame.text.forbidden import FORBIDDEN
from tests.support.paths import DATA

BLOCK = """\
format: 1
id: tea
title: Tea  # a title
synonyms:
  tea: [cuppa]
key_points:
  # the first
  - id: warm
    claim: Tea warms the hands.  # a claim
    wordings:
      - A mug is a stove.
    # about opposites
    opposites: [Tea is cold.]

  - id: calm
    claim: >-
      Tea calms
      the nerves.

# the lines
lines:
  - id: cold
    says: Nobody needs tea.
    points: [warm, calm]
examples:
  - line: cold
    answer: It warms my hands.
    hits: [warm]
  - line: cold
    answer: Nothing.
"""
LAYOUTS = {
    "block": BLOCK,
    "CRLF": BLOCK.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + BLOCK,
    "no newline at the end": BLOCK.rstrip(),
    "dashes in the first column": BLOCK.replace("\n  ", "\n").replace("\ntea:", "\n  tea:"),
    "no synonyms": BLOCK.replace("synonyms:\n  tea: [cuppa]\n", ""),
    "synonyms in block style": BLOCK.replace("tea: [cuppa]", "tea:\n    - cuppa"),
    "synonyms in braces": BLOCK.replace("\n  tea: [cuppa]", " {tea: [cuppa]}"),
    "no synonyms in braces": BLOCK.replace("\n  tea: [cuppa]", " {}"),
    "points in block style": BLOCK.replace("[warm, calm]", "\n      - warm\n      - calm"),
    "key points in braces": BLOCK.replace(
        BLOCK[BLOCK.index("  # the first") : BLOCK.index("# the lines")],
        "  - {id: warm, claim: Tea warms., wordings: [A stove.]}\n  - {id: calm, claim: Tea calms.}\n",
    ),
    "examples in braces": BLOCK[: BLOCK.index("  - line: cold\n    answer: It")]
    + "  - {line: cold, answer: It warms my hands., hits: [warm]}\n  - {line: cold, answer: Nothing.}\n",
    "JSON": '{"format": 1, "id": "tea", "title": "Tea", "key_points": [{"id": "warm", "claim": "Tea warms."}, '
    '{"id": "calm", "claim": "Tea calms."}], "lines": [{"id": "cold", "says": "No tea.", "points": ["warm", "calm"]}], '
    '"examples": [{"line": "cold", "answer": "It warms my hands."}]}',
}
EDITS: dict[str, tuple[Edit, ...]] = {
    "wording": (AddText(point="warm", field="wordings", text="It heats your fingers."),),
    "wording of a point without any": (AddText(point="calm", field="wordings", text="It soothes."),),
    "odd wording": (AddText(point="warm", field="wordings", text='- "Hot": [no] {yes}, # & *tea*'),),
    "opposite": (AddText(point="warm", field="opposites", text="Nothing is as cold as tea."),),
    "opposite of a point without any": (AddText(point="calm", field="opposites", text="It makes you nervous."),),
    "two texts": (
        AddText(point="warm", field="wordings", text="Hot, hot, hot."),
        AddText(point="calm", field="wordings", text="No worries."),
    ),
    "synonym of a word with synonyms": (AddSynonym(word="tea", synonym="char"),),
    "synonym of another word": (AddSynonym(word="hands", synonym="mitts"),),
    "example": (AddExample(MarkedAnswer(line="cold", answer="So warm.", hits=("warm",))),),
    "marks of an example": (
        ChangeExample(MarkedAnswer(line="cold", answer="It warms my hands.", partial=("calm", "warm"))),
    ),
    "key point": (
        AddKeyPoint("cheap", "A cup of tea costs nearly nothing."),
        AskForPoint(line="cold", point="cheap"),
        AddText(point="cheap", field="wordings", text="Ten pence a cup."),
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("edits", EDITS)
def test_the_file_reads_as_the_edits_say_and_keeps_its_comments(edits: str, layout: str) -> None:
    data = LAYOUTS[layout].encode()
    expected = read(data, "tea.yaml")
    for edit in EDITS[edits]:
        expected = apply_edit(expected, edit)

    new = with_edits(data, EDITS[edits])

    assert read(new, "tea.yaml") == expected
    assert expected != read(data, "tea.yaml")
    assert new.startswith(codecs.BOM_UTF8) == data.startswith(codecs.BOM_UTF8)
    assert (b"\n" in new.replace(b"\r\n", b"")) == (b"\n" in data.replace(b"\r\n", b""))
    for line in data.splitlines():
        if b"#" in line:
            assert line in new.splitlines()


def test_each_text_is_written_where_and_how_a_teacher_would() -> None:
    edits = [*EDITS["wording"], *EDITS["opposite"], *EDITS["wording of a point without any"], *EDITS["key point"]]
    new = with_edits(BLOCK.encode(), edits).decode()
    assert "      - A mug is a stove.\n      - It heats your fingers.\n    # about opposites\n" in new
    assert "    opposites: [Tea is cold., Nothing is as cold as tea.]\n\n  - id: calm\n" in new
    assert "      the nerves.\n    wordings:\n      - It soothes.\n" in new
    assert "  - id: cheap\n    claim: A cup of tea costs nearly nothing.\n    wordings:\n      - Ten pence" in new
    assert "points: [warm, calm, cheap]\n" in new


def test_new_marks_replace_only_the_example_they_are_for() -> None:
    (edit,) = EDITS["marks of an example"]
    new = with_edits(BLOCK.encode(), [edit]).decode()
    start = BLOCK.index("    hits: [warm]\n")
    assert new == BLOCK[:start] + "    partial: [calm, warm]\n" + BLOCK[start + len("    hits: [warm]\n") :]


@pytest.mark.slow
@given(st.text(min_size=1).filter(lambda text: text.strip() and not FORBIDDEN.search(text)))
def test_any_text_can_be_a_wording(text: str) -> None:
    data = BLOCK.encode()
    edit = AddText(point="warm", field="wordings", text=text)
    point = read(with_edits(data, [edit]), "tea.yaml").key_point("warm")
    assert point.wordings[-1] == text


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (AddText(point="none", field="wordings", text="A text."), "no such part"),
        (AddText(point="warm", field="wordings", text="A\x07bell."), "which no scenario may have"),
        (AddKeyPoint("warm", "The same id."), "does not fit"),
        (ChangeExample(MarkedAnswer(line="cold", answer="Never given.")), "no such part"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_with_the_reason(edit: Edit, why: str) -> None:
    with pytest.raises(NotAddedError, match=why):
        with_edits(BLOCK.encode(), [edit])


def test_the_file_is_replaced_only_if_nobody_changed_it(tmp_path: Path) -> None:
    file = tmp_path / "tea.yaml"
    file.write_bytes(BLOCK.encode())
    new = edit_file(file, BLOCK.encode(), EDITS["wording"])
    assert file.read_bytes() == new
    with pytest.raises(FileChangedError):
        edit_file(file, BLOCK.encode(), EDITS["opposite"])
    assert file.read_bytes() == new
    replace_file(file, new, BLOCK.encode())
    assert file.read_bytes() == BLOCK.encode()


def test_edits_change_values_as_they_change_files() -> None:
    scenario = read(BLOCK.encode(), "tea.yaml")
    changed = apply_edit(scenario, AddSynonym(word="tea", synonym="char"))
    assert changed == msgspec.structs.replace(scenario, synonyms={"tea": ("cuppa", "char")})


def test_what_is_added_to_the_other_side_stands_among_its_parts() -> None:
    file = DATA / "both-sides.yaml"
    given = MarkedAnswer(line="they-need-it", answer="Take a taxi together.", hits=("taxis-do-it",))
    edits = (
        AddText(point="noise", field="wordings", text="The whole street hears it."),
        AddText(point="noise", field="opposites", text="It purrs like a cat."),
        AddExample(given),
        ChangeExample(MarkedAnswer(line="no-harm", answer="The engine wakes my little sister every night.")),
        AddKeyPoint("smell", "It smells of diesel.", theirs=True),
        AskForPoint(line="no-harm", point="smell"),
    )
    before, after = read(file.read_bytes(), "bus.yaml"), read(with_edits(file.read_bytes(), edits), "bus.yaml")
    noise = after.their_point("noise")
    assert (noise.wordings[-1], noise.opposites[-1]) == ("The whole street hears it.", "It purrs like a cat.")
    assert after.their_examples[1] == given
    assert after.their_examples[0].hits == ()
    assert after.their_points[-1].id == "smell"
    assert after.their_lines[1].points[-1] == "smell"
    assert (after.key_points, after.lines, after.examples) == (before.key_points, before.lines, before.examples)


def test_an_edit_changes_the_other_side_as_it_changes_the_file() -> None:
    first = read((DATA / "both-sides.yaml").read_bytes(), "bus.yaml")
    side = other_side(first)
    assert side is not None
    for edit in (
        AddText(point="noise", field="wordings", text="The whole street hears it."),
        AddExample(MarkedAnswer(line="no-harm", answer="It is loud.", hits=("noise",))),
        AddKeyPoint("smell", "It smells of diesel.", theirs=True),
        AskForPoint(line="no-harm", point="taxis-do-it"),
    ):
        assert apply_edit(side, edit) == other_side(apply_edit(first, edit)) != side
