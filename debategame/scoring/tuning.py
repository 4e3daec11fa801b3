"""Every constant of the scorer, with its unit and the measurement that chose it.

`python -m tools.fit` fits the weights. `python -m benchmarks workshop` gives the figures. Where no measurement is
named, the value was set by hand. "Weight" is the weight of words: a rare word weighs about 3.
Constants of other modules are limits of a rule of English, the layout of a data file, or how much is kept in memory.
"""

from collections.abc import Sequence
from statistics import fmean

import msgspec

from debategame.scenario.model import TheirPoint
from debategame.scoring.features import Features


class Weights(msgspec.Struct, frozen=True):
    """The logistic curve from features to confidence."""

    features: Features
    """What one unit of each feature adds to the logit."""
    constant: float
    """The logit of a segment whose features are all 0."""


class Tuning(msgspec.Struct, frozen=True, kw_only=True):
    """The constants of the classifier, the contradictions and the verdicts."""

    weights: Weights = Weights(Features(3.4, 0.9, 9.3, -1.4, 0.8, 3.1, 3.8, -0.3), -3.8)
    """Fitted on ArgKP-2021 and marked answers together."""
    hit: float = 0.33
    """Confidence (0–1) from which a key point is hit. From 0.28 to 0.38 F1 is the same, and precision rises."""
    hit_without_theirs: float = 0.46
    """The same in a scenario that does not say what the other side argues: nothing else keeps that side out there.
    On unseen scenarios precision is .759 and F1 .722, with 0.43 .742 and .721, with 0.33 .713 and .725. On ArgKP .308
    of the other side's arguments get a hit, with those .333 and .392."""
    their_texts: float = 1.6
    """Number of texts of each of their points, on average, from which `hit` applies. With fewer the threshold is nearer
    to `hit_without_theirs`. On ArgKP with one text each F1 is .608 and .198 of the other side's arguments get a hit,
    with 1 .612 and .213. With claims alone precision on unseen scenarios is .73 and not .72, F1 the same."""
    partial: float = 0.75
    """Share of the confidence of a hit from which a key point is half made."""
    sure: float = 0.45
    """Confidence from which it does not matter that a segment meets few words."""
    sure_echo: float = 0.62
    """The same for a segment that mostly repeats the opponent. One sentence of the tests chose it, and no table."""
    thin_share: float = 0.08
    """Share of a segment's weight (0–1). If less is explained, the meeting may be chance."""
    thin_weight: float = 2.5
    """Weight of the two best words of a segment. If they weigh less, the meeting may be chance."""
    nearly_said: float = 0.6
    """Share of a reference text (0–1). If so much is said, the meeting is not chance."""
    lone_under: int = 8
    """Number of words. In a shorter segment a single word that meets a reference text is chance."""
    lone_seconded: float = 0.3
    """What a second word must bring (`seconded`, 0–1), or the first counts as a single word.
    From 0.1 to 0.3 the figures of marked answers are the same; 0.3 stops more chance words."""
    borrowed: float = 6.0
    """Logit that a segment needs if all its words are the key points' own. This and the next four constants stop
    nonsense made of such words: .41 of it gets a hit instead of .57, and F1 of marked answers and ArgKP is the same."""
    strange: float = 4.0
    """Logit added to that if all its words belong to other key points."""
    patchwork: float = 4.0
    """Logit taken off the sum of those two."""
    usual_texts: float = 7.0
    """Number of texts of a key point. Above it `more_texts` applies: more texts share more words with any answer."""
    more_texts: float = 3.0
    """Logit taken off for each e-fold of texts above `usual_texts`."""
    named: float = 0.8
    """Share of a phrase (0–1) from which its idea is named."""
    ideas_worth: float = 0.9
    """Confidence in a key point when enough of its ideas are named."""
    opposite_covered: float = 0.45
    """Share of an opposite (0–1) from which a segment may say it."""
    opposite_distinct: float = 0.3
    """Share of the words that tell an opposite from its key point (0–1), from which a segment says the opposite."""
    opposite_behind: float = 0.2
    """A segment may cover the key point better than the opposite that it says, by so much at most (share, 0–1)."""
    opposite_leaning: float = -1.3
    """Weight by which a segment must lean towards an opposite to say it. Below 0 it may lean to the key point."""
    opposite_ahead: float = 0.4
    """If an opposite is covered better than the key point by so much (share, 0–1), it is said whatever the leaning."""
    opposite_one_word: float = 2.0
    """Weight by which a segment must lean towards an opposite that it says in one word."""
    opposite_two_words: float = 0.7
    """The same for two words, unless they are all of it or surely say it. With this, 1 of 239 true hits of unseen
    scenarios is called contradicted, and not 3; of 75 contradictions that were reported, 74 still are."""
    opposite_plain: float = 0.6
    """Share of an opposite (0–1) from which it is plainly said. No other sentence makes up for that."""
    opposite_sure: float = 0.7
    """The same for an own goal where another sentence surely makes the key point."""
    making_surely: float = 0.65
    """Confidence from which a sentence surely makes a key point. Without these two more own goals are wrong."""
    opposite_about: float = 0.04
    """Confidence in the key point that an opposite needs if it is not plainly said. Of 7 opposites found with less, 6
    were wrong."""
    affirmed: float = 0.75
    """Share of a key point's texts with a word (0–1) that must affirm it, or denying the word denies nothing."""
    denied_said: float = 0.5
    """Share of a reference text (0–1) that a denial must repeat for the key point to be doubted."""
    denied_surely: float = 0.7
    """The same for an own goal. With 0.5, 3 of 4 own goals by denial were wrong."""
    denied_share: float = 0.6
    """Share of the repeated words, by weight (0–1), that must be denied."""
    contradicted_worth: float = 0.5
    """Factor on the confidence in a contradicted key point."""
    theirs: float = 0.2
    """Confidence from which a segment may speak for one of their points."""
    theirs_share: float = 0.55
    """Share of the confidence in a key point from which their point counts as said instead.
    On ArgKP with seven texts for each of their points, F1 is .648 and .145 of the other side's arguments get a hit;
    with 0.7 it is .654 and .186, with 0.4 .621 and .110. Marked answers are the same with all three."""
    withheld: float = 0.01
    """Width of the band of confidence just below `hit` that takes answers with a withheld hit, in their order.
    Halving their confidence, or giving reported and listed words none, cost .005 to .015 of AUC on every table."""
    doubt_about: float = 0.1
    """Confidence in a key point from which its opposite may be likely."""
    doubt_turned: float = 0.6
    """Share of what meets a text, by weight (0–1). If so much is denied, the opposite is likely.
    With 0.5, 1 in 100 more hits are lost, and no fewer contradictions are credited."""
    doubt_opposed: float = -0.03
    """Coverage of the best opposite, less that of the key point's best text (−1 to 1), from which it is likely.
    With -0.08 precision on unseen scenarios is .761, and on ArgKP F1 is .628 instead of .630, at .305 and .308."""
    doubt_needs: float = 2.0
    """Confidence above that of a hit that makes up for 1 more of that difference."""
    doubt_surely: float = 0.85
    """Confidence that makes up for any. Without it an example of the tests is doubted: "… helped … before Cameron"."""
    doubt_distinct: float = 0.2
    """Share of the words that tell an opposite from its key point (0–1), from which the opposite is likely.
    With these constants and `doubt_leaning` 59 of 136 contradictions on unseen scenarios are credited instead of 67, at
    no lower F1; with 0.3 here 64. On `topics` 56 of 204 instead of 67, F1 .729 instead of .725."""
    doubt_said: float = 0.5
    """Share of a reference text (0–1) that a segment must repeat which says that one word of it is not so."""
    doubt_leaning: float = -3.0
    """Weight by which a segment must lean towards an opposite that is likely. Below 0 it may lean to the key point.
    With -6, F1 is .004 lower on `big-society`, .002 on unseen scenarios, and no fewer contradictions are credited."""
    surely_meant: float = 0.55
    """Chance (0–1) from which the player means a claim, whatever rules made of it. On frames by five hands that are not
    learned from, pseudo-negations keep the hit in .93 of cases, with 0.7 in .92; marked answers are the same. With 0.5
    16 and not 13 of 265 claims behind "You say …" are taken for the player's own."""
    hardly_meant: float = 0.12
    """Chance below which the player does not mean a claim that is `nearly_said`. With 0.2 a soft denial is a hit in
    .03 fewer cases, but three examples of the scenarios are missed; with 0.05 it is one in .03 more."""
    told_share: float = 0.7
    """Share of the confidence in what others are said to claim (0–1), from which the player's own words after it count.
    It stops 3 of 34 credited contradictions on ArgKP and loses no hit of marked answers; 1.0 stops 4, and loses 3."""
    turned_down_share: float = 0.8
    """A sentence makes nothing if an earlier one turns the key point down with at least this share (0–1) of its
    confidence. On 120 fresh answers, most of which begin with a rejection, it costs 2 of 91 true hits and stops 4 of 14
    credited contradictions; with 0.65 it costs 5 more hits."""
    said_outright: float = 0.8
    """Share of a text (0–1) from which a sentence says it outright, whatever was turned down before. No verdict on
    marked answers changes with it."""
    other_line: float = 2.0
    """A sentence is another line's if its confidence there is above `hit` and its odds, c / (1 − c), are more than this
    many times those of the key point here. With it 251 of 1,599 answers to `big-society` get a hit at a line that asks
    for none of their key points, without it 358; on `topics` 162 and 166 of 1,326. No true hit is lost."""
    lag: float = 0.12
    """By how much more (cosine, and share explained times `lag_explained`) a sentence that says little of a key point
    may be about one of another line. With these four constants a fifth to two fifths fewer answers that make only
    points of another line get a hit; 4 of 582 true hits of `topics` are lost, none of 242 of unseen scenarios."""
    lag_explained: float = 3.0
    """What a share explained counts beside a cosine."""
    lag_covered: float = 0.24
    """Mean coverage of a key point's best texts (0–1) from which a sentence does not say little of it."""
    lag_near: float = 0.15
    """What the lag in nearness adds to that."""
    elsewhere: float = 0.6
    """Confidence from which a sentence is said to make another line's key point, or to argue the other side.
    Of 244 real answers that make points, 6 are wrongly said to do so; with 0.5 it is 9, with 0.36 19."""

    def least_hit(self, their_points: Sequence[TheirPoint]) -> float:
        """Return the confidence (0–1) from which a key point is hit, in a scenario with these points of theirs."""
        texts = fmean(1 + len(point.wordings) for point in their_points) if their_points else 0.0
        known = min(1.0, texts / self.their_texts)
        return round(known * self.hit + (1 - known) * self.hit_without_theirs, 4)


