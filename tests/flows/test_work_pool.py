"""Two workers on one pool, their server on PostgreSQL: two runs at once share the work and double nothing.

The commands are those of docs/operations.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from flows.writing import WRITER
from tests.flows.serving import SETTINGS, drop, free_port, published, until
from tests.postgres import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PREFECT = (sys.executable, "-m", "prefect", "--no-prompt")
DOCUMENTS = 12
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """What each worker has: prefect.yaml, the flows, the settings."""
    shutil.copy(ROOT / "prefect.yaml", tmp_path)
    (tmp_path / "flows").symlink_to(ROOT / "flows")
    (tmp_path / "in").mkdir()
    for number in range(DOCUMENTS):
        drop(tmp_path, str(number), number + 1)
    (tmp_path / "factsheets.toml").write_text(f"batch_size = 2\n{SETTINGS}")
    return tmp_path


@contextmanager
def running(place: Path, name: str, environment: dict[str, str], *command: str) -> Iterator[None]:
    """Run a program until the end of the block; what it says goes to a file."""
    with (
        (place / f"{name}.log").open("wb") as log,
        subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            yield
        finally:
            process.terminate()


@pytest.mark.long
@pytest.mark.prefect
@pytest.mark.timeout(900)
def test_two_workers_share_the_work_of_two_runs(place: Path) -> None:
    with ExitStack() as stack:
        port = free_port()
        api = f"http://127.0.0.1:{port}/api"
        environment = os.environ | {
            "PREFECT_HOME": str(place / "prefect"),
            "PREFECT_SERVER_DATABASE_CONNECTION_URL": stack.enter_context(postgres()),
            "PREFECT_API_URL": api,
            "FACTSHEETS_HOME": str(place),
        }

        def do(*command: str) -> None:
            told = subprocess.run(
                command, cwd=place, env=environment, capture_output=True, text=True, check=False
            )
            assert told.returncode == 0, told.stdout + told.stderr

        def start(name: str, *command: str) -> None:
            stack.enter_context(running(place, name, environment, *command))

        def said() -> str:
            return "".join(log.read_text() for log in place.glob("*.log"))

        def answers() -> bool:
            try:
                return httpx.get(f"{api}/health").is_success
            except httpx.HTTPError:
                return False

        start("server", *PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port))
        until(answers, "the server answers", said)
        do(*PREFECT, "work-pool", "create", "factsheets", "--type", "process")
        do(sys.executable, "-m", "flows.prepare")
        do(*PREFECT, "deploy", "--all")
        do(*PREFECT, "deploy", "flows/ingest.py:ingest", "--name", "second", "--pool", "factsheets")
        for name in ("one", "two"):
            start(name, *PREFECT, "worker", "start", "--pool", "factsheets", "--name", name, "--limit", "1")
        for deployment in ("ingest/factsheets", "ingest/second"):
            do(*PREFECT, "deployment", "run", deployment)
        most = 0

        def both_ended() -> bool:
            nonlocal most
            limits = httpx.post(f"{api}/v2/concurrency_limits/filter", json={}).json()
            most = max(most, *(limit["active_slots"] for limit in limits if limit["name"] == WRITER))
            return len([run for run in runs(api) if run["state_type"] in ENDED]) >= 2

        until(both_ended, "two runs end", said)
        ended = [run for run in runs(api) if run["state_type"] in ENDED]
        assert {run["state_type"] for run in ended} == {"COMPLETED"}, said()
        assert len({run["infrastructure_pid"] for run in ended}) == len(ended)
        assert most <= 1
    assert published(place, "SELECT state, count(*) FROM documents GROUP BY ALL") == [("loaded", DOCUMENTS)]
    assert published(place, "SELECT count(*), count(DISTINCT document) FROM amounts") == [
        (DOCUMENTS, DOCUMENTS)
    ]
    assert published(place, "SELECT DISTINCT state FROM runs") == [("finished",)]
    assert published(place, "SELECT sum(loaded) FROM runs") == [(DOCUMENTS,)]


def runs(api: str) -> list[dict[str, str]]:
    """Runs that somebody asked for; the schedule's come later."""
    body = {"flow_runs": {"tags": {"is_null_": None}}, "limit": 50}
    found = httpx.post(f"{api}/flow_runs/filter", json=body).json()
    return [run for run in found if not run["auto_scheduled"]]
