"""The features: what is measured of one segment of a rebuttal and one point, and weighed by the classifier."""

import msgspec


class Features(msgspec.Struct, frozen=True):
    """What is measured of one segment and one point."""

    covered: float
    """How far the three best texts of the point are covered, 0–1, as a mean; a claim alone stands for all three."""
    covered_margin: float
    """How far the best text is covered, less the best of any rival, −1 to 1."""
    explained_margin: float
    """The share of the segment that the point's words explain, less that of any rival of this line, −1 to 1."""
    opposed: float
    """How far the best of the point's opposites is covered, less its best text, −1 to 1."""
    length: float
    """Natural logarithm of the number of the segment's words of meaning and 1, at most 8 words: few may be chance."""
    near: float
    """Cosine of what the segment and the point are about, −1 to 1, by learned vectors."""
    near_margin: float
    """The same, less that of the nearest rival of this line."""
    texts: float
    """Natural logarithm of the number of the point's texts, at most 15 of them: many texts are met by chance."""
