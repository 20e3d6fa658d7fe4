"""How far a run has come: told to whoever watches it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Watcher = Callable[[int, int], None]  # documents extracted, documents in all

_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)
_progress: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Let runs of the flow inside this context call `watcher(done, total)` as documents are extracted."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


@contextmanager
def progress_of(total: int, show: Watcher | None = None) -> Iterator[Progress]:
    """Yield what counts the documents of a run; `show` is told as well as who watches."""
    progress = Progress(total, *filter(None, (_watcher.get(), show)))
    token = _progress.set(progress)
    try:
        yield progress
    finally:
        _progress.reset(token)


def extracted(_document: object) -> None:
    """Count a document, if the run is counted in this process."""
    progress = _progress.get()
    if progress:
        progress.extracted()


class Progress:
    """How many documents of a run have been extracted, as far as is known here."""

    def __init__(self, total: int, *watchers: Watcher) -> None:
        self._total, self._watchers = total, watchers
        self._extracted = self._loaded = 0
        self._counting = Lock()

    def extracted(self) -> None:
        """Count a document that this machine has extracted; several threads do."""
        with self._counting:
            self._tell(self._extracted + 1)

    def loaded(self, more: int) -> None:
        """Count documents that were loaded; those of other machines are known from then on."""
        with self._counting:
            self._loaded += more
            if self._loaded > self._extracted:
                self._tell(self._loaded)

    def _tell(self, done: int) -> None:
        self._extracted = done
        for watcher in self._watchers:
            watcher(done, self._total)
