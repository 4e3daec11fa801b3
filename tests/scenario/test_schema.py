"""The schema and the reader give the same answer on every fault that stands in one place."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema
import pytest
import yaml

from debategame.cli.main import run
from debategame.errors import Problem, ScenarioError
from debategame.scenario.reader import read
from debategame.scenario.schema import SCHEMA_FILE, schema, schema_text
from tests.support.least import DATA, with_line

BAD = sorted(path.stem for path in (DATA / "bad").glob("*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
Place: TypeAlias = tuple[str | int, ...]
BETWEEN_PLACES = re.compile(
    r"there is no (key point|line|point of theirs)|is already used|asks for|is in (both|`\w+` twice)"
    r"|is not in the `points`|goes backwards|only words like|first paragraph has|which is kept for the other side"
    r"|with `their_lines`, an id has|and there are none"
)
"""What the reader says of things that do not fit together, or of what a text says: its alone."""
NOT_YAML = {
    # faults of the text: an editor tells them before it looks at a schema
    *("alias", "anchor", "at-sign", "backslash", "bad-indentation", "bidirectional-override", "colon-in-text"),
    *("colon-without-space", "colon-without-space-in-item"),
    *("control-character", "directive", "duplicate-key", "line-separator", "list-as-key", "second-document"),
    *("curly-quotes-and-colon", "dash-without-space", "markdown-fence", "no-break-space-after-colon"),
    *(
        "no-break-space-to-indent",
        "star-in-text",
        "star-as-bullet",
        "tab-indent",
        "tag",
        "text-after-quote",
        "unclosed-bracket",
        "unclosed-quote",
    ),
}


QuickLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads ten times as fast where PyYAML has it."""


