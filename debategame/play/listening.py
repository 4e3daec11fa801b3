"""What the opponent makes of an answer: whether it answers at all, and which sentence to take up.

Nothing here goes beyond the verdicts: what the scorer is not sure of is asked, never claimed.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from debategame.progress.rounds import Answer
from debategame.scenario.model import Scenario
from debategame.scoring.model import FULL, PointScore, Span, Verdict
from debategame.text.english import word_set

if TYPE_CHECKING:
    from debategame.scoring.reading.text import Sentence

FAR = 0.15
"""Confidence in every key point of the line below which a sentence is taken for an argument of the player's own.

From 0.25 on a key point is half made; in between a sentence may make one in unusual words. Of 45 marked answers that
make a key point and got nothing, 9 lie below, and of 34 that make none, 12. So the opponent says only that they do
not find it in the article.
"""
LEAST_SAID = 3
"""Words with meaning that a sentence needs to be an argument. Fewer say nothing that could be met."""
LEAST_ABOUT = 2
"""Words with meaning that an answer needs to be about anything at all."""
HARDLY_ANY = 3
"""Words at most in an answer that is only a shrug, and no sentence."""
DENIALS = "no nope nah never wrong false untrue rubbish nonsense stupid silly disagree"
"""Words that reject what the opponent says: an answer with one of them is no shrug, however short."""
FILLERS = """
idk lol lmao rofl dunno duh meh nah nope yeah yep hi hey hello bye sorry thanks thank know say think thought understand
mean matter care sure idea clue comment answer question point word skip pass next test stuff thing hmm um uh er erm haha
hehe whatever shrug agree disagree wrong right true false stupid boring bored silly rubbish nonsense wtf omg
"""
"""Words that may fill an answer and still say nothing about a subject."""


class Reply(StrEnum):
    """What the opponent takes up in an answer."""

    CONCEDES = "concedes"
    """Nothing is left to say: the answer has full marks, or nothing is open."""
    OWN_GOAL = "own goal"
    """A sentence says plainly the opposite of a key point."""
    ASKS_BACK = "asks back"
    """A sentence may say the opposite. The opponent asks whether it is meant."""
    HALF = "half"
    """A key point is half made."""
    PAUSE = "pause"
    """The answer has hardly any words, and none about the subject."""
    NO_ANSWER = "no answer"
    """The answer says nothing about the subject, or only that it is not so."""
    KEYWORDS = "keywords"
    """The answer is a list of words."""
    ECHO = "echo"
    """The answer repeats the opponent."""
    THEIRS = "theirs"
    """A sentence argues the opponent's side."""
    REPORTED = "reported"
    """The answer reports a key point, or doubts it, and does not claim it."""
    ELSEWHERE = "elsewhere"
    """A sentence answers another line."""
    OWN_ARGUMENT = "own argument"
    """A sentence argues something that the article does not."""
    MORE = "more"
    """Some of it is made, and more is open."""
    UNCLEAR = "unclear"
    """Nothing is made, and nothing can be said about why."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What the opponent takes up in an answer, and which key point they press."""

    reply: Reply
    point: PointScore | None = None
    """The verdict on the key point that is pressed. None if the opponent concedes."""
    passage: Span | None = None
    """The words of the player that the reply is about. None if about no words in particular."""


def is_full(answer: Answer) -> bool:
    """Return whether an answer leaves the opponent nothing to press: it has full marks, or hits every key point."""
    return answer.marks >= FULL or all(point.verdict is Verdict.HIT for point in answer.points)


def is_copied(answer: Answer) -> bool:
    """Return whether everything that an answer hits is copied from the game."""
    hits = {point.id for point in answer.points if point.verdict is Verdict.HIT}
    return bool(hits) and hits <= answer.copied


def has_closing(answers: Sequence[Answer]) -> bool:
    """Return whether the second answer of a round is a closing sentence: the first left nothing to press."""
    first, *later = answers
    return bool(later) and is_full(first)


def listen(scenario: Scenario, answer: Answer, *, asks_back: bool) -> Heard:
    """Return what the opponent takes up in a first answer. With `asks_back` they ask where the scorer doubts."""
    unclear = _unclear(scenario, answer)
    own_goal = heaviest(scenario, (point for point in answer.points if _is_sure(scenario, point)), Verdict.CONTRADICTED)
    if own_goal is not None:
        return Heard(reply=_conceding(answer, Reply.OWN_GOAL), point=own_goal, passage=_first(own_goal))
    if is_full(answer):
        return Heard(reply=Reply.CONCEDES)
    if unclear is not None and asks_back and unclear.passages:
        return Heard(reply=Reply.ASKS_BACK, point=unclear, passage=_first(unclear))
    half = heaviest(scenario, answer.points, Verdict.PARTIAL)
    if half is not None:
        return Heard(reply=Reply.HALF, point=half, passage=_first(half))
    pressed = _open(scenario, answer)
    if any(point.verdict is Verdict.HIT for point in answer.points):
        return Heard(reply=Reply.MORE, point=pressed)
    reply, passage = _nothing_made(answer)
    return Heard(reply=reply, point=pressed, passage=passage)