TUNING = Tuning()
"""What the game scores with."""

COMMON = 1.5
"""Rarity (−log10 of a word's share of all words) from which weight is counted: that of one word in 30."""
LEAST_WEIGHT = 0.3
"""Rarity above `COMMON` that the most common words count as. Fitted on ArgKP-2021."""
RARITY_POWER = 0.75
"""Power of rarity in a word's weight. Fitted on ArgKP-2021."""
SHARED_POWER = 2.0
"""Power of how well a word tells the key points apart that use it. Fitted on ArgKP-2021."""
SHORT_TEXT = 1.0
"""Weight added to the total of every reference text, about a third of a rare word: one plain word covers none."""
LEAST_DISTINCT = 1.0
"""Least weight of a word that tells an opposite from its key point, such as `worked` in `never worked`."""
HEARD = 0.1
"""Factor on the weight of a word that the opponent used. With it, 3 % of echoes of the opponent's line score."""
HEARD_CONCEPT = 0.4
"""Factor on the weight of a word if the opponent used a synonym of it."""
HEARD_ABOUT = 0.2
"""Factor on the weight of the opponent's words in what a text is about. The vectors were learned with this value."""
SYNONYM = 0.9
"""Closeness (0–1) of a teacher's synonym to the word itself."""
SHORT_SEGMENT = 12.0
"""Weight added to the total of every segment, about four rare words. One word of two explains little of a segment."""
TURNED = 0.35
"""Factor on a word that is denied here and affirmed in the text, or the other way round."""
AVERAGED = 3
"""Number of a key point's best covered texts over which `covered` is averaged: one text may meet by chance."""
LEAST_BROUGHT = 0.2
"""Closeness (0–1) below which a match adds nothing to `seconded`."""
WHOLE_SECOND = 3.0
"""Weight of a second word at which `seconded` is 1: a rare word that no other key point of the line uses."""
MOST_WORDS = 8
"""Number of content words from which a longer segment counts no more. Without it ArgKP's AUC is .003 lower, and that
of marked answers is the same."""
MOST_TEXTS = 15
"""Number of texts of a key point from which more change nothing. Measured on thinned scenarios."""
LEAST_SHOWN = 0.4
"""Closeness (0–1) below which a match is not shown."""
MOST_MISSING = 4
"""Number of missing words that a partial names, by weight."""
LEAST_FUZZY = 4
"""Number of letters. Shorter stems meet only themselves, for `care` is one slip from `core`."""
ALIKE = 80.0
"""Minimum `fuzz.ratio` (0–100) for two stems to count as forms of one word. Measured on ArgKP-2021."""
MISTYPED = 0.85
"""Minimum Jaro-Winkler similarity (0–1) for a word outside the dictionary to count as a slip for another."""
ROOT = 5
"""Number of letters that two forms of one word have in common at their beginning."""
OPPOSITE = 0.9
"""Closeness (0–1) of a word to the opposite of another, before `TURNED`."""
UNLISTED = 6.5
"""Rarity of a stem that the list of English words lacks: a name or a slip."""
NUMBER = 3.5
"""Rarity of a number in digits. The list has none, and a year says little by itself."""
UNRELATED_COSINE = 0.3
"""Cosine up to which two words have nothing in common."""
RELATED_WORTH = 0.6
"""Closeness (0–1) of the nearest related word to the word itself."""
WIDEST_VERB = 3
"""Number of words that may stand between a verb and its particle."""
LONGEST_ENDING = 4
"""Number of letters by which a form may be longer or shorter than its word: `personalised` is no form of `person`."""
LEAST_CLAUSE = 5
"""Number of words from which a clause is tried alone."""
LEAST_SAID = 3
"""Number of words of meaning on either side of ", and" at which a sentence is cut. What is cut off counts only where it
makes a key point: then F1 of the shipped scenario's answers is .004 higher, and 1 in 98 more true hits is found."""
LEAST_LEFT = 3
"""Number of words that a clause that could stand alone has at least."""
LONGEST_SUBJECT = 4
"""Number of words between "and" and the auxiliary of the clause that it begins: "and most of the charities were"."""
PIECES = (12, 30)
"""Least and greatest number of words of a piece into which a longer sentence is cut."""
UNSTOPPED_PIECES = (9, 22)
"""The same in a text without a full stop, which is several sentences. Marked answers lose 2 points of recall, not 6."""

