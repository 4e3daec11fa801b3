"""Plain play: a whole bout over two text streams, and what is on disk when its score is told."""

import datetime
import io
from itertools import count

import msgspec
import pytest
from bouts import NOON, LetterScorer, scenario

from debategame.errors import SaveError, SaveFullError
from debategame.play.bout import new_bout
from debategame.play.console import Console
from debategame.play.plain import Means, play_plain
from debategame.progress.rounds import Mode, Round
from debategame.progress.save import Save
from debategame.progress.standing import standing

FULL = SaveFullError("The disk is full.")


class Clock:
    """Moves on ten seconds each time it is looked at."""

    def __init__(self) -> None:
        self.ticks = count()

    def __call__(self) -> datetime.datetime:
        return NOON + datetime.timedelta(seconds=10 * next(self.ticks))


class FullDisk:
    """A save that cannot be written for the first `faults` times."""

    def __init__(self, save: Save, faults: int) -> None:
        self.player = save.player
        self.notices: tuple[str, ...] = ()
        self._save = save
        self._faults = faults

    def record(self, *answer, **how) -> Round:
        self._faults -= 1
        if self._faults >= 0:
            raise FULL
        return self._save.record(*answer, **how)

    def dispute(self, dispute) -> None:
        raise FULL


@pytest.fixture
def save(tmp_path) -> Save:
    return Save(tmp_path, "Ada", now=lambda: NOON)


def play(  # noqa: PLR0913 -- what a test needs to differ in
    typed: str, save, *, played=None, mode=Mode.PRACTICE, lines=1, before=(), width=None, out=None
) -> str:
    played = played or scenario(lines=lines)
    out = out or io.StringIO()
    ids = (f"00000000-0000-4000-8000-{number:012}" for number in count())
    means = Means(
        console=Console(io.StringIO(typed), out, width),
        scorer=LetterScorer(),
        save=save,
        clock=Clock(),
        new_id=lambda: next(ids),
    )
    bout = new_bout(played, tuple(line.id for line in played.lines), mode, new_id=means.new_id)
    play_plain(bout, standing(before), means)
    return out.getvalue() if isinstance(out, io.StringIO) else ""


ROUND = """\
Parks (practice, 1 line)
Answer in your own words; an empty line ends an answer. /h lists what else you can ask for.

Line 1 of 1. Your opponent says:
“Close park 1.”
Make 2 of 3 hidden key points. 40 to 90 words are plenty.
? shows hint 1 of 3 on key point 1: free.
Score: 50/100
50 of 100, answered: 1 hit, of 2 asked.
Your answer: [√1 hmm]
Key points of this line:
√ 1 hit: The claim of a. New!
· 2 missed: still open
· 3 missed: still open
Keep: “hmm” makes “a”.
Fix: Key point 2 is still open. Think: b one?

Your opponent comes back:
“I grant a. But that is not all I said. And b?”
Open: key points 2, 3. Made here, each counts half, up to 100.
? shows hint 1 of 3 on key point 2: free.
Score: 75/100
50 + 25 = 75: strong answer.
Your comeback: [√2 mhm]
What the article argues:
√ 1 hit: The claim of a. New!
√ 2 hit: The claim of b. New!
· 3 missed: The claim of c.
Keep: “mhm” makes “b”.
Next time: “c” is still open. Think: c one?
An empty line goes on; before it /m shows a model rebuttal, /w N says why, /d N keeps that you did say it.

The bout is over.
    line-1 “Close park 1.”: 50 + 25 = 75; first go
This bout: 50 + 25 = 75 on average.
Your case: 2 of 3 key points, new today in your own words:
    √ a: “hmm”
    √ b: “mhm”
Strongest: “Close park 1.”: 2 key points in 2 words.
Work on: “c”: not made in 1 of 1 round.
"""


def test_a_round_as_it_reads(save):
    assert play("hmm\n\nmhm\n\n\n", save) == ROUND


