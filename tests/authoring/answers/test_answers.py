"""Answers are grouped by what they have in common, and sentences are suggested that mend more marks than they spoil."""

import pytest

from debategame.authoring.answers.candidates import candidates
from debategame.authoring.answers.groups import Kind, group_answers
from debategame.authoring.answers.model import PupilAnswer, ScoredAnswer, score_answers
from debategame.authoring.answers.overview import overview
from debategame.authoring.answers.suggestions import MOST_SCORES, MOST_TRIALS, suggest, try_candidate, with_wording
from debategame.authoring.answers.wordings import alike_points, idle_wordings
from debategame.scenario.reader import read_file
from debategame.scoring.model import PointScore, Verdict
from debategame.scoring.scorer import Scorer
from tests.support.factories import point
from tests.support.paths import DATA

SOUND = read_file(DATA / "sound.yaml")
MADE = "It keeps people who have had too much to drink from driving."
FERRY = "Skippers on the dawn ferry would be stuck ashore."
"""A pupil's way to say that people on shifts need the bus, which no wording of the scenario has."""
AGAIN = "The dawn ferry has its skippers, and they would be stuck."
"""Another pupil's way to say it, which FERRY as a wording would find."""
MARKS = {"shift-workers": Verdict.MISSED, "drink-driving": Verdict.MISSED}


def given(text: str, *hits: str, **fields: object) -> PupilAnswer:
    """Return an answer to the line `money`, marked with hits."""
    marks = {**MARKS, **dict.fromkeys(hits, Verdict.HIT)}
    return PupilAnswer(**{"line": "money", "text": text, "source": "Ada", "marks": marks, **fields})


def scored(*points: PointScore, **fields: object) -> ScoredAnswer:
    """Return an answer with the scores that the game would give it."""
    return ScoredAnswer(given("Some answer.", **{"marks": None, **fields}), points)


def kinds(*found: ScoredAnswer) -> list[tuple[str, Kind]]:
    return [(group.point, group.kind) for group in group_answers(SOUND, found)]


@pytest.mark.parametrize(
    ("shifts", "fields", "expected"),
    [
        (point("shift-workers"), {}, ("shift-workers", Kind.HIT)),
        (point("shift-workers", "~"), {}, ("shift-workers", Kind.NEAR)),
        (point("shift-workers", "·", confidence=0.2), {}, ("shift-workers", Kind.NEAR)),
        (point("shift-workers", "·", confidence=0.1), {}, ("", Kind.NOTHING)),
        (point("shift-workers", "×"), {}, ("shift-workers", Kind.OPPOSITE)),
        (
            PointScore(id="shift-workers", verdict=Verdict.MISSED, confidence=0.2, blocked="doubted"),
            {},
            ("shift-workers", Kind.DOUBTED),
        ),
        (point("shift-workers", "·"), {"disputed": {"shift-workers": "S."}}, ("shift-workers", Kind.DISPUTED)),
        (point("shift-workers"), {"disputed": {"shift-workers": ""}}, ("shift-workers", Kind.GIVEN_BACK)),
        (point("shift-workers"), {"marks": MARKS}, ("shift-workers", Kind.DIFFERS)),
    ],
)
def test_an_answer_is_in_the_group_of_what_it_did(
    shifts: PointScore, fields: dict[str, object], expected: tuple[str, Kind]
) -> None:
    assert kinds(scored(shifts, point("drink-driving", "·", confidence=0.0), **fields)) == [expected]


def test_groups_that_need_the_teacher_come_first_and_the_closest_answer_leads() -> None:
    nothing = point("drink-driving", "·", confidence=0.0)
    near = [scored(point("shift-workers", "~", confidence=share), nothing) for share in (0.2, 0.3)]
    disputed = scored(point("shift-workers", "·"), nothing, disputed={"shift-workers": "S."})
    groups = group_answers(SOUND, [scored(point("shift-workers"), nothing), *near, disputed])
    assert [group.kind for group in groups] == [Kind.DISPUTED, Kind.NEAR, Kind.HIT]
    assert [answer.closeness for answer in groups[1].answers] == [0.3, 0.2]


def test_a_sentence_that_mends_marks_is_suggested_with_what_it_fixes() -> None:
    answers = [given(f"{MADE} {FERRY}", "drink-driving", "shift-workers"), given(FERRY, "shift-workers")]
    before = score_answers(SOUND, answers)
    (suggestion, *_) = suggest(SOUND, before, before)
    assert (suggestion.candidate.point, suggestion.candidate.text) == ("shift-workers", FERRY)
    assert (suggestion.change.fixes, suggestion.change.breaks, suggestion.counted) == (2, 0, 2)
    after = score_answers(with_wording(SOUND, "shift-workers", FERRY), answers)
    assert all(found.agrees("shift-workers") for found in after)
    assert suggest(SOUND, before, before)[0] == suggestion


