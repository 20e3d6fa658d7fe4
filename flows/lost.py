"""Prefect's server goes away in the middle of a run: the run ends all the same, and says so."""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
from prefect.exceptions import PrefectHTTPStatusError

from extract.errors import ServerLost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.intake import Summary

LOST = (httpx.TransportError, PrefectHTTPStatusError)
REST = 300.0  # seconds for which a server that did not answer is not asked for what a run can do without
log = logging.getLogger(__name__)

NOTE = "Prefect's server does not answer any more, so its record of this run has no end."

_ended: ContextVar[list[Summary] | None] = ContextVar("ended", default=None)
_silent_until = 0.0  # of `time.monotonic()`; for all threads


def ended(summary: Summary) -> None:
    """Keep what a run came to, whatever Prefect makes of its end."""
    kept = _ended.get()
    if kept is not None:
        kept.append(summary)


def with_or_without_server(flow: Callable[[], Summary]) -> tuple[Summary, bool]:
    """Run a flow; return what it came to, and whether the server was there to the end.

    `ServerLost` where it was lost before the run had ended.
    """
    kept: list[Summary] = []
    token = _ended.set(kept)
    try:
        return flow(), True
    except Exception as error:
        if not _lost(error):
            raise
        if not kept:
            raise ServerLost from error
        return replace(kept[0], notes=(*kept[0].notes, NOTE)), False
    finally:
        _ended.reset(token)


def silent() -> bool:
    """Tell whether the server has not answered lately: each call to it would wait for seconds in vain."""
    return time.monotonic() < _silent_until


@contextmanager
def passed_over() -> Iterator[None]:
    """Go on where the server does not answer."""
    global _silent_until  # noqa: PLW0603 - one server for the whole process
    try:
        yield
    except Exception as error:
        if not _lost(error):
            raise
        _silent_until = time.monotonic() + REST
        log.warning("Prefect's server does not answer: %s", error)


def _lost(error: BaseException | None) -> bool:
    """Tell whether it comes of a server that does not answer."""
    while error is not None and not isinstance(error, LOST):
        error = error.__cause__ or error.__context__
    return error is not None
