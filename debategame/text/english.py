"""The closed classes of English words: what carries grammar rather than meaning. Written without apostrophes."""

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
"""Auxiliaries with a "not" in them; each may end in "ve" as well: "couldn't've"."""
CONTRACTIONS = """
    im ive id youre youve youd youll hes shes thats theres theyre theyve theyd theyll weve
    whats whos heres itll itd hed shed wed lets couldve wouldve shouldve
"""


def listed(*lists: str) -> frozenset[str]:
    """Return the words of lists in which they stand apart by spaces."""
    return frozenset(word for words in lists for word in words.split())


CONTRACTED_NOT = listed(NEGATED_AUXILIARIES, " ".join(f"{word}ve" for word in NEGATED_AUXILIARIES.split()))
FUNCTION_WORDS = CONTRACTED_NOT | listed(
    PRONOUNS, DETERMINERS, PREPOSITIONS, CONJUNCTIONS, AUXILIARIES, ADVERBS, CONTRACTIONS, "cannot eg ie"
)
"""Words that every text holds whatever it is about; they earn nothing, and a list of keywords lacks them."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def says_something(text: str) -> bool:
    """Whether a text has a word of two or more letters or digits that carries meaning."""
    words = (re.sub("['’]", "", word).casefold() for word in _WORD.findall(text))
    return any(len(word) > 1 and word not in FUNCTION_WORDS for word in words)


UNJOINED = listed("nobody nothing none each other others another")
"""Pronouns that a list of keywords may hold as well."""
JOINING_WORDS = (
    CONTRACTED_NOT
    | listed(PRONOUNS, AUXILIARIES, CONTRACTIONS, "cannot not no never to if than as although though while when")
) - UNJOINED
"""Words that make sentences of words: a long sentence without any has nobody who does, is or may anything."""

CLAUSE_WORDS = listed(
    "but yet because although though while whereas so which who if unless since whether when where what whatever why",
    "how and",
)
"""Words that begin a clause of its own."""
