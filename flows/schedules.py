"""What a Prefect server knows of our flows: when the next run is due, what runs now, what is late.

Prefect is asked only where a server is configured or listens on this machine; all else is answered at once.
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from datetime import datetime

    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

FLOWS = ["ingest", "reprocess", "publish"]
PORT = 4200
KNOCK = 1.0  # seconds within which a server must take a connection,
ANSWER = 5.0  # and answer a request
MOST = 200  # late runs that are counted


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is scheduled. `server` is null if none is configured and none runs here.

    `problem` says why a server could not be asked. Times are in UTC.
    """

    server: str | None = None
    reachable: bool = False
    deployments: tuple[str, ...] = ()
    next_run: datetime | None = None
    next_deployment: str | None = None
    running: int = 0
    late: int = 0
    problem: str | None = None


def look(port: int = PORT) -> Schedule:
    """Ask the configured server, or the one that listens at `port` of this machine, what it has scheduled."""
    url = server_url(port)
    if url is None:
        return Schedule()
    if not listens(url):
        return Schedule(url, problem="it takes no connection")
    return _asked(url)


def server_url(port: int = PORT) -> str | None:
    """Return the address of the server that is configured, else of one that listens here, else None."""
    configured = configured_url()
    local = f"http://127.0.0.1:{port}/api"
    return configured or (local if listens(local) else None)


def configured_url() -> str | None:
    """Return the address that the environment or a profile gives; Prefect is loaded only for a profile."""
    if given := os.environ.get("PREFECT_API_URL"):
        return given
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect").expanduser()
    if "PREFECT_PROFILE" in os.environ or (home / "profiles.toml").exists():
        from prefect.settings import get_current_settings

        return get_current_settings().api.url
    return None


def listens(url: str) -> bool:
    """Tell whether anything takes connections at an address."""
    place = urlsplit(url)
    port = place.port or (443 if place.scheme == "https" else 80)
    try:
        with socket.create_connection((place.hostname or "", port), timeout=KNOCK):
            return True
    except OSError:
        return False


def _asked(url: str) -> Schedule:
    import httpx
    from prefect.client.orchestration import get_client
    from prefect.exceptions import PrefectException
    from prefect.settings import PREFECT_API_URL, PREFECT_CLIENT_MAX_RETRIES, temporary_settings

    try:
        with (
            temporary_settings({PREFECT_API_URL: url, PREFECT_CLIENT_MAX_RETRIES: 0}),
            get_client(sync_client=True, httpx_settings={"timeout": ANSWER}) as client,
        ):
            return _told(client, url)
    except httpx.TimeoutException:
        return Schedule(url, problem=f"it did not answer within {ANSWER:.0f} seconds")
    except (httpx.HTTPError, PrefectException) as error:
        return Schedule(url, problem=f"it did not answer as a Prefect server does ({_short(error)})")
    except ValueError as error:
        return Schedule(url, problem=f"it is no Prefect server ({_short(error)})")


def _told(client: SyncPrefectClient, url: str) -> Schedule:
    from prefect.client.schemas.filters import FlowFilter, FlowFilterName

    ours = FlowFilter(name=FlowFilterName(any_=FLOWS))
    names = {one.id: one.name for one in client.read_deployments(flow_filter=ours)}
    due = _runs(client, ours, "SCHEDULED", MOST)
    late = [run for run in due if run.state_name == "Late"]
    upcoming = next((run for run in due if run.state_name != "Late"), None)
    return Schedule(
        url,
        reachable=True,
        deployments=tuple(sorted(names.values())),
        next_run=upcoming.expected_start_time if upcoming else None,
        next_deployment=names.get(upcoming.deployment_id) if upcoming and upcoming.deployment_id else None,
        running=len(_runs(client, ours, "RUNNING", MOST)),
        late=len(late),
    )


def _runs(client: SyncPrefectClient, ours: object, state: str, most: int) -> list[FlowRun]:
    from prefect.client.schemas.filters import FlowRunFilter
    from prefect.client.schemas.sorting import FlowRunSort

    wanted = FlowRunFilter.model_validate({"state": {"type": {"any_": [state]}}})
    order = FlowRunSort.EXPECTED_START_TIME_ASC
    return client.read_flow_runs(flow_filter=ours, flow_run_filter=wanted, sort=order, limit=most)  # type: ignore[arg-type]


def _short(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
