"""Try the pages behind Caddy with https on this computer, with the Caddyfile of `deploy/`. Needs an installed Caddy.

Run it from the repository's folder: `python -m tools.try_caddy`. docs/serving.md shows its output.
"""

import contextlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

NAME = "localhost"
CADDYFILE = Path(__file__).resolve().parent.parent / "deploy" / "Caddyfile"
SCHOOL = "debate.school.example"
"""The name of the server in the Caddyfile."""
SERVERS = "app1:8000 app2:8000"
"""The servers behind it there."""
LOCAL = """{{
    admin off
    auto_https disable_redirects
    skip_install_trust
    storage file_system {folder}/caddy
}}
"""
"""What keeps Caddy from changing anything on this computer."""
WAIT = 60
"""Seconds until a program counts as failed."""


def main() -> None:
    """Print the replies to a few requests through Caddy."""
    if not shutil.which("caddy"):
        sys.exit("no Caddy is installed. On Debian or Ubuntu: sudo apt-get install -y caddy")
    with tempfile.TemporaryDirectory() as folder:
        behind, port = free_port(), free_port()
        config = Path(folder) / "Caddyfile"
        sites = CADDYFILE.read_text(encoding="utf-8").replace(SERVERS, f"127.0.0.1:{behind}")
        sites = sites.replace(f"{SCHOOL} {{", f"https://{NAME}:{port} {{\ntls internal")
        config.write_text(LOCAL.format(folder=folder) + sites, encoding="utf-8")
        serve = [sys.executable, "-m", "debategame", "serve", "--port", str(behind), "--saves", folder]
        serve += ["--allowed-host", SCHOOL]
        caddy = ["caddy", "run", "--config", str(config), "--adapter", "caddyfile"]
        with running(serve), running(caddy):
            print(*replies(f"https://{NAME}:{port}"), sep="\n")


def replies(address: str) -> Iterator[str]:
    """Yield a line for each request: what was asked, the status, and what matters of the reply."""
    client = httpx.Client(base_url=address, verify=unchecked())  # Caddy's own certificate is known to nobody
    page = first_reply(client)
    yield f"GET /healthz           {page.status_code} {page.text.strip()}"
    page = client.get("/")
    flags = "; ".join(sorted(re.findall(r"HttpOnly|SameSite=lax|Secure", page.headers["set-cookie"])))
    yield f"GET /                  {page.status_code} cookie: {flags}"
    yield f"                       strict-transport-security: {page.headers['strict-transport-security']}"
    token = re.search(r'name="token" value="(\w+)"', page.text)
    fields = {"token": token[1] if token else "", "code": "NONE22", "name": "Ada"}
    own = client.post("/join", data=fields, headers={"origin": address})
    fault = re.search(r"No class has that code", own.text)
    yield f"POST /join             {own.status_code} {fault[0] if fault else ''}"
    foreign = client.post("/join", data=fields, headers={"origin": "https://elsewhere.example"})
    yield f"POST /join, elsewhere  {foreign.status_code}"


def first_reply(client: httpx.Client) -> httpx.Response:
    """Return the first reply that is no error of the connection or of the proxy."""
    until = time.monotonic() + WAIT
    while True:
        with contextlib.suppress(httpx.TransportError):
            reply = client.get("/healthz")
            if reply.is_success:
                return reply
        if time.monotonic() > until:
            sys.exit("nothing answers behind Caddy")
        time.sleep(0.2)


def unchecked() -> ssl.SSLContext:
    """Return a context that trusts any certificate."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str]) -> Iterator[None]:
    """Run a program, and end it afterwards."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 -- its own programs
        try:
            yield
        finally:
            process.terminate()
            process.wait(WAIT)


if __name__ == "__main__":
    main()
