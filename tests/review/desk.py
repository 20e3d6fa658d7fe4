"""A desk that is served: the application itself, on a free port of this machine, and those who visit it."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import uvicorn

from extract.corrections import read_log
from extract.review import Desk, create_app
from extract.review.serving import _config
from extract.warehouse.reviewing import reading
from tests.browser import HEIGHT, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

    from extract.models import Correction
    from extract.settings import Settings
    from tests.browser import Scheme

REVIEWER = "ann"
TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
PATIENCE = 90.0  # seconds, an upper bound on a slow machine


def until(condition: Callable[[], object], what: str, told: Callable[[], object] = str) -> None:
    """Wait on a condition; `told` says how things are if it does not come."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{what} did not happen: {told()}"
        time.sleep(0.1)


@dataclass(frozen=True, slots=True)
class Served:
    """A desk and where it answers."""

    address: str
    settings: Settings

    @property
    def log(self) -> tuple[Correction, ...]:
        """All decisions, in the order of the log."""
        return read_log(self.settings.corrections).entries

    def asked(self, sql: str) -> list[tuple[object, ...]]:
        """What the published database answers; the desk, in the same process, is kept out meanwhile."""
        with reading(self.settings.published) as connection:
            return connection.execute(sql).fetchall()

    def one(self, sql: str) -> str:
        """The only value of the only row of an answer."""
        ((found,),) = self.asked(sql)
        return str(found)

    def document(self, file_name: str) -> str:
        """The SHA-256 of a document by its file name."""
        return self.one(f"SELECT sha256 FROM documents WHERE file_name = '{file_name}'")

    def until_published(self, sql: str, expected: object) -> None:
        """Wait until the published database answers with one value: what was decided has been applied."""
        until(lambda: self.asked(sql) == [(expected,)], sql, lambda: f"{self.asked(sql)}; {self.log}")


@contextmanager
def serving(settings: Settings, reviewer: str = REVIEWER) -> Iterator[Served]:
    """Serve the desk of a data folder, and end it with all that it has started."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        mine = settings.model_copy(update={"review": settings.review.model_copy(update={"port": port})})
        app = create_app(Desk(mine, reviewer))
        server = uvicorn.Server(_config(app))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, name="desk", daemon=True)
        thread.start()
        until(lambda: server.started or not thread.is_alive(), "the start of the desk")
        try:
            assert server.started, "the desk has not started"
            yield Served(f"http://127.0.0.1:{port}", mine)
        finally:
            server.should_exit = True
            thread.join(60)
            assert not thread.is_alive(), "the desk goes on"


@contextmanager
def client(desk: Served) -> Iterator[httpx.Client]:
    """Yield a client with the cookies and the token of a page that it has opened, as a browser has."""
    with httpx.Client(base_url=desk.address, headers={"Origin": desk.address}, timeout=60) as made:
        _take_token(made)
        yield made


def log_in(visitor: httpx.Client, name: str, password: str) -> None:
    """Log a client in, and give it the token of its new session."""
    answer = visitor.post("/login", data={"name": name, "password": password})
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")
    _take_token(visitor)


def token_of(html: str) -> str:
    """Return the token that a page gives to its scripts."""
    found = TOKEN.search(html)
    assert found, "the page has no token"
    return found[1]


def _take_token(visitor: httpx.Client) -> None:
    visitor.headers["X-CSRF-Token"] = token_of(visitor.get("/queue", follow_redirects=True).text)


@contextmanager
def visiting(
    held: Browser,
    desk: Served,
    width: int = WIDE,
    scheme: Scheme = "light",
    height: int = HEIGHT,
    *,
    touch: bool = False,
) -> Iterator[tuple[Page, list[str]]]:
    """Yield a page of a new visitor, and what goes wrong there: that should be nothing.

    Wrong are requests that leave the desk, dialogs, new windows, errors of scripts, and what the browser
    complains of: breaches of the Content-Security-Policy, answers that are errors.
    """
    context = held.new_context(
        base_url=desk.address,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
        has_touch=touch,
    )
    page = context.new_page()
    trouble: list[str] = []
    context.on("request", lambda sent: None if _own(sent.url, desk) else trouble.append(f"asks {sent.url}"))
    context.on("page", lambda new: trouble.append(f"opens {new.url}"))
    page.on("console", lambda said: trouble.append(_told(said)) if said.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda shown: _dismissed(shown, trouble))
    try:
        yield page, trouble
    finally:
        context.close()


def _own(url: str, desk: Served) -> bool:
    return url.startswith((f"{desk.address}/", "data:", "blob:"))


def _told(said: ConsoleMessage) -> str:
    return f"{said.text} {said.location['url']}".strip()


def _dismissed(shown: Dialog, trouble: list[str]) -> None:
    trouble.append(f"{shown.type}: {shown.message}")
    shown.dismiss()


def copied(data: Path, to: Path) -> Path:
    """Return a copy of a data folder of which nobody else knows."""
    return shutil.copytree(data, to)
