import json
import random
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import argkp
from benchmarks.marked import Pair, Tally, marked_as, tally
from benchmarks.workshop.ablation import differences
from benchmarks.workshop.answers import figures
from benchmarks.workshop.command import TABLES, workshop
from benchmarks.workshop.data import (
    OWN,
    UNSEEN,
    MarkedSet,
    contradiction_sets,
    fourth_unseen_sets,
    rows,
    second_unseen_sets,
    sentence_sets,
    shipped,
    shipped_sets,
    third_unseen_sets,
    topic_sets,
    tuning_sets,
    unseen_sets,
)
from benchmarks.workshop.framed import FILES, FOREIGN, GIBBERISH, own_sentences
from benchmarks.workshop.gibberish import SLOT, filled, nouns_and_verbs
from benchmarks.workshop.marking import Mark, fold_file
from benchmarks.workshop.switches import GUARDS, known_switches
from benchmarks.workshop.tables import Table, number, printed, share
from debategame.scoring.model import Verdict


def mark(verdict: Verdict, point: str = "a") -> Mark:
    return Mark(point, verdict, 0.5, doubted=False)


def shown(counts: Tally) -> dict[str, str]:
    return {row.measure: row.shown for row in figures(counts)}


@pytest.mark.parametrize(
    "sets",
    [
        unseen_sets,
        second_unseen_sets,
        third_unseen_sets,
        fourth_unseen_sets,
        partial(tuning_sets, OWN),
        topic_sets,
        sentence_sets,
        contradiction_sets,
        partial(shipped_sets, OWN),
    ],
    ids=["unseen", "unseen-2", "unseen-3", "unseen-4", "tuning", "topics", "sentences", "contradictions", "shipped"],
)
def test_marked_answers_name_lines_and_key_points_of_their_scenario(sets: Callable[[], list[MarkedSet]]) -> None:
    for one in sets():
        assert len(one.answers) >= 36, one.name
        for row in one.answers:
            points = set(one.scenario.line(row["line"]).points)
            assert points.issuperset(row["hits"] + row["partial"] + row["contradicts"]), (one.name, row)


@pytest.mark.parametrize("file", sorted((OWN / "rejecting").glob("*.jsonl")), ids=lambda file: file.stem)
def test_answers_that_reject_something_name_lines_and_key_points_of_their_scenario(file: Path) -> None:
    scenario = shipped(file.stem)
    answers = rows(file)
    assert len(answers) == 30
    for row in answers:
        assert set(scenario.line(row["line"]).points).issuperset(row["hits"] + row["partial"] + row["contradicts"]), row


def test_the_other_sides_points_are_argued_by_lines_of_the_scenario() -> None:
    for one in unseen_sets():
        theirs = json.loads((UNSEEN / f"{one.name}.theirs.json").read_text(encoding="utf-8"))
        ids = {point["id"] for point in theirs["their_points"]}
        assert {line.id for line in one.scenario.lines}.issuperset(theirs["argues"]), one.name
        assert ids.issuperset(point for argued in theirs["argues"].values() for point in argued), one.name


@pytest.mark.parametrize(("file", "count"), [*zip(FILES, (24, 40, 24, 24, 300, 100), strict=True)])
def test_there_are_as_many_frames_of_each_kind_and_each_takes_something(file: Path, count: int) -> None:
    frames = json.loads(file.read_text(encoding="utf-8"))
    frames.pop(FOREIGN, None)
    assert {kind: len(of) for kind, of in frames.items()} == dict.fromkeys(frames, count)
    for kind, of in frames.items():
        slot = SLOT if kind == GIBBERISH else re.compile(r"\{[sSxX]\}")
        assert all(map(slot.search, of))


def test_an_adversarial_answer_counts_unless_a_hit_is_marked() -> None:
    rows = [{"kind": "subtle", "hits": []}, {"kind": "subtle", "hits": ["a"]}, {"kind": "fluent", "hits": []}]
    counts = tally(rows, [(mark(Verdict.HIT),)] * 3)
    assert (counts.adversarial["subtle"], counts.fooled["subtle"]) == (1, 1)


def test_a_pair_marked_partial_counts_neither_way() -> None:
    row = {"hits": ["a"], "partial": ["b"], "contradicts": []}
    counts = tally([row], [(mark(Verdict.HIT, "a"), mark(Verdict.MISSED, "b"))])
    assert (shown(counts)["precision"], shown(counts)["recall"]) == ("1.000", "1.000")


