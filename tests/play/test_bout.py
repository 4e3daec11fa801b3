"""A bout: its stages, what each mode allows, hints and their price, and which lines come next."""

import datetime
from itertools import count

import msgspec
import pytest

from debategame.play.bout import Bout, Stage, new_bout
from debategame.play.listening import Reply
from debategame.play.rules import RULES
from debategame.play.sayings import TURNS
from debategame.progress.rounds import BOUT_MODES, STUDIED, Mode, Step
from debategame.scoring.model import Score
from tests.support.bouts import NOON, LetterScorer, key_point, scenario

PRACTICE, TIMED, TEST = BOUT_MODES
EAST = datetime.timezone(datetime.timedelta(hours=13))


def bout(mode=PRACTICE, played=None, **fields) -> Bout:
    played = played or scenario(**fields)
    ids = map(str, count(1))
    return new_bout(played, tuple(line.id for line in played.lines), mode, new_id=lambda: next(ids))


def give(before: Bout, text: str, scorer=None) -> Bout:
    return before.give(text, scorer=scorer or LetterScorer(), at=NOON, seconds=5.0, answer_id="id")


@pytest.mark.parametrize(
    ("mode", "text", "stage"),
    [
        (PRACTICE, "hmm", Stage.FEEDBACK),
        (PRACTICE, "mmm", Stage.FEEDBACK),
        (PRACTICE, "hhm", Stage.FEEDBACK),
        (PRACTICE, "hhh", Stage.FEEDBACK),
        (PRACTICE, "", Stage.REVEAL),
        (TIMED, "hmm", Stage.FEEDBACK),
        (TEST, "hmm", Stage.REVEAL),
    ],
)
def test_an_answer_leads_to_feedback_or_at_once_to_the_reveal(mode, text, stage):
    assert give(bout(mode), text).stage is stage


def test_a_round_goes_from_answer_to_feedback_to_comeback_to_reveal_to_the_end():
    stages = [answering := bout()]
    stages.append(answered := give(answering, "hmm"))
    stages.append(pressed := answered.go_on("x"))
    stages.append(answered_again := give(pressed, "mhm"))
    stages.append(answered_again.go_on("x"))
    assert [one.stage for one in stages] == list(Stage)


def test_both_answers_add_up_to_the_round():
    after = give(give(bout(), "hpm").go_on("x"), "mhm")
    assert [answer.marks for answer in after.answers] == [75, 13]
    assert (after.score, after.final) == (75, 88)
    assert [answer.step for answer in after.answers] == [Step.ANSWER, Step.COMEBACK]


class FixedScorer(LetterScorer):
    """Gives every answer the score 42."""

    def score(self, line_id, rebuttal, *, heard="") -> Score:
        return msgspec.structs.replace(super().score(line_id, rebuttal, heard=heard), score=42)


@pytest.mark.parametrize(("mode", "hints", "marks"), [(PRACTICE, 0, 42), (PRACTICE, 2, 42), (TIMED, 0, 42)])
def test_a_first_answer_gets_the_score_of_the_scorer_unless_hints_cost_marks(mode, hints, marks):
    before = bout(mode)
    for _ in range(hints):
        before = before.take_hint()
    assert give(before, "hmm", FixedScorer()).answers[0].marks == marks


def test_the_comeback_answer_is_scored_against_the_opponents_own_words():
    scorer = LetterScorer()
    give(give(bout(), "hmm", scorer).go_on("x"), "mhm", scorer)
    assert scorer.heard == ["", "I grant a. And b?"]


def test_an_answer_keeps_what_was_heard_before_it():
    after = give(give(bout(), "hmm").go_on("x"), "mhm")
    first, second = after.answers
    assert (first.heard, second.heard) == ("", give(bout(), "hmm").go_on("x").speech.text)


@pytest.mark.parametrize(("second", "last_word"), [("mhh", "You win."), ("mhm", "")])
def test_the_opponent_has_a_last_word_only_when_nothing_is_open(second, last_word):
    assert give(give(bout(), "hmm").go_on("x"), second).last_word == last_word


def test_who_conceded_in_the_comeback_does_not_concede_again():
    closing = give(bout(), "hhh").go_on("x")
    assert closing.speech.is_closing
    assert closing.speech.text.startswith("You win. ")
    assert give(closing, "hhh").last_word == ""
    assert give(bout(TEST), "hhh").last_word == "You win."


