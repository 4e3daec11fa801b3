"""A part of an answer is taken into the scenario, and what that changes is counted beforehand."""

import datetime

import pytest

from debategame.authoring.answers.marks import ruling, with_rulings
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer, score_answers
from debategame.authoring.answers.parts import parts
from debategame.authoring.answers.review import review
from debategame.authoring.answers.taking import Take, effect, new_id, offers, with_text
from debategame.authoring.edits.model import AddExample, AddKeyPoint, AddSynonym, AddText, AskForPoint, ChangeExample
from debategame.authoring.edits.writing import with_edits
from debategame.scenario.reader import read_file
from debategame.scoring.model import Verdict
from tests.support.paths import DATA

SOUND = read_file(DATA / "sound.yaml")
FERRY = "Skippers on the dawn ferry would be stuck ashore."
AT = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)


def answer(text: str = FERRY, marks: dict[str, Verdict] | None = None, **fields: str) -> PupilAnswer:
    return PupilAnswer(**{"line": "money", "text": text, "source": "Ada", "marks": marks, **fields})


def found(text: str = FERRY, marks: dict[str, Verdict] | None = None) -> ScoredAnswer:
    return score_answers(SOUND, [answer(text, marks)])[0]


def test_sentences_clauses_and_a_short_answer_as_a_whole_are_parts() -> None:
    text = "Nurses need it at night, and bakers would be stranded at home. Think of the harbour!"
    assert (
        parts(text)
        == [
            "Nurses need it at night, and bakers would be stranded at home.",
            "and bakers would be stranded at home",
            "Think of the harbour!",
            text,
        ]
        or parts(text)[0] == "Nurses need it at night, and bakers would be stranded at home."
    )
    assert parts("Yes.") == ["Yes."]
    assert parts("A\x07bell rings loudly today.") == []


def test_each_take_is_an_edit_of_the_scenario() -> None:
    point = "shift-workers"
    assert offers(SOUND, Take.WORDING, found(), point)[0].edits == (AddText(point=point, field="wordings", text=FERRY),)
    assert offers(SOUND, Take.OPPOSITE, found(), point)[0].edits[0] == AddText(
        point=point, field="opposites", text=FERRY
    )
    ferry = [offer for offer in offers(SOUND, Take.SYNONYM, found(), point) if offer.word == "ferry"]
    assert AddSynonym(word="train", synonym="ferry") in [offer.edits[0] for offer in ferry]
    (example,) = offers(SOUND, Take.EXAMPLE, found(marks={point: Verdict.HIT}), point)
    assert isinstance(example.edits[0], AddExample)
    assert example.edits[0].example.hits == (point,)
    new = offers(SOUND, Take.KEY_POINT, found(), point)[0]
    assert new.edits == (
        AddKeyPoint("skippers-dawn-ferry", FERRY),
        AskForPoint(line="money", point="skippers-dawn-ferry"),
    )


@pytest.mark.parametrize("take", list(Take))
def test_every_take_fits_the_file(take: Take) -> None:
    data = (DATA / "sound.yaml").read_bytes()
    assert with_edits(data, offers(SOUND, take, found(), "shift-workers")[0].edits) != data


def test_an_answer_that_is_an_example_gets_its_new_marks() -> None:
    known = SOUND.examples[0]
    scored = score_answers(SOUND, [answer(known.answer, line=known.line)])[0]
    (offer,) = offers(SOUND, Take.EXAMPLE, scored, SOUND.line(known.line).points[0])
    assert isinstance(offer.edits[0], ChangeExample)


def test_a_key_point_with_ideas_takes_no_wording() -> None:
    assert offers(SOUND, Take.WORDING, found(), "two-allies") == ()


def test_another_text_replaces_the_one_of_an_offer() -> None:
    offer = offers(SOUND, Take.KEY_POINT, found(), "shift-workers")[0]
    changed = with_text(SOUND, offer, " The ferry\nneeds it. ", "money")
    assert changed.label == "The ferry needs it."
    assert changed.edits[0] == AddKeyPoint("ferry-needs", "The ferry needs it.")
    synonym = offers(SOUND, Take.SYNONYM, found(), "shift-workers")[0]
    assert with_text(SOUND, synonym, "x", "money") is synonym


def test_new_ids_are_short_plain_and_not_taken() -> None:
    assert new_id("Ünïcode: the nightly bus, again!", set()) == "ncode-nightly-bus"
    assert new_id("Nurses.", {"nurses", "nurses-2"}) == "nurses-3"
    assert new_id("是。", set()) == "point"


def test_the_effect_names_the_answers_that_would_be_right_and_wrong() -> None:
    marked = score_answers(
        SOUND,
        [
            answer(marks={"shift-workers": Verdict.HIT}),
            answer("The skipper of the dawn ferry sleeps ashore.", {"shift-workers": Verdict.MISSED}),
        ],
    )
    edit = AddText(point="shift-workers", field="wordings", text=FERRY)
    changed = effect(SOUND, [edit], marked)
    assert [(one.text, point) for one, point in changed.right] == [(FERRY, "shift-workers")]
    assert changed.counted == 2
    assert effect(SOUND, [AddExample(SOUND.examples[0])], marked).counted == 0
    new_point = [AddKeyPoint("new", "Something new."), AskForPoint(line="money", point="new")]
    assert effect(SOUND, new_point, marked).counted == 2


def test_marks_travel_as_rulings_by_id_or_by_text() -> None:
    with_id, without = answer(id="7"), answer("Other words.")
    rows = [
        ruling(SOUND.id, with_id, "shift-workers", Verdict.HIT, AT),
        ruling(SOUND.id, without, "drink-driving", Verdict.MISSED, AT),
        ruling(SOUND.id, without, "drink-driving", Verdict.PARTIAL, AT),
        ruling("elsewhere", with_id, "drink-driving", Verdict.HIT, AT),
        ruling(SOUND.id, with_id, "gone", Verdict.HIT, AT),
    ]
    assert rows[0].text == ""
    assert rows[1].text == "Other words."
    marked = with_rulings(SOUND, [with_id, without, answer("Unmarked.")], rows)
    assert [one.marks for one in marked] == [
        {"shift-workers": Verdict.HIT},
        {"drink-driving": Verdict.PARTIAL},
        None,
    ]
    taken_back = [*rows, ruling(SOUND.id, with_id, "shift-workers", None, AT)]
    assert with_rulings(SOUND, [with_id], taken_back)[0].marks is None


def test_only_the_key_points_that_a_person_marked_count_as_marks() -> None:
    found = review(SOUND, [answer(), answer("Gone.", line="no-such-line")])
    assert len(found.scored) == 1
    assert found.agreement == (0, 0)
    found = found.with_mark(0, "shift-workers", Verdict.HIT)
    assert found.agreement == (0, 1)
    assert found.scored[0].agrees("drink-driving")
    assert len(found.marked) == 1 + len(SOUND.examples)
    assert found.with_mark(0, "shift-workers", None).agreement == (0, 0)
    again = review(SOUND, [answer()]).with_marks_of(found.answers)
    assert again.agreement == (0, 1)
