"""Long documents are read ahead when somebody opens them: the first decision on one need not wait for it."""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import TYPE_CHECKING

from extract import rules
from extract.errors import ExtractionStopped, FactSheetsError
from extract.intake.correcting import is_long, read_ahead
from extract.review.warm import Children

if TYPE_CHECKING:
    from collections.abc import Collection

    from extract.settings import Settings

REMEMBERED = 200  # documents that are not looked at again when they are opened again
LOOK = 5.0  # seconds between two looks whether children are needed still
FAREWELL = 10.0  # seconds to wait for the thread to end

log = logging.getLogger(__name__)


class Ahead:
    """Reads the document that was opened last, in a thread of its own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: deque[str] = deque(maxlen=REMEMBERED)
        self._change = threading.Condition()
        self._next: str | None = None
        self._reading: str | None = None
        self._ended = False
        self._children = Children(1)
        self._thread = threading.Thread(target=self._work, name="ahead", daemon=True)

    def start(self) -> None:
        """Begin to wait for documents."""
        self._thread.start()

    def expect(self, document: str) -> None:
        """Tell that a document was opened; returns at once."""
        with self._change:
            if document not in self._known:
                self._known.append(document)
                self._next = document
                self._change.notify_all()

    def finish(self, documents: Collection[str]) -> None:
        """Wait until none of these is being read: what would be read twice else, is read once."""
        with self._change:
            self._change.wait_for(lambda: self._ended or self._reading not in documents)

    def stop(self) -> None:
        """End; what is being read is dropped."""
        with self._change:
            self._ended = True
            self._change.notify_all()
        self._children.halt()
        if self._thread.ident is not None:
            self._thread.join(FAREWELL)

    def _work(self) -> None:
        with self._children:
            while (document := self._taken()) is not None:
                self._read(document)

    def _taken(self) -> str | None:
        """Wait for the next document; None at the end."""
        with self._change:
            self._reading = None
            self._change.notify_all()
            while not (self._ended or self._next or self._change.wait(LOOK)):
                self._children.rest()
            self._reading, self._next = self._next, None
            return None if self._ended else self._reading

    def _read(self, document: str) -> None:
        try:
            overlay = rules.read_overlay(self._settings.rules_dir)
            if is_long(document, self._settings):
                self._children.warm(overlay)
                read_ahead(document, self._settings, overlay)
        except ExtractionStopped:
            return
        except FactSheetsError as error:
            log.warning("%s could not be read ahead: %s", document, error.message)
        except Exception:  # whatever it is, the decision itself will tell
            log.exception("%s could not be read ahead", document)
