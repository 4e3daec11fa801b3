import pytest

from debategame.scoring.reading.text import read


def forms(text: str) -> list[str]:
    return [word.form for sentence in read(text).sentences for word in sentence.words if word.content]


@pytest.mark.parametrize("text", ["two million", "2m", "2,000,000", "2 million", "2000000"])
def test_a_number_has_one_form(text: str) -> None:
    assert forms(text) == ["2000000"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("the nineties", "1990s"),
        ("the '90s", "1990s"),
        ("the 1990s", "1990s"),
        ("the 1890s", "1890s"),
        ("twenty-five", "25"),
        ("two hundred and fifty", "250"),
        ("one hundred", "100"),
        ("3.50", "3.5"),
        ("a thousand", "1000"),
    ],
)
def test_words_and_decades_are_read_as_numbers(text: str, form: str) -> None:
    assert forms(text) == [form]


def test_two_numbers_stay_two() -> None:
    assert forms("two or three") == ["2", "3"]
