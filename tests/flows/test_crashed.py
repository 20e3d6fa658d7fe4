"""Worker and run are killed at once: the server notices, and the next run does the rest."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from prefect.client.orchestration import get_client

from tests.flows.serving import SETTINGS, drop, published, serving, until

if TYPE_CHECKING:
    from pathlib import Path

    from prefect.client.schemas.objects import FlowRun

    from flows.server import Server

DOCUMENTS = 60


@pytest.mark.long
@pytest.mark.prefect
@pytest.mark.timeout(900)
def test_a_run_killed_with_its_worker_becomes_crashed_and_the_next_completes_it(
    whole_server: Server, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "factsheets.toml").write_text(SETTINGS)
    for number in range(DOCUMENTS):
        drop(tmp_path, f"sheet {number}", number + 1)
    asked = {"PREFECT_API_URL": f"{whole_server.address}/api", "PREFECT_HOME": os.environ["PREFECT_HOME"]}
    with get_client(sync_client=True) as client:

        def runs(kind: str) -> list[FlowRun]:
            return [run for run in client.read_flow_runs() if run.state and run.state.name == kind]

        with serving(tmp_path, "--every", "1h", **asked) as served:
            until(lambda: runs("Running"), "a run", lambda: served.said)
            until(lambda: list((tmp_path / "data" / "archive").glob("??/*.pdf")), "archiving")
            served.kill()
        (killed,) = runs("Running")
        until(lambda: not runs("Running"), "noticing")
        told = client.read_flow_run(killed.id).state
    assert told
    assert (told.name, "No heartbeat" in (told.message or "")) == ("Crashed", True)
    with serving(tmp_path, "--every", "1h", **asked) as served:
        found = "SELECT count(*), count(DISTINCT document) FROM amounts"
        until(lambda: published(tmp_path, found) == [(DOCUMENTS, DOCUMENTS)], "the rest", lambda: served.said)
