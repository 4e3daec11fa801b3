import pytest

from debategame.scoring.reading import stems
from debategame.scoring.reading.stems import kept, kept_words, stemmed, worked_out
from tools.make_stems import listed_words


@pytest.mark.parametrize("step", [20, pytest.param(1, marks=pytest.mark.slow)])
def test_every_stem_kept_is_what_the_stemmer_says(step: int) -> None:
    wrong = {form: kept(form) for form in kept_words()[::step] if kept(form) != worked_out(form)}
    assert wrong == {}, "run python -m tools.make_stems"


def test_the_words_of_the_lists_that_are_read_by_stem_are_kept() -> None:
    missing = listed_words() - set(kept_words())
    assert missing == set(), "run python -m tools.make_stems"


def test_the_stem_of_a_rare_word_is_worked_out() -> None:
    assert kept("zweihanders") == ""
    assert stemmed("zweihanders") == "zweihand"


def test_a_common_word_needs_no_stemmer(monkeypatch) -> None:
    monkeypatch.setattr(stems, "worked_out", lambda form: f"{form} was worked out")
    assert stemmed("charity") == "chariti"
