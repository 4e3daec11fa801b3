"""The picture of a round: a cell for each key point, with signs for the comeback and for whose words they are."""

import pytest

from debategame.play.picture import Cell, Words, cells, legend
from debategame.progress.rounds import COPIED, Dispute, Mode, Round, Step
from debategame.scoring.model import Verdict
from tests.support.bouts import NOON, VERDICTS, answer, scenario, verdicts

NAMED = scenario({"a-tree": 1, "b": 1, "c": 1})


def played(first: str, comeback: str = "", *, disputes: tuple[Dispute, ...] = (), **fields) -> Round:
    """A round with verdicts by letters; `fields` are those of its last answer."""
    later = {"id": "second", "step": Step.COMEBACK}
    answers = [answer("Some words.", *verdicts(first), **({} if comeback else fields))]
    answers += [answer("More.", *verdicts(comeback), **later, **fields)] if comeback else []
    return Round(
        id="round",
        at=NOON,
        player="Ada",
        scenario="parks",
        scenario_hash="",
        line="line-1",
        mode=Mode.PRACTICE,
        answers=tuple(answers),
        disputes=disputes,
    )


def drawn(found: Round) -> str:
    """The cells as one text, with letters for verdicts."""
    letters = {verdict: letter for letter, verdict in VERDICTS.items()}
    return " ".join(letters[cell.verdict].join(cell.signs) for cell in cells(scenario(), found))


@pytest.mark.parametrize(
    ("first", "comeback", "shown"),
    [
        ("hpm", "", "h p m"),
        ("hpm", "mhp", "h +h +p"),
        ("xmm", "hxm", "+h x m"),
        ("pph", "phm", "p +h h"),
        ("mmm", "mmm", "m m m"),
    ],
)
def test_what_the_comeback_made_has_a_sign_before_it(first: str, comeback: str, shown: str) -> None:
    assert drawn(played(first, comeback)) == shown


def test_what_was_made_after_a_hint_says_so_but_not_what_was_missed() -> None:
    assert drawn(played("hpm", hints={"a": 1, "b": 2, "c": 3})) == "h? p? m"


def test_a_hint_taken_before_the_comeback_does_not_count_against_the_first_answer() -> None:
    assert drawn(played("hmm", "mhm", hints={"a": 1, "b": 1})) == "h +h? m"


def test_copied_words_are_named_before_hints() -> None:
    assert drawn(played("hhm", flags=(f"{COPIED}a",), hints={"a": 1, "b": 1})) == "h” h? m"


def test_a_key_point_that_was_given_back_is_nobodys() -> None:
    back = Dispute(answer="answer", point="a", start=0, end=0, sentence="", at=NOON)
    assert drawn(played("hhm", disputes=(back,))) == "h- h m"


def test_a_cell_in_words() -> None:
    named = Cell(name="a tree", answer=Verdict.MISSED, comeback=Verdict.HIT, verdict=Verdict.HIT, words=Words.HINTED)
    assert named.spoken == "a tree: hit in the comeback, after a hint"
    (missed, *_) = cells(scenario(), played("mmm"))
    assert missed.spoken == "a: missed"
    assert (missed.comeback, missed.words) == (None, None)


def test_a_comeback_that_leaves_alone_what_was_made_misses_nothing() -> None:
    made, *rest = cells(scenario(), played("hmm", "mhm"))
    assert made.comeback is None
    assert [cell.comeback for cell in rest] == [Verdict.HIT, Verdict.MISSED]


def test_a_key_point_without_a_name_is_called_by_its_id() -> None:
    old = played("hm")
    assert [cell.name for cell in cells(NAMED, old)] == ["a", "b"], "`a` is no longer in the scenario"


def test_the_legend_names_only_signs_that_occur() -> None:
    assert legend(cells(scenario(), played("hpm"))) == ()
    found = cells(scenario(), played("hmm", "hhm", flags=(f"{COPIED}b",)))
    assert legend(found) == (("+", "in the comeback"), ("”", "copied words"))
