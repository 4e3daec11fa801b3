"""docs/architecture.md and CONTRIBUTING.md name only what exists."""

import re
from pathlib import Path

import pytest

from debategame.cli.main import COMMANDS
from tests.support.paths import ROOT
from tests.test_architecture import ORDER

PACKAGE = ROOT / "debategame"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = {"architecture": ARCHITECTURE, "contributing": CONTRIBUTING}


def named_paths(page: str) -> list[str]:
    """Return what stands in backticks and looks like a file or folder."""
    quoted = re.findall(r"`([\w./-]+)`", page)
    return [name for name in quoted if "/" in name or name.endswith((".py", ".md"))]


@pytest.mark.parametrize("page", PAGES)
def test_every_file_it_names_exists(page: str) -> None:
    assert named_paths(PAGES[page])
    assert [name for name in named_paths(PAGES[page]) if not exists(name)] == []


def exists(name: str) -> bool:
    """Return whether a path exists in the repository or in the package."""
    return name == "dist/" or any((folder / name).exists() for folder in (ROOT, PACKAGE))


def test_the_table_has_every_folder_in_the_order_of_imports() -> None:
    table = ARCHITECTURE.split("## The folders")[1].split("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == ORDER


def test_the_picture_names_only_folders_and_modules_that_exist() -> None:
    (picture,) = re.findall(r"```mermaid\n(.*?)```", ARCHITECTURE, re.DOTALL)
    folders = {name.split("<br/>")[0] for name in re.findall(r'\["([^"]+)"\]', picture)}
    known = {name for name in folders if (PACKAGE / name).is_dir()}
    assert {"ui/bout", "play", "scoring", "saves", "scenario", "authoring", "ui/feedback"} <= known


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    folder = ROOT / "docs" if page == "architecture" else ROOT
    links = re.findall(r"\]\(((?!http)[^)#]+)\)", PAGES[page])
    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_it_names_exists(page: str) -> None:
    assert set(re.findall(r"`debategame ([a-z]+)", PAGES[page])) <= set(COMMANDS)


def test_every_make_target_it_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {word for words in re.findall(r"`make ([a-z -]+)`", CONTRIBUTING) for word in words.split()}
    assert named
    assert named <= targets


def test_every_tool_it_names_exists() -> None:
    tools = re.findall(r"`python -m tools\.(\w+)`", CONTRIBUTING)
    assert tools
    assert all(Path(ROOT, "tools", f"{tool}.py").exists() for tool in tools)
