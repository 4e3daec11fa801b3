"""`debategame rescore` shows past rounds beside today's scores. It changes nothing unasked, and keeps old scores."""

import itertools
import shutil
from pathlib import Path

import msgspec
import pytest

from debategame.play.bout import Stage, new_bout
from debategame.play.rescoring import CurrentScenario, rescore
from debategame.progress.rounds import Mode, Round
from debategame.saves.score_history import replace_scores
from debategame.scenario.model import Scenario
from debategame.scenario.versions import canonical
from debategame.scoring.scorer import VERSION, Scorer
from tests.support.factories import NOON, comeback, new_id, record, save_in
from tests.support.paths import DATA
from tests.support.portable import save_of

TEXTS = {
    "hits": "It is biology: their hormones keep them awake until midnight.",
    "own goal": "Teenagers are just lazy. But a tired brain remembers nothing.",
    "empty": "",
    "half": "The teachers would like it too, I am told.",
    "quotes": "You say lazy, but sleep makes no difference to marks, and they crash.",
}


def today(scenario: Scenario) -> CurrentScenario:
    return CurrentScenario(scenario=scenario, body=canonical(scenario), scorer=Scorer(scenario))


def played_out(save, current: CurrentScenario, mode: Mode, texts: tuple[str, str]) -> None:
    """Play a line with these two answers and three hints on the way, and keep it."""
    scenario, scorer = current.scenario, current.scorer
    attempts = {scenario.lines[0].id: len(save.rounds())}
    bout = new_bout(scenario, (scenario.lines[0].id,), mode, new_id=new_id, attempts=attempts)
    for text in texts:
        for _ in range(3):
            bout = bout.take_hint()
        bout = bout.give(text, scorer=scorer, at=NOON, seconds=1, answer_id=new_id())
        save.record(scenario, bout.round_id, bout.line.id, mode, bout.answers[-1])
        if bout.stage is not Stage.FEEDBACK:
            return
        bout = bout.go_on(bout.round_id)


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.TIMED, Mode.TEST])
@pytest.mark.slow
def test_what_is_scored_today_scores_the_same_today(small, tmp_path, mode):
    save, current = save_in(tmp_path), today(small)
    for texts in itertools.product(TEXTS.values(), repeat=2):
        played_out(save, current, mode, texts)
    results = [rescore(one, current) for one in save.rounds()]
    assert [result.now for result in results] == [result.then for result in results]
    assert not any(result.changed for result in results)


