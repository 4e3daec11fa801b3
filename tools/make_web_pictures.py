"""Draw the pictures of the pages, docs/web-*.png, with an installed Chromium, by playing in the demo class.

Run it from the repository's folder: `python -m tools.make_web_pictures`. `make test-browser` installs what it needs.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

DOCS = Path(__file__).resolve().parent.parent / "docs"
PHONE = ViewportSize(width=360, height=740)
WALL = ViewportSize(width=1280, height=800)
ANSWER = (
    "Good riddance to what? Lifeboat crews and village halls were at it long before Mr Cameron found a slogan for it. "
    "And a good minister can manage perfectly well on his own."
)
WAIT = 60
"""Seconds until the server counts as failed."""


def main() -> None:
    """Write the pictures."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no Chromium is installed. On Debian or Ubuntu: sudo apt-get install -y chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder) / "log"
        command = [sys.executable, "-m", "debategame", "serve", "--demo", "--port", "0", "--saves", folder]
        with log.open("wb") as out, subprocess.Popen(command, stdout=out) as server:  # noqa: S603 -- the game itself
            try:
                said = _when_started(log)
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                _as_pupil(browser, _found(r"Pupils open: +(\S+)/", said), _found(r"class code: (\S+)", said))
                _as_teacher(browser, _found(r"You, once: +(\S+)", said))
            finally:
                server.terminate()
                server.wait(WAIT)


def _as_pupil(browser: Browser, address: str, code: str) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme="light")
    page.goto(address)
    page.fill("#code", code)
    page.fill("#name", "Ada L.")
    page.click("main button.primary")
    page.goto(f"{address}/home")
    page.click("text=The Big Society is still afloat")
    page.click("main button.primary")
    page.fill("#answer", ANSWER)
    _draw(page, "web-line")
    page.click("main button.primary")
    _draw(page, "web-feedback")
    page.close()


def _as_teacher(browser: Browser, link: str) -> None:
    page = browser.new_page(viewport=WALL, color_scheme="light")
    page.goto(link)
    page.click("main button.primary")
    page.click("main .cards a")
    page.click("main a.primary")
    _draw(page, "web-board")
    page.close()


def _draw(page: Page, name: str) -> None:
    page.wait_for_load_state()
    page.screenshot(path=DOCS / f"{name}.png")


def _when_started(log: Path) -> str:
    until = time.monotonic() + WAIT
    while "Ctrl+C stops" not in (said := log.read_text(encoding="utf-8")):
        if time.monotonic() > until:
            sys.exit("the server does not start")
        time.sleep(0.1)
    return said


def _found(pattern: str, said: str) -> str:
    match = re.search(pattern, said)
    if match is None:
        sys.exit(f"the server said nothing like {pattern}")
    return match[1]


if __name__ == "__main__":
    main()
