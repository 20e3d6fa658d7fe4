"""What the server of `factsheets serve` really does: schedules, one writer at a time, one automation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from prefect.client.orchestration import get_client

from tests.flows.serving import until

if TYPE_CHECKING:
    from flows.server import Server

pytestmark = [pytest.mark.prefect, pytest.mark.long, pytest.mark.usefixtures("whole_server")]

ROOT = Path(__file__).parents[2]


def test_a_deployment_with_a_schedule_gets_scheduled_runs() -> None:
    """Fails with versions of SQLAlchemy under which Prefect's scheduler creates none."""
    from extract.settings.serving import Serve
    from flows import deployments
    from flows.ingest import ingest

    made: Any = ingest.to_deployment(**deployments.options(ingest, Serve(every="1h")))
    made.apply()
    with get_client(sync_client=True) as client:

        def scheduled() -> list[object]:
            runs = client.read_flow_runs()
            return [run for run in runs if run.state and run.state.is_scheduled() and run.auto_scheduled]

        until(lambda: len(scheduled()) >= 2, "scheduled runs")
        deployment = client.read_deployment_by_name("ingest/factsheets")
    assert deployment.global_concurrency_limit
    assert deployment.global_concurrency_limit.limit == 1
    assert str(deployment.concurrency_options).find("CANCEL_NEW") >= 0


def test_preparing_twice_makes_one_automation_and_one_limit(
    whole_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.automations import NAME
    from flows.writing import WRITER

    for _ in range(2):
        told = subprocess.run(
            [sys.executable, "-m", "flows.prepare"],
            env=os.environ | {"PREFECT_API_URL": f"{whole_server.address}/api"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        assert WRITER in told.stdout
    with get_client(sync_client=True) as client:
        assert len(client.read_automations_by_name(NAME)) == 1
        assert client.read_global_concurrency_limit_by_name(WRITER).limit == 1


HOLD = """
import sys
from flows.writing import writing
with writing():
    print("holds", flush=True)
    sys.stdin.readline()
print("left", flush=True)
"""


def holder(server: Server) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=os.environ | {"PREFECT_API_URL": f"{server.address}/api"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.timeout(400)
def test_one_writes_at_a_time_and_the_place_of_one_that_was_killed_is_free_again(
    whole_server: Server,
) -> None:
    from flows.writing import WRITER, limit_writers

    limit_writers()
    first = holder(whole_server)
    assert first.stdout
    assert first.stdout.readline() == "holds\n"
    second = holder(whole_server)
    with get_client(sync_client=True) as client:
        assert client.read_global_concurrency_limit_by_name(WRITER).active_slots == 1
    first.kill()
    first.wait()
    assert second.stdout
    assert second.stdout.readline() == "holds\n"  # once the lease of the first has run out
    assert second.communicate("\n", timeout=60)[0] == "left\n"


def test_the_deployments_of_work_pools_are_those_that_are_served(whole_server: Server) -> None:
    environment = os.environ | {
        "PREFECT_API_URL": f"{whole_server.address}/api",
        "FACTSHEETS_HOME": str(ROOT),
    }
    for words in ("work-pool create factsheets --type process", "--no-prompt deploy --all"):
        told = subprocess.run(
            [sys.executable, "-m", "prefect", *words.split()],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert told.returncode == 0, told.stdout + told.stderr
    from extract.settings.serving import Serve
    from flows import deployments

    with get_client(sync_client=True) as client:
        for flow in deployments.flows():
            made = client.read_deployment_by_name(f"{flow.name}/factsheets")
            wanted = deployments.options(flow, Serve())
            assert (made.work_pool_name, set(made.tags)) == ("factsheets", set(wanted["tags"]))
            assert made.global_concurrency_limit
            assert made.global_concurrency_limit.limit == 1
            assert str(made.concurrency_options).find("CANCEL_NEW") >= 0
            assert bool(made.schedules) == ("schedule" in wanted)
