"""What a player can type besides an answer: each command, and what it says."""

import msgspec
import pytest

from debategame.progress.rounds import Mode
from tests.support.bouts import OPPOSITE, key_point, scenario
from tests.support.streams import FullDisk, play


@pytest.mark.parametrize(
    ("mode", "offers"),
    [
        (Mode.PRACTICE, ["free", "free", "free"]),
        (
            Mode.TIMED,
            [
                "free",
                "the key point would then count ¾ of its worth",
                "the key point would then count ½ of its worth",
            ],
        ),
    ],
)
def test_a_hint_names_its_price_before_it_is_taken(save, mode, offers):
    said = play("?\n?\n?\n?\nhmm\n\n/q\n", save, mode=mode).splitlines()
    asked = [line for line in said if "on key point 1:" in line]
    assert asked == [f"? shows hint {at} of 3 on key point 1: {price}." for at, price in enumerate(offers, start=1)]
    assert [line for line in said if line.startswith("Hint ")] == [
        f"Hint {at} of 3, key point 1: a {name}?" for at, name in enumerate(("one", "two", "three"), start=1)
    ]
    assert save.rounds()[0].answers[0].hints == {"a": 3}


def test_hints_move_on_to_another_key_point(save):
    said = play("??\n?\n/q\n", save)
    assert "Hint 1 of 3, key point 2: b one?" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/d\n/q", "You can ask that once you have seen the feedback on an answer."),
        ("/m\n/q", "You can ask for the model rebuttal when the round is over."),
        ("hmm\n\n/m\n/q", "You can ask for the model rebuttal when the round is over."),
        ("hmm\n\n/s\n/m\n", "This line has no model rebuttal."),
        ("hmm\n\n/d 4\n/q", "Type /d and the number of a key point, 1 to 3."),
        (
            "hmm\n\n/d 1\n/q",
            "Noted: you say that you did not make key point 1. It leaves your case, and the score stays.",
        ),
        ("hmm\n\n/d 2\n/q", "Noted: you say that sentence makes key point 2. The score stays the same."),
        ("hmm\n\nmmm\n\n/d 2\n", "Type /d 2 and the number of the sentence."),
        ("hmm\n\nmmm\n\n/d 2 2\n", "Noted: you say that sentence makes key point 2. The score stays the same."),
        ("hmm\n\n/w 1\n/q", "    “hmm” met “words”: same word"),
        ("hmm\n\n/w 2\n/q", "    Nothing in your answer says it clearly enough."),
        ("hmm\n\n/w\n/q", "Type /w and the number of a key point, 1 to 3."),
        ("hmm\n\n/better 2\n/q", "You can say a key point better when the round is over."),
        ("hmm\n\n/s\n/better 1\n", "You have made key point 1."),
        ("hmm\n\n/s\n/better\n", "Type /better and the number of a key point, 1 to 3."),
        ("hmm\n\n/s\n/better 2\n\n", "Nothing written, so nothing is saved."),
        ("hmm\n\n/s\n/better 2\nmhm\n\n", "Key point 2, hit:"),
        ("/b\n/q", "There is no briefing."),
        ("/y\n/q", "There is no command /y. /h lists the commands."),
        ("/x\n/q", "Your opponent does not ask whether you mean a sentence, so there is nothing to take back."),
        ("hxm\n\n/x\n/q", "Taken back: “hxm” Write your answer, or /s to leave it at that."),
        ("/h\n/q", "/q    end the bout"),
        ("\n/q", "You have not written anything yet. /s skips the answer, /q ends the bout."),
    ],
)
def test_each_command_has_its_reply(save, typed, said):
    assert said in play(typed, save).splitlines()


@pytest.mark.parametrize(
    ("typed", "sentence", "point"),
    [("hmm\n\n/d 2\n/q\n", "hmm", "b"), ("hmm\n\nmmx\n\n/d 3 1\n", "mmx", "c"), ("hmm\n\n/s\n/d 3\n", "hmm", "c")],
)
def test_a_dispute_is_kept_with_the_round_and_the_score_stays(save, typed, sentence, point):
    play(typed, save)
    (played,) = save.rounds()
    assert [(one.sentence, one.point) for one in played.disputes] == [(sentence, point)]
    assert played.score == 50


def test_after_test_mode_each_round_takes_questions(save):
    play("hmm\n\nhmx\n\n/d 2\n\n/d 3\n\n", save, mode=Mode.TEST, lines=2)
    assert [[one.point for one in played.disputes] for played in save.rounds()] == [["c"], ["b"]]


def test_a_dispute_that_cannot_be_saved_says_so(save):
    assert "Not saved: The disk is full." in play("hmm\n\n/d 2\n/q", FullDisk(save, 0))


@pytest.mark.parametrize("typed", ["/ hmm", "what?", "? and what", "/dead is it", "?!"])
def test_only_a_whole_line_is_a_command(save, typed):
    play(f"{typed}\n\n", save)
    assert save.rounds()[0].answers[0].text == typed


def test_a_key_point_said_better_is_a_round_of_its_own_and_not_of_the_bout(save):
    said = play("hmm\n\n/s\n/better 2\nmhm\n\n\n", save)
    assert "The claim: The claim of b.\nYou said: hmm\n" in said
    assert "This bout: 50 + 0 = 50" in said
    assert {(one.mode.value, tuple(one.answers[0].text.split())) for one in save.rounds()} == {
        ("practice", ("hmm",)),
        ("review", ("mhm",)),
    }


def test_a_key_point_said_better_is_in_the_summary_and_in_the_standing_of_the_next_line(save):
    said = play("hmm\n\n/s\n/better 2\nmhm\n\n\n", save)
    assert "Your case: 2 of 3 key points, new today in your own words:" in said
    assert "√ b: “mhm”" in said


def test_a_plain_own_goal_cannot_be_taken_back_and_the_command_says_why(save):
    points = (*(key_point(name) for name in "ac"), msgspec.structs.replace(key_point("b"), opposites=(OPPOSITE,)))
    said = play("hxm\n\n/x\n/q", save, played=scenario(key_points=points))
    assert "You said that plainly, so it counts and cannot be taken back. Put it right in your answer." in said
