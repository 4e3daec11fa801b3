"""A real browser for tests: an installed Chromium, driven from the keyboard."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "no Chromium is installed. On Debian or Ubuntu: sudo apt-get install -y chromium"
SMALL, LARGE = (360, 740), (1280, 800)
SECONDS = 120
"""The most to wait for a page. A scenario is checked only when nothing else runs: that takes long on a busy machine."""
MOST_TABS = 80
"""More elements than any page has."""


def find_chromium() -> str:
    """Return the path of an installed Chromium. Fail with the line that installs it if there is none."""
    found = os.environ.get("DEBATEGAME_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        pytest.fail(INSTALL, pytrace=False)
    return found


class Look(NamedTuple):
    """How a browser shows pages."""

    size: tuple[int, int] = SMALL
    scheme: str = "light"
    scripts: bool = True

    def __str__(self) -> str:
        return f"{self.size[0]}x{self.size[1]} {self.scheme} {'scripts' if self.scripts else 'no scripts'}"


@contextmanager
def chromium() -> Iterator:
    """Start Chromium; yield playwright's browser."""
    from playwright.sync_api import sync_playwright

    # As root, which containers use, Chromium starts only without its sandbox. It opens pages of the tests alone.
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        yield browser
        browser.close()


class Person:
    """Somebody at a browser who uses the keyboard alone."""

    def __init__(self, browser, look: Look, address: str) -> None:
        width, height = look.size
        self._context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=look.scheme, java_script_enabled=look.scripts
        )
        self.page = self._context.new_page()
        self.page.set_default_timeout(1000 * SECONDS)
        self.address = address
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._heard)

    def close(self) -> None:
        self._context.close()

    def visit(self, path: str) -> "Person":
        self.page.goto(path if path.startswith("http") else self.address + path)
        return self

    @property
    def text(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def heading(self) -> str:
        return " ".join(self.page.locator("h1").inner_text().split())

    def tab_to(self, selector: str) -> "Person":
        """Press Tab until the first element that fits has the focus."""
        wanted = self.page.locator(selector).first
        wanted.wait_for()
        for _ in range(MOST_TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {selector} on {self.page.url}")

    def write(self, selector: str, text: str) -> "Person":
        """Go to a field and type."""
        self.tab_to(selector)
        self.page.keyboard.type(text)
        return self

    def press(self, selector: str, key: str = "Enter") -> "Person":
        """Go to a button or link and press a key; wait for the page that follows."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        return self

    def width(self) -> int:
        """The width of the page, in pixels."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def _heard(self, message) -> None:
        # A page with status 422 or 409 is no fault of the script.
        if message.type == "error" and "the server responded with a status of" not in message.text:
            self.faults.append(message.text)
