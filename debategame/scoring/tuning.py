"""Every constant of the scorer, with its unit and the measurement that chose it.

The weights are fitted by `python -m tools.fit`; the figures come from `python -m benchmarks workshop`. Elsewhere stand
only the limits of rules of English, such as how many words an opening has at most, what a data file is made of, and how
much is read or kept: they follow from examples or from memory, and no table was measured for them.
"""

import msgspec

from debategame.scoring.features import Features


class Weights(msgspec.Struct, frozen=True):
    """The logistic curve from features to confidence."""

    features: Features
    """What one unit of each feature adds to the logit."""
    constant: float
    """The logit of a segment that meets nothing."""


class Tuning(msgspec.Struct, frozen=True, kw_only=True):
    """The constants of the classifier, the contradictions and the verdicts."""

    weights: Weights = Weights(Features(3.4, 0.9, 9.3, -1.4, 0.8, 3.1, 3.8, -0.3), -3.8)
    """Fitted over ArgKP-2021 and marked answers together."""
    hit: float = 0.33
    """Confidence (0–1) from which a key point is hit; F1 is level from 0.28 to 0.38, precision is not."""
    partial: float = 0.75
    """Share of the threshold of a hit from which a key point is half made."""
    sure: float = 0.45
    """Confidence below which a segment that meets little counts as chance."""
    sure_echo: float = 0.62
    """The same for a segment that mostly repeats the opponent. Set by one sentence of the tests: no table chose it."""
    thin_share: float = 0.08
    """Share of a segment's weight explained, below which what it meets may be chance."""
    thin_weight: float = 2.5
    """Weight of a segment's two best words, below which what it meets may be chance; a rare word weighs about 3."""
    nearly_said: float = 0.6
    """Share of a reference text from which it is nearly said, so that it is no chance meeting."""
    lone_under: int = 8
    """Words of a segment below which a single word that meets a reference is chance."""
    lone_seconded: float = 0.3
    """What the second word must bring (`seconded`, 0–1) for the first not to be alone.
    From 0.1 to 0.3 nothing changes on marked answers; chance words go."""
    borrowed: float = 6.0
    """What the share of a segment in the key points' own words adds to the logit that it needs. The next four belong to
    it: by them any hit for nonsense of such words falls from .57 to .41, and F1 of marked answers and ArgKP nowhere."""
    strange: float = 4.0
    """What the share in words that only other key points use adds to that."""
    patchwork: float = 4.0
    """What is taken off that logit whatever the words."""
    usual_texts: float = 7.0
    """Number of texts of a key point up to which nothing else is taken off: more texts use more words of any answer."""
    more_texts: float = 3.0
    """What is taken off for each e-fold of texts beyond that."""
    named: float = 0.8
    """Share of a phrase from which an idea is named."""
    ideas_worth: float = 0.9
    """Confidence of a key point of which as many ideas as asked are named."""
    opposite_covered: float = 0.45
    """Share of an opposite from which a segment may say it."""
    opposite_distinct: float = 0.3
    """Share of what tells an opposite from its key point, from which a segment says it."""
    opposite_behind: float = 0.2
    """How much better a text of the key point may be covered than the opposite that is said."""
    opposite_leaning: float = -1.3
    """Least weight of words by which a segment leans to an opposite that it says; 3 is about one rare word."""
    opposite_ahead: float = 0.35
    """How much better an opposite must be covered to be said whatever way the words lean."""
    opposite_one_word: float = 2.0
    """Weight of words by which a segment must lean to an opposite that it says in one word."""
    opposite_plain: float = 0.6
    """Share of an opposite from which no other sentence makes up for it."""
    opposite_about: float = 0.04
    """Confidence in the key point from which a segment says an opposite that is not plain. Of the opposites found with
    less, 6 of 7 were not said."""
    affirmed: float = 0.75
    """Share of a key point's texts with a word that must affirm it, for its denial to count."""
    denied_said: float = 0.5
    """Share of a reference text that must be said, whatever is denied, for it to be doubted."""
    denied_surely: float = 0.7
    """The same for its denial to count as an own goal. From 0.5, 3 of 4 were none."""
    denied_share: float = 0.6
    """Share of what is said of a reference text that must be denied."""
    contradicted_worth: float = 0.5
    """What confidence counts where the opposite is said."""
    theirs: float = 0.2
    """Confidence from which a segment may speak for one of their points."""
    theirs_share: float = 0.55
    """Share of the confidence in a key point from which their point counts as said instead. On ArgKP with seven texts
    for each of the other side's points, F1 is .648 and .145 of the other side's arguments are given a hit; with 0.7
    .654 and .186, with 0.4 .621 and .110. Marked answers are the same with either."""
    withheld: float = 0.01
    """How far below a hit's threshold confidence is kept, by its order, where something withheld the hit.
    Halved confidence, and none for what is reported or listed, cost .005 to .015 of AUC on every table."""
    doubt_about: float = 0.1
    """Confidence in a key point from which its opposite may be doubted to be said."""
    doubt_turned: float = 0.6
    """Share of what meets a text that must be denied for its opposite to be likely. From 0.5, 1 in 100 more hits are
    lost and no contradiction less is credited."""
    doubt_behind: float = 0.1
    """How much better a text of the key point may be covered than an opposite that is likely."""
    doubt_distinct: float = 0.5
    """Share of what tells an opposite from its key point from which it is likely, and"""
    doubt_leaning: float = -3.0
    """least weight of words by which a segment leans to it; 3 is about one rare word. The three cost 1 hit in 300 and
    keep 1 contradiction in 20 from being credited."""
    other_line: float = 1.3
    """How many times the confidence in a key point that in one of another line must be, and at least a hit's, for the
    sentence to be that line's. Of 74 adversarial answers 4 get no hit any more; no true hit is lost."""
    elsewhere: float = 0.6
    """Confidence from which a sentence makes a key point of another line, or is said to argue the other side.
    Of 244 real answers that make points 6 are wrongly said to do so with 0.6, 9 with 0.5, 19 with 0.36."""