def test_a_sentence_that_spoils_as_many_marks_as_it_mends_is_not_suggested() -> None:
    right, wrong = given(FERRY, "shift-workers", source="Ada"), given(FERRY, source="Ben")
    before = score_answers(SOUND, [right, wrong])
    (candidate,) = candidates(Scorer(SOUND), SOUND.key_points[0], before)
    tried = try_candidate(SOUND, candidate, before)
    assert (tried.change.fixes, tried.change.breaks, tried.change.broken) == (1, 1, (wrong,))
    assert suggest(SOUND, before, before) == ()


def test_without_marks_nothing_is_counted_and_nothing_suggested() -> None:
    disputed = score_answers(SOUND, [given(FERRY, marks=None, disputed={"shift-workers": FERRY})])
    assert suggest(SOUND, (), disputed) == ()
    assert [found.text for found in candidates(Scorer(SOUND), SOUND.key_points[0], disputed)] == [FERRY]


def test_a_wording_that_is_there_already_or_has_two_words_is_no_candidate() -> None:
    claim = SOUND.key_points[0].claim
    missed = (point("shift-workers", "·"), point("drink-driving", "·"))
    answers = [ScoredAnswer(given(text, "shift-workers"), missed) for text in (claim.upper(), "Shifts, obviously.")]
    assert candidates(Scorer(SOUND), SOUND.key_points[0], answers) == []


def test_wordings_that_earned_nothing_are_named_once_enough_answers_made_the_key_point() -> None:
    made = score_answers(SOUND, [given(MADE)] * 5)
    assert idle_wordings(SOUND, made[:4]) == ()
    idle = [found.wording for found in idle_wordings(SOUND, made)]
    assert MADE not in idle
    assert len(idle) == len(SOUND.key_point("drink-driving").wordings) - 1


@pytest.mark.parametrize(("second", "alike"), [((3, 9), True), ((5, 9), False)])
def test_key_points_are_alike_if_one_sentence_makes_both(second: tuple[int, int], alike: bool) -> None:
    points = (point("shift-workers", span=(0, 5)), point("drink-driving", span=second))
    assert bool(alike_points(SOUND, [scored(*points)] * 5)) == alike
    assert alike_points(SOUND, [scored(*points)] * 4) == ()


def test_key_points_are_alike_if_the_game_takes_one_for_the_other() -> None:
    mixed = scored(point("shift-workers", "·"), point("drink-driving"), marks={**MARKS, "shift-workers": Verdict.HIT})
    (pair,) = alike_points(SOUND, [mixed] * 5)
    assert (pair.points, pair.both, pair.either, pair.mixed_up) == (("shift-workers", "drink-driving"), 0, 5, 5)


def test_the_examples_count_as_marked_answers_unless_they_are_among_the_answers() -> None:
    assert overview(SOUND, [given(FERRY, marks=None)]).marked == len(SOUND.examples)
    same = SOUND.examples[1]
    marks = {**MARKS, "drink-driving": Verdict.CONTRADICTED}
    assert overview(SOUND, [given(same.answer, line=same.line, marks=marks)]).marked == len(SOUND.examples)


def test_a_wording_is_counted_on_an_even_selection_if_there_are_very_many_marked_answers() -> None:
    made = score_answers(SOUND, [given(MADE, "drink-driving")])
    missed = score_answers(SOUND, [given(FERRY, "shift-workers"), given(AGAIN, "shift-workers")])
    most = MOST_SCORES // len(SOUND.key_points) // MOST_TRIALS
    suggestion, *_ = suggest(SOUND, (*missed, *made * (2 * most - 2)), missed)
    assert suggestion.counted == most


def test_a_sentence_that_mends_only_its_own_answer_is_not_suggested() -> None:
    alone = score_answers(SOUND, [given(FERRY, "shift-workers"), given(MADE, "drink-driving")])
    assert suggest(SOUND, alone, alone) == ()
    both = (*alone, *score_answers(SOUND, [given(AGAIN, "shift-workers")]))
    suggestion, *_ = suggest(SOUND, both, both)
    assert suggestion.change.fixes == 2
    assert suggestion.change.fixes_elsewhere == 1
    assert suggestion.change.support > 0
