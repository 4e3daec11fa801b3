"""What rules made of a claim, corrected by the words around it: whether the player means it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

import msgspec

from debategame.scoring.classifier import Classifier
from debategame.scoring.indexes import PointIndex
from debategame.scoring.profile import Profile
from debategame.scoring.reading.attitudes import NEGATORS, attitude
from debategame.scoring.reading.cues import opens
from debategame.scoring.reading.meant import around, chance_meant
from debategame.scoring.reading.negation import negated, turns
from debategame.scoring.reading.remembered import REMEMBERED_TEXTS
from debategame.scoring.reading.reported_speech import Stance, Status
from debategame.scoring.reading.reported_speech import stances as stances_of
from debategame.scoring.reading.text import Sentence, read
from debategame.scoring.references import References
from debategame.scoring.segments import Reading
from debategame.scoring.tuning import LEAST_BROUGHT, Tuning
from debategame.text.english import CLAUSE_WORDS, word_set

TURNED, STRAIGHT = "R:turned", "R:straight"
"""Whether most words of a claim are denied from outside it."""
LEAD_IN = 2
"""Words at most between what leads in a claim and the first word that meets a wording."""
OF_CLAIMS = frozenset(("fact", "sure", "doubt", "feigned", "against", "belief", "proof", "say"))
"""The attitudes of words that speak of a claim: "Nobody doubts …" denies the doubt, and not the claim."""
_NEGATIVE_OBJECTS = word_set("nobody nothing none noone nowhere")
REJECTED = f"R:{Status.REJECTED.value}"
"""The name of what is turned down in so many words: the player does not mean it, whatever else is said."""
OWN = f"R:{Status.OWN.value}"
"""The name of what the player claims themselves."""


class Claim(msgspec.Struct, frozen=True):
    """The words of a sentence that meet a text of a key point, whoever claims them."""

    point: PointIndex
    confidence: float
    """That they make the key point, 0–1."""
    text: str
    """The text of the key point that they meet best."""
    said: float
    """The share of the text that they say, 0–1."""
    first: int
    """The place of the first of them in the rebuttal."""
    last: int
    """One past the place of the last."""


def claims(
    reading: Reading,
    profiles: Sequence[Profile],
    plain: Callable[[], Reading],
    references: References,
    classifier: Classifier,
) -> list[Claim]:
    """Return what the sentences of a rebuttal may claim, the likeliest last.

    `profiles` are those of the sentences of `reading`. `plain` reads the rebuttal as if the player claimed every word.
    """
    found: list[Claim] = []
    for profile in profiles:
        segment = profile.segment
        if segment.listed:
            continue
        simple = all(_is_claimed(stance) for stance in reading.stances[segment.first : segment.last])
        whole = profile if simple else Profile(plain().segment(range(segment.first, segment.last)), references)
        found.extend(_claims(whole, references, classifier))
    return sorted(found, key=lambda claim: claim.confidence)


def corrected(
    sentences: Sequence[Sentence], stances: Sequence[Stance], found: Sequence[Claim], tuning: Tuning
) -> list[Stance]:
    """Return the stance to each word, changed where the words around a claim say otherwise than the rules."""
    changed = list(stances)
    heard = cache(lambda first, last: _heard(sentences, stances, first, last, tuning))
    for claim in found:
        nearly_said = claim.said >= tuning.nearly_said
        if not nearly_said and all(_is_claimed(stance) for stance in stances[claim.first : claim.last]):
            continue
        if nearly_said and _stands_as_text(sentences, stances, claim):
            own = (msgspec.structs.replace(one, status=Status.OWN) for one in changed[claim.first : claim.last])
            changed[claim.first : claim.last] = own
            continue
        what = heard(claim.first, claim.last)
        if what is None or (what is Status.UNREAL and not nearly_said):
            continue
        for place, denied in enumerate(denied_alone(sentences, claim.first, claim.last), claim.first):
            now = changed[place]
            if what is Status.OWN:
                changed[place] = Stance(denied, Status.OWN, now.is_not and denied, now.no_effect)
            elif now.status is Status.OWN and now.negated == denied:
                changed[place] = msgspec.structs.replace(now, status=Status.UNREAL)
    return changed


def _stands_as_text(sentences: Sequence[Sentence], stances: Sequence[Stance], claim: Claim) -> bool:
    """Return whether a claim is doubted, reported or granted only as its text is: "Nobody knows whether it helps"."""
    status = _status(stances[claim.first : claim.last])
    if status is Status.OWN or status is not _status_of(claim.text):
        return False
    sentence, after = _sentence_and_next(sentences, claim.first)
    lowered = after and stances_of((_plain(), *after))[0].status is not Status.OWN
    return not lowered and _stance_words([sentence]) == _stance_words(read(claim.text).sentences)


@cache
def _plain() -> Sentence:
    """Return a sentence that by itself is the player's own claim."""
    return read("Charities help people.").sentences[0]


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _status_of(text: str) -> Status:
    return _status(stances_of(read(text).sentences))


def _status(stances: Sequence[Stance]) -> Status:
    """Return the status of most words."""
    return Counter(stance.status for stance in stances).most_common(1)[0][0]