TUNING = Tuning()
"""What the game scores with."""

COMMON = 1.5
"""Rarity (−log10 of a share of all words) up to which a word carries no meaning of its own: one word in thirty."""
LEAST_WEIGHT = 0.3
"""Weight of the most common words; fitted on ArgKP-2021 with the next two."""
RARITY_POWER = 0.75
"""Power of rarity in a word's weight."""
SHARED_POWER = 2.0
"""Power of what a word that several points use still tells them apart."""
SHORT_TEXT = 1.0
"""Weight added to every reference text, about a third of a rare word, so that one plain word never covers one."""
LEAST_DISTINCT = 1.0
"""Least weight of a word that tells an opposite from its key point, such as `worked` in `never worked`."""
HEARD = 0.1
"""What a word of the opponent's counts towards a key point, 0–1: repeating it must not earn."""
HEARD_CONCEPT = 0.4
"""What another word of a group of synonyms counts that the opponent named, 0–1."""
HEARD_ABOUT = 0.2
"""What a word of the opponent's counts towards what a text is about, 0–1; the vectors were learned with it."""
SYNONYM = 0.9
"""What a teacher's synonym counts of the word itself, 0–1."""
SHORT_SEGMENT = 12.0
"""Weight added to every segment, about four rare words: of two words one explains little."""
TURNED = 0.35
"""What a word counts that is denied where the text affirms it, or the other way round, 0–1."""
AVERAGED = 3
"""How many of a point's best covered texts `covered` averages: one alone may meet by chance."""
LEAST_BROUGHT = 0.2
"""Closeness below which a match brings nothing of its own to `seconded`, 0–1."""
WHOLE_SECOND = 3.0
"""Weight of a second word that counts whole: a rare word that no other point of the line uses."""
MOST_WORDS = 8
"""Number of words of meaning of a segment from which more of them change nothing. Without a limit ArgKP's AUC is .003
lower, and that of marked answers the same."""
MOST_TEXTS = 15
"""Number of texts of a point from which more of them change nothing; measured on thinned scenarios."""
LEAST_SHOWN = 0.4
"""Closeness below which a match is too faint to show, 0–1."""
MOST_MISSING = 4
"""How many missing words of a partial are named, the weightiest."""
LEAST_FUZZY = 4
"""Stems of fewer letters meet only themselves: `care` is one slip from `core`, and from much else."""
ALIKE = 80.0
"""From this `fuzz.ratio` on two stems of English words are forms of one word; measured on ArgKP-2021."""
MISTYPED = 0.85
"""From this Jaro-Winkler similarity on a word outside the dictionary is a slip for one of the wording's."""
ROOT = 5
"""Letters that two stems of English words must begin with in common to be forms of one word."""
OPPOSITE = 0.9
"""How close a word is to the one that it is the opposite of, before the denial counts."""
UNLISTED = 6.5
"""The rarity of a stem that the list lacks: a name or a slip."""
NUMBER = 3.5
"""The rarity of a number in digits: the list has none, and a year says little by itself."""
UNRELATED_COSINE = 0.3
"""The cosine at which two words have nothing in common."""
RELATED_WORTH = 0.6
"""What the nearest relation counts of the word itself."""
WIDEST_VERB = 3
"""How many words may stand between a verb and its particle."""
LONGEST_ENDING = 4
"""How many letters longer or shorter than a synonym of one word its forms are: "person" is none of "personalised"."""
LEAST_CLAUSE = 5
"""A clause is tried alone from so many words."""
LEAST_LEFT = 3
"""A clause that could stand alone has so many words at least."""
LONGEST_SUBJECT = 4
"""Words between "and" and the auxiliary of the clause that it begins: "and most of the charities were"."""
PIECES = (12, 30)
"""Words of a sentence at most; what runs on longer is cut into pieces of so many."""
UNSTOPPED_PIECES = (9, 22)
"""The same in a text without any full stop: it is several sentences; marked answers lose 2 points of recall, not 6."""
