"""What a teacher writes and marks while trying a scenario, and how far an answer meets each wording."""

import datetime

import msgspec
import pytest

from debategame.authoring.closeness import closeness, find_text, key_point_texts
from debategame.authoring.marked.tryout import Tryout, next_mark, open_disputes
from debategame.classroom.model import DisputedSentence
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer

CLOCK = "Their hormones keep them awake until midnight."


@pytest.fixture
def tryout(small: Scenario) -> Tryout:
    return Tryout(scenario=small, line_id="lazy").with_text(CLOCK)


def disputed(**fields: str) -> DisputedSentence:
    usual = {
        "scenario": "later-bell",
        "line": "lazy",
        "point": "better-marks",
        "sentence": "Sleep helps.",
        "wording": "",
        "answer": "Sleep helps.",
    }
    return DisputedSentence(
        **{**usual, **fields},
        player="Ada",
        verdict=Verdict.MISSED,
        at=datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC),
    )


def test_marks_follow_the_game_until_the_teacher_sets_them(tryout: Tryout, small: Scenario) -> None:
    points = Scorer(small).score("lazy", CLOCK).points
    assert tryout.example(points) == MarkedAnswer(line="lazy", answer=CLOCK, hits=("body-clock",))
    marked = tryout.with_mark("body-clock", Verdict.PARTIAL).with_mark("better-marks", Verdict.CONTRADICTED)
    assert marked.example(points) == MarkedAnswer(
        line="lazy", answer=CLOCK, partial=("body-clock",), contradicts=("better-marks",)
    )


def test_one_key_goes_through_all_marks() -> None:
    seen = [Verdict.HIT]
    while next_mark(seen[-1]) not in seen:
        seen.append(next_mark(seen[-1]))
    assert set(seen) == set(Verdict)


def test_what_is_written_stays_with_its_line(tryout: Tryout) -> None:
    there = tryout.with_mark("body-clock", Verdict.MISSED).at_next_line()
    assert (there.line_id, there.draft.text, there.unsaved) == ("nobody-wants-it", "", True)
    back = there.at_next_line()
    assert (back.line_id, back.draft.text, dict(back.draft.marks)) == ("lazy", CLOCK, {"body-clock": Verdict.MISSED})


def test_what_follows_an_answer_that_was_added_begins_without_marks(tryout: Tryout) -> None:
    marked = tryout.with_mark("body-clock", Verdict.PARTIAL)
    assert marked.with_text("Or so.").draft.marks
    added = marked.with_added(MarkedAnswer(line="lazy", answer=CLOCK))
    assert not added.unsaved
    assert added.draft.marks
    later = added.with_text("Or so.")
    assert later.unsaved
    assert not later.draft.marks


def test_what_was_typed_while_another_answer_was_added_is_not_taken_for_it(tryout: Tryout) -> None:
    assert tryout.with_added(MarkedAnswer(line="lazy", answer="Something else.")).unsaved


def test_a_scenario_saved_meanwhile_keeps_line_and_text_where_it_can(tryout: Tryout, small: Scenario) -> None:
    other = msgspec.structs.replace(small, lines=small.lines[1:])
    assert tryout.with_scenario(msgspec.structs.replace(small, title="New")).draft.text == CLOCK
    assert tryout.with_scenario(other).line_id == "nobody-wants-it"
    assert tryout.with_scenario(other).with_scenario(small).at_line("lazy").draft.text == CLOCK


def test_a_dispute_is_taken_up_with_its_sentence_and_the_mark_that_the_player_claims(tryout: Tryout) -> None:
    taken = tryout.at_next_line().with_dispute(disputed())
    assert (taken.line_id, taken.draft.text) == ("lazy", "Sleep helps.")
    assert taken.draft.note == "Ada says: this makes 2 better-marks. The game said missed."
    assert taken.draft.marks == {"better-marks": Verdict.HIT}
    assert taken.with_text("Sleep helps!").draft.note == ""


def test_a_hit_that_the_player_gives_back_is_taken_up_with_the_whole_answer_and_no_mark(tryout: Tryout) -> None:
    taken = tryout.with_dispute(disputed(sentence="", answer="Nothing of that."))
    assert taken.draft.text == "Nothing of that."
    assert taken.draft.marks == {"better-marks": Verdict.MISSED}
    assert "this does not make 2 better-marks" in taken.draft.note


def test_the_examples_of_a_line_are_taken_up_one_after_the_other_with_their_marks(small: Scenario) -> None:
    first = MarkedAnswer(line="lazy", answer="One.", hits=("body-clock",))
    other = MarkedAnswer(line="nobody-wants-it", answer="Elsewhere.")
    second = MarkedAnswer(line="lazy", answer="Two.", contradicts=("better-marks",))
    scenario = msgspec.structs.replace(small, examples=(first, other, second))
    taken = Tryout(scenario=scenario, line_id="lazy").with_next_example()
    assert (taken.draft.text, taken.draft.marks["body-clock"]) == ("One.", Verdict.HIT)
    assert not taken.unsaved
    assert taken.with_mark("body-clock", Verdict.PARTIAL).unsaved
    assert taken.with_text("One!").draft.example == "One."
    later = taken.with_next_example()
    assert (later.draft.text, later.draft.marks["better-marks"]) == ("Two.", Verdict.CONTRADICTED)
    assert later.with_next_example().draft.text == "One."


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"line": "gone"}, 0),
        ({"point": "safer-roads"}, 0),
        ({"sentence": " An example. "}, 0),
    ],
    ids=["open", "line gone", "not of this line", "an example already"],
)
def test_disputes_that_have_no_place_or_are_settled_are_passed_over(
    small: Scenario, fields: dict[str, str], count: int
) -> None:
    settled = MarkedAnswer(line="lazy", answer="An example.")
    scenario = msgspec.structs.replace(small, examples=(settled,))
    assert len(open_disputes([disputed(**fields)], scenario)) == count


class TestCloseness:
    @pytest.mark.parametrize(
        ("text", "kind", "number"),
        [
            (CLOCK, "wording", 1),
            ("Teenagers fall asleep late because of biology, not laziness.", "claim", 1),
            ("They could fall asleep earlier if they wanted to.", "opposite", 2),
        ],
    )
    def test_what_is_said_is_met_best(self, small: Scenario, text: str, kind: str, number: int) -> None:
        best = max(closeness(small, Scorer(small), "lazy", text, "body-clock"), key=lambda one: one.share)
        assert (best.compared_with.kind, best.compared_with.number) == (kind, number)
        assert 0.6 < best.share <= 1

    def test_nothing_is_met_by_nothing(self, small: Scenario) -> None:
        found = closeness(small, Scorer(small), "lazy", "", "body-clock")
        assert [one.share for one in found] == [0] * 6

    def test_every_text_of_the_file_has_its_place(self, small: Scenario) -> None:
        names = [
            (one.compared_with.kind, one.compared_with.number)
            for one in closeness(small, Scorer(small), "nobody-wants-it", "Staff!", "who-gains")
        ]
        assert names == [("claim", 1), *(("idea", number) for number in (1, 1, 2, 2, 2, 3, 3, 3))]

    def test_a_text_is_found_by_its_words(self, small: Scenario) -> None:
        point = small.key_point("body-clock")
        assert find_text(point, point.wordings[2]) == key_point_texts(point)[3]
        assert find_text(point, "Nobody wrote this.") is None
