"""Pools of child processes. Who extracts in this process shares one as long as somebody uses it.

A child loads rules and matchers with its first document, which costs as much as two documents more; so a run
keeps one pool for all its batches. A pool belongs to one set of rules, as a process reads rules once.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pebble import ProcessPool

from extract import forks
from extract.errors import ExtractionStopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pebble import ProcessFuture

    from extract.rules import Overlay

_pools: list[Pool] = []
_lock = threading.RLock()


class Pool:
    """Child processes, made when they are first needed, and anew should they break."""

    def __init__(self, count: int, overlay: Overlay) -> None:
        self.count, self.overlay, self.users = count, overlay, 0
        self.halted = False
        self._pool: ProcessPool | None = None
        self._changing = threading.Lock()

    def schedule(self, function: Callable[..., Any], *args: object, seconds: float) -> ProcessFuture[Any]:
        """Hand a call to the next free child, which may take that long for it."""
        with self._changing:
            if self.halted:
                raise ExtractionStopped
            if self._pool is None or not self._pool.active:
                self.stop()
                self._pool = ProcessPool(
                    self.count, context=forks.context(), initializer=forks.end_with_parent
                )
            return self._pool.schedule(function, args, timeout=seconds)

    def halt(self) -> None:
        """End all children from another thread, for good."""
        self.halted = True
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped

    def stop(self) -> None:
        """End all children, also those that still read."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
            self._pool.join()
            self._pool = None


@contextmanager
def shared(count: int, overlay: Overlay, *, linger: float = 0) -> Iterator[Pool]:
    """Yield a pool of `count` children, or the larger one that is in use for these rules already.

    With `linger`, its children are there that many seconds longer for whoever comes next.
    """
    pool = _entered(count, overlay)
    try:
        yield pool
    finally:
        if linger:
            timer = threading.Timer(linger, _leave, [pool])
            timer.daemon = True
            timer.start()
        else:
            _leave(pool)


def halt() -> None:
    """End all children of this process; whoever waits for them gets `ExtractionStopped`."""
    for pool in tuple(_pools):
        pool.halt()
    _pools.clear()


def _entered(count: int, overlay: Overlay) -> Pool:
    with _lock:
        found = next((one for one in _pools if _serves(one, count, overlay)), None)
        if found is None:
            found = Pool(count, overlay)
            _pools.append(found)
        found.users += 1
        return found


def _serves(pool: Pool, count: int, overlay: Overlay) -> bool:
    return pool.count >= count and pool.overlay == overlay and not pool.halted


def _leave(pool: Pool) -> None:
    with _lock:
        pool.users -= 1
        last = not pool.users
        if last and pool in _pools:
            _pools.remove(pool)
    if last:
        pool.stop()