def scores(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("Score: ")]


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
        ("hhh\n \t\nhhh\n\nhhh\n\nhhh\n\n", ["Score: 100/100"] * 3),
        ("hmm\n\n/q\nhhh\n\n", ["Score: 50/100"]),
        ("/q", []),
    ],
)
def test_each_answer_is_followed_by_its_score_until_the_input_ends(save, typed, told):
    assert scores(play(typed, save, lines=3)) == told


def test_what_is_told_is_saved(save):
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
def test_no_score_is_told_before_the_answer_is_on_disk(save, faults):
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


def test_the_end_of_the_bout_tries_again_and_says_if_it_was_in_vain(save):
    assert scores(play("hmm\n\n", FullDisk(save, 1))) == ["Score: 50/100"]
    out = io.StringIO()
    with pytest.raises(SaveError, match="The disk is full"):
        play("hmm\n\n", FullDisk(save, 9), out=out)
    assert scores(out.getvalue()) == []
    assert "50 of 100, answered" in out.getvalue()
    assert "This bout: 50 + 0 = 50" in out.getvalue()


def test_before_the_reveal_missed_key_points_stay_masked(save):
    before, after = play("hmm\n\n/s\n", save).split("comes back:")
    assert "The claim of b." not in before
    assert "The claim of b." in after


def test_leaving_at_the_comeback_reveals_nothing(save):
    assert "The claim of b." not in play("hmm\n\n/q\n", save)


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


def test_a_test_keeps_everything_for_the_end(save):
    said = play("?\n/b\nhmm\n\nhhm\n\n", save, mode=Mode.TEST, lines=2)
    asking, telling = said.split("Score: ", maxsplit=1)
    assert "There are no hints here." in asking
    assert "The briefing stays closed in test mode." in asking
    assert asking.count("Saved.") == 2
    assert "claim" not in asking
    assert scores(f"Score: {telling}") == ["Score: 50/100", "Score: 100/100"]
    assert "comes back" not in said


def test_a_test_that_ends_early_tells_what_was_answered(save):
    assert scores(play("hmm\n\nhh", save, mode=Mode.TEST, lines=3)) == ["Score: 50/100", "Score: 100/100"]


def test_timed_play_says_the_limit_and_what_went_over_it(save):
    quick = msgspec.structs.replace(scenario(), lines=(msgspec.structs.replace(scenario().lines[0], time_limit=10),))
    said = play("hmm\n\n/s\n", save, played=quick, mode=Mode.TIMED)
    assert "You have 10 seconds from now; nothing is cut off." in said
    assert "You have 5 seconds from now; nothing is cut off." in said
    assert "Time was over" not in said
    said = play("hmm\n\nmhm\n\n", save, played=quick, mode=Mode.TIMED)
    assert "Time was over after 5 seconds; you took 10. What you wrote counts all the same." in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/d\n/q", "That can be asked once an answer has been scored and its feedback shown."),
        ("/m\n/q", "The model rebuttal can be asked for when its round is over."),
        ("hmm\n\n/m\n/q", "The model rebuttal can be asked for when its round is over."),
        ("hmm\n\n/s\n/m\n", "This line has no model rebuttal."),
        ("hmm\n\n/d 4\n/q", "Say /d and the number of a key point, 1 to 3."),
        ("hmm\n\n/d 1\n/q", "Key point 1 is a hit already."),
        ("hmm\n\n/d 2\n/q", "Kept with this round: you say that sentence makes key point 2. The score stays."),
        ("hmm\n\nmmm\n\n/d 2\n", "Say /d 2 and the number of the sentence."),
        ("hmm\n\nmmm\n\n/d 2 2\n", "Kept with this round: you say that sentence makes key point 2. The score stays."),
        ("hmm\n\n/w 1\n/q", "    “hmm” met “words”: the same word"),
        ("hmm\n\n/w 2\n/q", "    Nothing in your answer comes near it."),
        ("hmm\n\n/w\n/q", "Say /w and the number of a key point, 1 to 3."),
        ("/b\n/q", "There is no briefing."),
        ("/x\n/q", "There is no command /x. /h lists them."),
        ("/h\n/q", "/q    end the bout"),
        ("\n/q", "Nothing is written yet. /s gives no answer, /q ends the bout."),
    ],
)
def test_what_can_be_asked_beside_an_answer(save, typed, said):
    assert said in play(typed, save).splitlines()


