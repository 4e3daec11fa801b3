import pytest

from debategame.scoring.reading.relatives import follows, relates
from debategame.scoring.reading.text import read


def words(text: str):
    (sentence,) = read(text).sentences
    return sentence.words


@pytest.mark.parametrize(
    "before", ["An enabling state", "It is a leading question", "I have a right to stand on", "Learning needs nothing"]
)
def test_a_that_which_tells_which_thing_is_meant(before: str) -> None:
    assert relates(words(before))


@pytest.mark.parametrize(
    "before", ["I doubt", "Need", "State", "There is no truth in the claim", "It is a myth", "They state"]
)
def test_a_that_which_begins_a_claim(before: str) -> None:
    assert not relates(words(before))


@pytest.mark.parametrize("before", ["It costs so little", "They wear out so soon", "There were so many of us"])
def test_a_that_which_begins_what_follows_from_so_much(before: str) -> None:
    assert follows(words(before))


@pytest.mark.parametrize("before", ["I am not so sure", "I think so", "It is so clear"])
def test_a_so_before_a_word_that_judges_the_claim(before: str) -> None:
    assert not follows(words(before))
