"""What a batch finds where it is extracted: in the flow's own process, or on a Dask worker."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extract import pools
from extract.errors import ClusterError
from extract.storage import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.rules import Overlay
    from extract.settings import Settings
    from extract.sources import Archived

LINGER = 60.0  # seconds that the children of a worker wait for the next batch


@contextmanager
def at_work(batch: Sequence[Archived], settings: Settings, overlay: Overlay) -> Iterator[Settings]:
    """Yield the settings by which a batch is read here; on a worker, children are kept for the next one.

    Raises `ClusterError` on a worker that does not have the archive.
    """
    if not settings.dask:
        yield settings
        return
    _find(batch, settings)
    with pools.shared(settings.workers, overlay, linger=LINGER):
        yield _local(settings)


def _find(batch: Sequence[Archived], settings: Settings) -> None:
    missing = next((file.path for file in batch if not file.path.is_file()), None)
    if missing and not _in_store(settings):
        raise ClusterError(
            str(settings.dask),
            f"the worker on {socket.gethostname()} does not find {missing}. Give its machine the folder of "
            "the archive under the same path, or keep the archive in an object store (archive_to).",
        )


def _in_store(settings: Settings) -> bool:
    return bool(settings.archive_to) and folder_of(str(settings.archive_to)) is None


def _local(settings: Settings) -> Settings:
    """Let a worker keep what it fetches from an archive in an object store in a folder of its own."""
    if not _in_store(settings):
        return settings
    from distributed import get_worker

    folder = Path(get_worker().local_directory) / "factsheets"
    return settings.model_copy(update={"data_dir": folder})
