"""A Prefect server as a child process, which ends with its parent."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prefect.client.orchestration import SyncPrefectClient

from extract.errors import ServingError, StorageError

if TYPE_CHECKING:
    from pathlib import Path

HOST = "127.0.0.1"
STARTING = 180.0  # seconds
STOPPING = 15.0
DAY = 86_400
LEASES = "prefect.server.concurrency.lease_storage.filesystem"  # they outlive a restart, and then expire


@dataclass
class Server:
    """A server and where it answers."""

    port: int
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Where its pages are."""
        return f"http://{HOST}:{self.port}"

    @property
    def alive(self) -> bool:
        """Whether its process still runs."""
        return self.process.poll() is None

    def wait(self) -> None:
        """Wait until it answers; `ServingError` if it ends instead, or takes too long."""
        end = time.monotonic() + STARTING
        while not self._answers():
            if not self.alive or time.monotonic() > end:
                self.stop()
                raise ServingError(f"Prefect's server did not start. {self.log} says why.")
            time.sleep(0.1)

    def _answers(self) -> bool:
        with SyncPrefectClient(api=f"{self.address}/api") as client:
            return client.api_healthcheck() is None

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(port: int, log: Path, keep_days: int = 30) -> Server:
    """Start a server whose pages are at `port`; what it says goes to `log`.

    It forgets runs that ended `keep_days` ago, and what belongs to them: else its file would grow for ever.
    """
    if not is_free(port):
        raise ServingError(
            f"Port {port} is used by another program. End it, or choose another: factsheets serve --port N."
        )
    environment = os.environ | {
        "PREFECT_SERVER_API_HOST": HOST,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_API_URL": f"http://{HOST}:{port}/api",
        "PREFECT_UI_URL": f"http://{HOST}:{port}",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": LEASES,
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(keep_days * DAY),
    }
    command = [sys.executable, "-m", "flows.tethered", "prefect", "server", "start"]
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as told:
            process = subprocess.Popen(  # noqa: S603 - of this program
                command, env=environment, stdin=subprocess.PIPE, stdout=told, stderr=subprocess.STDOUT
            )
    except OSError as error:
        raise StorageError.because(log, error) from error
    return Server(port, log, process)


def must_answer(url: str) -> None:
    """Raise `ServingError` if the server that is configured does not answer."""
    with SyncPrefectClient(api=url) as client:
        trouble = client.api_healthcheck()
    if trouble:
        raise ServingError(
            f"Prefect's server at {url} does not answer ({trouble}). "
            "Start it, or correct PREFECT_API_URL or the profile."
        )


def is_free(port: int) -> bool:
    """Tell whether a server could listen there."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError:
            return False
    return True