def test_what_review_asked_with_is_heard_again(small, tmp_path):
    save, point = save_in(tmp_path), small.key_points[0]
    bout = msgspec.structs.replace(new_bout(small, ("lazy",), Mode.REVIEW, new_id=new_id), asks=point.id)
    bout = bout.give(point.comeback, scorer=Scorer(small), at=NOON, seconds=1, answer_id=new_id())
    played = save.record(small, bout.round_id, "lazy", Mode.REVIEW, bout.answers[0])
    assert "echo" in played.answers[0].flags
    assert rescore(played, today(small)).now == played


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """A folder with the small scenario in it."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    shutil.copy(DATA / "small.yaml", folder / "small.yaml")
    return folder


@pytest.fixture
def played(tmp_path: Path, small: Scenario) -> Round:
    """A round on the small scenario that made nothing."""
    save = save_in(tmp_path / "saves")
    played_out(save, today(small), Mode.PRACTICE, ("The moon tells them to.", "The moon, I say."))
    return save.rounds()[0]


def add_a_wording(scenarios: Path) -> None:
    file = scenarios / "small.yaml"
    before = "      - Their hormones keep them awake until midnight.\n"
    text = file.read_text(encoding="utf-8").replace(before, f"{before}      - The moon tells them to.\n")
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("--apply",), ("--undo",)])
def test_a_player_without_a_save_is_wrong_use(saves, command, options):
    told = command("rescore", "--player", "Ada", *options)
    assert (told.status, told.complained) == (2, f"debategame: Ada has no save in {saves}\n")
    assert not saves.exists()


def test_old_and_new_scores_are_compared_and_nothing_is_changed(scenarios, saves, played, command):
    add_a_wording(scenarios)
    told = command("rescore", "--scenarios", scenarios)
    headings, row, summary, advice = told.said.splitlines()
    assert headings.split() == ["Date", "Scenario", "Line", "Then", "Today"]
    assert row.split()[3:] == ["lazy", "0", "+", "0", "=", "0", "··", "100", "+", "0", "=", "100", "√·"]
    assert summary == "1 of 1 round would score differently today."
    assert advice.startswith("Nothing is changed")
    assert save_in(saves).rounds() == [played]


def test_applied_rounds_count_as_today_and_undone_as_before(scenarios, saves, played, command):
    add_a_wording(scenarios)
    command("rescore", "--scenarios", scenarios, "--apply")
    save = save_in(saves)
    (now,) = save.rounds()
    assert (now.final, save.progress().standing(now.scenario).made) == (100, {"body-clock"})
    assert "The moon tells them to." in save.scenario(now.scenario_hash).key_points[0].wordings
    assert '"kind":"former"' in command("export").said
    assert "0 of 1 round would score" in command("rescore", "--scenarios", scenarios).said
    assert command("rescore", "--undo").said == "1 round count with the old scores again.\n"
    assert save.rounds() == [played]
    assert save.progress().standing(now.scenario).made == frozenset()
    assert command("rescore", "--undo").said == "There is nothing to undo.\n"


def test_without_its_file_a_round_is_held_against_the_scenario_as_it_was(tmp_path, saves, played, command):
    told = command("rescore", "--scenarios", tmp_path / "nowhere")
    assert told.said == "0 of 1 round would score differently today.\n"


def test_a_line_that_is_gone_leaves_its_rounds_as_they_are(scenarios, saves, played, command):
    file = scenarios / "small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("lazy", "idle"), encoding="utf-8")
    told = command("rescore", "--scenarios", scenarios, "--apply")
    assert told.said.splitlines() == [
        "1 round not rescored: its line is no longer in the scenario.",
        "0 of 1 round would score differently today.",
    ]
    assert save_in(saves).rounds() == [played]


def test_a_comeback_without_its_answer_is_not_rescored(small, tmp_path):
    lone = record(save_in(tmp_path), comeback(), scenario=small, line="lazy")
    assert rescore(lone, today(small)).why == "only its comeback answer is left"


def test_a_round_played_on_meanwhile_is_not_touched(small, saves, played):
    stale = msgspec.structs.replace(played, answers=played.answers[:1])
    save = save_of(saves, [])
    assert save.write(lambda db: replace_scores(db, stale, stale, b"", NOON)) is False
    assert save_in(saves).rounds() == [played]


def test_rescore_closes_the_break_between_scorers_even_where_no_score_changes(scenarios, saves, played, command):
    old = tuple(msgspec.structs.replace(given, id=new_id(), scorer="1") for given in played.answers)
    save = save_in(saves)
    for given in old:
        save.record(
            round_id="00000000-0000-4000-8000-000000000001",
            line_id="lazy",
            answer=given,
            scenario=save.scenario(played.scenario_hash),
            mode=Mode.PRACTICE,
        )
    told = command("rescore", "--scenarios", scenarios)
    assert "1 round of an older scorer would score the same today.\nNothing is changed." in told.said
    assert {each.scorer for each in save_in(saves).rounds()} == {"1", VERSION}
    command("rescore", "--scenarios", scenarios, "--apply")
    assert {given.scorer for each in save_in(saves).rounds() for given in each.answers} == {VERSION}
    assert save_in(saves).progress().standing(played.scenario).best_scorer(Mode.PRACTICE) == VERSION
    command("rescore", "--undo")
    assert {each.scorer for each in save_in(saves).rounds()} == {"1", VERSION}
