"""What is installed is pinned, and the package says where it runs."""

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = dict(row.split("==") for row in (ROOT / "constraints.txt").read_text(encoding="utf-8").split())
PINNED = {canonicalize_name(name): version for name, version in PINS.items()}
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))


def own_requirements() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    rows = [*PROJECT["dependencies"], *(row for extra in extras for row in extra)]
    return [requirement for requirement in map(Requirement, rows) if requirement.name != PROJECT["name"]]


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Return whether a requirement holds on any system and Python that the project supports."""
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({**system, "python_version": python, "python_full_version": f"{python}.0", "extra": extra})
        for system in SYSTEMS
        for python in PYTHONS
        for extra in extras or {""}
    )


def needed() -> Iterator[str]:
    """Yield every package that an extra or the game needs, as far as the packages are installed."""
    waiting, seen = own_requirements(), set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, *sorted(requirement.extras)) in seen:
            continue
        seen.add((name, *sorted(requirement.extras)))
        yield name
        try:
            rows = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        waiting += [row for row in map(Requirement, rows) if applies(row, requirement.extras)]


def test_every_package_is_pinned() -> None:
    assert {name for name in needed() if name not in PINNED} <= {"pip"}  # pip installs the pins


@pytest.mark.parametrize("requirement", own_requirements(), ids=lambda requirement: requirement.name)
def test_the_pinned_version_is_one_that_is_allowed(requirement: Requirement) -> None:
    assert Version(PINNED[canonicalize_name(requirement.name)]) in requirement.specifier


def test_pins_name_versions_and_no_host() -> None:
    rows = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if not re.fullmatch(r"[\w.-]+==[\w.]+", row)] == []


def test_the_classifiers_are_what_the_workflow_tests() -> None:
    named = [row.rsplit(" ", 1)[1] for row in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", row)]
    matrix = WORKFLOW["jobs"]["test"]["strategy"]["matrix"]
    assert tuple(named) == PYTHONS
    assert matrix["python"] == list(PYTHONS)
    assert matrix["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]


def test_the_package_tells_type_checkers_that_it_has_types() -> None:
    assert (ROOT / "debategame" / "py.typed").exists()
