"""Say it better: which key points it is about, what it counts as, and which words of the player's stand beside it."""

import msgspec
import pytest

from debategame.play.bout import Stage
from debategame.play.training.better import better_bout, nearest_words, points_to_better
from debategame.progress.rounds import Mode
from debategame.progress.schedule import Rating, ratings_of
from tests.support.bouts import NOON, LetterScorer, answer, scenario, verdict, verdicts

PLAYED = scenario({"a": 1, "b": 1, "c": 3})
LINE = PLAYED.lines[0]


@pytest.mark.parametrize(
    ("letters", "done", "left"),
    [(["hmm"], (), "cb"), (["hmm", "mhp"], (), "c"), (["hxp"], (), "cb"), (["hmm"], ("c",), "b"), (["hhh"], (), "")],
)
def test_key_points_that_were_not_hit_are_said_better_the_heaviest_first(letters, done, left):
    answers = [answer("x", *verdicts(one)) for one in letters]
    assert "".join(point.id for point in points_to_better(PLAYED, LINE, answers, done)) == left


def test_it_is_a_round_of_review_that_counts_as_helped():
    asked = better_bout(PLAYED, LINE, "b", "round")
    assert (asked.mode, asked.asks, asked.speech.text) == (Mode.REVIEW, "b", "And b?")
    after = asked.give("mhm", scorer=LetterScorer(), at=NOON, seconds=5, answer_id="id")
    assert after.stage is Stage.REVEAL
    assert ratings_of(after.answers[0])["b"] is Rating.HARD


def test_a_sentence_copied_from_the_screen_is_noticed():
    claim = "Everybody in this town may walk in the park for nothing."
    point = msgspec.structs.replace(PLAYED.key_points[0], claim=claim)
    played = msgspec.structs.replace(PLAYED, key_points=(point, *PLAYED.key_points[1:]))

    class Hit(LetterScorer):
        def score(self, line_id, rebuttal, *, heard=""):
            points = (verdict("a", "h", rebuttal, rebuttal), *verdicts("mmm")[1:])
            return msgspec.structs.replace(super().score(line_id, rebuttal), points=points)

    asked = better_bout(played, played.lines[0], "a", "round")
    after = asked.give(claim, scorer=Hit(), at=NOON, seconds=5, answer_id="id")
    assert after.answers[0].copied == {"a"}


def test_the_nearest_words_are_those_that_had_to_do_with_the_verdict_or_else_the_last_answer():
    near = answer("Parks. Trees give shade.", verdict("a", "p", "Parks. Trees give shade.", "Trees give shade"))
    last = answer("Ducks\n live there.", *verdicts("mmm"))
    assert nearest_words([near, last], "a") == "Trees give shade"
    assert nearest_words([near, last], "b") == "Ducks live there."
    assert nearest_words([last, answer("", *verdicts("mmm"))], "b") == "Ducks live there."