def test_a_closing_sentence_costs_and_adds_nothing():
    after = give(give(bout(), "hhm").go_on("x"), "mmx")
    assert ([answer.marks for answer in after.answers], after.stage) == ([100, 0], Stage.REVEAL)


@pytest.mark.parametrize(("mode", "asks"), [(PRACTICE, True), (TIMED, False)])
def test_where_the_scorer_doubts_the_opponent_asks_back_in_practice_only(mode, asks):
    assert give(bout(mode), "hxm").go_on("x").speech.asks_back is asks


@pytest.mark.parametrize(("first", "flags"), [("hxm", ("empty", "struck")), ("hpm", ("empty",))])
def test_only_a_sentence_that_is_asked_about_can_be_taken_back(first, flags):
    asked = give(bout(), first).go_on("x")
    after = asked.give("", scorer=LetterScorer(), at=NOON, seconds=5.0, answer_id="id", struck=True)
    assert (after.answers[1].flags, after.stage) == (flags, Stage.REVEAL)


def test_no_phrase_is_said_twice_in_a_bout_while_others_of_its_kind_are_left():
    playing, said = bout(lines=3), []
    for _ in range(3):
        for again in (True, True, False):
            pressed = give(playing, "hmm").go_on("x")
            said += [phrase for phrase in pressed.speech.phrases if phrase not in ("And b?", "I grant a.")]
            playing = pressed.go_on("x")
            playing = playing.again("y") if again else playing.go_on("y")
    assert len(said) == len(set(said)) >= 9


def test_no_opener_of_a_players_last_bouts_is_said_again():
    played, ids, heard, openers = scenario(lines=3), map(str, count()), [], []
    lines = tuple(line.id for line in played.lines)
    for _ in range(3):
        playing = new_bout(played, lines, PRACTICE, new_id=ids.__next__, heard=heard)
        while playing.stage is not Stage.OVER:
            pressed = give(playing, "hmm").go_on("x")
            heard.append(pressed.speech.text)
            openers += [phrase for phrase in pressed.speech.phrases if phrase in TURNS[Reply.MORE]]
            playing = pressed.go_on("x").go_on(next(ids))
    assert len(openers) == len(set(openers)) == 9


def test_the_comeback_can_be_passed_by():
    passed = give(bout(), "hmm").go_on("x").go_on("x")
    assert (passed.stage, len(passed.answers)) == (Stage.REVEAL, 1)


@pytest.mark.parametrize("stage", [Stage.FEEDBACK, Stage.REVEAL, Stage.OVER])
def test_a_stage_without_a_question_takes_no_answer(stage):
    with pytest.raises(ValueError, match="takes no answer"):
        give(msgspec.structs.replace(bout(), stage=stage), "hmm")


@pytest.mark.parametrize("stage", [Stage.ANSWER, Stage.OVER])
def test_a_bout_does_not_go_on_without_an_answer_or_after_the_end(stage):
    with pytest.raises(ValueError, match="does not go on by itself"):
        msgspec.structs.replace(bout(), stage=stage).go_on("x")


def test_the_next_line_is_a_new_round():
    after = give(bout(lines=2).take_hint(), "hhh").go_on("x").go_on("x").go_on("second")
    assert (after.line.id, after.stage, after.round_id) == ("line-2", Stage.ANSWER, "second")
    assert (after.answers, after.hints, after.final) == ((), {}, 0)


def test_a_line_can_be_played_again_as_a_round_of_its_own():
    after = give(bout(lines=2), "hhh").again("second")
    assert (after.line.id, after.stage, after.round_id, after.answers) == ("line-1", Stage.ANSWER, "second", ())


def test_an_answer_counts_for_the_day_it_is_where_the_player_is():
    given = bout().give("hmm", scorer=LetterScorer(), at=NOON.astimezone(EAST), seconds=5.0, answer_id="id", guess=2)
    first = given.answers[0]
    assert (first.at, first.at.tzinfo, first.day) == (NOON, datetime.UTC, NOON.date() + datetime.timedelta(days=1))
    assert (first.guess, first.hit_count) == (2, 1)


def test_the_key_point_that_was_pressed_is_kept_with_the_comeback_answer():
    after = give(give(bout(), "hmm").go_on("x"), "mmm")
    assert [answer.pressed for answer in after.answers] == ["", "b"]