class Core(QuickLoader):
    """YAML as editors read it, by the rules of 1.2: few plain values are more than text, and no date is."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- the base class declares it so


class Old(QuickLoader):
    """YAML by the rules of 1.1, as some editors read it: `no` is false, and `12:30` a number."""


def as_written(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return node.value


def with_text_keys(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.nan", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first)
for each in (Core, Old):
    each.add_constructor("tag:yaml.org,2002:map", with_text_keys)
    each.add_constructor("tag:yaml.org,2002:timestamp", as_written)
LOADERS = pytest.mark.parametrize("loader", [Core, Old], ids=lambda loader: loader.__name__)


def problems(data: bytes) -> tuple[Problem, ...]:
    try:
        read(data, "file.yaml")
    except ScenarioError as error:
        return error.problems
    return ()


def reader_objects(data: bytes) -> bool:
    return any(not BETWEEN_PLACES.search(problem.message) for problem in problems(data))


def schema_objects(data: bytes, loader: type) -> bool:
    return not VALIDATOR.is_valid(yaml.load(data, loader))  # noqa: S506 -- both loaders are safe


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_field_is_described() -> None:
    whole = schema()
    parts = [whole, *(part for part in whole["$defs"].values() if "properties" in part)]
    assert len(parts) == 7
    assert [name for part in parts for name, field in part["properties"].items() if not field.get("description")] == []


def test_the_copy_beside_the_shipped_scenarios_is_up_to_date() -> None:
    assert (DATA.parent.parent / "scenarios" / SCHEMA_FILE).read_text(encoding="ascii") == schema_text()


@LOADERS
@pytest.mark.parametrize("path", sorted((DATA.parent.parent / "scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_scenarios_fit(path: Path, loader: type) -> None:
    assert not schema_objects(path.read_bytes(), loader)


@LOADERS
@pytest.mark.parametrize("name", [name for name in BAD if name not in NOT_YAML])
def test_schema_and_reader_agree_on_a_bad_file(name: str, loader: type) -> None:
    data = (DATA / "bad" / f"{name}.yaml").read_bytes()
    assert schema_objects(data, loader) == reader_objects(data)


VALUES = (
    *("", "''", "' '", '"\\t\\n"', "sun", "'1'", "'2'", "Two words", "one two three four five", "1 2 3 4 5 6", "-dash"),
    *(f"'{'a' * 64}'", f"'{'a' * 65}'", '"a\\eb"', '"a\\u202Eb"', '"a\\u2028b"', '"a\\tb \\U0001F600"'),
    *("no", "true", "0", "1", "2", "5", "6", "9", "10", "100", "101", "3600", "3601", "-1", "1.5", "0.5"),
    *("9" * 15, "9" * 16, ".inf", "for", "against", "en", "fr"),
    *("2013-01-03", "2013-02-30", "2013-1-3", "'2013-01-03'", "2013-01-03 10:00", "'0000-01-01'"),
    *("[]", "['']", "[' ']", "[sun]", "['1']", "[1]", "[0]", "[no, 2012]", "[a, b, c]", "[a, b, c, d]", "[1, 2]"),
    *("[1, 2, 3]", "[1, '2']", "[[]]", "[[a]]", "[[a], [b]]", "[['']]", "[{}]", "[Two words]"),
    *("{}", "{a: b}", "{a: ''}", "{'': a}", "{' ': a}", "{no: 1}", "{2012: [a]}", "{a: [b]}", "{a: []}", "{a: ['']}"),
    *("{a: }", '{"a\\eb": c}', "{x-a: b}", "{id: sun}", "{id: sun, claim: Dogs love it.}", "{title: a}"),
    *("{at_least: 1, ideas: [[a]]}", "{line: a, answer: A.}", "{id: a, says: A., points: [sun]}"),
    *("[{id: sun, claim: Dogs love it.}]", "[{line: a, answer: A.}]", "[{id: a, says: A., points: [sun]}]"),
    "{id: sun, claim: Dogs love it., any_of: {at_least: 1, ideas: [[a]]}, wordings: []}",
)
REQUIRED = {name for part in (schema(), *schema()["$defs"].values()) for name in part.get("required", ())}
HOLE = "@"


def first_items(data: Any) -> Any:
    """Let the first item of a list stand for all."""
    if isinstance(data, dict):
        return {key: first_items(value) for key, value in data.items()}
    return [first_items(item) for item in data[:1]] if isinstance(data, list) else data


def whole() -> dict[str, Any]:
    """Every field of the format once: a key point that has both `wordings` and `any_of` is cut before it is read."""
    small = yaml.load((DATA / "small.yaml").read_bytes(), Core)  # noqa: S506 -- it is safe
    small["key_points"][0] |= {
        "any_of": small["key_points"][-1]["any_of"],
        "more_grants": ["Granted."],
        "more_comebacks": ["And?"],
    }
    small["lines"][0]["more_concessions"] = ["You win."]
    cut = first_items(small)
    theirs = {"id": "other", "says": "It is their body clock.", "points": [cut["their_points"][0]["id"]]}
    return {
        **cut,
        "their_briefing": "You speak for the early bell.",
        "their_lines": [theirs],
        "their_examples": [{"line": "other", "answer": "They are lazy.", "hits": theirs["points"]}],
        "words": small["words"],
        "examples": [{**cut["examples"][0], "partial": ["a"], "contradicts": ["b"]}],
    }


WHOLE = whole()


def places(data: Any, path: Place = ()) -> Iterator[Place]:
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*path, key))


PLACES = [path for path in places(WHOLE) if path and path[0] != "x-shelf"]


def with_value(path: Place, value: Any) -> Any:
    """Return the least data that has the place, and a value there."""

    def put(part: Any, left: Place) -> Any:
        if isinstance(part, dict):
            kept = {key: put(each, ()) for key, each in part.items() if key in REQUIRED}
            return {**kept, left[0]: put_at(part, left)} if left else kept
        if isinstance(part, list) and left:
            return [put_at(part, left) if index == left[0] else each for index, each in enumerate(part)]
        return [put(each, ()) for each in part] if isinstance(part, list) else part

    def put_at(part: Any, left: Place) -> Any:
        return put(part[left[0]], left[1:]) if left[1:] else value

    return put(WHOLE, path)


def answers(path: Place, written: str) -> tuple[set[bool], bool]:
    """Return whether the schema, by either YAML, and the reader object to a value written at a place."""
    data = json.dumps(with_value(path, HOLE)).replace(f'"{HOLE}"', written)
    return {not VALIDATOR.is_valid(with_value(path, seen)) for seen in seen_as(written)}, reader_objects(data.encode())


@cache
def seen_as(written: str) -> list[Any]:
    """Return what editors make of a value: one thing, or two where YAML 1.1 and 1.2 differ."""
    new, old = (yaml.load(written, loader) for loader in (Core, Old))  # noqa: S506 -- both loaders are safe
    return [new] if repr(new) == repr(old) else [new, old]


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=[pytest.mark.slow] if len(path) > 2 else []) for path in PLACES],
    ids=[".".join(map(str, path)) for path in PLACES],
)
def test_schema_and_reader_agree_on_every_kind_of_value_at_every_place(path: Place) -> None:
    values = VALUES if isinstance(path[-1], str) else VALUES[1:]  # an item of a list in brackets cannot be nothing
    told = {value: answers(path, value) for value in values}
    assert {value: answer for value, answer in told.items() if answer[0] != {answer[1]}} == {}
    assert {readers for _, readers in told.values()} == {True, False}


def test_every_field_is_among_the_places() -> None:
    parts = [schema(), *schema()["$defs"].values()]
    assert {name for part in parts for name in part.get("properties", ())} <= {path[-1] for path in PLACES}


@pytest.mark.parametrize(
    "path",
    [("source",), ("key_points", 0), ("key_points", 0, "any_of"), ("lines", 0), ("examples", 0)],
    ids=lambda path: ".".join(map(str, path)),
)
def test_schema_and_reader_agree_on_missing_and_unknown_keys(path: Place) -> None:
    part: Any = WHOLE
    for key in path:
        part = part[key]
    part = {key: value for key, value in part.items() if key != "any_of"}
    changed = [{key: value for key, value in part.items() if key != left_out} for left_out in part]
    changed += [{**part, key: 1} for key in ("wording", "X-own", "x", "")]
    changed += [{**part, "x-own": [{"any": None}]}]
    told = {each: answers(path, each) for each in map(json.dumps, changed)}
    assert {each: answer for each, answer in told.items() if answer[0] != {answer[1]}} == {}
    assert {readers for _, readers in told.values()} == {True, False}


@pytest.mark.parametrize("line", ["wording: 1", "x: 1", "X-own: 1", "x-own: {any: [~]}", "'': 1"])
def test_schema_and_reader_agree_on_keys_at_the_top(line: str) -> None:
    data = with_line(line)
    assert schema_objects(data, Core) == reader_objects(data)


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("aim", "1.0", False),
        ("aim", "0x1", False),
        ("level", "1e0", False),
        ("author", "~", True),
    ],
)
def test_what_yaml_has_decided_before_is_told_otherwise_only_where_nothing_can_be_done(
    field: str, value: str, *, read: bool
) -> None:
    data = with_line(f"{field}: {value}")
    assert not schema_objects(data, Core)
    assert reader_objects(data) is not read


@pytest.mark.parametrize("value", ["~", "null"])
def test_a_text_of_yaml_s_word_for_nothing_needs_quotes_for_an_editor(value: str) -> None:
    for written, flagged in ((value, True), (f"'{value}'", False)):
        data = with_line(f"tags: [{written}]")
        assert not reader_objects(data)
        assert schema_objects(data, Core) is flagged


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out) == schema()
    assert out == schema_text()
    assert out.isascii()
