"""Check the rules between the parts of a scenario: ids, aims, ideas, lengths."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from debategame.scenario.fields import ScenarioDraft
from debategame.scenario.model import LONGEST_ID, OTHER_SIDE
from debategame.scenario.scalars import did_you_mean
from debategame.scenario.yaml_errors import DataPath
from debategame.text.english import has_content_word

MOST_WORDS_OF_A_NAME = 5
MOST_WORDS_OF_A_FIRST_PARAGRAPH = 80
MOST_NAMED = 5
"""How many lines a message names at most."""
VERDICT_LISTS = ("hits", "partial", "contradicts")


class _Side(NamedTuple):
    """The keys of one side of a scenario, and the words for them in messages."""

    points: str
    lines: str
    examples: str
    point: str
    """How a message begins that a point is missing."""


OURS = _Side("key_points", "lines", "examples", "there is no key point {}")
THEIRS = _Side("their_points", "their_lines", "their_examples", "there is no point of theirs {}")


def check(draft: ScenarioDraft) -> None:
    """Add to a draft every fault between its parts. Parts that could not be read are skipped."""
    points = {side: _unique_ids(draft, side.points) for side in (OURS, THEIRS)}
    lines = {side: _unique_ids(draft, side.lines) for side in (OURS, THEIRS)}
    _id(draft)
    _words(draft)
    _briefing(draft, "briefing")
    _briefing(draft, "their_briefing")
    for side, other in ((OURS, THEIRS), (THEIRS, OURS)):
        for path, point in _parts(draft, side.points):
            _name(draft, path, point)
            _claim(draft, path, point)
            _any_of(draft, path, point)
        for path, line in _parts(draft, side.lines):
            if points[side] or side is THEIRS:
                _known_ids(draft, (*path, "points"), line.get("points", []), points[side], side.point)
            if points[other] or other is THEIRS:
                _known_ids(draft, (*path, "argues"), line.get("argues", []), points[other], other.point)
            _no_repeats(draft, path, line, ("points",))
            _no_repeats(draft, path, line, ("argues",))
            _aim_of_line(draft, path, line)
        for path, example in _parts(draft, side.examples):
            _example(draft, path, example, lines[side], points[side])
            _no_repeats(draft, path, example, VERDICT_LISTS)
    _aim(draft)
    if draft.root.get("their_examples") and "their_lines" not in draft.root:
        draft.fault(("their_examples",), "`their_examples` answer `their_lines`, and there are none", "write them")
    if draft.root.get("their_lines"):
        _apart(draft, "their_points", points[OURS], "key point")
        _apart(draft, "their_lines", lines[OURS], "line")


def _parts(draft: ScenarioDraft, key: str) -> Iterator[tuple[DataPath, dict[str, Any]]]:
    for index, part in enumerate(draft.root.get(key, [])):
        if part is not None:
            yield (key, index), part


def _unique_ids(draft: ScenarioDraft, key: str) -> dict[str, dict[str, Any]]:
    """Return the parts by id. Of two parts with the same id, return the first."""
    found: dict[str, dict[str, Any]] = {}
    first: dict[str, DataPath] = {}
    for path, part in _parts(draft, key):
        part_id = part.get("id")
        if part_id is None:
            continue
        if part_id in found:
            at = draft.places[first[part_id]]
            draft.fault((*path, "id"), f"the id `{part_id}` is already used in line {at.line}", "give each its own id")
        else:
            found[part_id] = part
            first[part_id] = (*path, "id")
    return found


def _apart(draft: ScenarioDraft, key: str, ours: dict[str, dict[str, Any]], name: str) -> None:
    """Report ids of the other side that are ids of the player's side, too. In edits and messages an id names one."""
    for path, part in _parts(draft, key):
        if part.get("id") in ours:
            draft.fault((*path, "id"), f"the id `{part['id']}` is already used by a {name}", "give each its own id")


def _id(draft: ScenarioDraft) -> None:
    """Report an id that only another side can have, or to which the end of its other side's id cannot be added."""
    scenario_id = draft.root.get("id") or ""
    if scenario_id.endswith(OTHER_SIDE):
        message = f"the id ends in `{OTHER_SIDE}`, which is kept for the other side of a scenario"
        draft.fault(("id",), message, "take another end")
    elif draft.root.get("their_lines") and len(scenario_id) > LONGEST_ID - len(OTHER_SIDE):
        most = LONGEST_ID - len(OTHER_SIDE)
        message = f"with `their_lines`, an id has at most {most} characters: the other side's id is longer"
        draft.fault(("id",), message, "shorten it, if nobody has played the scenario yet")


def _known_ids(
    draft: ScenarioDraft, path: DataPath, ids: list[str | None], known: dict[str, Any], message: str
) -> None:
    for index, part_id in enumerate(ids):
        if part_id is not None and part_id not in known:
            draft.fault((*path, index), message.format(f"`{part_id}`"), did_you_mean(part_id, known))


