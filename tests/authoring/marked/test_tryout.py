"""What a teacher writes and marks while trying a scenario, and how far an answer meets each wording."""

import datetime

import msgspec
import pytest

from debategame.authoring.closeness import closeness, named_text, texts_of
from debategame.authoring.marked.tryout import Trial, after, open_disputes, said
from debategame.classroom.reader import DisputedSentence
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scoring.model import Verdict
from debategame.scoring.scorer import Scorer

CLOCK = "Their hormones keep them awake until midnight."


@pytest.fixture
def trial(small: Scenario) -> Trial:
    return Trial(scenario=small, line_id="lazy").written(CLOCK)


def disputed(**fields: str) -> DisputedSentence:
    usual = {
        "scenario": "later-bell",
        "line": "lazy",
        "point": "better-marks",
        "sentence": "Sleep helps.",
        "wording": "",
    }
    return DisputedSentence(
        **{**usual, **fields},
        player="Ada",
        answer="Sleep helps.",
        verdict=Verdict.MISSED,
        at=datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC),
    )


def test_marks_follow_the_game_until_the_teacher_sets_them(trial: Trial, small: Scenario) -> None:
    points = Scorer(small).score("lazy", CLOCK).points
    assert trial.example(points) == MarkedAnswer(line="lazy", answer=CLOCK, hits=("body-clock",))
    marked = trial.marked("body-clock", Verdict.PARTIAL).marked("better-marks", Verdict.CONTRADICTED)
    assert marked.example(points) == MarkedAnswer(
        line="lazy", answer=CLOCK, partial=("body-clock",), contradicts=("better-marks",)
    )


def test_one_key_goes_through_all_marks() -> None:
    seen = [Verdict.HIT]
    while after(seen[-1]) not in seen:
        seen.append(after(seen[-1]))
    assert set(seen) == set(Verdict)


def test_what_is_written_stays_with_its_line(trial: Trial) -> None:
    there = trial.marked("body-clock", Verdict.MISSED).at_next_line()
    assert (there.line_id, there.draft.text, there.unsaved) == ("nobody-wants-it", "", True)
    back = there.at_next_line()
    assert (back.line_id, back.draft.text, dict(back.draft.marks)) == ("lazy", CLOCK, {"body-clock": Verdict.MISSED})


def test_what_follows_an_answer_that_was_added_begins_without_marks(trial: Trial) -> None:
    marked = trial.marked("body-clock", Verdict.PARTIAL)
    assert marked.written("Or so.").draft.marks
    added = marked.added(MarkedAnswer(line="lazy", answer=CLOCK))
    assert not added.unsaved
    assert added.draft.marks
    later = added.written("Or so.")
    assert later.unsaved
    assert not later.draft.marks


def test_what_was_typed_while_another_answer_was_added_is_not_taken_for_it(trial: Trial) -> None:
    assert trial.added(MarkedAnswer(line="lazy", answer="Something else.")).unsaved


def test_a_scenario_saved_meanwhile_keeps_line_and_text_where_it_can(trial: Trial, small: Scenario) -> None:
    other = msgspec.structs.replace(small, lines=small.lines[1:])
    assert trial.reread(msgspec.structs.replace(small, title="New")).draft.text == CLOCK
    assert trial.reread(other).line_id == "nobody-wants-it"
    assert trial.reread(other).reread(small).at_line("lazy").draft.text == CLOCK


def test_a_dispute_is_taken_up_with_its_sentence_and_what_was_said_of_it(trial: Trial) -> None:
    one = disputed()
    taken = trial.at_next_line().taken_up(one.line, one.sentence, said(one, trial.line))
    assert (taken.line_id, taken.draft.text) == ("lazy", "Sleep helps.")
    assert taken.draft.note == "Ada says: this makes 2 better-marks. The game said missed."
    assert taken.written("Sleep helps!").draft.note == ""


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
        best = max(closeness(small, Scorer(small), "lazy", text, "body-clock"), key=lambda one: one.met)
        assert (best.named.kind, best.named.number) == (kind, number)
        assert 0.6 < best.met <= 1

    def test_nothing_is_met_by_nothing(self, small: Scenario) -> None:
        found = closeness(small, Scorer(small), "lazy", "", "body-clock")
        assert [one.met for one in found] == [0] * 6

    def test_every_text_of_the_file_has_its_place(self, small: Scenario) -> None:
        names = [
            (one.named.kind, one.named.number)
            for one in closeness(small, Scorer(small), "nobody-wants-it", "Staff!", "who-gains")
        ]
        assert names == [("claim", 1), *(("idea", number) for number in (1, 1, 2, 2, 2, 3, 3, 3))]

    def test_a_text_is_found_by_its_words(self, small: Scenario) -> None:
        point = small.key_point("body-clock")
        assert named_text(point, point.wordings[2]) == texts_of(point)[3]
        assert named_text(point, "Nobody wrote this.") is None
