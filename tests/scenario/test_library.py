"""Scenarios are found in a folder, by id, or by path; a broken file never hides the others."""

from pathlib import Path

import pytest

from debategame.errors import ScenarioError, UsageError
from debategame.scenario.library import find, load
from tests.support.paths import DATA

LEAST = (DATA / "least.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three scenarios, one of them in a folder, one broken file, and files that are none."""
    for name, scenario_id, level in (("b.yaml", "hard", 3), ("a.yml", "easy", 1), ("year-10/c.YAML", "middle", 2)):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(LEAST.replace("id: least", f"id: {scenario_id}\nlevel: {level}"), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("format: 1\nid: wrecked\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not: [yaml", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("not: [yaml", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_scenarios_by_level_and_the_problems_of_the_rest(folder: Path) -> None:
    shelf = load(folder)
    assert [found.scenario.id for found in shelf.found] == ["easy", "middle", "hard"]
    assert shelf.found[1].path == folder / "year-10" / "c.YAML"
    assert {problem.file for problem in shelf.problems} == {str(folder / "broken.yaml")}


def test_a_scenario_that_an_editor_made_a_text_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml.txt").write_text(LEAST, encoding="utf-8")
    shelf = load(tmp_path)
    assert shelf.found == ()
    (problem,) = shelf.problems
    assert (problem.file, problem.level) == (str(tmp_path / "mine.yaml.txt"), "warning")
    assert "rename it to mine.yaml" in problem.message


def test_an_id_that_another_file_has_is_reported_at_its_place(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(LEAST, encoding="utf-8")
    (problem,) = load(tmp_path).problems
    assert (problem.file, problem.line, problem.column) == (str(tmp_path / "b.yaml"), 2, 5)
    assert (problem.path, problem.level) == ("$.id", "error")


def test_of_one_level_the_title_decides(tmp_path: Path) -> None:
    for name, title in (("a", "Zebras"), ("b", "Apples")):
        text = LEAST.replace("id: least", f"id: {name}").replace("The least there is", title)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert [found.scenario.title for found in load(tmp_path).found] == ["Apples", "Zebras"]


def test_the_second_file_with_one_id_is_a_problem(folder: Path) -> None:
    (folder / "z.yaml").write_text((folder / "b.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    shelf = load(folder)
    assert [found.path.name for found in shelf.found if found.scenario.id == "hard"] == ["b.yaml"]
    (problem,) = [problem for problem in shelf.problems if problem.file == str(folder / "z.yaml")]
    assert problem.message == f"the id `hard` is already used by {folder / 'b.yaml'}"


@pytest.mark.parametrize(
    ("missing", "why"), [("nowhere", "there is no such folder"), ("notes.txt", "it is a file, not a folder")]
)
def test_no_folder_is_a_problem_and_no_crash(folder: Path, missing: str, why: str) -> None:
    shelf = load(folder / missing)
    assert shelf.found == ()
    assert [problem.message for problem in shelf.problems] == [why]


def test_an_id_is_looked_for_in_the_folder(folder: Path) -> None:
    assert find("middle", folder).path == folder / "year-10" / "c.YAML"


@pytest.mark.parametrize("name", ["b.yaml", "year-10/c.YAML", "a.yml"])
def test_a_path_is_read_wherever_it_is(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert find(name, Path("nowhere")).path == Path(name)


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("hardd", "there is no scenario `hardd` in"),
        ("hardd", "did you mean `hard`?"),
        ("xyzzy", "files there that cannot be played: 1 (see `debategame check`)"),
        ("nowhere/x.yaml", "there is no file nowhere/x.yaml"),
        ("x\x1b[2J", "`x�[2J`"),
    ],
)
def test_what_is_not_there_is_wrong_use(folder: Path, ref: str, told: str) -> None:
    with pytest.raises(UsageError) as raised:
        find(ref, folder)
    assert told in str(raised.value)


def test_a_folder_that_is_not_there_holds_no_scenario(folder: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        find("hard", folder / "nowhere")


@pytest.mark.parametrize("ref", ["broken", "{folder}/broken.yaml"])
def test_what_is_there_and_broken_tells_its_problems(folder: Path, ref: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        find(ref.format(folder=folder), folder)
    assert [problem.path for problem in raised.value.problems] == ["$.title", "$.key_points", "$.lines"]
