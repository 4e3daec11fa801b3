"""Plain play: the map and the recall by commands, and what is kept of them."""

import pytest

from debategame.progress.rounds import Mode
from tests.support.bouts import NOON, scenario
from tests.support.factories import save_in
from tests.support.streams import FullDisk, play


@pytest.fixture
def save(tmp_path):
    return save_in(tmp_path, now=lambda: NOON)


def test_the_briefing_offers_the_map_which_masks_what_was_not_met(save):
    said = play("/b\n/map\n/q\n", save)
    assert "/learn asks for its claims first: about 2 minutes." in said
    assert said.count("\n? not met yet") == 3
    assert "3 claims masked. /open shows every claim." in said
    assert not save.path.exists()


def test_the_open_map_shows_every_claim_and_the_round_is_studied(save):
    said = play("/open\nhmm\n\n/s\n", save)
    assert "    The claim of c.\n" in said
    (played,) = save.rounds()
    assert (played.studied, played.first_sight) == (True, False)


def test_a_recall_asks_for_claims_and_names_and_leads_back_to_the_line(save):
    said = play("/learn\nhmm\npmm\n\n1\n3\n\nhmm\n\n/q\n", save)
    assert "Recall, 1 of 6." in said
    assert "A hint: a one?" in said
    assert "√ You have it.\n    a: The claim of a.\n" in said
    assert "· Passed.\n    c: The claim of c.\n" in said
    assert "The article claims: The claim of a." in said
    assert "You had 1 of 3 claims and 1 of 3 names.\nNow answer the line.\n\nLine 1 of 1." in said
    assert save.rounds()[0].studied


@pytest.mark.parametrize("typed", ["/learn\n/q\n", "/learn\n"])
def test_a_recall_that_is_left_at_once_notes_nothing(save, typed):
    assert "Now answer the line." in play(f"{typed}", save)
    assert not save.path.exists()


def test_study_is_for_before_the_first_answer_and_not_in_a_test(save):
    assert "not in the middle of a round" in play("hmm\n\n/open\n/q\n", save)
    assert save.studied_lines("parks") == frozenset()
    assert "The map stays closed in test mode." in play("/learn\n/q\n", save, mode=Mode.TEST)


def test_a_full_disk_is_told_and_shows_no_open_map(save):
    said = play("/open\n/learn\nhmm\n/q\n/q\n", FullDisk(save, faults=9), played=scenario())
    assert said.count("Not saved: The disk is full.") == 2
    assert "Recall, 2 of 6." in said
