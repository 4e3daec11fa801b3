"""Take a part of an answer into the scenario, and count beforehand what that changes."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer, score_answers
from debategame.authoring.answers.parts import parts
from debategame.authoring.edits.model import (
    AddExample,
    AddKeyPoint,
    AddSynonym,
    AddText,
    AskForPoint,
    ChangeExample,
    Edit,
    Field,
    apply_edit,
    example_place,
)
from debategame.authoring.marked.reader import VERDICT_LISTS
from debategame.scenario.model import KeyPoint, MarkedAnswer, Scenario
from debategame.scoring.reading.text import read
from debategame.text.display import one_line

LONGEST_ID = 40
"""The most characters of an id that is made from a text."""


class Take(StrEnum):
    """What a part of an answer is taken as."""

    WORDING = "wording"
    OPPOSITE = "opposite"
    SYNONYM = "synonym"
    EXAMPLE = "example"
    KEY_POINT = "key point"


class Offer(msgspec.Struct, frozen=True):
    """One way to take something from an answer."""

    label: str
    """What is taken, for people."""
    edits: tuple[Edit, ...]
    """The changes of the scenario."""
    word: str = ""
    """The word of the answer, if a synonym is taken."""


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """What a change of the scenario does to the marks. Each key point of each answer counts on its own."""

    right: tuple[tuple[PupilAnswer, str], ...]
    """The answers with the ids of key points on which the game would agree with the mark, and does not now."""
    wrong: tuple[tuple[PupilAnswer, str], ...]
    """The same, the other way round."""
    counted: int
    """The number of marked answers and examples that were tried."""


def offers(scenario: Scenario, take: Take, found: ScoredAnswer, point_id: str) -> tuple[Offer, ...]:
    """Return the ways to take something from an answer, in the order of the text.

    `point_id` is a key point of its line. A key point that has ideas takes no wording. Texts that the scenario has
    already are left out.
    """
    answer, point = found.answer, scenario.key_point(point_id)
    if take is Take.EXAMPLE:
        return (_example(scenario, found),)
    if take is Take.SYNONYM:
        return _synonyms(scenario, answer.text, point)
    texts = parts(answer.text)
    if take is Take.KEY_POINT:
        return tuple(Offer(text, _key_point(scenario, text, answer.line)) for text in texts)
    if take is Take.WORDING and point.any_of:
        return ()
    field: Field = "wordings" if take is Take.WORDING else "opposites"
    known = {point.claim, *point.wordings, *point.opposites}
    return tuple(Offer(text, (AddText(point=point_id, field=field, text=text),)) for text in texts if text not in known)


def with_text(scenario: Scenario, offer: Offer, text: str, line: str) -> Offer:
    """Return an offer with another text, on one line. `line` is the line of a new key point."""
    text = one_line(text.strip())
    match offer.edits[0]:
        case AddText() as edit:
            return Offer(text, (msgspec.structs.replace(edit, text=text),))
        case AddKeyPoint():
            return Offer(text, _key_point(scenario, text, line))
        case _:
            return offer


def effect(
    scenario: Scenario, edits: Sequence[Edit], marked: Sequence[ScoredAnswer], step: Callable[[], None] = lambda: None
) -> Effect:
    """Try some changes on marked answers, which were scored with `scenario`. `step` is called before each answer.

    Only the answers to lines that a change can touch are tried. A key point that is new to a line has no mark, so it
    counts in no answer.
    """
    changed = scenario
    for edit in edits:
        changed = apply_edit(changed, edit)
    touched = [found for found in marked if _touches(scenario, edits, found.answer.line)]
    right: list[tuple[PupilAnswer, str]] = []
    wrong: list[tuple[PupilAnswer, str]] = []
    for old, new in zip(touched, score_answers(changed, [found.answer for found in touched], step), strict=True):
        for point in old.points:
            if old.agrees(point.id) != new.agrees(point.id):
                (right if new.agrees(point.id) else wrong).append((old.answer, point.id))
    return Effect(right=tuple(right), wrong=tuple(wrong), counted=len(touched))


def _touches(scenario: Scenario, edits: Sequence[Edit], line: str) -> bool:
    """Return whether some changes can change the scores of answers to a line."""
    for edit in edits:
        match edit:
            case AddText():
                if edit.point not in {point.id for point in scenario.key_points}:
                    continue
                if edit.point in scenario.line(line).points:
                    return True
            case AskForPoint():
                if edit.line == line:
                    return True
            case AddSynonym():
                return True
            case _:
                continue
    return False


def _example(scenario: Scenario, found: ScoredAnswer) -> Offer:
    """Return the answer as an example: with the person's marks, and the game's verdicts where there is none."""
    answer = found.answer
    lists = {
        key: tuple(point.id for point in found.points if found.verdict(point.id) is verdict)
        for key, verdict in VERDICT_LISTS.items()
    }
    example = MarkedAnswer(line=answer.line, answer=answer.text.strip(), **lists)
    is_known = example_place(scenario, example.line, example.answer) is not None
    return Offer(one_line(example.answer), (ChangeExample(example) if is_known else AddExample(example),))


def _synonyms(scenario: Scenario, text: str, point: KeyPoint) -> tuple[Offer, ...]:
    """Return every pair of a word of the answer and a word of the key point that are not the same."""
    said = _words(text)
    meant = _words(" ".join((point.claim, *point.wordings)))
    return tuple(
        Offer(f"{word} = {target}", (AddSynonym(word=target, synonym=word),), word)
        for stem, word in said.items()
        if stem not in meant
        for target in meant.values()
        if word not in scenario.synonyms.get(target, ())
    )


def _words(text: str) -> dict[str, str]:
    """Return the words of a text with a meaning of their own by their stems, in order."""
    found: dict[str, str] = {}
    for sentence in read(text).sentences:
        for word in sentence.words:
            if word.content:
                found.setdefault(word.stem, text[word.start : word.end].lower())
    return found


def _key_point(scenario: Scenario, text: str, line: str) -> tuple[Edit, ...]:
    point_id = new_id(text, {point.id for point in (*scenario.key_points, *scenario.their_points)})
    return AddKeyPoint(point_id, text, theirs=scenario.is_other_side), AskForPoint(line=line, point=point_id)


def new_id(text: str, taken: set[str]) -> str:
    """Return an id from the first words of a text that no other has."""
    words = list(_words(text).values()) or ["point"]
    base = re.sub(r"[^a-z0-9]+", "-", " ".join(words[:3]).encode("ascii", "ignore").decode()).strip("-") or "point"
    base = base[:LONGEST_ID].strip("-")
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
