"""The commands that a player can type: ask for a hint, the briefing or a reason, or dispute a verdict."""

import re

import msgspec

from debategame.play.bout import Bout, Stage
from debategame.play.disputing import DisputedPart, SentenceScorer, given_back, likeliest_sentences
from debategame.play.plain import paragraphs
from debategame.play.plain.paragraphs import Paragraphs
from debategame.play.plain.study import OFFER
from debategame.scenario.model import KeyPoint
from debategame.scoring.model import PointScore, Verdict
from debategame.text.display import one_line

COMMANDS = (
    "Type a command instead of an answer:",
    "?     the next hint",
    "??    hints on another key point",
    "/b    the briefing",
    "/map  the map of the article, as far as you have met it; /open shows every claim",
    "/learn  two minutes of recall before you answer",
    "/w N  why key point N has its verdict",
    "/d N  “I did say that”, or of a hit “I did not”: noted, the score stays the same",
    "/m    the model rebuttal, once the round is over",
    "/better N  one sentence for key point N, once the round is over",
    "/s    skip the answer",
    "/x    take back a sentence, if they ask whether you mean it",
    "/r    try again to save",
    "/q    end the bout",
)
"""The reply to `/h`."""
FORM = re.compile(r"(\?\??|/[a-z]+)((?:\s+\d{1,3})*)")
"""A command: `?`, `??` or a slash and a word, with numbers after it."""
NO_HINTS = "There are no hints here."
NOTHING_ASKED = "Your opponent does not ask whether you mean a sentence, so there is nothing to take back."
SAID_PLAINLY = "You said that plainly, so it counts and cannot be taken back. Put it right in your answer."
NO_FEEDBACK_YET = "You can ask that once you have seen the feedback on an answer."


class Command(msgspec.Struct, frozen=True):
    """A command that the player typed."""

    name: str
    """Such as `?` or `/d`."""
    numbers: tuple[int, ...] = ()
    """The numbers after the name."""


class DisputeCommand(msgspec.Struct, frozen=True):
    """The player says which sentence makes a key point, or that none does."""

    point: str
    """The id of the key point."""
    parts: tuple[DisputedPart, ...]
    """The sentence; or if none makes it, a part without length of each answer that was said to."""
    reply: str
    """What to say once it is saved."""


def parse_command(line: str) -> Command | None:
    """Return the command in a line. None if the line belongs to an answer."""
    match = FORM.fullmatch(line.strip())
    return Command(match[1], tuple(int(number) for number in match[2].split())) if match else None


def hint(bout: Bout) -> tuple[Bout, Paragraphs]:
    """Take the next hint. Return the new bout and what to say."""
    taken = bout.next_hint
    if taken is None:
        return bout, paragraphs.hint_offer(bout) or [NO_HINTS]
    after = bout.take_hint()
    return after, [*paragraphs.hint_taken(taken), *paragraphs.hint_offer(after)]


def other_key_point(bout: Bout) -> tuple[Bout, Paragraphs]:
    """Move on to hints about the next key point. Return the new bout and what to say."""
    after = bout.other_key_point()
    return after, paragraphs.hint_offer(after) or [NO_HINTS]


def briefing(bout: Bout) -> Paragraphs:
    """Return the briefing, if the mode allows it."""
    return (
        [*paragraphs.briefing_and_terms(bout.scenario), OFFER]
        if bout.rules.briefing
        else ["The briefing stays closed in test mode."]
    )


def model(shown: Bout | None) -> Paragraphs:
    """Return the model rebuttal, if the round in `shown` is over."""
    if shown is None or shown.stage is not Stage.REVEAL:
        return ["You can ask for the model rebuttal when the round is over."]
    return paragraphs.model_rebuttal(shown)


def why(shown: Bout | None, numbers: tuple[int, ...]) -> Paragraphs:
    """Return why a key point, chosen by the first number, has its verdict in the latest answer of `shown`."""
    chosen = _chosen_point(shown, numbers)
    if shown is None or chosen is None:
        return _ask_for_number(shown, "/w")
    answer = shown.answers[-1]
    latest = next(point for point in answer.points if point.id == chosen.id)
    return paragraphs.reasons(shown.scenario, answer, latest, numbers[0])


def point_to_better(shown: Bout | None, numbers: tuple[int, ...]) -> KeyPoint | Paragraphs:
    """Return the key point to say better, chosen by the first number, or what to say if there is none."""
    chosen = _chosen_point(shown, numbers)
    if shown is None or chosen is None:
        return _ask_for_number(shown, "/better")
    if shown.stage is not Stage.REVEAL:
        return ["You can say a key point better when the round is over."]
    if chosen.verdict is Verdict.HIT:
        return [f"You have made key point {numbers[0]}."]
    return shown.scenario.key_point(chosen.id)


def find_dispute(shown: Bout | None, numbers: tuple[int, ...], scorer: SentenceScorer) -> DisputeCommand | Paragraphs:
    """Return what the player disputes with `/d N` or `/d N S`, or what to say if that is not clear.

    N is the number of the key point. S is the number of the sentence, the likeliest first. A hit is given back.
    """
    point = _chosen_point(shown, numbers)
    if shown is None or point is None:
        return _ask_for_number(shown, "/d")
    number = numbers[0]
    if point.verdict is Verdict.HIT:
        return DisputeCommand(
            point.id,
            given_back(shown.answers, point.id),
            f"Noted: you say that you did not make key point {number}. It leaves your case, and the score stays.",
        )
    sentences = likeliest_sentences(scorer, shown.line.id, shown.answers, point.id)
    chosen = numbers[1] if len(numbers) > 1 else 1
    if (len(sentences) == 1 or len(numbers) > 1) and 1 <= chosen <= len(sentences):
        noted = f"Noted: you say that sentence makes key point {number}. The score stays the same."
        return DisputeCommand(point.id, (sentences[chosen - 1],), noted)
    if not sentences:
        return ["You wrote no sentence in this round."]
    rows = [f"{paragraphs.INDENT}{place}: {one_line(part.text)}" for place, part in enumerate(sentences, start=1)]
    return ["Which sentence?", *rows, f"Type /d {number} and the number of the sentence."]


def _chosen_point(shown: Bout | None, numbers: tuple[int, ...]) -> PointScore | None:
    if shown is None or not numbers or not 1 <= numbers[0] <= len(shown.standing):
        return None
    return shown.standing[numbers[0] - 1]


def _ask_for_number(shown: Bout | None, command: str) -> Paragraphs:
    if shown is None:
        return [NO_FEEDBACK_YET]
    return [f"Type {command} and the number of a key point, 1 to {len(shown.standing)}."]
