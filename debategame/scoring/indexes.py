"""Numbers that stand for the parts of a scenario while answers are scored, each kind with a type of its own."""

from typing import NewType

PointIndex = NewType("PointIndex", int)
"""The place of a key point in the scenario."""
VoiceIndex = NewType("VoiceIndex", int)
"""The place of a voice among the voices of `References`."""
ReferenceIndex = NewType("ReferenceIndex", int)
"""The place of a reference text among the texts of `References`."""
TermIndex = NewType("TermIndex", int)
"""The place of a term among the terms of `References`."""
ConceptIndex = NewType("ConceptIndex", int)
"""The place of a group of synonyms in the scenario."""
