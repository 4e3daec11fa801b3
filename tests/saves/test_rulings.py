"""What a teacher rules is kept beside the game's verdicts: the newest ruling counts, and it can be taken back."""

import datetime

from debategame.progress.rulings import Ruling
from debategame.saves.rulings import add_ruling, place_of_answer, rules_on_answer
from debategame.scoring.model import Verdict
from tests.support.factories import NOON, answer, record, save_in


def ruling(answer_id: str, minute: int, verdict: Verdict | None, point: str = "play") -> Ruling:
    at = NOON + datetime.timedelta(minutes=minute)
    return Ruling(answer=answer_id, point=point, verdict=verdict, at=at, note="Look again.")


def test_the_newest_ruling_counts_in_whatever_order_they_come(tmp_path):
    save = save_in(tmp_path)
    given = record(save).answers[0]
    new, old = ruling(given.id, 2, Verdict.MISSED), ruling(given.id, 1, Verdict.HIT)
    assert save.file.write(lambda db: [add_ruling(db, one) for one in (new, old, new)]) == [True, False, False]
    assert save.rulings() == (new,)
    save.file.write(lambda db: add_ruling(db, ruling(given.id, 3, None)))
    assert save.rulings() == ()
    save.file.write(lambda db: add_ruling(db, ruling(given.id, 2, Verdict.HIT)))
    assert save.rulings() == ()


def test_a_ruling_changes_no_score_and_no_verdict(tmp_path):
    save = save_in(tmp_path)
    played = record(save)
    before = save.progress()
    save.file.write(lambda db: add_ruling(db, ruling(played.answers[0].id, 1, Verdict.CONTRADICTED)))
    assert save.round(played.id) == played
    assert save.progress() == before


def test_only_answers_of_the_save_are_ruled_on(tmp_path):
    save = save_in(tmp_path)
    given = record(save, answer()).answers[0]
    at_home = save.file.read(lambda db: rules_on_answer(db, ruling(given.id, 1, Verdict.HIT)))
    other_point = save.file.read(lambda db: rules_on_answer(db, ruling(given.id, 1, Verdict.HIT, "rain")))
    elsewhere = save.file.read(lambda db: rules_on_answer(db, ruling("1f", 1, Verdict.HIT)))
    assert (at_home, other_point, elsewhere) == (True, False, False)
    assert save.file.read(lambda db: place_of_answer(db, given.id)) == ("parks", "close")
    assert save.file.read(lambda db: place_of_answer(db, "1f")) is None


def test_a_save_without_a_file_has_no_rulings(tmp_path):
    assert save_in(tmp_path).rulings() == ()
