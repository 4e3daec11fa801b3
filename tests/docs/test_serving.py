"""The page on serving a class tells the truth: its commands and options exist, its files have the form they need."""

import configparser
import json
import re
import shlex

import pytest
import yaml

from debategame.cli.commands.serve import command as serve
from debategame.cli.main import COMMANDS
from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
DEPLOY = ROOT / "deploy"
OPTIONS = {option for parameter in serve.params for option in parameter.opts}


def commands() -> list[list[str]]:
    """The commands in the blocks of the page, each as words."""
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [shlex.split(line) for line in lines]


@pytest.mark.parametrize("words", [words for words in commands() if words[0] == "debategame"], ids=" ".join)
def test_a_command_and_its_options_exist(words: list[str]) -> None:
    assert words[1] in COMMANDS
    if words[1] == "serve":
        assert {word for word in words if word.startswith("--")} <= OPTIONS


def test_every_option_in_the_text_exists() -> None:
    assert set(re.findall(r"`[^`]*(--[a-z-]+)", PAGE)) <= OPTIONS


def test_make_serve_is_a_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^serve:", makefile, flags=re.MULTILINE)


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!http)[^)]+)\)", PAGE))
def test_a_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / "docs" / link).resolve().is_file()


def test_the_service_starts_serve_with_options_that_exist() -> None:
    service = configparser.ConfigParser(strict=True)
    service.optionxform = str  # type: ignore[assignment,method-assign]
    service.read(DEPLOY / "debategame.service", encoding="utf-8")
    started = shlex.split(service["Service"]["ExecStart"])
    assert started[1] == "serve"
    assert {word for word in started if word.startswith("--")} <= OPTIONS
    assert service["Install"]["WantedBy"] == "multi-user.target"


def test_the_compose_file_has_two_servers_that_share_only_the_database() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    services = compose["services"]
    assert set(services) == {"app1", "app2", "database", "caddy"}
    for app in (services["app1"], services["app2"]):
        assert {word.partition("=")[0] for word in app["command"]} <= OPTIONS
        assert "volumes" not in app
    assert all("image" in services[name] for name in ("database", "caddy"))


def test_caddy_knows_both_servers_of_the_compose_file() -> None:
    caddyfile = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert "app1:8000 app2:8000" in caddyfile
    assert caddyfile.count("{") == caddyfile.count("}")


def test_caddy_asks_for_health_by_a_name_that_the_servers_answer_to() -> None:
    caddyfile = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    (site,) = re.findall(r"^(\S+) \{", caddyfile, flags=re.MULTILINE)
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert re.findall(r"health_headers \{\s+Host (\S+)\s+\}", caddyfile) == [site]
    assert f"--allowed-host={site}" in compose["services"]["app1"]["command"]


def test_the_image_copies_files_that_exist_and_starts_serve_with_options_that_exist() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = " ".join(re.findall(r"^COPY (.+) \S+$", dockerfile, flags=re.MULTILINE)).split()
    assert {"pyproject.toml", "debategame", "scenarios"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)
    entry = json.loads(dockerfile.partition("ENTRYPOINT ")[2])
    assert entry[:2] == ["debategame", "serve"]
    assert {word for word in entry if word.startswith("--")} <= OPTIONS
