"""A marked answer is added to a scenario file: every other byte stays, and the file reads as before plus the answer."""

import codecs
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.authoring.edits.example_yaml import list_item
from debategame.authoring.edits.model import AddExample
from debategame.authoring.edits.writing import with_edits
from debategame.authoring.marked.examples import save_example
from debategame.errors import FileChangedError, NotAddedError, ScenarioError
from debategame.scenario.model import MarkedAnswer
from debategame.scenario.reader import read
from debategame.text.forbidden import FORBIDDEN
from tests.support import needs
from tests.support.paths import DATA

BASE = """\
format: 1
id: tea
title: Tea
key_points:
  - {id: warm, claim: Tea warms the hands.}
  - {id: calm, claim: Tea calms the nerves.}
lines:
  - id: cold
    says: Nobody needs tea.
    points: [warm, calm]
"""
FIRST = "  - line: cold\n    answer: It warms my hands.\n    hits: [warm]\n"
NEW = MarkedAnswer(line="cold", answer="Hands get warm by tea.", hits=("warm",), partial=("calm",))
ADDED = "  - line: cold\n    answer: Hands get warm by tea.\n    hits: [warm]\n    partial: [calm]\n"
IN_BRACES = '{line: cold, answer: "Hands get warm by tea.", hits: [warm], partial: [calm]}'

LAYOUTS = {
    "block": f"{BASE}examples:\n{FIRST}",
    "block, dashes in the first column": f"{BASE}examples:\n- line: cold\n  answer: Warm!\n",
    "block, wide": f"{BASE}examples:\n    -   line: cold\n        answer: Warm!\n",
    "block, dash on a line of its own": f"{BASE}examples:\n  -\n    line: cold\n    answer: Warm!\n",
    "block, items in braces": f"{BASE}examples:\n  - {{line: cold, answer: Warm!}}\n",
    "block, folded last": f"{BASE}examples:\n  - line: cold\n    answer: >-\n      Warm\n      hands.\n\n\nx-note: a\n",
    "block, empty lines kept": f"{BASE}examples:\n  - line: cold\n    answer: |+\n      A\n\n\nx-a: b\n",
    "block, quoted over two lines last": f'{BASE}examples:\n  - line: cold\n    answer: "Warm\n# hands"\n',
    "keys after it": f"{BASE}examples:\n{FIRST}x-shelf:\n  - line: none\nlevel: 2\n",
    "comments after it": f"{BASE}examples:\n{FIRST}    # an item's\n  # a list's\n\n# for what follows\n\nlevel: 2\n",
    "comments at the end": f"{BASE}examples:\n{FIRST}\n# the end\n",
    "empty lines between": f"{BASE}examples:\n{FIRST}\n{FIRST.replace('my', 'our')}\n\n",
    "no newline at the end": f"{BASE}examples:\n{FIRST}".rstrip(),
    "spaces at the ends of lines": f"{BASE}examples:  \n{FIRST.replace(chr(10), '  ' + chr(10))}",
    "end marked": f"---\n{BASE}examples:\n{FIRST}...\n",
    "CRLF": f"{BASE}examples:\n{FIRST}level: 2\n".replace("\n", "\r\n"),
    "CRLF, no newline at the end": f"{BASE}examples:\n{FIRST}".rstrip().replace("\n", "\r\n"),
    "byte order mark": f"\ufeff# é “tea”\n{BASE}examples:\n{FIRST}level: 2\n",
    "examples first": f"examples:\n{FIRST}{BASE}",
    "whole file indented": f"  {BASE}examples:\n{FIRST}".replace("\n", "\n  ").rstrip() + "\n",
    "brackets, empty": f"{BASE}examples: []\nlevel: 2\n",
    "brackets on one line": f"{BASE}examples: [{{line: cold, answer: Warm!}}] # all\nlevel: 2\n",
    "brackets, comma last": f"{BASE}examples: [\n  {{line: cold, answer: Warm!}},\n]\nlevel: 2\n",
    "missing": BASE,
    "missing, comment at the end": f"{BASE}\n# the end\n\n",
    "missing, no newline at the end": BASE.rstrip(),
    "missing, end marked": f"{BASE}...\n",
    "JSON": '{"format": 1, "id": "tea", "title": "Tea", "key_points": [{"id": "warm", "claim": "Tea warms."}, '
    '{"id": "calm", "claim": "Tea calms."}], "lines": [{"id": "cold", "says": "No tea.", "points": ["warm", "calm"]}]}',
    "JSON with examples": '{"format": 1, "examples": [\n  {"line": "cold", "answer": "Warm!"}\n], "id": "tea",\n'
    '"title": "Tea", "key_points": [{"id": "warm", "claim": "Tea warms."}, {"id": "calm", "claim": "Tea calms."}],\n'
    '"lines": [{"id": "cold", "says": "No tea.", "points": ["warm", "calm"]}]}\n',
}


