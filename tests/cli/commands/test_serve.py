"""`serve`: where it listens, what it says, and how it ends."""

import json
import re
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from debategame.cli.commands.serve import NO_CLASS
from debategame.web.operate import lan, server
from tests.support.school.serving import serving


def ready(address: str) -> httpx.Response:
    """The reply to `/healthz`, as soon as the server answers."""
    for _ in range(600):
        try:
            return httpx.get(f"{address}/healthz")
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_a_port_that_is_taken_is_told_in_one_sentence(command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = command("serve", "--port", taken.getsockname()[1])
    assert told.status == 2
    assert told.complained.startswith("debategame: cannot listen on 127.0.0.1 port ")
    assert told.complained.endswith("Choose another with --port\n")


def test_a_store_that_no_server_has_is_told(command) -> None:
    told = command("serve", "--port", "0", "--store", "oracle://x")
    assert told.status == 2
    assert told.complained.count("\n") == 1


@pytest.fixture
def started(command, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Start a server that ends at once, in a room where this computer is 127.0.0.1; return what it said."""
    monkeypatch.setattr(server, "run", lambda *_, **__: None)
    monkeypatch.setattr(lan, "own_address", lambda: "127.0.0.1")

    def start(*options: str) -> str:
        told = command("serve", "--port", "0", *options)
        assert (told.status, told.complained) == (0, "")
        return told.said

    return start


def codes(said: str) -> dict[str, str]:
    """The codes that a server has printed, by the names of their classes."""
    return dict(re.findall(r"^Code of (.+): ([A-Z]+-\d\d)$", said, flags=re.MULTILINE))


def test_the_first_start_for_a_room_makes_a_class_and_prints_its_code_in_the_qr_code_too(
    started: Callable[..., str],
) -> None:
    said = started("--lan")
    ((name, code),) = codes(said).items()
    (address,) = re.findall(r"^Pupils open: +(\S+)/$", said, flags=re.MULTILINE)
    assert name == "Class 1"
    assert lan.qr_code(f"{address}/?code={code.replace('-', '')}") in said
    assert lan.HTTP_NOTE in said
    assert codes(started("--lan")) == {name: code}


def test_with_several_classes_the_qr_code_leads_to_the_address_alone(started: Callable[..., str]) -> None:
    started("--lan")
    said = started("--lan", "--demo")
    (address,) = re.findall(r"^Pupils open: +(\S+)/$", said, flags=re.MULTILINE)
    assert list(codes(said)) == ["Class 1", "Demo"]
    assert lan.qr_code(address) in said


def test_the_demo_class_of_an_earlier_start_is_found_again(started: Callable[..., str]) -> None:
    first, second = started("--demo"), started("--demo")
    assert codes(first) == codes(second)
    assert f"class code: {codes(first)['Demo']}" in second


def test_without_the_room_no_class_is_made_and_the_next_step_is_told(started: Callable[..., str]) -> None:
    for _ in range(2):
        said = started()
        assert codes(said) == {}
        assert NO_CLASS in said
    assert NO_CLASS not in started("--demo")


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--workers", "2"), ("--demo",)], ids=" ".join)
def test_a_server_says_where_it_is_answers_and_stops_in_peace(tmp_path: Path, options: tuple[str, ...]) -> None:
    with serving(tmp_path, *options) as server:
        assert ready(server.address).text == "ok\n"
        page = httpx.get(server.link)
        assert page.status_code == 200
        assert "works once" in page.text
        assert "debategame_requests_total" in httpx.get(f"{server.address}/metrics").text
        if "--demo" in options:
            joined = httpx.get(f"{server.address}/?code={server.class_code}")
            assert server.class_code in joined.text
        assert server.stop(signal.SIGTERM) in (0, -signal.SIGTERM)
    assert "Traceback" not in server.said
    assert '"page": "/teacher/link/{link}"' in server.said
    log = server.said.partition("is lost.\n")[2].splitlines()
    assert all(json.loads(line)["log"].startswith("debategame.web") for line in log if line)
    assert server.link.rpartition("/")[2] not in server.said.partition("Ctrl+C stops")[2]


@pytest.mark.slow
def test_ctrl_c_ends_a_server_without_a_traceback(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        ready(server.address)
        server.stop(signal.SIGINT)
    assert "Traceback" not in server.said