LEAST_FUNCTION_SHARE = 0.2
"""Share of function words (0–1) below which words are a list of keywords. English prose has 0.4 to 0.6."""
SALAD_FROM = 6
"""Number of words from which words may be a list of keywords; fewer are a fragment."""
SURE_FROM = 8
"""Number of words below which a list has no function word at all: "Volunteers kept Britain going before Cameron"."""
JOINED_FROM = 12
"""Number of words from which a list may have a joining word: "Last year we paid ninety pounds" is terse prose."""
UNJOINED_SHARE = 0.3
"""Share of function words (0–1) below which words without a joining word are a list."""
UNJOINED_FROM = 12
"""Number of words from which `UNJOINED_SHARE` applies. Of ArgKP's arguments 12 in 1,000 are taken for lists by it."""
LONGEST_RUN = 7
"""Number of content words in a row that a sentence may have. Of ArgKP's arguments 6 in 10,000 have more."""
ITEM_WORDS = 3
"""Number of words that an item of a list of keywords has at most: "works of art, dull corner, gallery"."""
LISTED_FROM = 7
"""This many such items in a row, with commas between them, are a list of keywords. 33 of 55 lists in marked answers
have so many, and no other answer, text of a key point or argument of ArgKP that was tried."""
ECHO_SHARE = 0.6
"""Share of content words that are the opponent's own (0–1), from which an answer is an echo."""
ECHO_FROM = 2
"""Number of content words from which words may be an echo."""
BORROWED = 0.9
"""Closeness (0–1) from which a word is a key point's own, or the teacher's synonym of one."""
KEPT_APART = 0.3
"""Closeness (0–1) below which a borrowed word does not belong to a key point."""
NEARLY_REPEATED = 0.5
"""Share of a wording's content words (0–1) from which a sentence nearly repeats it."""
PLACE_WORDS = 2
"""Number of content words on either side that tell the place of a number or of a direction word."""
BESIDE = 2
"""Number of words within which "more" and "less" say of a word how much of it there is. On `topics` that stops 2 of 64
credited contradictions and loses no true hit."""
LEAST_ORDERED = 3
"""Number of words in common that two texts must have for their order to be compared."""
MOSTLY_DENIED = 0.4
"""Share of content words (0–1) that must be denied for a rejected claim to be a denial itself."""
