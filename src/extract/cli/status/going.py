"""Which runs go on at this moment: each holds a lock on a file of its own as long as its process lives."""

from __future__ import annotations

import fcntl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Settings


def going_on(settings: Settings) -> tuple[str, ...]:
    """Return the runs whose processes live on this machine; nothing is cleared away."""
    folder = settings.running
    files = sorted(folder.iterdir()) if folder.is_dir() else ()
    return tuple(file.name for file in files if _is_held(file))


def is_publishing(settings: Settings) -> bool:
    """Tell whether a copy of the database is being made: it is locked until it is in its place."""
    target = settings.published
    return any(_is_held(copy) for copy in target.parent.glob(f".{target.name}.*"))


def _is_held(file: Path) -> bool:
    try:
        with file.open("rb") as looked_at:
            fcntl.flock(looked_at, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False  # gone in between, or not ours
    return False
