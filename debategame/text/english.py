"""English function words by word class, written without apostrophes."""

import re

PRONOUNS = """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves one ones oneself who whom whose which what whatever
    whichever whoever someone somebody something anyone anybody anything everyone everybody everything nobody nothing
    none each other others another this that these those there here
"""
DETERMINERS = """
    a an the some any no every all both either neither much many more most few fewer less least several such same own
    enough lot lots bit else
"""
PREPOSITIONS = """
    of in on at by for with without about against between among into onto through during before after above below to
    from up down out off over under again within upon across around along towards toward behind beyond near per via
    since until till despite except like unlike than as
"""
CONJUNCTIONS = "and but or nor so yet if because although though while whereas unless whether when where why how once"
AUXILIARIES = """
    am is are was were be been being have has had having do does did doing done will would shall should can could may
    might must ought need let lets get gets got getting
"""
ADVERBS = """
    not never only just also too very quite rather really actually simply even still already ever always often
    sometimes then now thus hence therefore however indeed perhaps maybe well almost hardly barely scarcely anyway
    instead away back yes ok okay oh please
"""
NEGATED_AUXILIARIES = """
    dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt aint
    shant mightnt maynt oughtnt darent amnt dosnt doesent didint wouldent couldent
"""
"""Auxiliaries that contain "not". Each may also end in "ve": "couldn't've"."""
CONTRACTIONS = """
    im ive id youre youve youd youll hes shes thats theres theyre theyve theyd theyll weve
    whats whos heres itll itd hed shed wed lets couldve wouldve shouldve
"""


def word_set(*lists: str) -> frozenset[str]:
    """Return the words of some strings, split at spaces."""
    return frozenset(word for words in lists for word in words.split())


CONTRACTED_NOT = word_set(NEGATED_AUXILIARIES, " ".join(f"{word}ve" for word in NEGATED_AUXILIARIES.split()))
FUNCTION_WORDS = CONTRACTED_NOT | word_set(
    PRONOUNS, DETERMINERS, PREPOSITIONS, CONJUNCTIONS, AUXILIARIES, ADVERBS, CONTRACTIONS, "cannot eg ie"
)
"""Words that occur in every text, whatever its subject. They earn nothing."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def has_content_word(text: str) -> bool:
    """Return whether a text has a word of at least two characters that is not a function word."""
    words = (re.sub("['’]", "", word).casefold() for word in _WORD.findall(text))
    return any(len(word) > 1 and word not in FUNCTION_WORDS for word in words)


NOT_JOINING = word_set("nobody nothing none each other others another")
"""Pronouns that occur in lists of keywords too."""
JOINING_WORDS = (
    CONTRACTED_NOT
    | word_set(PRONOUNS, AUXILIARIES, CONTRACTIONS, "cannot not no never to if than as although though while when")
) - NOT_JOINING
"""Words that make a list a sentence: pronouns, auxiliaries, conjunctions. A long text without any is a list."""

CLAUSE_WORDS = word_set(
    "but yet because although though while whereas so which who if unless since whether when where what whatever why",
    "how and",
)
"""Words that begin a new clause."""
