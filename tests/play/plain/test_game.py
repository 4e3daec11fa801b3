"""Plain play: a whole bout on two text streams, and what is saved when a score is shown."""

import io

import msgspec
import pytest

from debategame.errors import SaveError, SaveFullError
from debategame.progress.rounds import Mode
from tests.support.bouts import scenario, verdicts
from tests.support.factories import answer as factory_answer
from tests.support.factories import record
from tests.support.streams import FullDisk, play, scores

ROUND = """\
Parks (practice, 1 line)
Answer in your own words. An empty line ends your answer. /h lists the commands.

Line 1 of 1. Your opponent says:
“Close park 1.”
Make 2 of 3 hidden key points. 40 to 90 words are plenty.
? shows hint 1 of 3 on key point 1: free.
Score: 50/100
Answered: 1 hit, of 2 asked.
Your answer: [√1 hmm]
Key points of this line:
√ 1 hit: The claim of a. New!
· 2 missed: still open
· 3 missed: still open
Keep: “hmm” makes the key point “a”.
Fix: Key point 2 is still open. Think: b one?

Your opponent comes back:
“I grant a. That was the door. Now for the house. And b?”
Still open: key points 2, 3. Each one you make now counts half, up to 100.
? shows hint 1 of 3 on key point 2: free.
Score: 75/100
Strong answer: 50 for the answer, 25 for the comeback.
Your comeback: [√2 mhm]
What the article argues:
√ 1 hit: The claim of a. New!
√ 2 hit: The claim of b. New!
· 3 missed: The claim of c.
Keep: “mhm” makes the key point “b”.
Next time: “c” is still open.
An empty line goes on. Before that, /m shows a model rebuttal, /w N says why, /d N disputes it, /better N retries it.

The bout is over.
    Your opponent, “Close park 1.”: 50 + 25 = 75; first go
This bout: 50 + 25 = 75 on average.
Your first bout here. To beat next time: a first answer of 50.
Your case: 2 of 3 key points, new today in your own words:
    √ a: “hmm”
    √ b: “mhm”
Strongest: “Close park 1.”: 2 key points in 2 words.
Work on: “c”: not made this time.
"""


def test_a_whole_round_reads_like_this(save):
    assert play("hmm\n\nmhm\n\n\n", save) == ROUND


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", []),
        ("\n\n\n", []),
        ("hmm", ["Score: 50/100"]),
        ("hmm\n", ["Score: 50/100"]),
        ("\n\nhmm\n\n\nmhm\n\n", ["Score: 50/100", "Score: 75/100"]),
        ("hmm\n\nmhm\n\npmm\n\n/s\nhhh\n\n", ["Score: 50/100", "Score: 75/100", "Score: 25/100", "Score: 100/100"]),
        ("/s\nhhh\n\n", ["Score: 0/100", "Score: 100/100"]),
        ("hhh\n \t\n/s\nhhh\n\nhhh\n\nhhh\n\n", ["Score: 100/100"] * 4),
        ("hmm\n\n/q\nhhh\n\n", ["Score: 50/100"]),
        ("/q", []),
    ],
)
def test_each_answer_is_followed_by_its_score_until_the_input_ends(save, typed, told):
    assert scores(play(typed, save, lines=3)) == told


def test_each_answer_is_saved_with_its_time(save):
    play("hmm\n\nmhm\n\nhh", save, lines=2)
    stored = [[(one.step, one.text, one.seconds) for one in played.answers] for played in save.rounds()]
    assert stored == [[("answer", "hh", 10.0)], [("answer", "hmm", 10.0), ("comeback", "mhm", 10.0)]]


def test_an_answer_may_have_several_lines(save):
    play("h\nm\n m \n\n", save)
    assert save.rounds()[0].answers[0].text == "h\nm\n m "


def test_without_an_answer_no_save_is_begun(save, tmp_path):
    play("\n?\n/b\n/q\n", save)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("faults", [1, 2])
