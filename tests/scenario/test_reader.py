"""The reader returns a scenario or reports every problem with its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.errors import Problem, ScenarioError
from debategame.scenario.reader import MAX_BYTES, read, read_file
from tests.support.least import DATA, LEAST, LOADERS, SMALL, with_line


def problems_of(data: bytes, loader: type = LOADERS[-1]) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as raised:
        read(data, "file.yaml", loader=loader)
    return raised.value.problems


BAD = {
    # one mistake each: the file in tests/data/bad, then place, path, message, hint
    "aim-above-key-points": (
        "4:6",
        "$.aim",
        "`aim` asks for 3 key points, but these lines have fewer: `rain`",
        "own `aim`",
    ),
    "aim-of-line-above-key-points": ("13:10", "$.lines[0].aim", "asks for 3 key points, but this line has 2", "lower"),
    "alias": ("11:11", "$.lines[0].says", "cannot begin with `*`", "in quotes"),
    "anchor": ("3:8", "$.title", "cannot begin with `&`", "in quotes"),
    "another-language": ("4:11", "$.language", "`language` must be `en`, not `fr`", ""),
    "any-of-and-wordings": ("10:13", "$.key_points[1].any_of", "`any_of` or `wordings`, not both", "delete one"),
    "at-sign": ("3:8", "$", "cannot begin with `@`", "in quotes"),
    "bad-id": ("2:5", "$.id", "`A Sample` is not a valid id", "`a-sample`"),
    "bad-indentation": ("11:4", "$", "does not fit the lines above", "indentation"),
    "bidirectional-override": ("3:10", "$", "changes the writing direction (U+202E)", ""),
    "blank-text": ("3:8", "$.title", "`title` is empty", ""),
    "briefing-too-long": ("4:11", "$.briefing", "first paragraph has 81 words", "empty line"),
    "claim-of-function-words": ("8:12", "$.key_points[1].claim", "only words like “it” and “is”", ""),
    "curly-quotes-and-colon": ("11:11", "$", "the curly quote `“` quotes nothing in YAML", "straight quotes"),
    "dash-without-space": ("11:7", "$", "there is no space after this `-`", "write a space"),
    "markdown-fence": ("1:1", "$", "a Markdown fence", "delete the line"),
    "no-break-space-after-colon": ("6:11", "$", "a no-break space (U+00A0)", "replace it with a space"),
    "no-break-space-after-dash": ("10:8", "$", "a no-break space (U+00A0)", "replace it with a space"),
    "no-break-space-to-indent": ("11:1", "$", "a no-break space (U+00A0)", "replace it with a space"),
    "word-dash-for-list": ("10:7", "$", "begins with `-`, not with `–` (U+2013)", "minus sign"),
    "zero-width-space-in-id": ("12:19", "$.lines[0].points[1]", "an invisible character (U+200B) after `bone`", ""),
    "colon-without-space": ("8:10", "$", "a space is missing after the `:` of `claim`", "write a space"),
    "colon-without-space-in-item": ("10:7", "$", "a space is missing after the `:` of `id`", "write a space"),
    "empty-item": ("10:8", "$.key_points[1].wordings[0]", "item 1 of `wordings` is empty", "delete it"),
    "empty-item-of-keys": ("11:4", "$.lines[1]", "item 2 of `lines` is empty", "delete the item"),
    "colon-in-text": ("11:20", "$", "there is a `:` in the wrong place", "in quotes"),
    "control-character": ("3:10", "$", "a control character (U+001B) is not allowed", "delete it"),
    "directive": ("1:1", "$", "`%`", "delete the line"),
    "duplicate-key": ("4:1", "$.title", "duplicate key `title`; the first is in line 3", ""),
    "duplicate-key-point-id": ("7:9", "$.key_points[1].id", "the id `sun` is already used in line 5", ""),
    "duplicate-line-id": ("13:9", "$.lines[1].id", "the id `rain` is already used in line 10", ""),
    "duplicate-their-point-id": ("12:9", "$.their_points[1].id", "the id `wet` is already used in line 10", ""),
    "empty": ("1:1", "$", "the file is empty", ""),
    "empty-term": ("4:9", "$.terms['']", "`terms` has an empty key", ""),
    "empty-text": ("11:11", "$.lines[0].says", "`says` is empty", ""),
    "empty-wording": ("9:41", "$.key_points[1].wordings[1]", "item 2 of `wordings` is empty", ""),
    "escaped-control-character": ("3:8", "$.title", "stands for a control character (U+001B)", ""),
    "four-hints": ("9:31", "$.key_points[1].hints", "`hints` has 4 items; at most 3 are allowed", ""),
    "fraction-for-whole": ("4:6", "$.aim", "must be a whole number (at least 1), not `1.5`", ""),
    "id-of-another-line-in-example": (
        "17:56",
        "$.examples[0].partial[0]",
        "`bone` is not in the `points` of the line",
        "",
    ),
    "id-of-another-side": ("2:5", "$.id", "`--other-side`, which is kept for the other side", "another end"),
    "id-on-both-sides": ("10:9", "$.their_points[0].id", "the id `bone` is already used by a key point", "own id"),
    "id-too-long-for-another-side": ("2:5", "$.id", "with `their_lines`, an id has at most 52 characters", "shorten"),
    "line-on-both-sides": ("18:9", "$.their_lines[0].id", "the id `rain` is already used by a line", "its own id"),
    "their-examples-without-lines": ("18:3", "$.their_examples", "`their_examples` answer `their_lines`", "write"),
    "unknown-id-in-their-lines": ("20:14", "$.their_lines[0].points[0]", "there is no point of theirs `wets`", "`wet`"),
    "infinite-number": ("9:13", "$.key_points[1].weight", "a number (above 0 and at most 100), not `.inf`", ""),
    "keys-for-text": ("10:9", "$.key_points[1].wordings[0]", "must be a text, not keys with values", "in quotes"),
    "line-separator": ("3:9", "$", "a character that text cannot have (U+2028)", ""),
    "list-as-key": ("5:3", "$.terms", "a key must be a text, not a list", "in quotes"),
    "list-at-top": ("1:1", "$", "a scenario must be keys with values, not a list", ""),
    "list-for-text": ("11:11", "$.lines[0].says", "`says` must be a text, not a list", "in quotes"),
    "misplaced-key": ("9:5", "$.key_points[1].says", "unknown key `says` in a key point", "`says` belongs in a line"),
    "missing-key": ("10:5", "$.lines[0].says", "`says` is missing; a line needs it", "what the opponent says"),
    "more-than-there-are-ideas": ("9:24", "$.key_points[1].any_of.at_least", "asks for 3 ideas, but `ideas` has 2", ""),
    "name-too-long": ("9:11", "$.key_points[1].name", "this name has 6 words", ""),
    "no-date": ("4:29", "$.source.date", "must be a date such as 2013-01-03, not `last winter`", ""),
    "no-lines": ("9:8", "$.lines", "`lines` is an empty list; it needs at least 1", ""),
    "no-such-day": ("4:29", "$.source.date", "there is no such day as `2013-02-30`", ""),
    "nothing-for-list": ("9:7", "$.lines", "`lines` is empty; it must be a list", "delete the key"),
    "number-sign-before-text": ("11:10", "$.lines[0].says", "`says` is empty", "begins a comment"),
    "number-out-of-range": ("4:8", "$.level", "a whole number (at least 1 and at most 5), not `9`", ""),
    "one-id-two-verdicts": ("14:73", "$.examples[0].contradicts[0]", "in both `hits` and `contradicts`", ""),
    "one-number-of-two": ("4:8", "$.words", "`words` must have 2 values, not 1", ""),
    "only-a-comment": ("1:1", "$", "the file has only comments", ""),
    "quoted-number": ("4:8", "$.level", "must be a whole number", "without quotes"),
    "repeated-id-in-points": ("12:25", "$.lines[0].points[2]", "`sun` is in `points` twice", ""),
    "repeated-id-in-argues": ("16:19", "$.lines[0].argues[1]", "`wet` is in `argues` twice", "delete one"),
    "second-document": ("13:1", "$", "a second document begins here", "`---`"),
    "star-as-bullet": ("10:7", "$", "begins with `-`, not with `*`", "a minus sign"),
    "star-in-text": ("11:11", "$", "cannot begin with `*`", "in quotes"),
    "tab-indent": ("8:1", "$", "a tab is used to indent; only spaces can", "spaces"),
    "tag": ("3:8", "$.title", "cannot begin with `!`", "in quotes"),
    "text-after-quote": ("11:33", "$", "does not fit the lines above", "begins with a quote must end with it"),
    "text-for-list": ("12:13", "$.lines[0].points", "`points` must be a list, not `sun`", "[sun]"),
    "text-for-number": ("4:8", "$.level", "must be a whole number (at least 1 and at most 5), not `high`", ""),
    "too-large-number": (
        "9:13",
        "$.key_points[1].weight",
        "must be a number (above 0 and at most 100), not `1e400`",
        "",
    ),
    "unclosed-bracket": ("12:13", "$", "this `[` is never closed", ""),
    "unclosed-quote": ("11:11", "$", "this quote is never closed", "same quote"),
    "unknown-id-in-example": ("14:53", "$.examples[0].hits[0]", "there is no key point `son`", "did you mean `sun`?"),
    "their-claim-of-function-words": ("11:12", "$.their_points[0].claim", "only words like “it” and “is”", ""),
    "unknown-id-in-argues": ("16:14", "$.lines[0].argues[0]", "there is no point of theirs `wets`", "`wet`"),
    "unknown-id-in-points": ("12:19", "$.lines[0].points[1]", "there is no key point `bones`", "did you mean `bone`?"),
    "unknown-key": (
        "9:5",
        "$.key_points[1].wording",
        "unknown key `wording` in a key point",
        "did you mean `wordings`?",
    ),
    "unknown-line-in-example": ("14:12", "$.examples[0].line", "there is no line `rains`", "did you mean `rain`?"),
    "unknown-side": ("4:7", "$.side", "must be `against` or `for`, not `agianst`", "did you mean `against`?"),
    "unsupported-format": ("1:9", "$.format", "`format` must be `1`, not `2`", ""),
    "words-backwards": ("4:8", "$.words", "`words` goes backwards, from 90 to 40", "[40, 90]"),
}


def test_every_bad_file_has_its_row() -> None:
    assert {path.stem for path in (DATA / "bad").glob("*.yaml")} - {"backslash"} == BAD.keys()


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize("name", BAD)
def test_one_mistake_is_one_problem_with_its_place(name: str, loader: type) -> None:
    place, path, message, hint = BAD[name]
    (problem,) = problems_of((DATA / "bad" / f"{name}.yaml").read_bytes(), loader)
    assert (f"{problem.line}:{problem.column}", problem.path) == (place, path)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
def test_an_unknown_backslash_code_is_reported_in_its_line(loader: type) -> None:
    (problem,) = problems_of((DATA / "bad" / "backslash.yaml").read_bytes(), loader)
    assert problem.line == 11
    assert "a backslash begins a code" in problem.message


BYTES = {
    "not UTF-8": (LEAST.replace("Dogs love the sun", "Un \xe9t\xe9").encode("latin-1"), "6:15", "not UTF-8"),
    "UTF-16": (LEAST.encode("utf-16"), "1:1", "not UTF-8"),
    "NUL": (LEAST.replace("sun.", "s\0n.").encode(), "6:27", "a control character (U+0000)"),
    "over-long": (b"#" * (MAX_BYTES + 1), "1:1", "at most 256 KB"),
    "200,000 brackets": (b"[" * 200_000, "1:21", "more than 20 deep"),
    "200,000 braces": (b"{" * 200_000, "1:21", "more than 20 deep"),
    "2,000 brackets, more than PyYAML 6.0.4 takes": (b"[" * 2_000, "1:21", "more than 20 deep"),
    "200,000 keys of keys": (b"? " * 100_000, "1:41", "more than 20 deep"),
    "a deep list in a key of the author's own": (
        with_line(f"x-own: {'[' * 20}{']' * 20}"),
        "11:27",
        "more than 20 deep",
    ),
    "5,000 digits for a whole number": (with_line(f"level: {'9' * 5000}"), "11:8", "not a number of 5000 digits"),
    "5,000 digits for a number": (
        LEAST.replace("sun.\n", f"sun.\n    weight: {'9' * 5000}\n").encode(),
        "7:13",
        "not a number of 5000 digits",
    ),
    "infinity by its name": (LEAST.replace("sun.\n", "sun.\n    weight: inf\n").encode(), "7:13", "not `inf`"),
    "not a number": (LEAST.replace("sun.\n", "sun.\n    weight: .nan\n").encode(), "7:13", "not `.nan`"),
    "an id of two lines": (LEAST.replace("id: least", "id: |\n  least").encode(), "2:5", "is not a valid id"),
    "an id too long": (LEAST.replace("id: least", f"id: {'a' * 65}").encode(), "2:5", "is not a valid id"),
    "an escape beyond Unicode": (LEAST.replace("The least there is", '"\\U00110000"').encode(), None, "backslash"),
    "a null at the top": (b"~\n", "1:1", "a scenario must be keys with values, not `~`"),
    "only a byte order mark": (b"\xef\xbb\xbf", "1:1", "the file is empty"),
    "only the start of a document": (b"---\n", "1:1", "the file has only comments"),
}


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_no_editor_writes_are_one_clear_problem(name: str, loader: type) -> None:
    data, place, message = BYTES[name]
    (problem,) = problems_of(data, loader)
    assert message in problem.message
    assert place in (None, f"{problem.line}:{problem.column}")
    assert len(problem.excerpt) < 110


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "looks like Windows-1252"), ("utf-16", "looks like UTF-16")])
def test_another_encoding_is_named(encoding: str, name: str) -> None:
    (problem,) = problems_of(LEAST.replace("Dogs love the sun", "Dogs don’t").encode(encoding))
    assert name in problem.hint
    assert problem.hint.endswith("save it as UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_shown_as_its_author_sees_it(encoding: str) -> None:
    (problem,) = problems_of(LEAST.encode(encoding))
    assert (problem.line, problem.column, problem.excerpt) == (1, 1, "format: 1")
    assert "looks like UTF-16" in problem.hint


@pytest.mark.parametrize(
    "text", ["    explanation: See\n      id:dear here\n", "    explanation: See\n      http://a.b\n"]
)
def test_a_colon_within_a_text_is_no_slip_of_another_line(text: str) -> None:
    broken = LEAST.replace("sun.\n", f"sun.\n{text}    levels: 2\n").encode()
    (problem,) = problems_of(broken)
    assert "unknown key `levels`" in problem.message


def test_all_problems_are_reported_together_sorted_by_place() -> None:
    data = (
        "format: 2\nid: Least\ntitel: The least\nlevel: many\nkey_points:\n  - id: sun\n    claim: ''\n"
        "    wordings: sunny\n  - id: sun\n    claim: Dogs love it.\nlines:\n  - id: rain\n    points: [son]\n"
        "    aim: 2\nexamples:\n  - {line: ran, answer: Sun!, hits: [moon]}\n"
    )
    reported = [(problem.line, problem.path) for problem in problems_of(data.encode())]
    assert reported == [
        (1, "$.title"),
        (1, "$.format"),
        (2, "$.id"),
        (3, "$.titel"),
        (4, "$.level"),
        (7, "$.key_points[0].claim"),
        (8, "$.key_points[0].wordings"),
        (9, "$.key_points[1].id"),
        (12, "$.lines[0].says"),
        (13, "$.lines[0].points[0]"),
        (14, "$.lines[0].aim"),
        (16, "$.examples[0].line"),
        (16, "$.examples[0].hits[0]"),
    ]


def test_a_problem_shows_the_offending_line_without_control_characters() -> None:
    (problem,) = problems_of((DATA / "bad" / "control-character.yaml").read_bytes())
    assert problem.excerpt == "title: A �[31msample"
    assert str(problem) == "file.yaml:3:10: a control character (U+001B) is not allowed here (delete it)"


def test_a_long_line_is_shortened_to_the_part_around_the_place() -> None:
    (problem,) = problems_of(LEAST.replace("The least", f"{'a' * 300}\x07{'b' * 300}").encode())
    assert "a�b" in problem.excerpt
    assert problem.excerpt.startswith("…")
    assert problem.excerpt.endswith("…")


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as raised:
        read_file(tmp_path)
    assert "cannot be read" in raised.value.problems[0].message


def problems_if_any(data: bytes, loader: type) -> tuple[Problem, ...]:
    try:
        read(data, "file.yaml", loader=loader)
    except ScenarioError as error:
        return error.problems
    return ()


def holds(data: bytes) -> None:
    lines = data.decode(errors="replace").count("\n") + 1
    for loader in LOADERS:
        for problem in problems_if_any(data, loader):
            assert 1 <= problem.line <= lines + 1
            assert problem.column >= 1


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    holds(data)


@given(st.text(alphabet=st.sampled_from("ab01 \t\n-:?,[]{}#&*!|>'\"%@`\\~<=.é\u2028\x85\ufeff\U0001f600"), max_size=60))
def test_any_text_gives_a_scenario_or_problems(text: str) -> None:
    holds(text.encode())


@given(
    st.integers(0, len(SMALL)),
    st.integers(0, 60),
    st.sampled_from(
        ["", " ", "\t", "\n", ": ", "- ", "[", "{", "'", '"', "*a", "&a ", "!x ", "|", "~", "9" * 400, "\0", "#"]
    ),
)
def test_any_slip_in_a_good_file_gives_a_scenario_or_problems(at: int, dropped: int, put: str) -> None:
    holds(SMALL[:at] + put.encode() + SMALL[at + dropped :])