@pytest.mark.parametrize(("mode", "pace", "limits"), [(TIMED, 1, (120, 60)), (TIMED, 1.5, (180, 90))])
def test_a_slower_pace_gives_more_time(mode, pace, limits):
    first = new_bout(scenario(), ("line-1",), mode, new_id=lambda: "x", pace=pace)
    assert (first.time_limit, give(first, "hmm").go_on("x").time_limit, first.again("y").pace) == (*limits, pace)


@pytest.mark.parametrize("mode", [PRACTICE, TEST])
def test_without_a_clock_there_is_no_pace(mode):
    assert new_bout(scenario(), ("line-1",), mode, new_id=lambda: "x", pace=2).pace == 1


def test_the_mode_says_what_is_allowed():
    allowed = {mode: msgspec.structs.asdict(rules) for mode, rules in RULES.items()}
    rows = {
        PRACTICE: (True, False, False, True, True, True, True),
        TIMED: (True, True, True, True, False, True, True),
        TEST: (False, False, False, False, False, False, False),
        Mode.REVIEW: (True, False, False, False, False, True, True),
    }
    names = ("hints", "priced", "clock", "comeback", "asks_back", "feedback", "briefing")
    assert allowed == {mode: dict(zip(names, row, strict=True)) for mode, row in rows.items()}


def test_the_comeback_gets_half_the_time():
    answering = bout(TIMED)
    assert (answering.time_limit, give(answering, "hmm").go_on("x").time_limit) == (120, 60)


@pytest.mark.parametrize(
    ("mode", "taken", "worth"),
    [(PRACTICE, 0, 1), (PRACTICE, 1, 1), (PRACTICE, 2, 1), (TIMED, 0, 1), (TIMED, 1, 0.75), (TIMED, 2, 0.5)],
)
def test_the_next_hint_says_its_price(mode, taken, worth):
    before = bout(mode)
    for _ in range(taken):
        before = before.take_hint()
    assert (before.next_hint.count, before.next_hint.worth) == (taken + 1, worth)


@pytest.mark.parametrize(("mode", "marks"), [(PRACTICE, 50), (TIMED, 38)])
def test_only_timed_play_takes_the_price(mode, marks):
    answered = give(bout(mode).take_hint().take_hint(), "hmm").answers[0]
    assert (answered.marks, answered.hints) == (marks, {"a": 2})


def test_a_test_has_no_hints():
    before = bout(TEST)
    assert (before.next_hint, before.take_hint()) == (None, before)


def test_after_the_last_hint_there_is_none():
    before = bout().take_hint().take_hint().take_hint()
    assert (before.next_hint, before.taken_hint.text) == (None, "a three?")


def test_hints_serve_the_heaviest_key_point_and_move_on_in_a_circle():
    before = bout(weights={"a": 1, "b": 3, "c": 2})
    served = []
    for _ in range(4):
        served.append((before.next_hint.point, before.next_hint.number))
        before = before.other_key_point()
    assert served == [("b", 2), ("c", 3), ("a", 1), ("b", 2)]


def test_hints_of_the_comeback_serve_open_key_points_only():
    pressed = give(bout(weights={"a": 3, "b": 2, "c": 1}), "hmm").go_on("x")
    assert pressed.next_hint.point == "b"


def test_key_points_without_hints_are_not_served():
    played = scenario()
    silent = msgspec.structs.replace(played, key_points=(key_point("a", hints=()), *played.key_points[1:]))
    assert bout(played=silent).next_hint.point == "b"


def test_without_any_hint_moving_on_changes_nothing():
    played = msgspec.structs.replace(scenario(), key_points=tuple(key_point(name, hints=()) for name in "abc"))
    before = bout(played=played)
    assert (before.next_hint, before.other_key_point()) == (None, before)


def test_open_are_the_key_points_not_yet_hit():
    assert [point.id for point in give(bout(), "hpx").open_points] == ["b", "c"]


def test_a_round_after_study_is_flagged_and_its_claims_count_as_seen():
    after = bout().give("hmm", scorer=LetterScorer(), at=NOON, seconds=5.0, answer_id="id", studied=True)
    after = give(after.go_on("x"), "mhm")
    assert [STUDIED in answer.flags for answer in after.answers] == [True, True]
    assert not any(STUDIED in answer.flags for answer in give(after.again("y"), "hmm").answers)