def _no_repeats(draft: ScenarioDraft, path: DataPath, part: dict[str, Any], keys: tuple[str, ...]) -> None:
    """Report ids that occur more than once in some lists together."""
    seen: dict[str, str] = {}
    for key in keys:
        for index, point_id in enumerate(part.get(key, [])):
            if point_id in seen:
                where = f"`{key}` twice" if seen[point_id] == key else f"both `{seen[point_id]}` and `{key}`"
                draft.fault((*path, key, index), f"`{point_id}` is in {where}", "delete one")
            elif point_id is not None:
                seen[point_id] = key


def _words(draft: ScenarioDraft) -> None:
    low, high = draft.root.get("words", (None, None))
    if low is not None and high is not None and low > high:
        draft.fault(("words",), f"`words` goes backwards, from {low} to {high}", f"write [{high}, {low}]")


def _briefing(draft: ScenarioDraft, key: str) -> None:
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", draft.root.get(key, "")))
    first = next((part for part in paragraphs if part and not part.startswith("#")), "")
    count = len(first.split())
    if count > MOST_WORDS_OF_A_FIRST_PARAGRAPH:
        message = f"the first paragraph has {count} words; at most {MOST_WORDS_OF_A_FIRST_PARAGRAPH} fit on the card"
        draft.fault((key,), message, "end the paragraph earlier with an empty line")


def _name(draft: ScenarioDraft, path: DataPath, point: dict[str, Any]) -> None:
    count = len(point.get("name", "").split())
    if count > MOST_WORDS_OF_A_NAME:
        message = f"this name has {count} words; at most {MOST_WORDS_OF_A_NAME} fit in the tables"
        draft.fault((*path, "name"), message, "put the whole sentence in `claim`")


def _claim(draft: ScenarioDraft, path: DataPath, point: dict[str, Any]) -> None:
    if "claim" in point and not has_content_word(point["claim"]):
        message = "this claim has only words like “it” and “is”, so no answer can make it"
        draft.fault((*path, "claim"), message, "write who or what does what")


def _any_of(draft: ScenarioDraft, path: DataPath, point: dict[str, Any]) -> None:
    any_of = point.get("any_of")
    if any_of is None:
        return
    if point.get("wordings"):
        draft.fault((*path, "any_of"), "a key point can have `any_of` or `wordings`, not both", "delete one")
    ideas, least = any_of.get("ideas"), any_of.get("at_least")
    if ideas and least is not None and least > len(ideas):
        message = f"`at_least` asks for {least} ideas, but `ideas` has {len(ideas)}"
        draft.fault((*path, "any_of", "at_least"), message, "lower it, or add ideas")


def _aim_of_line(draft: ScenarioDraft, path: DataPath, line: dict[str, Any]) -> None:
    aim, points = line.get("aim"), line.get("points")
    if aim is not None and points and aim > len(points):
        draft.fault((*path, "aim"), f"`aim` asks for {aim} key points, but this line has {len(points)}", "lower it")


def _aim(draft: ScenarioDraft) -> None:
    """Report lines with fewer key points than the scenario's aim. The default aim is lowered for them, not reported."""
    aim = draft.root.get("aim", 0)
    lines = (line for side in (OURS, THEIRS) for _, line in _parts(draft, side.lines))
    short = [line for line in lines if "aim" not in line and 0 < len(line.get("points", [])) < aim]
    if short:
        names = ", ".join(f"`{line.get('id', '?')}`" for line in short[:MOST_NAMED])
        message = f"`aim` asks for {aim} key points, but these lines have fewer: {names}"
        draft.fault(("aim",), message, "lower it, or give those lines their own `aim`")


def _example(
    draft: ScenarioDraft,
    path: DataPath,
    example: dict[str, Any],
    lines: dict[str, dict[str, Any]],
    points: dict[str, Any],
) -> None:
    """Report a line or key points that an example cannot name. `lines` and `points` are those of its side, by id."""
    line_id = example.get("line")
    if line_id is not None and lines and line_id not in lines:
        draft.fault((*path, "line"), f"there is no line `{line_id}`", did_you_mean(line_id, lines))
    listed = lines.get(line_id or "", {}).get("points")
    of_line = None if listed is None else frozenset(listed)
    for key in VERDICT_LISTS:
        _example_ids(draft, (*path, key), example.get(key, []), of_line, points)


def _example_ids(
    draft: ScenarioDraft, path: DataPath, ids: list[str | None], of_line: frozenset[str] | None, points: dict[str, Any]
) -> None:
    """Report key points of an example that do not belong to its line."""
    for index, point_id in enumerate(ids):
        if point_id is None or not points:
            continue
        if point_id not in points:
            draft.fault((*path, index), f"there is no key point `{point_id}`", did_you_mean(point_id, points))
        elif of_line is not None and point_id not in of_line:
            hint = "an example can only name key points of its line"
            draft.fault((*path, index), f"`{point_id}` is not in the `points` of the line", hint)
