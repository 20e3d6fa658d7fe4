"""One writer at a time, whichever worker it runs in.

A global concurrency limit with a lease is right for this. A tag's limit is not: its slots are leased for a
century, so that a task whose process was killed would hold the database for ever.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from prefect.client.orchestration import get_client
from prefect.concurrency.sync import concurrency
from prefect.settings import PREFECT_API_URL

from flows.lost import passed_over, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITER = "factsheets-writer"
LEASE = 60.0  # seconds after which the place of a writer that was killed is free again


@contextmanager
def writing() -> Iterator[None]:
    """Wait until no other run writes, and keep others waiting meanwhile.

    Where no server is configured there is no other worker; the lock of the database itself is enough. So it
    is where the server has gone away.
    """
    if silent() or not PREFECT_API_URL.value():
        yield
        return
    place = ExitStack()
    with passed_over():
        place.enter_context(concurrency(WRITER, occupy=1, lease_duration=LEASE))
    try:
        yield
    finally:
        with passed_over():
            place.close()


def limit_writers() -> None:
    """Tell the server that one may write at a time; nothing changes where it knows that."""
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(WRITER, 1)
