"""What the opponent says: the line, the comeback and the last word.

Key points are granted and pressed in the scenario's words. What joins them to the answer comes from `sayings`, as
`choosing` chooses, and `listening` says what the answer bears out. The player is quoted, never paraphrased.
"""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from debategame.play.choosing import choose_phrase, in_turn
from debategame.play.listening import Heard, Reply, heaviest, is_copied, is_full, listen
from debategame.play.sayings import (
    CLOSING,
    COMEBACKS,
    CONCESSIONS,
    GRANTS,
    MENDING,
    QUOTE,
    READ_OUT,
    TURNING,
    TURNS,
)
from debategame.progress.rounds import Answer
from debategame.scenario.model import DEFAULT_COMEBACK, DEFAULT_CONCESSION, DEFAULT_GRANT, KeyPoint, Line, Scenario
from debategame.scoring.model import PointScore, Span, Verdict
from debategame.text.display import one_line, snippet

LONGEST_QUOTE = 90
"""The longest quotation of the player, in code points, that fits on the opponent's card."""
PAUSES = ",;:–—"
"""Marks behind which a quotation of a long sentence may begin."""
QUOTE_EDGES = ' \t\r\n.,;:!?"“”‘’'
"""Characters removed from both ends of a quotation, because a sentence goes around it."""


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Something the opponent says."""

    speaker: str
    text: str
    reply: Reply | None = None
    """What it takes up in the answer before it. None if it is not a comeback."""
    grants: str = ""
    """The id of the key point that the opponent grants. Empty if none."""
    presses: str = ""
    """The id of the key point that the opponent presses. Empty if none."""
    about: Span | None = None
    """The words of the answer that are quoted. None if none are."""
    phrases: tuple[str, ...] = ()
    """The phrases it is made of, with `{quote}` for the quotation."""

    @property
    def asks_back(self) -> bool:
        """Whether it asks if a sentence is meant. The player may explain it or take it back."""
        return self.reply is Reply.ASKS_BACK

    @property
    def is_closing(self) -> bool:
        """Whether the opponent has conceded and asks for a closing sentence."""
        return self.reply is Reply.CONCEDES


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """What a comeback depends on besides the answer. The same occasion gives the same words on every front."""

    round_id: str = ""
    """The UUID of the round. Another round gets other words."""
    attempt: int = 0
    """How often the player answered the line before."""
    said: tuple[str, ...] = ()
    """The phrases that the player heard in their last bouts and earlier in this one, the oldest first."""
    asks_back: bool = False
    """Whether the opponent asks back where the scorer doubts."""


def opening(line: Line) -> Speech:
    """Return what the opponent says first: the line."""
    return Speech(speaker=line.speaker, text=line.says)


def review_question(line: Line, point: KeyPoint) -> Speech:
    """Return what the opponent says in Review: the comeback text of the key point.

    The default comeback text names no key point, so the line is said before it.
    """
    text = point.comeback if point.comeback != DEFAULT_COMEBACK else f"{line.says} {point.comeback}"
    return Speech(speaker=line.speaker, text=text, presses=point.id)


def comeback(scenario: Scenario, line: Line, answer: Answer, occasion: Occasion | None = None) -> Speech:
    """Return what the opponent says after a first answer.

    They grant the best hit, take up what the answer bears out, and press a key point: a contradicted one, else one
    that is doubted, half made or missed. At full marks, or if nothing is open, they concede and ask for a closing
    sentence.
    """
    occasion = occasion or Occasion()
    heard = listen(scenario, answer, asks_back=occasion.asks_back)
    if is_full(answer):
        phrases = tuple(filter(None, _conceding(scenario, line, answer, heard, occasion)))
    else:
        phrases = tuple(filter(None, _pressing(scenario, line, answer, heard, occasion)))
    quote = _quoted(answer.text, heard.passage)
    granted = None if is_full(answer) or is_copied(answer) else heaviest(scenario, answer.points, Verdict.HIT)
    return Speech(
        speaker=line.speaker,
        text=" ".join(_spoken(phrase, quote) for phrase in phrases),
        reply=heard.reply,
        grants=granted.id if granted else "",
        presses=heard.point.id if heard.point and not is_full(answer) else "",
        about=heard.passage if quote else None,
        phrases=phrases,
    )


def last_word(line: Line, answers: Sequence[Answer], *, comes_back: bool) -> str:
    """Return what the opponent says once everything is shown: they concede if nothing is open, else nothing.

    `comes_back` says whether the mode has comebacks; then an opponent who conceded in one does not do so twice.
    """
    hit = {point.id for answer in answers for point in answer.points if point.verdict is Verdict.HIT}
    if not set(line.points) <= hit or (comes_back and is_full(answers[0])):
        return ""
    return line.concedes


def words_of_theirs(heard: str, answer: Answer | None) -> str:
    """Return the words that the opponent brings into a comeback `heard` after `answer`, to be held against an echo.

    Quotations of the player are left out, and so are the phrases around them, because any answer may use such words.
    """
    if answer is None:
        return heard
    quotes = _possible_quotes(answer)
    for phrase in TURNING:
        for quote in quotes if QUOTE in phrase else ("",):
            heard = heard.replace(phrase.replace(QUOTE, quote), "")
    return " ".join(heard.split())


def speaker_name(speaker: str) -> str:
    """Return a speaker's name without their role: `Morgan Hale` for `Morgan Hale, columnist`."""
    return one_line(speaker).partition(",")[0].strip() or "Your opponent"


