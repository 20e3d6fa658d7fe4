"""Documents are read in child processes, so that a hostile one costs its own time and memory only.

The children are forked by a server process that has imported the pipeline once; so a child that had to be
killed is replaced in milliseconds, and nothing is forked from a process that runs threads.
"""

from __future__ import annotations

import logging
import signal
import time
import traceback
from collections import deque
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from extract import forks, rules
from extract.bounds import OutOfTime, bounded
from extract.errors import DamagedDocument, FactSheetsError, LimitExceeded, UnreadableDocument
from extract.sources import Archived
from extract.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

    from pebble import ProcessFuture

    from extract.models import Correction, FactSheet
    from extract.settings import Limits, Settings

    File = Path | Archived
    Extract = Callable[[File, Settings], FactSheet]

log = logging.getLogger(__name__)

_AHEAD = 4  # documents handed over for each child ahead of time
_TRIES = 3  # how often a file is read if the whole pool breaks meanwhile


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a child sends back; `trace` is the traceback of an error that nobody expected.

    `fault` is an error that is not the document's, such as a rule file that cannot be used.
    """

    sheet: FactSheet
    trace: str = ""
    fault: FactSheetsError | None = None


def extract_document(file: File, settings: Settings) -> FactSheet:
    """Run the pipeline; only children import it, as its libraries take a second to load."""
    from extract import pipeline

    return pipeline.extract_document(file, settings)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Run the pipeline, and apply what reviewers have decided."""

    entries: tuple[Correction, ...]

    def __call__(self, file: File, settings: Settings) -> FactSheet:
        """Read one file, in a child."""
        from extract import pipeline
        from extract.corrections import Corrections

        return pipeline.extract_document(file, settings, Corrections(self.entries))


def extract_all(
    files: Iterable[File], settings: Settings, extract: Extract = extract_document
) -> Generator[FactSheet, None, None]:
    """Yield one fact sheet for each of `files`, in their order, read by `settings.workers` children.

    A file that cannot be read within `settings.limits`, or whose child dies, gives a fact sheet with an error
    issue; its neighbours are not harmed. `extract` is what the children run. Works in any thread. Raises
    `FactSheetsError` where no document could be read, as a rule file cannot be used.
    """
    todo = list(files)
    rules.use(settings.rules_dir)
    children = _Children(min(settings.workers, len(todo)), settings, extract)
    waiting: deque[tuple[File, ProcessFuture[Outcome]]] = deque()
    try:
        for file in todo:
            waiting.append((file, children.read(file)))
            if len(waiting) >= _AHEAD * settings.workers:
                yield children.sheet(*waiting.popleft())
        while waiting:
            yield children.sheet(*waiting.popleft())
    finally:
        children.stop()


class _Children:
    """A pool of child processes, made anew should it break."""

    def __init__(self, count: int, settings: Settings, extract: Extract) -> None:
        self._count = count
        self._settings = settings
        self._extract = extract
        self._pool: ProcessPool | None = None

    def read(self, file: File) -> ProcessFuture[Outcome]:
        """Hand `file` to the next free child."""
        if self._pool is None or not self._pool.active:
            self.stop()
            self._pool = ProcessPool(self._count, context=forks.context())
        wall = self._settings.limits.wall_seconds
        told = (self._extract, file, self._settings, rules.in_force())
        return self._pool.schedule(_read, told, timeout=wall)

    def sheet(self, file: File, future: ProcessFuture[Outcome]) -> FactSheet:
        """Wait for the outcome, or explain why there is none."""
        began = time.monotonic()
        try:
            outcome = self._outcome(file, future)
        except (BrokenProcessPool, OSError) as error:  # OSError: the time is up, or the child has died
            cause = _cause(file, error, self._settings.limits)
            return unreadable(file, cause, seconds=time.monotonic() - began)
        if outcome.fault:
            raise outcome.fault
        if outcome.trace:
            log.error("%s could not be read\n%s", _path(file), outcome.trace)
        return outcome.sheet

    def _outcome(self, file: File, future: ProcessFuture[Outcome]) -> Outcome:
        """Wait for `future`; try again where the pool broke, as that may be a neighbour's fault."""
        for _ in range(_TRIES - 1):
            try:
                return future.result()
            except BrokenProcessPool:
                future = self.read(file)
        return future.result()

    def stop(self) -> None:
        """End all children, also those that still read."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
            self._pool.join()
            self._pool = None


def _read(extract: Extract, file: File, settings: Settings, overlay: rules.Overlay) -> Outcome:
    """Read one file, in a child, by the rules of its parent."""
    began, trace, fault, limits = time.monotonic(), "", None, settings.limits
    try:
        rules.adopt(overlay)
        with bounded(limits):
            return Outcome(extract(file, settings))
    except UnreadableDocument as error:
        cause = error
    except OutOfTime:
        cause = LimitExceeded.of(_path(file), "reading took too long", "cpu_seconds", limits.cpu_seconds)
    except MemoryError:
        cause = _too_big(file, limits)
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not stop the other documents
        cause = _internal(file, error)
        trace = traceback.format_exc()
        fault = error if isinstance(error, FactSheetsError) else None
    return Outcome(unreadable(file, cause, seconds=time.monotonic() - began), trace, fault)


def _cause(file: File, error: Exception, limits: Limits) -> UnreadableDocument:
    """Explain why a child did not answer."""
    if isinstance(error, TimeoutError):
        return LimitExceeded.of(_path(file), "reading took too long", "wall_seconds", limits.wall_seconds)
    code = error.exitcode if isinstance(error, ProcessExpired) else "unknown"
    if code == -signal.SIGKILL:
        return _too_big(file, limits)
    return DamagedDocument(
        _path(file),
        f"reading it ended its process (exit code {code}); open and save the PDF anew, then ingest it again.",
    )


def _too_big(file: File, limits: Limits) -> LimitExceeded:
    return LimitExceeded.of(_path(file), "reading took too much memory", "memory", f"{limits.memory:,}")


def _internal(file: File, error: Exception) -> DamagedDocument:
    return DamagedDocument(
        _path(file),
        f"could not be read because of an internal error ({type(error).__name__}); the log has the details.",
    )


def _path(file: File) -> Path:
    return file.seen if isinstance(file, Archived) else file
