"""Where a reviewer goes on, and comes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from extract.review.queue import State, next_after

if TYPE_CHECKING:
    from extract.review.desk import Desk


def place_of(document: str, record_id: str, queue: str = "") -> str:
    """Return the address of a record on the page of its document."""
    return f"/documents/{document}?{urlencode({'record': record_id, 'queue': queue})}"


def next_of(desk: Desk, queue: str, record_id: str, reviewer: str) -> str | None:
    """Return the address of what comes after a record in the queue as `reviewer` sees it; None at its end."""
    return next_after(desk, State.parse(queue), record_id, reviewer)