def quote_of(text: str, scored: PointScore, longest: int) -> str:
    """Return the words that earned a verdict, on one line and cut to `longest` code points. Empty if there are none.

    Of a sentence that is longer, what stands before the last mark before its evidence is left out.
    """
    if not scored.passages:
        return ""
    passage = scored.passages[0]
    inside = (found.start for found in scored.evidence if passage.start <= found.start < passage.end)
    first = min(inside, default=passage.start)
    mark = max(text.rfind(f"{sign} ", passage.start, first) for sign in PAUSES)
    if passage.end - passage.start <= longest or mark < 0:
        return _quoted(text, passage, longest)
    return f"… {_quoted(text, Span(mark + 1, passage.end), longest - len('… '))}"


def _pressing(scenario: Scenario, line: Line, answer: Answer, heard: Heard, occasion: Occasion) -> Iterator[str]:
    granted, pressed = heaviest(scenario, answer.points, Verdict.HIT), heard.point
    seed = _seed(scenario, line, occasion)
    if is_copied(answer):
        yield choose_phrase(READ_OUT, seed, occasion.said)
    elif granted is not None:
        point = scenario.key_point(granted.id)
        yield _from_scenario((point.grants, *point.more_grants), DEFAULT_GRANT, GRANTS, seed, occasion)
    turns = TURNS[heard.reply]
    if not _quoted(answer.text, heard.passage):
        turns = tuple(phrase for phrase in turns if QUOTE not in phrase)
    yield choose_phrase(turns, seed, occasion.said)
    if pressed is not None and heard.reply is not Reply.ASKS_BACK:
        point = scenario.key_point(pressed.id)
        texts = (point.comeback, *point.more_comebacks)
        yield _from_scenario(texts, DEFAULT_COMEBACK, COMEBACKS, seed, occasion)


def _conceding(scenario: Scenario, line: Line, answer: Answer, heard: Heard, occasion: Occasion) -> Iterator[str]:
    seed = _seed(scenario, line, occasion)
    if is_copied(answer):
        yield choose_phrase(READ_OUT, seed, occasion.said)
    else:
        yield _from_scenario((line.concedes, *line.more_concessions), DEFAULT_CONCESSION, CONCESSIONS, seed, occasion)
    if _quoted(answer.text, heard.passage):
        yield choose_phrase(MENDING, seed, occasion.said)
    yield choose_phrase(CLOSING, seed, occasion.said)


def _from_scenario(texts: Sequence[str], default: str, defaults: Sequence[str], seed: str, occasion: Occasion) -> str:
    """Return the scenario's text for this attempt; a default one if it has none, or has said them all."""
    own = [text for text in texts if text != default]
    return in_turn(own, occasion.attempt, occasion.said) or choose_phrase(defaults, seed, occasion.said)


def _spoken(phrase: str, quote: str) -> str:
    """Return a phrase with the quotation. A text of the scenario stays as it is, whatever stands in it."""
    return phrase.replace(QUOTE, quote) if phrase in TURNING else phrase


def _seed(scenario: Scenario, line: Line, occasion: Occasion) -> str:
    return f"{occasion.round_id} {scenario.id} {line.id} {occasion.attempt}"


def _quoted(text: str, passage: Span | None, longest: int = LONGEST_QUOTE) -> str:
    return snippet(text[passage.start : passage.end].strip(QUOTE_EDGES), longest) if passage else ""


def _possible_quotes(answer: Answer) -> Collection[str]:
    """Return every quotation of an answer that a comeback can have: of a passage, or of a sentence."""
    from debategame.scoring.reading.text import read  # what the scorer needs, and no first screen

    spans = [span for point in answer.points for span in point.passages[:1]]
    spans += [other.passage for other in answer.elsewhere]
    spans += [Span(sentence.start, sentence.end) for sentence in read(answer.text).sentences]
    return {quote for span in spans if (quote := _quoted(answer.text, span))}
