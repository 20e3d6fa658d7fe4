"""Decisions reach the published database within seconds: a thread of the desk applies what is new in the log.

The log is the truth, so that nothing is lost with this thread: whatever it has not applied, its next start
does, another desk, or the next run.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract import forks, rules
from extract.corrections import read_log
from extract.errors import ExtractionStopped, FactSheetsError
from extract.intake.correcting import apply_decided, documents_behind, lacking, renew
from extract.review.ahead import Ahead
from extract.review.warm import Children

if TYPE_CHECKING:
    from extract.settings import Settings

GATHER = 0.3  # seconds in which decisions that follow each other go together
LOOK = 1.0  # seconds between two looks at the log, which other programs write too
RETRY = (1.0, 2.0, 5.0, 15.0)  # seconds until the next try, while something is in the way
FAREWELL = 20.0  # seconds to wait for the thread to end

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """How far it is: decisions that the published database lacks, and what is in the way, as a sentence.

    `applied_at` is when decisions were last published by this desk.
    """

    waiting: int = 0
    applying: bool = False
    applied_at: datetime | None = None
    trouble: str | None = None


class Applier:
    """Applies decisions from `start` to `stop`; `wake` it after each one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._state = State()
        self._woken, self._stopping = threading.Event(), threading.Event()
        self._children = Children(settings.workers)
        self._ahead = Ahead(settings)
        self._thread: threading.Thread | None = None
        self._seen: tuple[int, int] | None = None  # size and time of the log as it was looked at

    @property
    def state(self) -> State:
        """How far it is at present."""
        return self._state

    def start(self) -> None:
        """Begin, with what waits since an earlier time."""
        forks.start()
        self._stopping.clear()
        self._woken.set()
        self._children = Children(self._settings.workers)
        self._ahead = Ahead(self._settings)
        self._ahead.start()
        self._thread = threading.Thread(target=self._work, name="applier", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Tell that somebody has decided; returns at once."""
        self._tell(waiting=max(self._state.waiting, 1))
        self._woken.set()

    def expect(self, document: str) -> None:
        """Tell that somebody has opened a document: a long one is read ahead. Returns at once."""
        self._ahead.expect(document)

    def stop(self) -> None:
        """End within seconds; what is being read is dropped, and done the next time."""
        self._stopping.set()
        self._woken.set()
        self._ahead.stop()
        self._children.halt()
        if self._thread is not None:
            self._thread.join(FAREWELL)

    def _tell(self, **changed: object) -> None:
        self._state = replace(self._state, **changed)  # type: ignore[arg-type]

    def _work(self) -> None:
        tries = 0
        with self._children:
            while not self._stopping.is_set():
                self._rest(RETRY[min(tries, len(RETRY)) - 1] if tries else None)
                if not self._stopping.is_set():
                    tries = 0 if self._round() else tries + 1

    def _rest(self, until: float | None) -> None:
        """Wait until somebody wakes it, the log has grown, or `until` seconds are over."""
        end = time.monotonic() + until if until is not None else None
        while not self._woken.wait(LOOK if end is None else min(LOOK, max(end - time.monotonic(), 0))):
            if self._stamp() != self._seen or (end is not None and time.monotonic() >= end):
                return
            self._children.rest()
        self._woken.clear()
        self._stopping.wait(GATHER)

    def _stamp(self) -> tuple[int, int] | None:
        try:
            stat = self._settings.corrections.stat()
        except OSError:
            return None
        return stat.st_size, stat.st_mtime_ns

    def _round(self) -> bool:
        """Apply what there is; tell whether nothing waits any more."""
        self._seen = self._stamp()
        try:
            trouble = self._applied()
        except ExtractionStopped:
            trouble = None
        except FactSheetsError as error:
            trouble = error.message
        except Exception as error:  # the desk goes on, and so does this
            log.exception("corrections could not be applied")
            trouble = f"An internal error ({type(error).__name__}) is in the way; the log has the details."
        waiting = self._count()
        self._tell(applying=False, trouble=trouble if waiting else None, waiting=waiting)
        return not waiting

    def _applied(self) -> str | None:
        """Apply all that can be; return what is in the way of the rest."""
        renew(self._settings)
        more = bool(self._count())
        left: tuple[str, ...] = ()
        while more and not self._stopping.is_set():
            overlay = rules.read_overlay(self._settings.rules_dir)
            self._tell(applying=True, waiting=self._count())
            self._ahead.finish(documents_behind(self._settings))
            self._children.warm(overlay)
            done = apply_decided(self._settings, overlay)
            left, more = done.left, done.more
            if done.became:
                self._tell(applied_at=datetime.now(UTC))
        return " ".join(left) or None

    def _count(self) -> int:
        try:
            return lacking(read_log(self._settings.corrections), self._settings)
        except FactSheetsError:  # whoever applies says why
            return self._state.waiting