def test_a_true_hit_called_contradicted_is_counted() -> None:
    counts = Tally.joined([tally([{"hits": ["a"]}], [(mark(Verdict.CONTRADICTED),)])] * 2)
    assert counts.pairs == [Pair(Verdict.HIT, Verdict.CONTRADICTED, 0.5, doubted=False)] * 2
    assert shown(counts)["true hits called contradicted"] == "2/2 1.000"


def test_a_key_point_in_no_list_is_marked_missed() -> None:
    assert marked_as({"hits": ["a"], "contradicts": ["b"]}, "b") is Verdict.CONTRADICTED
    assert marked_as({"hits": ["a"], "contradicts": ["b"]}, "c") is Verdict.MISSED


def test_own_sentences_are_statements_that_a_line_can_be_answered_with() -> None:
    for one in unseen_sets():
        for own in own_sentences(one.scenario):
            assert own.point in one.scenario.line(own.line).points
            assert not own.text.endswith("?")


def test_nouns_end_a_phrase_and_verbs_follow_an_auxiliary() -> None:
    assert nouns_and_verbs(["The old library can lend books to a child."]) == (("library", "child"), ("lend",))


def test_a_slot_that_comes_twice_gets_the_same_word() -> None:
    text = filled("{n1} {v1} {n1} {n2}", ["boat", "tree"], ["sings"], random.Random(1))  # noqa: S311
    first, verb, again, other = text.split()
    assert (first, verb) == (again, "sings")
    assert {first, other} == {"boat", "tree"}


def test_the_file_of_a_fold_is_found_by_its_motion(tmp_path: Path) -> None:
    (tmp_path / "folds.json").write_text('[["We should sing"], ["We should dance"]]', encoding="utf-8")
    assert fold_file(tmp_path, "We should dance") == tmp_path / "1.bin"
    with pytest.raises(ValueError, match="We should eat"):
        fold_file(tmp_path, "We should eat")


def test_a_table_leaves_out_columns_without_a_word() -> None:
    table = printed(Table("Some", {"now": (number("AUC", 0.5, goal="≥ .6"), share("hits", 1, 4))}))
    assert table.splitlines() == [
        "## Some",
        "",
        "measure  now        goal",
        "-" * 24,
        "AUC      0.500      ≥ .6",
        "hits     1/4 0.250",
    ]


def test_an_ablation_prints_what_changes() -> None:
    whole = {("Some", "AUC"): 0.9, ("Some", "F1"): 0.7}
    assert differences(whole, {("Some", "AUC"): 0.85, ("Some", "F1"): 0.7}) == ["Some", "  -0.050  AUC, from 0.900"]
    assert differences(whole, whole) == ["  no figure changes"]


@pytest.mark.slow
def test_the_workshop_needs_no_data_but_the_projects_own() -> None:
    outcome = CliRunner().invoke(workshop, ["--only", "new,argkp,adversarial,cases", "--answers", "2", "--jobs", "1"])
    assert outcome.exit_code == 0
    assert "## New scenarios, with their_points" in outcome.output
    assert "homework (tuning)" in outcome.output
    assert "'argkp' is left out. For it, copy the CSV files of ArgKP-2021 into DATA/argkp" in outcome.output
    assert "'adversarial' is left out." in outcome.output
    assert "'cases' is left out." in outcome.output


def test_every_guard_can_be_switched_off_in_the_scorer_as_it_is(tmp_path: Path) -> None:
    assert {guard.name for guard in GUARDS} <= {switch.name for switch in known_switches(tmp_path)}


def test_a_file_in_the_users_folder_takes_the_place_of_the_projects(tmp_path: Path) -> None:
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked" / "big-society-dev.jsonl").write_text("", encoding="utf-8")
    sizes = {one.name: len(one.answers) for one in shipped_sets(tmp_path)}
    assert sizes == {"big-society-dev": 0, "big-society-dev-2": 84, "big-society-answers": 150}


def test_argkp_without_wordings_has_bare_claims(tmp_path: Path) -> None:
    topic = argkp.Topic("We should sing", "1", ("Songs cheer us up",), ())
    (point,) = argkp.accepted(tmp_path, [topic])[topic.key]
    assert (point.claim, point.wordings) == ("Songs cheer us up", ())


def test_an_unknown_table_is_refused_with_the_names_of_all() -> None:
    outcome = CliRunner().invoke(workshop, ["--only", "nonsense"])
    assert outcome.exit_code == 2
    assert all(name in outcome.output for name in TABLES)
