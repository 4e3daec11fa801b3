"""What a player can ask for in plain play beside giving an answer: hints, the briefing, reasons, "I did say that"."""

import re

import msgspec

from debategame.play.bout import Bout, Stage
from debategame.play.plain import paragraphs
from debategame.play.plain.paragraphs import Said
from debategame.progress.rounds import Answer
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.text import read
from debategame.text.display import one_line

FORM = re.compile(r"(\?\??|/[a-z]+)((?:\s+\d{1,3})*)")
NO_HINTS = "There are no hints here."
NOTHING_SHOWN = "That can be asked once an answer has been scored and its feedback shown."


class Command(msgspec.Struct, frozen=True):
    """A command: its name, such as `?` or `/d`, and the numbers after it."""

    name: str
    numbers: tuple[int, ...] = ()


class DisputeCommand(msgspec.Struct, frozen=True):
    """A sentence, and the key point that the player says it makes."""

    answer: Answer
    point: str
    start: int
    end: int


def parsed(line: str) -> Command | None:
    """Return the command a line consists of; None where it is the beginning of an answer."""
    found = FORM.fullmatch(line.strip())
    return Command(found[1], tuple(int(number) for number in found[2].split())) if found else None


def hint(bout: Bout) -> tuple[Bout, Said]:
    """Take the next hint; return the bout that follows, and what to say."""
    taken = bout.next_hint
    if taken is None:
        return bout, paragraphs.hint_offer(bout) or [NO_HINTS]
    after = bout.take_hint()
    return after, [*paragraphs.hint_taken(taken), *paragraphs.hint_offer(after)]


def other_key_point(bout: Bout) -> tuple[Bout, Said]:
    """Let hints serve the next key point; return the bout that follows, and what to say."""
    after = bout.other_key_point()
    return after, paragraphs.hint_offer(after) or [NO_HINTS]


def briefing(bout: Bout) -> Said:
    """Say the briefing where the mode has it open."""
    return paragraphs.briefing(bout.scenario) if bout.rules.briefing else ["The briefing stays closed in test mode."]


def model(shown: Bout | None) -> Said:
    """Say the model rebuttal of the round that was shown last, once the round is over."""
    if shown is None or shown.stage is not Stage.REVEAL:
        return ["The model rebuttal can be asked for when its round is over."]
    return paragraphs.model(shown)


def why(shown: Bout | None, numbers: tuple[int, ...]) -> Said:
    """Say why a key point has its verdict in the latest answer that was shown."""
    point = _numbered(shown, numbers)
    if shown is None or point is None:
        return _which(shown, "/w")
    answer = shown.answers[-1]
    own = next(one for one in answer.points if one.id == point.id)
    return paragraphs.why(answer, own, numbers[0])


def disputed(shown: Bout | None, numbers: tuple[int, ...]) -> DisputeCommand | Said:
    """Return what a player disputes by `/d N` or `/d N S`, or what to say where that is not clear yet.

    N is the key point's number, S that of the sentence among all sentences of the round.
    """
    point = _numbered(shown, numbers)
    if shown is None or point is None:
        return _which(shown, "/d")
    number = numbers[0]
    if point.verdict is Verdict.HIT:
        return [f"Key point {number} is a hit already."]
    sentences = [
        DisputeCommand(answer, point.id, sentence.start, sentence.end)
        for answer in shown.answers
        for sentence in read(answer.text).sentences
    ]
    chosen = numbers[1] if len(numbers) > 1 else 1
    if (len(sentences) == 1 or len(numbers) > 1) and 1 <= chosen <= len(sentences):
        return sentences[chosen - 1]
    if not sentences:
        return ["There is no sentence in this round to keep."]
    listed = [
        f"{paragraphs.INDENT}{place}: {one_line(one.answer.text[one.start : one.end])}"
        for place, one in enumerate(sentences, start=1)
    ]
    return ["Which sentence?", *listed, f"Say /d {number} and the number of the sentence."]


def _numbered(shown: Bout | None, numbers: tuple[int, ...]) -> PointScore | None:
    if shown is None or not numbers or not 1 <= numbers[0] <= len(shown.standing):
        return None
    return shown.standing[numbers[0] - 1]


def _which(shown: Bout | None, command: str) -> Said:
    return [f"Say {command} and the number of a key point, 1 to {len(shown.standing)}."] if shown else [NOTHING_SHOWN]