def test_no_score_shows_before_the_answer_is_saved(save, faults):
    said = play("hmm\n\n" + "/r\n" * faults + "/s\n", FullDisk(save, faults))
    assert said.index("Your answer is not saved: The disk is full.") < said.index("Score: 50/100")
    assert said.count("Your answer is not saved") == faults


def test_the_score_is_readable_while_it_is_not_saved(save):
    with pytest.raises(SaveFullError):
        play("hmm\n\n", FullDisk(save, 9))
    assert save.rounds() == []


def test_the_next_answer_tries_again_to_save_the_one_before(save):
    said = play("hmm\n\nmhm\n\n", FullDisk(save, 1))
    assert scores(said) == ["Score: 50/100", "Score: 75/100"]
    assert [len(played.answers) for played in save.rounds()] == [2]


def test_the_end_of_the_bout_tries_again_and_says_if_it_failed(save):
    assert scores(play("hmm\n\n", FullDisk(save, 1))) == ["Score: 50/100"]
    out = io.StringIO()
    with pytest.raises(SaveError, match="The disk is full"):
        play("hmm\n\n", FullDisk(save, 9), out=out)
    assert scores(out.getvalue()) == []
    assert "Answered: 1 hit" in out.getvalue()
    assert "This bout: 50 + 0 = 50" in out.getvalue()


def test_before_the_reveal_missed_key_points_stay_masked(save):
    before, after = play("hmm\n\n/s\n", save).split("comes back:")
    assert "The claim of b." not in before
    assert "The claim of b." in after


def test_leaving_at_the_comeback_reveals_nothing(save):
    assert "The claim of b." not in play("hmm\n\n/q\n", save)


def test_test_mode_shows_everything_at_the_end(save):
    said = play("?\n/b\nhmm\n\nhhm\n\n", save, mode=Mode.TEST, lines=2)
    asking, telling = said.split("Score: ", maxsplit=1)
    assert "There are no hints here." in asking
    assert "The briefing stays closed in test mode." in asking
    assert asking.count("Saved.") == 2
    assert "claim" not in asking
    assert scores(f"Score: {telling}") == ["Score: 50/100", "Score: 100/100"]
    assert "comes back" not in said


def test_test_mode_left_early_shows_what_was_answered(save):
    assert scores(play("hmm\n\nhh", save, mode=Mode.TEST, lines=3)) == ["Score: 50/100", "Score: 100/100"]


def test_timed_play_says_the_limit_and_what_went_over_it(save):
    quick = msgspec.structs.replace(scenario(), lines=(msgspec.structs.replace(scenario().lines[0], time_limit=10),))
    said = play("hmm\n\n/s\n", save, played=quick, mode=Mode.TIMED)
    assert "You have 10 seconds from now. If you take longer, all you write still counts." in said
    assert "You have 5 seconds from now. If you take longer, all you write still counts." in said
    assert "Time was over" not in said
    said = play("hmm\n\nmhm\n\n", save, played=quick, mode=Mode.TIMED)
    assert "Time was over after 5 seconds and you took 10. All you wrote still counts." in said


def test_a_notice_of_the_save_is_said_once(save, tmp_path):
    (tmp_path / "Ada.sqlite3").write_bytes(b"no save of ours" * 99)
    said = play("hmm\n\nmhm\n\n", save)
    assert said.count("has been set aside") == 1


def test_the_line_says_how_many_key_points_were_made_before(save):
    play("hhm\n\n/s\n", save)
    assert "Make 2 of 3 hidden key points (2 made before)." in play("/q\n", save, before=save.rounds())


def test_only_what_was_never_made_is_new(save):
    play("hmm\n\n/s\n", save)
    said = play("hhm\n\n/s\n", save, before=save.rounds())
    assert said.count("The claim of a. New!") == 0
    assert "√ 2 hit: The claim of b. New!" in said


def test_a_best_by_an_older_scorer_is_not_compared(save):
    played = scenario()
    older = factory_answer(marks=10, scorer="0", points=verdicts("hmm"), hints={}, elsewhere=())
    record(save, older, scenario=played, line="line-1")
    assert "; best before 10 by an older scorer\n" in play("hmm\n\n/s\n\n", save, played=played, before=save.rounds())
