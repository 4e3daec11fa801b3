"""British and American spellings of a word brought to one form, so that either meets the other."""

import re

_RULES = tuple(
    (re.compile(found), shared)
    for found, shared in (
        (r"(..)is(e|es|ed|er|ers|ing|ation|ations|ational|able|ability)$", r"\1iz\2"),
        (r"(...)ys(e|es|ed|er|ers|ing)$", r"\1yz\2"),
        (r"([bdlmnptv])our(|s|ed|er|ers|ing|able|ably|ites?|ful|less|hoods?|ly|al|ally|ists?)$", r"\1or\2"),
        (r"(..[bdhntp])re(s?)$", r"\1er\2"),
        (r"(..[aeiou]l)l(ed|ing|ers?|ment|ments|ful|fully)$", r"\1\2"),
        (r"(efen|ffen|eten|icen)c(e|es|ed|ing)$", r"\1s\2"),
        (r"aem(ia|ic)", r"em\1"),
        (r"^paed", "ped"),
        (r"(ogram)me(s?)$", r"\1\2"),
        (r"(..og)ue(s?)$", r"\1\2"),
        (r"^practic(e|es|ed|ing)$", r"practiz\1"),
        (r"^cheque", "check"),
        (r"^grey", "gray"),
        (r"ge(ment|ments|ing)$", r"g\1"),
    )
)


def one_spelling(form: str) -> str:
    """Return a word of lower-case letters in the spelling its variants share; for comparing, not for reading."""
    for found, shared in _RULES:
        form = found.sub(shared, form)
    return form
