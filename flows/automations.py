"""Runs whose process is gone without a word become Crashed: no heartbeat, and no end either.

As Prefect documents it ("Detect zombie flows"). The server itself changes the state, also of runs of a
worker that is gone, and tells the blocks of the setting `notify` that the server can call.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from prefect.automations import Automation
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, SendNotification
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

from flows.blocks import notification_blocks

if TYPE_CHECKING:
    from extract.settings import Settings

NAME = "factsheets: mark runs without heartbeat as crashed"
BEAT = 30  # seconds, the shortest that Prefect allows: PREFECT_FLOWS_HEARTBEAT_FREQUENCY
PATIENCE = timedelta(seconds=90)
LOST = "No heartbeat: the process or its machine is gone. What was loaded stays; the next run does the rest."
ENDS = ("Completed", "Failed", "Cancelled", "Crashed")


def _automation(settings: Settings) -> Automation:
    told: list[Any] = [
        SendNotification(
            block_document_id=block,
            subject="factsheets: a run crashed",
            body="The run {{ flow_run.name }} of {{ flow.name }} crashed. " + LOST,
        )
        for block in notification_blocks(settings)
    ]
    return Automation(
        name=NAME,
        description="Made by factsheets serve, or python -m flows.prepare.",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.heartbeat", *(f"prefect.flow-run.{end}" for end in ENDS)},
            match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=PATIENCE,
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, message=LOST), *told],
    )


def watch_heartbeats(settings: Settings) -> None:
    """Make the automation, or bring it up to date; there is one of it, however often this is called."""
    wanted = _automation(settings)
    try:
        known = cast("Automation", Automation.read(name=NAME))  # a coroutine only where awaited
    except ValueError:
        wanted.create()
        return
    if (known.trigger, known.actions) != (wanted.trigger, wanted.actions):
        known.trigger, known.actions = wanted.trigger, wanted.actions
        known.update()