def inserted(old: bytes, new: bytes) -> bytes:
    """What was put in, in one piece, between the old bytes; fails where they are not all there."""
    start = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    while not new.endswith(old[start:]):
        start -= 1
        assert start >= 0
    return new[start : len(new) - len(old) + start]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_file_reads_as_before_with_one_example_more(layout: str) -> None:
    old = layout.encode()
    new = with_edits(old, [AddExample(NEW)])
    before = read(old, "tea")
    assert read(new, "tea") == msgspec.structs.replace(before, examples=(*before.examples, NEW))
    assert inserted(old, new)
    assert new.count(b"\r\n") == (new.count(b"\n") if b"\r\n" in old else 0)


@pytest.mark.parametrize(
    ("before", "block", "after"),
    [
        (f"{BASE}examples:\n{FIRST}", ADDED, "\n# the end\n"),
        (f"{BASE}examples:\n{FIRST}  # of the list\n", ADDED, "\n\nx-shelf: a\n"),
        (f"{BASE}examples:\n{FIRST}\n{FIRST}", f"\n{ADDED}", "\nlevel: 2\n"),
        (f"{BASE}", f"\nexamples:\n{ADDED}", ""),
        (f"{BASE}examples: [", f"\n  {IN_BRACES}\n  ", "]"),
    ],
    ids=["before comments", "after its own comments", "apart as its neighbours", "a new block", "in brackets"],
)
def test_it_stands_at_the_end_of_the_block_like_its_neighbours(before: str, block: str, after: str) -> None:
    assert with_edits(f"{before}{after}".encode(), [AddExample(NEW)]).decode() == f"{before}{block}{after}"


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("Plain words: none.", 'answer: "Plain words: none."'),
        ("12:30 is tea time, [or] so", "answer: 12:30 is tea time, [or] so"),
        ("- a dash", 'answer: "- a dash"'),
        ("word " * 20 + "end", f"answer: >-\n      {('word ' * 17).rstrip()}\n      word word word end\n"),
        ("One.\n\n# Two: “2”", "answer: |-\n      One.\n\n      # Two: “2”\n"),
        (" blanks ", 'answer: " blanks "'),
    ],
)
def test_an_answer_is_written_as_plainly_as_can_be(answer: str, written: str) -> None:
    new = with_edits(LAYOUTS["block"].encode(), [AddExample(MarkedAnswer(line="cold", answer=answer))]).decode()
    assert f"    {written}" in new


PIECES = (
    *(
        "tea",
        "warm: hands",
        "word " * 25,
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        '"',
        "'",
        "#",
        " # no",
        "- ",
        "? ",
        ": ",
        "…",
        "é",
    ),
    *(":", "{", "}", "[", "]", ",", "&a", "*a", "!t", "%", "@", "`", "|", ">", "\\", "---", "...", "\ufeff"),
)
TEXTS = st.text(min_size=1, max_size=60) | st.lists(st.sampled_from(PIECES), min_size=1).map("".join)


@given(layout=st.sampled_from(sorted(LAYOUTS.values())), answer=TEXTS)
def test_any_text_is_added_as_it_is_or_refused(layout: str, answer: str) -> None:
    old, example = layout.encode(), MarkedAnswer(line="cold", answer=answer, contradicts=("calm",))
    if FORBIDDEN.search(answer) or not answer.strip():
        with pytest.raises(NotAddedError):
            with_edits(old, [AddExample(example)])
        return
    new = with_edits(old, [AddExample(example)])
    assert read(new, "tea").examples[-1] == example
    assert inserted(old, new)