def own_arguments(answer: Answer) -> tuple[Span, ...]:
    """Return the sentences of an answer that argue something the article does not, in order.

    A sentence counts if it claims enough, earned no verdict, answers no other line and argues for nobody else. There
    are none where a key point may have been made in unusual words, or only words are listed or repeated.
    """
    if {"salad", "echo", "empty"} & set(answer.flags) or _is_near(answer):
        return ()
    return arguments_besides(answer.text, used_passages(answer))


def used_passages(answer: Answer) -> tuple[Span, ...]:
    """Return the parts of an answer that earned a verdict, answer another line or argue the other side."""
    return (
        *(span for point in answer.points for span in point.passages),
        *(other.passage for other in answer.elsewhere),
    )


def arguments_besides(text: str, used: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of a text that argue anything, in order, without those that overlap a used part."""
    return tuple(span for span in _arguments(text) if not any(span.overlaps(other) for other in used))


def says_something(text: str) -> bool:
    """Return whether a text is about anything at all. `idk lol` is not."""
    return any(len(stems) >= LEAST_ABOUT for _, stems in _said(text))


def heaviest(scenario: Scenario, points: Iterable[PointScore], verdict: Verdict) -> PointScore | None:
    """Return the heaviest key point with this verdict, or None.

    Between equal weights the higher confidence counts, then the order of the line.
    """
    matching = (point for point in points if point.verdict is verdict)
    return max(matching, key=lambda point: (scenario.key_point(point.id).weight, point.confidence), default=None)


def _conceding(answer: Answer, reply: Reply) -> Reply:
    return Reply.CONCEDES if is_full(answer) else reply


def _is_sure(scenario: Scenario, point: PointScore) -> bool:
    """Return whether a contradiction is sure: it met an opposite that the teacher wrote, with words to quote."""
    return bool(point.passages) and point.wording in scenario.key_point(point.id).opposites


def _unclear(scenario: Scenario, answer: Answer) -> PointScore | None:
    """Return the heaviest key point whose opposite may have been said."""
    contradicted = heaviest(scenario, answer.points, Verdict.CONTRADICTED)
    return contradicted or heaviest(scenario, (point for point in answer.points if point.doubted), Verdict.MISSED)


def _nothing_made(answer: Answer) -> tuple[Reply, Span | None]:
    """Return the reply to an answer that made nothing, not even half of a key point."""
    theirs = next((other.passage for other in answer.elsewhere if other.theirs), None)
    elsewhere = next((other.passage for other in answer.elsewhere if not other.theirs), None)
    own = max(own_arguments(answer), key=_length, default=None)
    is_empty = not (_is_near(answer) or says_something(answer.text))
    replies = (
        (Reply.KEYWORDS, None, "salad" in answer.flags),
        (Reply.ECHO, None, "echo" in answer.flags),
        (Reply.THEIRS, theirs, theirs is not None),
        (Reply.ELSEWHERE, elsewhere, elsewhere is not None),
        (Reply.REPORTED, None, any(point.blocked == "reported" for point in answer.points)),
        (Reply.PAUSE, None, is_empty and _is_pause(answer.text)),
        (Reply.NO_ANSWER, None, is_empty),
        (Reply.OWN_ARGUMENT, own, own is not None),
    )
    return next(((reply, passage) for reply, passage, applies in replies if applies), (Reply.UNCLEAR, None))


def _is_pause(text: str) -> bool:
    from debategame.scoring.reading.text import read  # what the scorer needs, and no first screen

    forms = [word.form for sentence in read(text).sentences for word in sentence.words]
    return len(forms) <= HARDLY_ANY and word_set(DENIALS).isdisjoint(forms)


def _is_near(answer: Answer) -> bool:
    """Return whether a key point that is not hit may have been made in unusual words."""
    return any(point.confidence >= FAR for point in answer.points if point.verdict is not Verdict.HIT)


def _arguments(text: str) -> Iterator[Span]:
    """Yield the sentences of a text that claim something: no question, no list, and enough words with meaning."""
    for sentence, stems in _said(text):
        if not sentence.asks and len(stems) >= LEAST_SAID and not all(word.content for word in sentence.words):
            yield Span(sentence.start, sentence.end)


def _said(text: str) -> Iterator[tuple["Sentence", set[str]]]:
    """Yield the sentences of a text with their words that have meaning: none of one that is mostly no English."""
    from debategame.scoring.lexicon import known
    from debategame.scoring.reading.text import read  # what the scorer needs, and no first screen

    fillers = word_set(FILLERS)
    for sentence in read(text).sentences:
        stems = {word.stem for word in sentence.words if word.content and word.form not in fillers}
        yield sentence, stems if 2 * sum(map(known, stems)) > len(stems) else set()


def _open(scenario: Scenario, answer: Answer) -> PointScore | None:
    """Return the key point to press. One that the player may have made in unusual words is not asked for first."""
    missed = [point for point in answer.points if point.verdict is Verdict.MISSED]
    far = [point for point in missed if point.confidence < FAR]
    found = heaviest(scenario, far, Verdict.MISSED) or heaviest(scenario, missed, Verdict.MISSED)
    return found or heaviest(scenario, answer.points, Verdict.CONTRADICTED)


def _first(point: PointScore) -> Span | None:
    return point.passages[0] if point.passages else None


def _length(span: Span) -> int:
    return span.end - span.start
