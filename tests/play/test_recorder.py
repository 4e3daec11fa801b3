"""Recording a bout: every answer is saved once, and saving is tried again after a failure."""

from debategame.play.bout import new_bout
from debategame.play.recorder import Recorder, as_round, record_round
from debategame.progress.rounds import Mode
from tests.support.bouts import NOON, LetterScorer, scenario
from tests.support.factories import new_id
from tests.support.streams import FULL, Clock, FullDisk


def answered(*texts):
    bout = new_bout(scenario(), ("line-1",), Mode.PRACTICE, new_id=new_id)
    for text in texts:
        bout = bout.go_on(new_id()) if bout.answers else bout
        bout = bout.give(text, scorer=LetterScorer(), at=NOON, seconds=5.0, answer_id=new_id())
    return bout


def test_a_round_is_saved_with_all_its_answers(save):
    stored = record_round(save, answered("hmm", "mhm"))
    assert [answer.text for answer in stored.answers] == ["hmm", "mhm"]
    assert save.rounds() == [stored]


def test_saving_a_round_again_changes_nothing(save):
    bout = answered("hmm", "mhm")
    assert record_round(save, bout) == record_round(save, bout)
    assert len(save.rounds()) == 1


def test_an_answer_that_was_not_saved_waits_for_the_next_try(save):
    recorder, bout = Recorder(FullDisk(save, 1), clock=Clock()), answered("hmm")
    failed = recorder.save(bout)
    assert (failed.saved, failed.fault, recorder.rounds) == ((), FULL, (as_round(bout, save.player),))
    tried_again = recorder.save_waiting()
    assert (tried_again.saved, tried_again.fault) == ((bout,), None)
    assert recorder.rounds == tuple(save.rounds())


def test_once_everything_is_saved_nothing_waits(save):
    recorder = Recorder(save, clock=Clock())
    recorder.save(answered("hmm"))
    assert recorder.save_waiting().saved == ()