@pytest.mark.parametrize(
    ("example", "told"),
    [
        ({"answer": "a \x1b[2J b"}, "a control character"),
        ({"answer": "a \ud800 b"}, "a character that text cannot have"),
        ({"answer": "  "}, "empty"),
        ({"line": "hot"}, "there is no line `hot`"),
        ({"hits": ("milk",)}, "there is no key point `milk`"),
        ({"hits": ("warm", "calm")}, "`calm` is in both"),
        ({"answer": "tea " * 66_000}, "too large"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(example: dict[str, object], told: str) -> None:
    with pytest.raises(NotAddedError, match=told):
        with_edits(LAYOUTS["block"].encode(), [AddExample(msgspec.structs.replace(NEW, **example))])


def test_a_file_with_problems_is_told_as_such() -> None:
    with pytest.raises(ScenarioError):
        with_edits(b"format: 2", [AddExample(NEW)])


def test_the_snippet_can_be_put_below_the_key() -> None:
    assert list_item(NEW) == ADDED
    assert read(f"{BASE}examples:\n{list_item(NEW)}".encode(), "tea").examples == (NEW,)


class TestFile:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "tea.yaml"
        path.write_bytes(BASE.encode())
        path.chmod(0o640)
        return path

    @needs.FILE_MODES
    def test_it_is_replaced_whole_and_keeps_its_mode(self, path: Path) -> None:
        new = save_example(path, BASE.encode(), NEW)
        assert path.read_bytes() == new == with_edits(BASE.encode(), [AddExample(NEW)])
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert list(path.parent.iterdir()) == [path]

    @needs.LINKS
    def test_a_link_stays_one(self, path: Path) -> None:
        link = path.parent / "link.yaml"
        link.symlink_to(path)
        save_example(link, BASE.encode(), NEW)
        assert link.is_symlink()
        assert read(path.read_bytes(), "tea").examples == (NEW,)

    def test_nothing_is_written_where_it_changed_meanwhile(self, path: Path) -> None:
        changed = codecs.BOM_UTF8 + BASE.encode()
        path.write_bytes(changed)
        with pytest.raises(FileChangedError, match="has changed in the meantime"):
            save_example(path, BASE.encode(), NEW)
        assert path.read_bytes() == changed
        assert list(path.parent.iterdir()) == [path]

    def test_a_file_that_is_gone_is_told_and_not_made_again(self, path: Path) -> None:
        path.unlink()
        with pytest.raises(NotAddedError, match="No such file"):
            save_example(path, BASE.encode(), NEW)
        assert not path.exists()

    def test_an_example_that_was_saved_gets_other_marks_or_another_text(self, path: Path) -> None:
        data = save_example(path, BASE.encode(), NEW)
        assert save_example(path, data, NEW) == data
        marked = msgspec.structs.replace(NEW, hits=(), partial=("warm",))
        data = save_example(path, data, marked)
        assert read(data, "tea").examples == (marked,)
        reworded = msgspec.structs.replace(marked, answer="Hands get warm.")
        data = save_example(path, data, reworded, instead_of=marked.answer)
        assert read(data, "tea").examples == (reworded,)
        assert path.read_bytes() == data


def test_an_example_of_the_other_side_is_added_and_changed_among_theirs(tmp_path: Path) -> None:
    path = tmp_path / "bus.yaml"
    path.write_bytes((DATA / "both-sides.yaml").read_bytes())
    given = MarkedAnswer(line="no-harm", answer="It costs us a fortune.", hits=("too-dear",))
    added = save_example(path, path.read_bytes(), given)
    assert read(added, "bus.yaml").their_examples[1] == given
    changed = save_example(path, added, msgspec.structs.replace(given, hits=(), partial=("too-dear",)))
    assert read(changed, "bus.yaml").their_examples[1].partial == ("too-dear",)
    assert save_example(path, changed, read(changed, "bus.yaml").their_examples[1]) == changed
    assert read(changed, "bus.yaml").examples == read((DATA / "both-sides.yaml").read_bytes(), "bus.yaml").examples