def _stance_words(sentences: Sequence[Sentence]) -> tuple[list[str], list[str]]:
    """Return the kinds of the cues in some sentences, and the words that speak of claims."""
    kinds = [found.kind for sentence in sentences for found in turns(sentence)]
    words = [word.form for sentence in sentences for word in sentence.words if attitude(word)]
    return sorted(kinds), sorted(words)


def _heard(
    sentences: Sequence[Sentence], stances: Sequence[Stance], first: int, last: int, tuning: Tuning
) -> Status | None:
    """Return whether the words around a claim say that it is meant, or hardly meant; None if neither."""
    rules = rule_names(sentences, stances, first, last)
    chance = chance_meant(around(sentences, first, last), rules)
    if chance >= tuning.surely_meant and REJECTED not in rules and not _is_called_theirs(sentences, first):
        read_so = {OWN, STRAIGHT} <= set(rules) or _is_denied_at_once(sentences, first, last)
        return None if read_so else Status.OWN
    return Status.UNREAL if chance < tuning.hardly_meant and not _is_led_in(sentences, first) else None


def rule_names(sentences: Sequence[Sentence], stances: Sequence[Stance], first: int, last: int) -> list[str]:
    """Return by name what the rules made of most words of a claim, from place `first` to before `last`."""
    words = [word for sentence in sentences for word in sentence.words][first:last]
    inner = denied_alone(sentences, first, last)
    here = [
        (stance, turned) for stance, turned, word in zip(stances[first:last], inner, words, strict=True) if word.content
    ]
    names = [
        f"R:{status.value}" for status in Status if 2 * sum(stance.status is status for stance, _ in here) >= len(here)
    ]
    reached = 2 * sum(stance.negated != turned for stance, turned in here) >= len(here)
    cues = sorted({f"R:{cue.kind}" for cue in turns(_sentence_with(sentences, first)[0])})
    return [*names, TURNED if reached else STRAIGHT, *cues]


def _claims(profile: Profile, references: References, classifier: Classifier) -> Iterator[Claim]:
    """Yield what one sentence may claim."""
    best = profile.segment.best
    for point in references.points:
        voice = references.point_voices[point]
        confidence = classifier.confidence(profile, voice)
        if confidence < classifier.partial:
            continue
        text = references.texts[profile.best_text(voice)]
        met = [best[term] for term in text.terms if term in best and best[term].match.worth >= LEAST_BROUGHT]
        if met:
            first, last = min(one.first for one in met), max(one.last for one in met)
            yield Claim(point, confidence, text.text, profile.covered(voice), first, last)


def _is_claimed(stance: Stance) -> bool:
    return stance.status is Status.OWN and not stance.negated


def denied_alone(sentences: Sequence[Sentence], first: int, last: int) -> Sequence[bool]:
    """Return which words of a claim are denied if it stands alone."""
    sentence, start = _sentence_with(sentences, first)
    alone = msgspec.structs.replace(sentence, words=sentence.words[first - start : last - start], asks=False)
    return negated(alone)


def _is_denied_at_once(sentences: Sequence[Sentence], first: int, last: int) -> bool:
    """Return whether a negation beside a claim stands in its clause: "Nobody leaves for that", "It helps nobody"."""
    sentence, start = _sentence_with(sentences, first)
    if any(word.form in _NEGATIVE_OBJECTS and not word.pauses for word in sentence.words[last - start :][:1]):
        return True
    here = sentence.words[: first - start]
    denied = {found.last - 1 for found in turns(sentence) if found.kind == "denials"}
    for place in range(len(here) - 1, -1, -1):
        word = here[place]
        if sentence.words[place + 1].pauses or attitude(word) in OF_CLAIMS:
            return False
        if word.form in CLAUSE_WORDS:  # "Nobody who takes a bus …" denies what the relative clause says, too
            return place > 0 and here[place - 1].form in NEGATORS
        if (place in denied and word.form != "that") or word.form in NEGATORS:
            return True
    return False


def _is_called_theirs(sentences: Sequence[Sentence], first: int) -> bool:
    """Return whether the next sentence calls a claim someone else's: "So you say."."""
    _, after = _sentence_and_next(sentences, first)
    return any(opens(one.words, "look_backs") for one in after)


def _is_led_in(sentences: Sequence[Sentence], first: int) -> bool:
    """Return whether a question that expects "yes" leads in a claim: "Don't you think that …?"."""
    sentence, start = _sentence_with(sentences, first)
    turn_ends = (cue.last for cue in turns(sentence) if cue.kind == "no_denials")
    return sentence.asks and any(0 <= first - start - end <= LEAD_IN for end in turn_ends)


def _sentence_with(sentences: Sequence[Sentence], place: int) -> tuple[Sentence, int]:
    """Return the sentence with the word at a place of the rebuttal, and the place of its first word."""
    ends = accumulate(len(sentence.words) for sentence in sentences)
    return next(
        (sentence, end - len(sentence.words)) for sentence, end in zip(sentences, ends, strict=True) if place < end
    )


def _sentence_and_next(sentences: Sequence[Sentence], place: int) -> tuple[Sentence, Sequence[Sentence]]:
    """Return the sentence with the word at a place of the rebuttal, and the one after it, if any."""
    sentence, _ = _sentence_with(sentences, place)
    return sentence, sentences[sentences.index(sentence) + 1 :][:1]
