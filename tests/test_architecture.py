"""Each part of the package imports only those to its left in the order, and no command loads unseen screens."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import debategame

PACKAGE = Path(debategame.__file__).parent
ORDER = (
    "errors",
    "files",
    "terminal",
    "text",
    "scenario",
    "scoring",
    "progress",
    "play",
    "saves",
    "transfer",
    "classroom",
    "authoring",
    "ui",
    "web",
    "cli",
)
SCREEN_LIBRARIES = {"textual", "rich"}
STORE_LIBRARIES = {"sqlalchemy", "alembic", "psycopg"}
PAGE_LIBRARIES = {"starlette", "uvicorn", "jinja2", "argon2", "segno", "sse_starlette", "prometheus_client"}
USES_SCREENS = {"cli/commands/play.py", "cli/screens.py", "cli/commands/try_.py", "cli/commands/answers.py"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def imported_names(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def libraries_of(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported_names(path)}


def users_of(libraries: set[str]) -> list[Path]:
    return [path for path in modules() if libraries_of(path) & libraries]


def test_a_module_imports_only_what_stands_to_its_left() -> None:
    wrong = {}
    for path in modules():
        later = ORDER[ORDER.index(part_of(path)) + 1 :] if part_of(path) in ORDER else ()
        ours = {name.split(".")[1] for name in imported_names(path) if name.startswith("debategame.")}
        wrong[name_of(path)] = ours & set(later)
    assert {name: parts for name, parts in wrong.items() if parts} == {}


def test_only_the_screens_import_the_screen_library() -> None:
    assert [name_of(path) for path in users_of(SCREEN_LIBRARIES) if part_of(path) != "ui"] == []


def test_only_the_store_imports_the_libraries_of_databases() -> None:
    store = PACKAGE / "web" / "store"
    assert [name_of(path) for path in users_of(STORE_LIBRARIES) if not path.is_relative_to(store)] == []


def test_only_the_pages_import_the_libraries_of_pages() -> None:
    web, store = PACKAGE / "web", PACKAGE / "web" / "store"
    users = users_of(PAGE_LIBRARIES)
    assert [name_of(path) for path in users if not path.is_relative_to(web) or path.is_relative_to(store)] == []


def test_only_the_commands_that_show_screens_import_them() -> None:
    users = {
        name_of(path)
        for path in modules()
        if part_of(path) != "ui" and any(name.startswith("debategame.ui") for name in imported_names(path))
    }
    assert users <= USES_SCREENS


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def cycle(imports: dict[str, set[str]]) -> list[str]:
    """A chain of imports that leads back to its beginning; empty if there is none."""
    left = {name: imported & set(imports) for name, imported in imports.items()}
    while leaves := {name for name, imported in left.items() if not imported}:
        left = {name: imported - leaves for name, imported in left.items() if name not in leaves}
    chain = list(left)[:1]
    while chain and chain[-1] not in chain[:-1]:
        chain.append(min(left[chain[-1]]))
    return chain[chain.index(chain[-1]) :] if chain else []


def test_a_cycle_is_found() -> None:
    assert cycle({"a": {"b", "x"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert cycle({"a": {"b"}, "b": {"x"}}) == []


def test_no_module_imports_itself_by_way_of_others_not_even_for_types_or_in_a_function() -> None:
    assert cycle({module_name(path): imported_names(path) - {module_name(path)} for path in modules()}) == []


UI_ORDER = ("columns", "dates", "guard", "names", "services", "themes", "unix_driver", "widgets", "help", "feedback")
UI_ORDER += ("speech", "history", "study", "bout", "home", "tryout", "answers", "app")


def test_a_folder_of_screens_imports_only_those_to_its_left() -> None:
    wrong = {}
    for path in modules():
        place = path.relative_to(PACKAGE / "ui").parts[0].removesuffix(".py") if part_of(path) == "ui" else "__init__"
        if place != "__init__":
            used = {name.split(".")[2] for name in imported_names(path) if name.startswith("debategame.ui.")}
            wrong[name_of(path)] = used & set(UI_ORDER[UI_ORDER.index(place) + 1 :])
    assert {name: folders for name, folders in wrong.items() if folders} == {}


def loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("part", [part for part in ORDER if part not in ("ui", "cli")])
def test_importing_a_part_loads_nothing_to_its_right(part: str) -> None:
    names = [
        "debategame." + path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        for path in modules()
        if part_of(path) == part and path.name != "__init__.py"
    ]
    if not names:
        return
    loaded = loaded_after("import " + ", ".join(names))
    later = ORDER[ORDER.index(part) + 1 :]
    assert not {name for name in loaded if any(name.startswith(f"debategame.{right}") for right in later)}
    assert not SCREEN_LIBRARIES & loaded


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["play", "--help"], ["check", "--help"]])
def test_a_command_does_not_load_screens_it_does_not_show(words: list[str]) -> None:
    loaded = loaded_after(f"from debategame.cli.main import run\nrun({words!r})")
    assert not SCREEN_LIBRARIES & loaded


@pytest.mark.parametrize("name", ["play", "history", "class", "disputes", "answers", "export", "forget"])
def test_a_command_loads_nothing_of_the_web_unless_it_is_told_to(name: str) -> None:
    module = f"{name}_" if name == "class" else name
    loaded = loaded_after(f"import debategame.cli.commands.{module}\nimport debategame.cli.main")
    assert not (STORE_LIBRARIES | PAGE_LIBRARIES) & loaded
    assert not {name for name in loaded if name.startswith("debategame.web")}


FOLDERS = sorted(
    path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE
)


@pytest.mark.parametrize("part", [folder for folder in FOLDERS if folder != "cli/commands"])
def test_a_folder_says_what_is_where(part: str) -> None:
    told = set(re.findall(r"\w+", (PACKAGE / part / "__init__.py").read_text(encoding="utf-8")))
    assert {path.stem for path in (PACKAGE / part).glob("*.py")} - {"__init__"} <= told


def test_no_module_of_the_package_is_longer_than_a_reader_can_hold() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
