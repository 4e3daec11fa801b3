"""A value that YAML reads differently than its author meant gets a warning. One that may be meant gets none."""

import pytest

from debategame.scenario.reader import parse

HEAD = "format: 1\nid: a\ntitle: A title\nkey_points:\n  - id: sun\n    claim: Dogs love the sun.\n"
LINES = "lines:\n  - id: rain\n    says: Dogs love the rain.\n    points: [sun]\n"
"""The text that is tried stands in line 7 and after."""


def slips(text: str) -> list[tuple[str, str]]:
    problems = parse(f"{HEAD}{text}{LINES}".encode(), "a.yaml").slips()
    assert all(problem.level == "warning" for problem in problems)
    return [(f"{problem.line}:{problem.column}", problem.message) for problem in problems]


CUT = "the text ends here: ` #` begins a comment"
JOINED = "this line is not a list item of its own; it is joined to the text above"
SPLIT = "a comma ends an item in brackets, so this is an item of its own"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("    wordings:\n      - We are #1\n      - The #1 room.\n", "8:16", CUT),
        ("    explanation: It warms # really\n", "7:27", CUT),
        ("    wordings: [The dog # barks\n      ]\n", "7:24", CUT),
        ("    wordings:\n      - Old dogs\n        - Young dogs\n", "9:9", JOINED),
        ("    wordings:\n      - Old dogs\n        – young dogs\n", "9:9", JOINED),
        ("    wordings:\n      - Old dogs\n        * young dogs\n", "9:9", JOINED),
        ("    opposites: [It is cold., There are rooms, where they sit]\n", "7:47", SPLIT),
        ("    hints: [Who, when?]\n", "7:18", SPLIT),
        (
            "    explanation: “Dogs love it.”\n",
            "7:18",
            "the curly quotes `“` and `”` quote nothing in YAML; players see them",
        ),
        ("    explanation: Dogs\u200b love it.\n", "7:22", "an invisible character (U+200B) stands here"),
        ("    explanation: Dogs\n      \u00a0 love it.\n", "8:7", "a no-break space (U+00A0) stands here"),
        ("    explanation: \ufeffDogs love it.\n", "7:18", "an invisible character (U+FEFF) stands here"),
        ("    explanation: Dogs lo\u00adve it.\n", "7:25", "an invisible character (U+00AD) stands here"),
    ],
)
def test_a_slip_is_one_warning_with_its_place(text: str, place: str, message: str) -> None:
    found = slips(text)
    assert found[0] == (place, message)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "text",
    [
        "    explanation: It warms.  # the third reason\n",
        "    weight: 2 # it matters\n",
        '    explanation: "We are #1" # a comment\n',
        "    # a comment of its own\n    explanation: We are#1.\n",
        "    explanation: |\n      - One\n      – two # three\n      “four”\n      ```\n",
        "    explanation: Dogs love it –\n      – as do cats – all day.\n",
        "    explanation: “Big” dogs love it.\n",
        "    explanation: Un\u00a0chien.\n",
        "    hints: [direction, place, opening words]\n",
        '    hints: ["Who, what?", when]\n',
        "    opposites: [Dogs hate it., Cats love it.]\n",
        "    x-notes: [Who, what # mine\n      ]\n",
    ],
)
def test_what_may_be_meant_is_no_warning(text: str) -> None:
    assert slips(text) == []
