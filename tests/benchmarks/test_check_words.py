"""`check` keeps finding as many sentences that take the wrong side as when that was last measured."""

import pytest

from benchmarks.check_words import right, scenario_of, topics, wrong

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("kind", "least"), [("denying", 8), ("affirming", 3)])
def test_wrong_sentences_of_unseen_topics_are_found(kind: str, least: int) -> None:
    counts = wrong("unseen", kind)
    assert counts.warnings + counts.notes >= least


def test_no_right_sentence_of_an_unseen_topic_is_accused() -> None:
    found = right([scenario_of(topic) for topic in topics("unseen")])
    assert all(counts.warnings + counts.notes == 0 for counts in found.values())
