"""The desk asked without a browser: the whole application, over HTTP as a client speaks it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient

from extract.review import Desk, create_app
from extract.settings import Settings
from extract.settings.review import Review

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
ADDRESS = "http://127.0.0.1:8400"


def settings(folder: Path, **review: object) -> Settings:
    return Settings(data_dir=folder, review=Review.model_validate(review))


def client(made: Settings, *, address: str = ADDRESS, come_from: str = "127.0.0.1") -> TestClient:
    """Return a browser at `come_from` that has nothing of the desk yet."""
    app = create_app(Desk(made, "ann"))
    return TestClient(
        app,
        base_url=address,
        client=(come_from, 50000),
        follow_redirects=False,
        raise_server_exceptions=False,
    )


def token(browser: TestClient, page: str = "/login") -> str:
    """Return the token that a page of the desk has."""
    found = TOKEN.search(browser.get(page, follow_redirects=True).text)
    assert found, "the page has no token"
    return found[1]


def audit(made: Settings) -> list[dict[str, str]]:
    """Return the lines of the audit file."""
    path = made.log_file.with_name("review-audit.jsonl")
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