@pytest.mark.parametrize(
    ("typed", "sentence", "point"),
    [("hmm\n\n/d 2\n/q\n", "hmm", "b"), ("hmm\n\nmmx\n\n/d 3 2\n", "mmx", "c"), ("hmm\n\n/s\n/d 3\n", "hmm", "c")],
)
def test_a_dispute_is_kept_with_the_round_and_the_score_stays(save, typed, sentence, point):
    play(typed, save)
    (played,) = save.rounds()
    assert [(one.sentence, one.point) for one in played.disputes] == [(sentence, point)]
    assert played.score == 50


def test_after_a_test_each_round_can_be_asked_about(save):
    play("hmm\n\nhmx\n\n/d 2\n\n/d 3\n\n", save, mode=Mode.TEST, lines=2)
    assert [[one.point for one in played.disputes] for played in save.rounds()] == [["c"], ["b"]]


def test_a_dispute_that_cannot_be_kept_says_so(save):
    assert "Not kept: The disk is full." in play("hmm\n\n/d 2\n/q", FullDisk(save, 0))


@pytest.mark.parametrize("typed", ["/ hmm", "what?", "? and what", "/dead is it", "?!"])
def test_only_a_whole_line_is_a_command(save, typed):
    play(f"{typed}\n\n", save)
    assert save.rounds()[0].answers[0].text == typed


def test_what_the_save_has_to_say_is_said_once(save, tmp_path):
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


HOSTILE = "\x1b]52;c;aGk=\x07[/]{0}%s\u202e\r\x9b"


def test_no_control_character_reaches_the_terminal(save):
    played = scenario(briefing=HOSTILE, terms={HOSTILE: HOSTILE}, they_say=HOSTILE, you_say=HOSTILE)
    point = msgspec.structs.replace(
        played.key_points[0],
        claim=HOSTILE,
        name=HOSTILE,
        explanation=HOSTILE,
        source=HOSTILE,
        hints=(HOSTILE,),
        grants=HOSTILE,
        comeback=HOSTILE,
    )
    line = msgspec.structs.replace(played.lines[0], says=HOSTILE, speaker=HOSTILE, model=HOSTILE, concedes=HOSTILE)
    played = msgspec.structs.replace(
        played, title=HOSTILE, key_points=(point, *played.key_points[1:]), lines=(line, *played.lines[1:])
    )
    said = play(f"?\n/b\nhxp {HOSTILE}\n\nhhh {HOSTILE}\n\n/m\n/w 1\n/d 2\n\n", save, played=played)
    assert {character for character in said if not character.isprintable()} <= {"\n"}
    assert said.count("[/]{0}%s") > 12


@pytest.mark.parametrize("width", [78, 40])
def test_on_a_terminal_lines_are_wrapped(save, width):
    long = scenario(briefing="word " * 200 + "\n\n    " + "indented " * 40)
    said = play("/b\nhmm\n\n/s\n/h\n", save, played=long, width=width)
    assert max(map(len, said.splitlines())) <= width


def test_a_stream_without_the_glyphs_gets_ascii(save):
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", errors="strict", write_through=True)
    play("hpx\n\n/q\n", save, out=out)
    said = raw.getvalue().decode("ascii")
    assert '"Close park 1."' in said
    assert "+ 1 hit: The claim of a. New!\n~ 2 partial: Half of it.\n! 3 opposite:" in said
