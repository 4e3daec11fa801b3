"""The features: measurements of one segment of a rebuttal and one point, which the classifier weighs."""

import msgspec


class Features(msgspec.Struct, frozen=True, gc=False):  # in no cycle: the collector may pass it over
    """The measurements of one segment and one point."""

    covered: float
    """Mean coverage (0–1) of the point's three best texts. If the point has only a claim, it counts three times."""
    covered_margin: float
    """Coverage of the best text, less that of the best text of any rival, −1 to 1."""
    explained_margin: float
    """The share of the segment that the point's words explain, less that of any rival of this line, −1 to 1."""
    opposed: float
    """Coverage of the best opposite, less that of the best text, −1 to 1."""
    length: float
    """Natural logarithm of 1 plus the number of content words, at most 8: a short segment may be chance."""
    near: float
    """Cosine of the learned vectors of the segment and the point, −1 to 1: whether they are about the same things."""
    near_margin: float
    """`near`, less that of the nearest rival of this line."""
    texts: float
    """Natural logarithm of the number of the point's texts, at most 15: with many texts one is met by chance."""
