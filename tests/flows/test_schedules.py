"""What is scheduled, asked of a real Prefect server; and what is said where there is none."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from prefect.client.orchestration import get_client
from prefect.settings import get_current_settings
from prefect.states import Late, Running, Scheduled

from flows import schedules
from flows.ingest import ingest
from tests.commands import factsheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID


class _Nonsense(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>hello</html>")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def other_server() -> Iterator[int]:
    """A web server that is not Prefect's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Nonsense)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield int(server.server_address[1])
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))


@pytest.mark.usefixtures("alone")
def test_without_a_server_nothing_is_scheduled() -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    assert schedules.look(port) == schedules.Schedule()


def test_prefect_is_not_loaded_where_there_is_no_server(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    code = f"import sys; from flows import schedules as s; s.look({port}); sys.exit('prefect' in sys.modules)"
    asked = subprocess.run(
        [sys.executable, "-c", code],
        env={"PREFECT_HOME": str(tmp_path), "PATH": ""},
        check=False,
    )
    assert asked.returncode == 0


@pytest.mark.usefixtures("alone")
def test_something_else_on_the_port_is_told(other_server: int) -> None:
    told = schedules.look(other_server)
    assert told.server == f"http://127.0.0.1:{other_server}/api"
    assert not told.reachable
    assert "Prefect server" in (told.problem or "")


@pytest.mark.usefixtures("alone")
def test_a_server_that_is_silent_is_told(monkeypatch: pytest.MonkeyPatch, silent_port: int) -> None:
    monkeypatch.setattr(schedules, "ANSWER", 0.3)
    told = schedules.look(silent_port)
    assert not told.reachable
    assert "did not answer" in (told.problem or "")


@pytest.fixture
def url(prefect_server: None, monkeypatch: pytest.MonkeyPatch) -> str:
    given = get_current_settings().api.url
    assert given
    monkeypatch.setenv("PREFECT_API_URL", given)
    return given


def planned(name: str) -> UUID:
    """Make a deployment of the flow `ingest`."""
    with get_client(sync_client=True) as client:
        return client.create_deployment(client.create_flow(ingest), name)


@pytest.mark.long
@pytest.mark.prefect
def test_the_next_run_is_told_and_so_are_late_and_running_ones(url: str, tmp_path: Path) -> None:
    before = schedules.look()
    assert before.reachable
    due = datetime.now(UTC) + timedelta(minutes=7)
    deployment = planned("nightly")
    with get_client(sync_client=True) as client:
        for at in (due + timedelta(hours=1), due):
            client.create_flow_run_from_deployment(deployment, state=Scheduled(scheduled_time=at))
        client.create_flow_run_from_deployment(
            deployment, state=Late(scheduled_time=due - timedelta(hours=1))
        )
        going = client.create_flow_run_from_deployment(deployment)
        client.set_flow_run_state(going.id, Running(), force=True)
    told = schedules.look()
    assert (told.server, told.reachable, told.problem) == (url, True, None)
    assert "nightly" in told.deployments
    assert told.next_run is not None
    assert abs(told.next_run - due) < timedelta(seconds=1)
    assert told.next_deployment == "nightly"
    assert (told.late - before.late, told.running - before.running) == (1, 1)
    shown = factsheets("status", cwd=tmp_path, PREFECT_API_URL=url)
    assert "nightly in " in shown.stdout
    assert "no worker takes them up" in shown.stdout
    asked = factsheets("doctor", cwd=tmp_path, PREFECT_API_URL=url)
    assert f"problem  server: {url}: nightly in " in asked.stdout
    assert asked.returncode == 1
    port = url.rpartition(":")[2].removesuffix("/api")
    here = factsheets(
        *("doctor", "--json"),
        cwd=tmp_path,
        FACTSHEETS_SERVE__PORT=port,
        PREFECT_HOME=str(tmp_path),
        PREFECT_API_URL="",
    )
    assert f"Port {port} is held by our own server" in here.stdout
    with get_client(sync_client=True) as client:
        client.delete_deployment(deployment)
