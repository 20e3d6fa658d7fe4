"""Everything that one machine needs, until it is stopped: server, schedule, and what runs the flows."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterDeploymentId, FlowRunFilterState
from prefect.client.schemas.filters import FlowRunFilterStateType as OfType
from prefect.client.schemas.objects import StateType
from prefect.runner import Runner
from prefect.settings import PREFECT_API_URL, PREFECT_UI_URL, temporary_settings
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from extract.traces import LogFormatter
from flows import deployments, server
from flows.automations import BEAT
from flows.prepare import prepare
from flows.watching import tell_runs

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
    from pathlib import Path
    from uuid import UUID

    from extract.settings import Settings

    Say = Callable[[str], None]

log = logging.getLogger("extract.flows")

POLL = 2.0  # seconds from one look for due runs to the next
AWAY = 5.0  # seconds before a server that has gone is started again
LEFT = (
    "The program or its machine stopped during this run. What was loaded stays; the next run does the rest."
)
UNENDED = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]


def serve(settings: Settings, say: Say) -> signal.Signals:
    """Serve the flows until SIGINT or SIGTERM, which is returned; runs that go on are cancelled then.

    `ServingError` if the server cannot be started; `SettingsError` if the schedule cannot be used.
    """
    deployments.schedule(settings.serve)
    _log_prefect(settings.log_file.with_name("prefect.log"), texts=settings.log_texts)
    if url := PREFECT_API_URL.value():
        server.must_answer(url)
        return asyncio.run(_Serving(settings, say, None).until_stopped())
    with _own_server(settings) as started:
        return asyncio.run(_Serving(settings, say, started).until_stopped())


def _log_prefect(path: Path, *, texts: bool) -> None:
    """Keep what Prefect warns of, which the terminal does not show."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = logging.FileHandler(path, encoding="utf-8", delay=True)
    kept.setLevel(logging.WARNING)
    kept.setFormatter(LogFormatter(texts=texts))
    logging.getLogger("prefect").addHandler(kept)


@contextmanager
def _own_server(settings: Settings) -> Iterator[server.Server]:
    """Start a server for this process and all that it starts."""
    started = server.start(
        settings.serve.port, settings.log_file.with_name("prefect.log"), settings.serve.keep_days
    )
    told = {PREFECT_API_URL: f"{started.address}/api", PREFECT_UI_URL: started.address}
    os.environ.update({setting.name: value for setting, value in told.items()})
    try:
        started.wait()
        with temporary_settings(told):
            yield started
    finally:
        started.stop()


class _Serving:
    def __init__(self, settings: Settings, say: Say, own: server.Server | None) -> None:
        self._settings, self._say, self._own = settings, say, own
        self._stopped: asyncio.Future[signal.Signals] | None = None

    async def until_stopped(self) -> signal.Signals:
        """Run, and run again if the server was away, until a signal comes."""
        loop = asyncio.get_running_loop()
        self._stopped = loop.create_future()
        self._listen()
        prepared = False
        while not self._stopped.done():
            await asyncio.to_thread(prepare, self._settings)
            runner, ids = await self._registered()
            if self._own:
                await _end_left_runs(ids)
            if not prepared:
                self._say(self._opening())
            prepared = True
            await self._run(runner, ids)
        return self._stopped.result()

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop, number)

    def _stop(self, number: signal.Signals) -> None:
        if self._stopped and not self._stopped.done():
            self._stopped.set_result(number)

    async def _registered(self) -> tuple[Runner, dict[UUID, str]]:
        """Return what runs the flows, and the names of these by deployment."""
        runner = Runner(
            name=deployments.NAME,
            query_seconds=POLL,
            heartbeat_seconds=BEAT,
            limit=None,
            pause_on_shutdown=True,
        )
        ids = {
            await runner.aadd_flow(
                flow,
                entrypoint_type=EntrypointType.MODULE_PATH,
                **deployments.options(flow, self._settings.serve),
            ): flow.name
            for flow in deployments.flows()
        }
        return runner, ids

    async def _run(self, runner: Runner, ids: Mapping[UUID, str]) -> None:
        """Run what falls due until a signal comes, or until the runner or the server ends."""
        assert self._stopped
        running = asyncio.create_task(runner.start())
        await asyncio.sleep(0)
        self._listen()  # the runner has its own idea of SIGTERM
        telling = asyncio.create_task(tell_runs(ids, self._say))
        gone = asyncio.create_task(self._server_ended())
        waited: set[asyncio.Future[Any]] = {running, self._stopped, gone}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        if runner.started:
            await _quietly(runner.astop())
        await _quietly(running)
        telling.cancel()
        gone.cancel()
        if not self._stopped.done():
            await self._again()

    async def _server_ended(self) -> None:
        while self._own is None or self._own.alive:
            await asyncio.sleep(1)

    async def _again(self) -> None:
        """Start the server again, if it was ours and has ended."""
        self._say("Prefect's server does not answer; trying again.")
        log.warning("the server has gone")
        await asyncio.sleep(AWAY)
        if self._own and not self._own.alive:
            fresh = server.start(self._own.port, self._own.log, self._settings.serve.keep_days)
            self._own.process = fresh.process
            await asyncio.to_thread(self._own.wait)

    def _opening(self) -> str:
        names = ", ".join(source.name for source in self._settings.sources)
        pages = PREFECT_UI_URL.value() or str(PREFECT_API_URL.value()).removesuffix("/api")
        return f"Serving {self._settings.serve.words} from {names}; runs are shown at {pages} (Ctrl-C stops)."


async def _quietly(waited: Awaitable[None]) -> None:
    try:
        await waited
    except Exception:  # what went wrong is in the log, and serving goes on or ends
        log.warning("the runner ended with an error", exc_info=True)


async def _end_left_runs(ids: Collection[UUID]) -> None:
    """Mark what an earlier process left unended as crashed; nobody else runs flows on this server."""
    chosen = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=list(ids)),
        state=FlowRunFilterState(type=OfType(any_=UNENDED)),
    )
    async with get_client() as client:
        for run in await client.read_flow_runs(flow_run_filter=chosen):
            await client.set_flow_run_state(run.id, Crashed(message=LEFT), force=True)
