"""Batches go to the workers of a Dask cluster, which share the archive with the flow and nothing else."""

from __future__ import annotations

import multiprocessing
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from prefect.settings import PREFECT_API_URL
from pydantic import SecretStr

from extract._version import __version__
from extract.errors import ClusterError
from extract.settings.passwords import passwords_of
from flows.tasks import Job, extract_batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client
    from prefect_dask.task_runners import DaskTaskRunner, PrefectDaskFuture

    from extract.settings import Settings
    from flows.spreading import Hand, Sheets

ANSWER = 30.0  # seconds for the scheduler to answer
FIRST = 30.0  # seconds for a first worker to be there
DAEMON = (
    "may not start processes, as its nanny runs it as a daemon. "
    "Start it with DASK_DISTRIBUTED__WORKER__DAEMON=False, or with --no-nanny."
)


@dataclass(frozen=True, slots=True)
class State:
    """What a worker tells of itself."""

    version: str
    daemon: bool


def state() -> State:
    """Tell of the process that this runs in: a worker."""
    return State(__version__, multiprocessing.current_process().daemon)


@contextmanager
def connected(address: str) -> Iterator[tuple[Hand, int]]:
    """Yield what hands a batch to the cluster, and how many batches its workers read at a time.

    Raises `ClusterError` if there is no cluster at `address`, or its workers could not do the work.
    """
    runner = _runner(address)
    with runner:
        client = _client(runner, address)
        _examined(client, address)
        threads = sum(client.nthreads().values())  # type: ignore[no-untyped-call]  # Dask leaves it untyped
        yield (lambda job: partial(_sheets, _submitted(runner, job), address)), threads


def sendable(settings: Settings) -> Settings:
    """Return settings that mean the same on another machine, with another working folder.

    An archive that is a folder has the same path there; the content of the rule folder is sent apart.
    """
    known = tuple(SecretStr(password) for password in passwords_of(settings))
    here = {"data_dir": settings.data_dir.absolute(), "passwords": known, "passwords_file": None}
    return settings.model_copy(update=here)


def _runner(address: str) -> DaskTaskRunner:
    if not PREFECT_API_URL.value():
        raise ClusterError(
            address,
            "its workers tell Prefect's server what they do, and none is set. "
            "Set PREFECT_API_URL to a server that they reach, such as http://server:4200/api.",
        )
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ModuleNotFoundError as error:
        raise ClusterError(address, "Dask is not installed here. Install factsheet-extract[dask].") from error
    return DaskTaskRunner(address=address, client_kwargs={"timeout": ANSWER})


def _client(runner: DaskTaskRunner, address: str) -> Client:
    try:
        client = runner.client
        client.wait_for_workers(1, timeout=FIRST)
    except TimeoutError as error:
        raise ClusterError(address, "it has no worker. Start some with dask worker.") from error
    except (OSError, ValueError) as error:
        raise ClusterError(
            address, f"no scheduler answers ({error}). Start it, or correct the setting dask."
        ) from error
    return client


def _examined(client: Client, address: str) -> None:
    """Refuse workers of another version, and those that may not start processes."""
    try:
        told: dict[str, State] = client.run(state)
    except Exception as error:
        raise ClusterError(
            address,
            f"its workers do not know this program ({type(error).__name__}: {error}). "
            f"Install factsheet-extract {__version__} with the extra dask for them.",
        ) from error
    for worker, one in told.items():
        if one.version != __version__:
            raise ClusterError(
                address,
                f"the worker {worker} has factsheet-extract {one.version}, and here is {__version__}. "
                "Install the same version.",
            )
        if one.daemon:
            raise ClusterError(address, f"the worker {worker} {DAEMON}")


def _submitted(runner: DaskTaskRunner, job: Job) -> PrefectDaskFuture[Sheets]:
    files = [replace(file, path=file.path.absolute()) for file in job.batch]
    sent = Job(files, job.corrections, sendable(job.settings), job.overlay, job.schemas)
    return runner.submit(extract_batch, {"job": sent})


def _sheets(future: PrefectDaskFuture[Sheets], address: str) -> Sheets:
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        raise ClusterError(
            address,
            f"{error.allowed_failures + 1} workers died over the same batch. What was loaded stays loaded. "
            "Look at their logs and memory, then run again.",
        ) from error
