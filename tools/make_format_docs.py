"""Make `docs/format.md`, the reference of the scenario format, from the types: `python -m tools.make_format_docs`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from debategame.scenario.checks import MOST_WORDS_OF_A_FIRST_PARAGRAPH, MOST_WORDS_OF_A_NAME
from debategame.scenario.reader import MAX_BYTES
from debategame.scenario.scalars import MAX_DIGITS
from debategame.scenario.schema import SCHEMA_FILE, schema
from debategame.scenario.yaml_nodes import MAX_DEPTH

PATH = Path(__file__).parent.parent / "docs" / "format.md"
TITLES = {
    "Scenario": "The scenario",
    "Source": "`source`",
    "KeyPoint": "A key point, in `key_points`",
    "AnyOf": "`any_of`, in a key point",
    "TheirPoint": "A point of theirs, in `their_points`",
    "Line": "A line, in `lines`",
    "MarkedAnswer": "A marked answer, in `examples`",
}
EXAMPLES = {
    "TheirPoint": """\
Here is a complete example to copy. The spaces in front of each row matter; put your own words behind the colons and
hyphens. A line names the point in its row `argues`.

```yaml
their_points:
  - id: costs-a-fortune
    claim: A uniform is more than many families can pay.
    wordings:
      - Blazers cost a fortune, and in a year they are too small.
      - Parents go into debt every September for that badge.
lines:
  - id: price
    says: Ninety pounds for a blazer! That is a month of dinners.
    points: [cheaper]
    argues: [costs-a-fortune]
```

If a player's sentence speaks for one of them, it is shown as *argues their side*. It makes no key point, and is no own
goal. Without any points of theirs, sentences that argue the other side may earn marks.

**The other side.** With `their_lines`, the scenario can also be played from the opponent's chair. There the points of
theirs are the key points, so they may have all that a key point has, and the key points are the points of theirs. Write
at least two lines of the player's side that ask for at least four points of theirs, each with four wordings or more:

```yaml
their_briefing: You speak for the people who have to pay.
their_lines:
  - id: all-alike
    speaker: A pupil
    says: In a uniform nobody can see who is poor.
    points: [costs-a-fortune, hides-nothing]
    argues: [cheaper]
their_examples:
  - {line: all-alike, answer: A blazer is more than we can pay., hits: [costs-a-fortune]}
```

The other side is a scenario of its own with an id of its own: `--other-side` comes after the scenario's id. Commands
take that id, or the path of the file with the same end: `debategame try my.yaml--other-side`. Results are kept apart.
""",
}
"""Text below the table of a part."""
KINDS = {
    "text": "text, or nothing",
    "filled-text": "text",
    "id": "id",
    "Source": "[keys of its own](#source)",
    "KeyPoint": "[key point](#a-key-point-in-key_points)",
    "AnyOf": "[keys of its own](#any_of-in-a-key-point)",
    "TheirPoint": "[point of theirs](#a-point-of-theirs-in-their_points)",
    "Line": "[line](#a-line-in-lines)",
    "MarkedAnswer": "[marked answer](#a-marked-answer-in-examples)",
}
INTRODUCTION = f"""\
# The scenario format

Version 1. This page is made from the program's own types by `tools/make_format_docs.py`. `debategame new` writes a
scenario to start from; `debategame check` reports every problem with its place.

A scenario is one YAML file: keys, each with a colon and a value. What belongs together stands in one column.

- **Text** needs no quotes. It is read as you wrote it: `no`, `12:30`, `2012` and `1.10` stay text in a field for text.
  Put quotes around a text that has `: ` or ` #` in it, or begins with one of ``[ ] {{ }} & * ! | > ' " % @ ` ``. In a
  list in brackets, also put them around a text with a comma or a question mark. A long text goes below its key,
  indented, after `>-` (one paragraph) or `|` (rows stay rows).
- **An id** has at most 64 small letters, digits and hyphens, and does not begin with a hyphen. Results are kept under
  ids: if you change an id, the game takes it for a new thing.
