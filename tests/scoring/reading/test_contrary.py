import pytest

from debategame.scoring.reading.contrary import is_contrary, of_other_amount
from debategame.scoring.reading.english_data import entries
from debategame.scoring.reading.remembered import words_of
from debategame.scoring.reading.text import read


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("Crime fell in the nineties.", "Crime fell in the eighties."),
        ("Barnardo's has looked after children since 1866.", "Barnardo's has looked after children since 1966."),
        ("Prevention saves two million pounds.", "Prevention saves three million pounds."),
        ("Employers pay for the training of their employees.", "Employees pay for the training of their employers."),
        ("The WHO lost money because the US left it.", "I lost money because I left it."),
        (
            "Nurses leave city hospitals for village clinics because they are calmer.",
            "Nurses leave village clinics for city hospitals because they are calmer.",
        ),
        *((one, other) for *_, one, other in entries("directions")),
        *((one, other) for *_, one, other in entries("antonyms")),
    ],
)
def test_what_nearly_repeats_a_wording_and_says_something_else(wording: str, said: str) -> None:
    assert is_contrary(wording, read(said).sentences)


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("Barnardo's has looked after children since 1866.", "Barnardo's has looked after children for 100 years."),
        ("Crime fell in the nineties.", "In the 1990s crime fell."),
        ("Charities helped before the war.", "Charities helped long before the war."),
        ("Employers pay for the training of their employees.", "Employers pay when employees go in for training."),
        ("Six months of training made my nephew a good cook.", "Three months of it were enough for me."),
        ("Neighbours know the lonely by name.", "Buses are late."),
        ("The rule is outdated in towns.", "The rule is no longer relevant in towns."),
        ("", "Buses are late."),
        # Clauses change places, roles do not.
        (
            "Charities do not weaken or replace public services; they work alongside them.",
            "Charities work alongside public services and replace nobody.",
        ),
        (
            "A pool costs the town money, but children learn to swim there.",
            "Children learn to swim there, and the pool costs the town money.",
        ),
    ],
)
def test_what_says_the_same_or_something_of_its_own(wording: str, said: str) -> None:
    assert not is_contrary(wording, read(said).sentences)


def test_another_number_counts_where_a_second_wording_has_the_number_too() -> None:
    wording = "Crime fell in the nineties without a single new prison."
    said = read("Crime fell in the eighties.").sentences
    assert not is_contrary(wording, said)
    assert is_contrary(wording, said, ["It dropped by half in the 1990s."])


@pytest.mark.parametrize(
    ("said", "wordings", "other"),
    [
        ("We get more traffic jams than before.", ["A free day means fewer jams."], True),
        ("We get fewer jams than before.", ["A free day means more traffic jams."], True),
        ("We get fewer jams than before.", ["A free day means fewer traffic jams."], False),
        ("We get more traffic jams than before.", ["Fewer jams block the town.", "More jams come back later."], False),
        ("We get more traffic jams than before.", ["A free day clears the jams."], False),
        ("No more jams block the town.", ["A free day means fewer jams."], False),
        ("More than ten jams are gone.", ["At least ten jams are gone."], False),
        ("Never more jams!", ["A free day means fewer jams."], False),
        ("Meat needs more land than plants do.", ["Less meat is enough."], False),
        ("Most jams are gone.", ["A free day means fewer jams."], False),
        ("It costs more, jams get rarer.", ["A free day means fewer jams."], False),
        ("More of the jams are gone.", ["A free day means fewer jams."], False),
        ("More traffic jams follow, believe it or not.", ["A free day means fewer jams."], True),
    ],
)
def test_more_beside_a_word_is_not_fewer_beside_it(said: str, wordings: list[str], other: bool) -> None:
    words = words_of(said)
    met = [(word.stem, place) for place, word in enumerate(words) if word.content]
    assert of_other_amount(words, met, wordings) is other
