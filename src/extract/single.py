"""One call in a fork of this process, which takes along all that was imported: nothing else has to start.

For whoever reads one document and runs no threads. Who reads more has a pool, whose children load rules once.
"""

from __future__ import annotations

import multiprocessing
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pebble import ProcessExpired

from extract import forks

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from extract.rules import Overlay

T = TypeVar("T")
_PATIENCE = 5.0  # seconds for a child that has answered to end by itself


@dataclass(frozen=True, slots=True)
class Single:
    """What makes a child for each call; it is used as a pool is."""

    overlay: Overlay

    def schedule(self, function: Callable[..., T], *args: object, seconds: float) -> Answer[T]:
        """Begin a call, which may take that long."""
        return Answer(function, args, seconds)


class Answer(Generic[T]):
    """What a child will say."""

    def __init__(self, function: Callable[..., T], args: tuple[object, ...], seconds: float) -> None:
        here = multiprocessing.get_context("fork")
        self._seconds = seconds
        self._heard, said = here.Pipe(duplex=False)
        self._child = here.Process(target=_answer, args=(said, function, args))
        self._child.start()
        said.close()

    def result(self) -> T:
        """Wait for it; `TimeoutError` if the time is up, `ProcessExpired` if the child has died."""
        try:
            if not self._heard.poll(self._seconds):
                raise TimeoutError
            told: T = self._heard.recv()
        except EOFError:
            self._child.join()
            code = self._child.exitcode
            raise ProcessExpired("the child has died", code) from None  # type: ignore[no-untyped-call]
        else:
            self._child.join(_PATIENCE)
            return told
        finally:
            self.cancel()

    def cancel(self) -> None:
        """End the child if it still runs."""
        self._child.kill()
        self._child.join()
        self._heard.close()


def _answer(said: Connection, function: Callable[..., Any], args: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    forks.end_with_parent()
    said.send(function(*args))
    said.close()
