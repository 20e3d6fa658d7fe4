"""One line for each run that has ended, while the flows are served."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    ArtifactFilterKey,
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterEndTime,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from uuid import UUID

    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import FlowRun

log = logging.getLogger("extract.flows")

PAUSE = 2.0  # seconds
OVERLAP = "Deployment concurrency limit reached."


async def tell_runs(deployments: Mapping[UUID, str], say: Callable[[str], None]) -> None:
    """Say a line for each run that ends from now on, until cancelled.

    `deployments` are those that are looked at, with the names of their flows.
    """
    told: set[UUID] = set()
    since = datetime.now(UTC)
    while True:
        await asyncio.sleep(PAUSE)
        try:
            async with get_client() as client:
                for run in await _ended(client, deployments, since):
                    if run.id not in told:
                        told.add(run.id)
                        flow = deployments.get(run.deployment_id) if run.deployment_id else None
                        say(await _line(client, flow or "run", run))
        except Exception:  # the server may be away for a while
            log.info("the server could not be asked for runs", exc_info=True)


async def _ended(client: PrefectClient, deployments: Collection[UUID], since: datetime) -> list[FlowRun]:
    runs = await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            deployment_id=FlowRunFilterDeploymentId(any_=list(deployments)),
            end_time=FlowRunFilterEndTime(after_=since),
        )
    )
    return sorted((run for run in runs if run.end_time), key=lambda run: run.end_time or since)


async def _line(client: PrefectClient, flow: str, run: FlowRun) -> str:
    when = (run.end_time or datetime.now(UTC)).astimezone().strftime("%H:%M:%S")
    return f"{when} {flow} {run.name}: {await _outcome(client, run)}"


async def _outcome(client: PrefectClient, run: FlowRun) -> str:
    state = run.state
    if state and state.is_completed():
        shown = await client.read_artifacts(
            artifact_filter=ArtifactFilter(
                flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]), key=ArtifactFilterKey(any_=["ingest"])
            )
        )
        return (shown[0].description or "").splitlines()[0] if shown and shown[0].description else "done."
    if state and state.message == OVERLAP:
        return "left out, as the run before it goes on."
    return (
        f"{(state.name if state else None) or 'ended'}: {(state.message if state else None) or 'no cause.'}"
    )
