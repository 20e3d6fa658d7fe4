"""What is served: the flows with their tags and limits, and when `ingest` runs by itself.

One run of a deployment at a time. One that falls due meanwhile is cancelled rather than put in a queue: the
next finds the same work, so that a burst of missed runs after an outage is one run. `prefect.yaml` says the
same for work pools.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.schedules import Cron, Interval
from tzlocal import get_localzone_name

from extract.errors import SettingsError
from extract.settings.serving import duration
from flows.ingest import ingest
from flows.publish import publish
from flows.reprocess import reprocess

if TYPE_CHECKING:
    from prefect.flows import Flow
    from prefect.schedules import Schedule

    from extract.settings.serving import Serve

NAME = "factsheets"
TAGS = ("factsheets",)
SOON = timedelta(seconds=10)  # from the start to the first run; the scheduler must see it come
ONE = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW, grace_period_seconds=60
)


def flows() -> tuple[Flow[..., Any], ...]:
    """Return the flows that are served; the first is the one with the schedule."""
    return ingest, publish, reprocess


def schedule(serve: Serve) -> Schedule:
    """Return when `ingest` runs; `SettingsError` where the line of cron makes no sense."""
    if not serve.cron:
        return Interval(duration(serve.every), anchor_date=datetime.now(UTC) + SOON)
    try:
        return Cron(serve.cron, timezone=get_localzone_name() or "UTC")
    except ValueError as error:
        raise SettingsError(
            f"'{serve.cron}' is not a line of cron ({error}). Write it as in '0 6 * * 1-5': "
            "minute, hour, day, month, day of the week."
        ) from error


def options(flow: Flow[..., Any], serve: Serve) -> dict[str, Any]:
    """Return what a deployment of `flow` is made with."""
    when = {"schedule": schedule(serve)} if flow is ingest else {}
    return {"name": NAME, "tags": [*TAGS, flow.name], "concurrency_limit": ONE, **when}