- **A list** is written `[one, two]`, or with a row for each item that begins with `- `.
- **Keys that begin with `x-`** are yours: the game ignores them. Any other unknown key is an error.
- **The file** is UTF-8, at most {MAX_BYTES // 1024} KB, nested at most {MAX_DEPTH} deep, without aliases, tags,
  directives or a second document, without control characters other than newline and tab, and without characters
  that change the direction of writing.

A key in **bold** must be there; the others may be left out.
"""
RULES = f"""\
## Rules between fields

- Ids are unique among the key points, among the points of theirs, and among the lines. With `their_lines`, they are
  unique over both sides. No id of a scenario ends in `--other-side`.
- `points`, `argues`, `hits`, `partial`, `contradicts` and an example's `line` name ids that exist. In `their_lines`
  and `their_examples`, `points` and the verdicts name points of theirs, and `argues` names key points.
- An example names only key points of its line, each in one list at most.
- `aim` is at most the number of the line's key points. The default is {{aim}}, or 1 for a line with one key point.
- A key point has `wordings` or `any_of`, not both; `at_least` is at most the number of `ideas`.
- A claim has a word that carries meaning. A name has at most {MOST_WORDS_OF_A_NAME} words.
- The briefing's first paragraph has at most {MOST_WORDS_OF_A_FIRST_PARAGRAPH} words.
- `words` goes from the smaller number to the larger.

## In an editor

`debategame schema` prints the JSON Schema of this format. `debategame new` puts it beside a new scenario as
`{SCHEMA_FILE}`, unless a file of that name is there, and the scenario's first row names it:

```yaml
# yaml-language-server: $schema={SCHEMA_FILE}
```

An editor that knows this row (VS Code with the extension *YAML* by Red Hat, and others with the same language server)
completes keys, explains them, and marks mistakes as you type, without a network. The path counts from the scenario's
folder, so the two files can be moved or shared together. After an update of debategame, delete the schema and print
it anew: `debategame schema > {SCHEMA_FILE}`.

The schema and `debategame check` find the same faults within a field. Only `check` finds faults between fields. An
editor and the game read two things differently. A plain `~` or `null` is nothing to the editor and a text to the game,
so put it in quotes. A plain `1.0` or `0x10` is a whole number to the editor, and an error to the game.
"""


def main() -> None:
    """Write the page."""
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(document(), encoding="utf-8")


def document() -> str:
    """Return the page."""
    scenario = schema()
    parts = {"Scenario": scenario, **scenario["$defs"]}
    sections = (
        "\n".join(filter(None, (section(title, parts[name]), EXAMPLES.get(name)))) for name, title in TITLES.items()
    )
    rules = RULES.format(aim=scenario["properties"]["aim"]["default"])
    return "\n".join((INTRODUCTION, *sections, rules))


def section(title: str, part: dict[str, Any]) -> str:
    """Return a part of a scenario as a heading and a table of its keys."""
    rows = (row(name, field, required=name in part["required"]) for name, field in part["properties"].items())
    table = ("| key | what it holds | default | what it is for |", "|---|---|---|---|", *rows)
    return "\n".join((f"## {title}", "", part["description"], "", *table, ""))


def row(name: str, field: dict[str, Any], *, required: bool) -> str:
    """Return a key as a row of a table."""
    key = f"**`{name}`**" if required else f"`{name}`"
    default = f"`{shown(field['default'])}`" if "default" in field else ""
    return f"| {key} | {kind(field)} | {default} | {field['description']} |"


def shown(value: object) -> str:
    """Return a default as it is written in a scenario."""
    return value if isinstance(value, str) else json.dumps(value)


def kind(field: dict[str, Any]) -> str:
    """Return the type of a field in words."""
    if "$ref" in field:
        return KINDS[field["$ref"].rsplit("/", 1)[1]]
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    return KINDS_BY_TYPE[field["type"]](field)


def listed(field: dict[str, Any]) -> str:
    """Return the type and number of a list's items in words."""
    least, most = field.get("minItems"), field.get("maxItems")
    items = re.sub(
        r"^(\[?)(text|id|list|whole number|key point|line|marked answer|point(?= of))", r"\1\2s", kind(field["items"])
    )
    if least is not None and least == most:
        return f"list of {least} {items}"
    number = "one or more " if least == 1 else f"up to {most} " if most else ""
    return f"list of {number}{items}"


def limits(field: dict[str, Any]) -> str:
    """Return the range of a number."""
    least, above, most = field.get("minimum"), field.get("exclusiveMinimum"), field["maximum"]
    if most == 10**MAX_DIGITS - 1:
        return f", {least} or more"
    return f", above {above}, at most {most}" if least is None else f", {least} to {most}"


KINDS_BY_TYPE: dict[str, Callable[[dict[str, Any]], str]] = {
    "array": listed,
    "object": lambda field: f"keys, each with a {kind(field['additionalProperties'])}",
    "string": lambda _: "date, such as 2013-01-03",
    "integer": lambda field: f"whole number{limits(field)}",
    "number": lambda field: f"number{limits(field)}",
}


if __name__ == "__main__":
    main()
