"""Turns of English by which people report what others say, turn it down, or come back to their own case.

Patterns are matched against the plain forms of a sentence's words, joined by single spaces: "that's" is "that" there.
"""

import re

from debategame.text.english import word_set

_SAYING = (
    "(?:say|says|said|saying|(?:tell|tells|told)(?= (?:us|me|you|that|themselves|anyone|everyone|people|each)\\b)"
    "|claim|claims|claimed|think|thinks|argue|argues|argued|insist|insists|reckon|reckons|pretend|pretends"
    "|believe|believes|suppose|imagine|suggest|suggests|maintain|maintains)"
)
_GRUMBLING = (
    "(?:moan|complain|grumble|grouse|whine|carp|object|protest|allege|assert|contend|assume|warn|fear|feel|hold|swear"
    "|declare|announce|boast|repeat|mutter|hint|imply|add|conclude|concede|admit|know|worry|suspect)(?:s|e?d|ing)? that"
)
_OTHERS = (
    "(?:(?:you|they|he|she|people)(?:ll|d|ve|re)?|critics|opponents|apologists|enthusiasts|cynics|others|folk|those who"
    "|(?:some|many|most|certain)(?: [a-z]+){0,3}?)"
)
_BETWEEN = "(?: (?:all|will|would|may|might|like|to|always|often|keep|just|still|people|also|do|can|even|love)){0,3}?"
_OFTEN = "(?:(?:often|sometimes|always|widely|constantly|forever) )?"
_TOLD_TO_US = f"we {_OFTEN}(?:keep )?(?:hear|hearing|get told)|we (?:are|were|re) {_OFTEN}told|were {_OFTEN}told"
_THEIR_CASE = (
    "(?:your|their|the|that) (?:claim|case|argument|line|script|story|charge|idea|notion|myth|theory)"
    " (?:is|goes|that|being)"
    "|i know the (?:script|line|story|argument)|(?:tell|tells|told|telling) (?:me|us)"
)
_HEARSAY = f"(?:its?|it is|heard it) {_OFTEN}(?:said|claimed|argued)|supposedly|allegedly"

_NO_OBJECT = "".join(rf"(?<!\b{word} )" for word in ("what", "whatever", "how", "than", "who", "all"))
REPORT = re.compile(
    rf"\b(?:{_NO_OBJECT}{_OTHERS}{_BETWEEN} (?:{_SAYING}|{_GRUMBLING})|{_TOLD_TO_US}|{_THEIR_CASE}|{_HEARSAY})\b"
)
"""What follows is someone else's claim; nothing does in "by what you say and do"."""

ASKED = re.compile(r"\b(?:do|would|did|dont|wouldnt|didnt) you (?:think|suppose|imagine|reckon|say|believe)\b")
"""In a question it asks the opponent, and reports nothing: "What do you suppose it was?"."""

BACKWARD = re.compile(
    r"^(?:and |so )?(?:thats?|that is|that was|this is|such is) (?:what|how) (?:you|they|some|people|others)\b"
    r"|^(?:and |so )?(?:thats?|that is|this is) (?:your|their) (?:case|argument|line|claim|position|view|story)\b"
    r"|^(?:so|or so) (?:you|they|some|people) (?:say|claim|think|tell us)\b"
)
"""The sentence before was someone else's claim."""

REJECTION = re.compile(
    r"\b(?:nonsense|rubbish|wrong|false|untrue|baloney|bunk|twaddle|balderdash|tosh|poppycock|hogwash|claptrap|garbage"
    r"|rot|tripe|piffle|bilge|humbug|drivel|codswallop|cobblers|used to (?:believe|think|buy) (?:it|that|so|this)"
    r"|dont you (?:believe|buy) (?:it|that|them|a word)|dont tell (?:me|us)"
    r"|mistaken|fantasy|fairy ?tale|lie|(?:not|never|isnt|hardly)(?: simply| just)? (?:so|true|right|the case|a bit)"
    r"|hold (?:no )?water|(?:doesnt|dont|does not|do not) (?:stack|add) up|far from it|quite the (?:opposite|reverse)"
    r"|no evidence|not a bit of it|nothing of the (?:sort|kind)|(?:opposite|reverse) is true|on the contrary"
    r"|(?:dont|do not|cant|cannot|wont) (?:buy|believe|accept|wash|swallow))\b"
)
"""What was reported is turned down."""

_NOT = (
    "(?:(?:is|was|are|were|do|does|did|has|have|had|can|could|will|would|should) (?:not|no such thing|nothing)"
    "|(?:isn|wasn|aren|weren|don|doesn|didn|hasn|haven|hadn|can|couldn|wo|wouldn|shouldn|ain)t)"
)
DENIAL = re.compile(
    rf"^(?:but |and |no |well |oh |only |except )*(?:(?:it|they|he|she|we|that|this|there) {_NOT}"
    r"|why (?:on earth |ever |the hell )?(?:should|would|must) (?:it|they|he|she|we|i|anyone|anybody))\b"
)
"""A sentence that turns down what was reported before it, by pointing back: "It wasn't.", "Why should it?"."""

TURN_BACK = word_set("but yet however nonetheless nevertheless still")
"""After a comma or the like, the player comes back to their own case."""
