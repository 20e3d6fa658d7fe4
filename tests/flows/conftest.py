"""A real Prefect server with all its services, for tests of schedules, automations, limits and messages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.server import Server


@pytest.fixture(scope="module")
def whole_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that `factsheets serve` starts; the flows of this process use it meanwhile."""
    from prefect.settings import PREFECT_API_URL, PREFECT_UI_URL, temporary_settings

    from flows.server import start
    from tests.flows.serving import free_port

    folder = tmp_path_factory.mktemp("server")
    before, os.environ["PREFECT_HOME"] = os.environ.get("PREFECT_HOME"), str(folder)
    server = start(free_port(), folder / "log")
    try:
        server.wait()
        with temporary_settings({PREFECT_API_URL: f"{server.address}/api", PREFECT_UI_URL: server.address}):
            yield server
    finally:
        server.stop()
        os.environ.pop("PREFECT_HOME")
        if before:
            os.environ["PREFECT_HOME"] = before
