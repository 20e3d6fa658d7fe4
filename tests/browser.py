"""Chromium, as a reader has it: pages are opened without network, measured and photographed."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
WIDE, NARROW = 1280, 400
HEIGHT = 900


def chromium() -> str:
    """Return the path of Chromium; where there is none, skip, but in continuous integration fail."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "Chromium is not installed (Debian: apt-get install chromium)"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a browser that all tests of a module share."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@contextmanager
def opened(
    held: Browser, path: Path, width: int = WIDE, scheme: Scheme = "light"
) -> Iterator[tuple[Page, list[str]]]:
    """Yield the page of a file, and what it asked of the network or complained of: that should be nothing."""
    context = held.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page = context.new_page()
    trouble: list[str] = []
    page.on("request", lambda sent: None if _is_local(sent.url) else trouble.append(sent.url))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(path.absolute().as_uri())
    yield page, trouble
    context.close()


def _is_local(url: str) -> bool:
    return url.startswith(("file:", "data:"))


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window: a reader must not scroll sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def comes_true(page: Page, expression: str, arg: object = None, seconds: float = 60) -> bool:
    """Tell whether a script's expression becomes true; asked from outside, as pages forbid `eval`."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(50)
    return True
