"""Find the sentences of an article that report what the other side argues."""

import re
from collections.abc import Sequence

from debategame.authoring.article.claims import Said, as_sentence

_SAY = (
    r"(?:sa(?:y|ys|id)|argu(?:e|es|ed)|claim(?:s|ed)?|believ(?:e|es|ed)|think|thinks|thought|object(?:s|ed)?|fear(?:s|ed)?|"
    r"worr(?:y|ies|ied)|insist(?:s|ed)?|complain(?:s|ed)?|maintain(?:s|ed)?|repl(?:y|ies|ied)|contend(?:s|ed)?|"
    r"protest(?:s|ed)?|warn(?:s|ed)?|suggest(?:s|ed)?|tell (?:us|me|you)|told (?:us|me)|doubt(?:s|ed)?|point out)"
)
_ADVERBS = r"(?:\s(?:also|often|still|always|sometimes|now|even|have|has|had|will|may|might|would|like to|love to))*"
_OPPONENTS = (
    r"(?:some|many|most|several|a few)(?:\s(?!of\b)[\w-]+)?|others?|people|they|you|"
    r"(?:the |his |her |our |my |its |their )?(?:\w+\s)?(?:critics|opponents?|sceptics|skeptics|detractors|doubters|"
    r"objectors|cynics|opposition(?: \w+)?|other side|naysayers)|"
    r"(?:supporters|defenders|advocates|fans|enemies|friends)\sof(?:\s[\w’'-]+){1,4}?|"
    r"those\swho(?:\s[\w’'-]+){1,6}?|"
    r"(?:Mr|Mrs|Ms|Miss|Councillor|Senator|(?:the\s)?Minister)\.?\s[\w’'-]+"
)
_THAT = r"(?:,?\s(?:to\s(?:us|me)\s)?that\b|:|,)?\s+"
_OBJECTION = r"objection|complaint|excuse|criticism|counter-?argument|argument against[^,.]{0,40}?|fear|worry|myth"
_REPORTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_OPPONENTS}){_ADVERBS}\s{_SAY}{_THAT}",
        r"it\s(?:is|has\sbeen)\s(?:\w+\s)?(?:said|argued|claimed|objected|feared|suggested)\sthat\s+",
        r"it\s(?:could|can|might|may|will)\s(?:\w+\s)?be\s(?:argued|said|objected|claimed)\sthat\s+",
        r"we\sare\s(?:\w+\s)?(?:told|asked to believe|assured)(?:\sthat)?\s+",
        rf"(?:the|one|another|a)\s(?:[\w-]+\s){{0,3}}(?:{_OBJECTION})\s(?:is|was|goes|says){_THAT}",
        r"(?:according to|in the eyes of)\s(?:the\s|its\s)?(?:critics|opponents|sceptics)[^,]{0,30},\s+",
    )
)
"""Openings of sentences that say what others think, whoever answers them."""
_SOMEONE = re.compile(
    rf"(?:[\w’'-]+\s){{0,4}}?[\w’'-]+{_ADVERBS}\s{_SAY}(?:\sus|\sme)?\sthat\s+",
    re.IGNORECASE,
)
"""Anybody who says something. It is the other side's only if the next sentence turns against it."""
_OBJECTS = re.compile(r"\b(?:argue|claim|object|complain|insist|maintain|protest)\w*\sthat\s+$", re.IGNORECASE)
"""Ends a report of something disputed, which needs no sentence against it."""
_EXPERTS = re.compile(
    r"\b(?:research\w*|scientists?|stud(?:y|ies)|doctors?|economists?|experts?|evidence|figures|reports?|surveys?|i|we)\b",
    re.IGNORECASE,
)
_CONCEDES = re.compile(
    r"(?:(?:it is )?true(?:,| that)|of course,?|admittedly,?|granted,?|certainly,|yes,|to be sure,)\s+", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"(?:but|yet|however|still|in fact|actually|not so|no|nonsense|wrong|hardly|quite the (?:opposite|contrary)|on the "
    r"contrary|that is|this is|that['’]s|there is no|really|nobody|i disagree|(?:it|they|he|she|we|you|one)\s"
    r"(?:(?:will|would|do|does|did|is|are|was|were|can|need|has|have)\snot|cannot|\w+n['’]t))\b",
    re.IGNORECASE,
)
"""Openings of sentences that turn against the one before."""
_TURNS = re.compile(r"[,;–—]\s*(?:but|yet|and (?:it|they|he|she) (?:is|are|do|does|did))\b", re.IGNORECASE)
"""Where a sentence turns against its own beginning."""


def reported_claim(sentence: Said, after: Said | None) -> str:
    """Return what a sentence says the other side argues, as a sentence of its own; empty if it reports nothing.

    `after` is the next sentence of the paragraph: whether it turns against the claim can decide.
    """
    text = sentence.text
    answered = bool(_TURNS.search(text) or (after and _ANSWERS.match(after.original)))
    opening = next((found for pattern in _REPORTS if (found := pattern.match(text))), None)
    someone = _someone(text)
    if not opening and (answered or (after and someone and _OBJECTS.search(someone.group()))):
        opening = _CONCEDES.match(text) or someone
    if not opening:
        return ""
    return as_sentence(_TURNS.split(text[opening.end() :])[0].strip("“”\"'‘’ "))


def _someone(text: str) -> re.Match[str] | None:
    found = _SOMEONE.match(text)
    return found if found and not _EXPERTS.search(found.group()) else None


def split_sides(sentences: Sequence[Said]) -> tuple[list[Said], list[tuple[Said, str]]]:
    """Return the author's own sentences of a paragraph, and those that report, each with what it reports."""
    own: list[Said] = []
    reported: list[tuple[Said, str]] = []
    for sentence, after in zip(sentences, (*sentences[1:], None), strict=False):
        claim = reported_claim(sentence, after)
        if claim:
            reported.append((sentence, claim))
        else:
            own.append(sentence)
    return own, reported
