"""What the first pages need is made ready at the start, and the queue with all that is published later."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from extract.errors import FactSheetsError
from extract.review.deciding.looking import chosen, codes_of
from extract.review.growing import stamp_of
from extract.review.pages import environment
from extract.review.queue.entries import queue_of
from extract.warehouse.reviewing.documents import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.review.desk import Desk
    from extract.review.growing import Stamp

PAUSE = 0.5  # seconds between two looks at the published file
FAREWELL = 5.0  # seconds to wait for the thread to end


@contextmanager
def warmed(desk: Desk) -> Iterator[None]:
    """Keep the queue of `desk` ready in a thread of its own."""
    stopping = threading.Event()
    thread = threading.Thread(target=_warm, args=(desk, stopping), name="queue", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(FAREWELL)


def _begin(desk: Desk) -> None:
    """Load templates, rules, and what reads the document that is the first of the queue."""
    for name in environment().list_templates():
        environment().get_template(name)
    with suppress(FactSheetsError):  # who asks for a page is told
        codes_of(desk)
        first = next((one.item for one in queue_of(desk).open if one.item.document), None)
        if first and first.document:
            read_document(desk.settings.published, first.document)
            chosen(desk, first.document, first.id)


def _warm(desk: Desk, stopping: threading.Event) -> None:
    _begin(desk)
    seen: Stamp = None
    while not stopping.is_set():
        stamp = stamp_of(desk.settings.published)
        if stamp != seen:
            seen = stamp
            with suppress(FactSheetsError):  # who asks for the page is told
                queue_of(desk)
        stopping.wait(PAUSE)
