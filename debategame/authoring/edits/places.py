"""Find where and how to write a change in a scenario file, in the style of its neighbours."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml

from debategame.authoring.edits.example_yaml import PLAIN, block_style, flow_style
from debategame.authoring.edits.model import (
    LINES,
    POINTS,
    AddExample,
    AddKeyPoint,
    AddSynonym,
    AddText,
    AskForPoint,
    ChangeExample,
    Edit,
    example_place,
    examples_key,
)
from debategame.authoring.edits.page import Page, Replacement, is_flow, values
from debategame.scenario.model import Scenario

STEP = 2
"""Columns by which a new list is indented, and its items again."""
_NOT_IN_BRACKETS = re.compile(r"[\[\]{},]")
"""Characters that plain text in brackets must not have."""
_Place = tuple[int, str]
"""An offset in characters, and the text to insert there."""


class Item(NamedTuple):
    """The forms of a new item of a list, the most readable form first."""

    block: tuple[str, ...]
    """The forms below a dash. All rows but the first are indented."""
    flow: tuple[str, ...]
    """The forms in brackets, on one line."""
    tall: bool = False
    """Whether the first item in empty brackets gets a line of its own."""


def replacements(data: bytes, scenario: Scenario, edit: Edit) -> Iterator[Replacement]:
    """Yield possible ways to write an edit into the bytes of a scenario file, the most natural first.

    `scenario` is what the file holds; it must have no problems. Not every way gives the right result, for example if
    the last text of the file keeps the empty lines below it. The caller must read the result to check it.
    """
    page = Page(data)
    if isinstance(edit, ChangeExample):
        yield from _changed_example(page, scenario, edit)
        return
    for at, text in _insertions(page, scenario, edit):
        yield page.replacement(at, at, text)


def _insertions(page: Page, scenario: Scenario, edit: Edit) -> Iterator[_Place]:
    match edit:
        case AddText():
            point = _with_id(page, POINTS, edit.point)
            yield from _in_list(page, point, edit.field, _text_item(edit.text), after=("wordings", "claim"))
        case AddSynonym():
            yield from _synonym(page, edit)
        case AddExample():
            yield from _example(page, edit, examples_key(scenario, edit.example.line))
        case AddKeyPoint():
            yield from _key_point(page, edit)
        case AskForPoint():
            line = _with_id(page, LINES, edit.line)
            yield from _in_list(page, line, "points", Item((edit.point,), (edit.point,)), after=("points",))


def _example(page: Page, edit: AddExample, key: str) -> Iterator[_Place]:
    example = edit.example
    node = values(page.root).get(key)
    quoted = is_flow(page.root)
    flow = (flow_style(example, quoted=quoted),)
    if isinstance(node, yaml.SequenceNode):
        column = _item_column(node)
        item = Item(tuple(block_style(example, column)), flow, tall=True)
        yield from _after_last(page, page.root, node, item)
    elif quoted:
        yield from _new_key_in_braces(page, page.root, key, f"[{flow[0]}]")
    else:
        dash, column = _columns_like_lines(page)
        for at in page.ends(page.root, comments_from=0):
            for text in block_style(example, column):
                yield at, f"\n\n{' ' * page.root.start_mark.column}{key}:\n{_dashed(text, dash, column)}"


def _changed_example(page: Page, scenario: Scenario, edit: ChangeExample) -> Iterator[Replacement]:
    place = example_place(scenario, edit.example.line, edit.answer or edit.example.answer)
    node = values(page.root).get(examples_key(scenario, edit.example.line))
    if place is None or not isinstance(node, yaml.SequenceNode):
        return
    old = node.value[place]
    start, column = page.offset(old.start_mark), old.start_mark.column
    if is_flow(old):
        text = flow_style(edit.example, quoted=is_flow(page.root))
        yield page.replacement(start, page.offset(old.end_mark), text)
        return
    for end in page.ends(old, comments_from=column):
        for text in block_style(edit.example, column):
            yield page.replacement(start, end, text)


def _key_point(page: Page, edit: AddKeyPoint) -> Iterator[_Place]:
    node = values(page.root)["their_points" if edit.theirs else "key_points"]
    quoted = is_flow(page.root)
    if quoted:
        flow = [json.dumps({"id": edit.id, "claim": edit.claim}, ensure_ascii=False)]
    else:
        flow = [f"{{id: {edit.id}, claim: {text}}}" for text in _text_item(edit.claim).flow]
    indent = " " * _item_column(node)
    block = [f"id: {edit.id}\n{indent}claim: {text}" for text in _texts(edit.claim)]
    yield from _after_last(page, page.root, node, Item(tuple(block), tuple(flow)))


def _synonym(page: Page, edit: AddSynonym) -> Iterator[_Place]:
    key, item = "synonyms", _text_item(edit.synonym)
    known = values(page.root).get(key)
    if known is not None and edit.word in values(known):
        yield from _in_list(page, known, edit.word, item, after=())
        return
    words = [f"{word}: [{text}]" for word in _text_item(edit.word).block for text in item.flow]
    if known is None:
        indent = "\n" + " " * (page.root.start_mark.column + STEP)
        forms = [f"{key}:{indent}{word}" for word in words]
        in_braces = json.dumps({edit.word: [edit.synonym]}, ensure_ascii=False)
        yield from _new_key(page, page.root, forms, in_braces, key=key, after=("terms", "briefing", "motion", "title"))
    elif is_flow(known):
        flow = f"{json.dumps(edit.word, ensure_ascii=False)}: {json.dumps([edit.synonym], ensure_ascii=False)}"
        last = [value for _, value in known.value][-1:]
        yield page.offset(last[0].end_mark if last else known.end_mark) - (not last), f", {flow}" if last else flow
    else:
        for at in page.ends(known, comments_from=known.start_mark.column):
            for word in words:
                yield at, f"\n{' ' * known.start_mark.column}{word}"


def _in_list(page: Page, parent: yaml.Node, key: str, item: Item, *, after: Sequence[str]) -> Iterator[_Place]:
    """Insert an item in a list of a mapping. A new list comes after the first of some keys that the mapping has."""
    node = values(parent).get(key)
    if isinstance(node, yaml.SequenceNode):
        yield from _after_last(page, parent, node, item)
    else:
        forms = [f"{key}:\n{' ' * (parent.start_mark.column + STEP)}- {text}" for text in item.block]
        in_braces = f"[{item.flow[-1]}]"
        yield from _new_key(page, parent, forms, in_braces, key=key, after=after)


def _after_last(page: Page, parent: yaml.Node, node: yaml.Node, item: Item) -> Iterator[_Place]:
    """Insert an item at the end of a list that the file has."""
    if is_flow(node):
        yield from _in_brackets(page, node, item, parent)
    else:
        yield from _in_block(page, node, item, comments_from=parent.start_mark.column + 1)


def _in_brackets(page: Page, node: yaml.Node, item: Item, parent: yaml.Node) -> Iterator[_Place]:
    for text in item.flow:
        if node.value:
            yield page.offset(node.value[-1].end_mark), _comma(page, node.value[-1]) + text
        else:
            indent = "\n" + " " * (parent.start_mark.column + STEP)
            yield page.offset(node.start_mark) + 1, f"{indent}{text}{indent}" if item.tall else text


def _comma(page: Page, neighbour: yaml.Node) -> str:
    """Return the comma after a neighbour, with a line break if the neighbour begins a line."""
    own_line = page.begins_line(neighbour.start_mark)
    return ",\n" + " " * neighbour.start_mark.column if own_line else ", "


def _in_block(page: Page, node: yaml.Node, item: Item, comments_from: int) -> Iterator[_Place]:
    """Insert after the last item of a list with dashes, with the same indentation."""
    last = node.value[-1]
    dash, column = node.start_mark.column, last.start_mark.column
    gap = "\n" if len(node.value) > 1 and page.follows_empty_line(last.start_mark) else ""
    texts = item.flow if is_flow(last) else item.block
    for at in page.ends(node, comments_from):
        for text in texts:
            yield at, f"\n{gap}{_dashed(text, dash, column)}"


def _new_key(
    page: Page, parent: yaml.Node, forms: Sequence[str], in_braces: str, *, key: str, after: Sequence[str]
) -> Iterator[_Place]:
    """Insert a key with its value in a mapping."""
    if is_flow(parent):
        yield from _new_key_in_braces(page, parent, key, in_braces)
        return
    before = next(value for name in after if (value := values(parent).get(name)) is not None)
    indent = " " * parent.start_mark.column
    for at in _ends(page, parent, before):
        for form in forms:
            yield at, f"\n{indent}{form}"


def _ends(page: Page, parent: yaml.Node, node: yaml.Node) -> list[int]:
    """Return offsets at which a line can follow a value of a mapping in block style."""
    if isinstance(node, yaml.CollectionNode) and not is_flow(node):
        return page.ends(node, comments_from=parent.start_mark.column + 1)
    return list(dict.fromkeys([page.line_end(page.ends(node, 0)[0]), page.line_end(page.ends(node, 0)[1])]))


def _new_key_in_braces(page: Page, parent: yaml.Node, key: str, value: str) -> Iterator[_Place]:
    """Insert a key with its value at the end of a mapping in braces; quote it if its neighbours are quoted."""
    last_key, last = parent.value[-1]
    name = json.dumps(key) if last_key.style == '"' else key
    yield page.offset(last.end_mark), f"{_comma(page, last_key)}{name}: {value}"


def _with_id(page: Page, keys: Sequence[str], wanted: str) -> yaml.Node:
    """Return the item with an id from the lists of mappings under some keys of the file."""
    lists = (values(page.root).get(key) for key in keys)
    items = (item for node in lists if isinstance(node, yaml.SequenceNode) for item in node.value)
    found: yaml.Node = next(item for item in items if values(item)["id"].value == wanted)
    return found


def _columns_like_lines(page: Page) -> tuple[int, int]:
    """Return the columns of the dash and of the item for a new list, like those of `lines:`."""
    root = page.root.start_mark.column
    lines = values(page.root)["lines"]
    if isinstance(lines, yaml.SequenceNode) and not is_flow(lines):
        return lines.start_mark.column, lines.value[0].start_mark.column
    return root + STEP, root + 2 * STEP


def _item_column(node: yaml.Node) -> int:
    column: int = node.value[-1].start_mark.column if node.value else node.start_mark.column
    return column


def _text_item(text: str) -> Item:
    """Return the forms of a text as an item of a list."""
    quoted = json.dumps(text, ensure_ascii=False)
    plain = PLAIN.fullmatch(text) and not _NOT_IN_BRACKETS.search(text)
    return Item(tuple(_texts(text)), (text, quoted) if plain else (quoted,))


def _texts(text: str) -> list[str]:
    """Return the forms of a text in block style that need no more than one row."""
    quoted = json.dumps(text, ensure_ascii=False)
    return [text, quoted] if PLAIN.fullmatch(text) else [quoted]


def _dashed(text: str, dash: int, column: int) -> str:
    """Put a dash before an item. All its lines but the first are already indented."""
    return f"{' ' * dash}-{' ' * (column - dash - 1)}{text}"
