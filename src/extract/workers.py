"""Documents are read in child processes, so that a hostile one costs its own time and memory only.

The children are forked by a server process that has imported the pipeline once; so a child that had to be
killed is replaced in milliseconds, and nothing is forked from a process that runs threads. Only for a single
file, and if asked to, a process that runs none forks itself (`single`).
"""

from __future__ import annotations

import logging
import signal
import time
from collections import deque
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from pebble import ProcessExpired

from extract import pools, rules
from extract.bounds import OutOfTime, bounded
from extract.errors import (
    DamagedDocument,
    ExtractionStopped,
    FactSheetsError,
    LimitExceeded,
    UnreadableDocument,
)
from extract.single import Answer, Single
from extract.sources import Archived, fetched
from extract.timing import ENDED_BY, within
from extract.traces import trace_of
from extract.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from pebble import ProcessFuture

    from extract.models import Correction, FactSheet
    from extract.settings import Limits, Settings
    from extract.warehouse import Packed

    File = Path | Archived
    Read = FactSheet | Packed  # what a child gives; of an unreadable file, always a sheet
    Extract = Callable[[File, Settings], Read]
    Future = ProcessFuture["Outcome"] | Answer["Outcome"]

log = logging.getLogger(__name__)

_AHEAD = 4  # documents handed over for each child ahead of time
SPARE = 1.0  # seconds for a child whose time is up to say so
_TRIES = 3  # how often a file is read if the whole pool breaks meanwhile


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a child sends back; `trace` is the traceback of an error that nobody expected.

    `fault` is an error that is not the document's, such as a rule file that cannot be used.
    """

    sheet: Read
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
        from extract.corrections import Corrections, two_reviewers

        corrections = Corrections(self.entries, two_reviewers(settings))
        return pipeline.extract_document(file, settings, corrections)


@overload
def extract_all(
    files: Iterable[File],
    settings: Settings,
    extract: Callable[[File, Settings], FactSheet] = ...,
    overlay: rules.Overlay | None = ...,
    *,
    threads: bool = ...,
) -> Generator[FactSheet, None, None]: ...


@overload
def extract_all(
    files: Iterable[File],
    settings: Settings,
    extract: Extract,
    overlay: rules.Overlay | None = ...,
    *,
    threads: bool = ...,
) -> Generator[Read, None, None]: ...


def extract_all(
    files: Iterable[File],
    settings: Settings,
    extract: Extract = extract_document,
    overlay: rules.Overlay | None = None,
    *,
    threads: bool = True,
) -> Generator[Read, None, None]:
    """Yield one fact sheet for each of `files`, in their order, read by `settings.workers` children.

    A file that cannot be read within `settings.limits`, or whose child dies, gives a fact sheet with an error
    issue; its neighbours are not harmed. `extract` is what the children run. Works in any thread, also in
    several at once, which then share the children. Raises `FactSheetsError` where no document could be read,
    as a rule file cannot be used. `overlay` are rules that another machine has sent, in place of its own.
    Who says that this process runs no `threads` saves the start of a server where there is one file.
    """
    todo = list(files)
    told = overlay or _own_rules(settings)
    waiting: deque[tuple[File, Future]] = deque()
    count = max(1, min(settings.workers, len(todo)))
    with pools.shared(count, told) if threads or len(todo) > 1 else _itself(told) as pool:
        children = _Children(pool, settings, extract)
        try:
            for file in todo:
                waiting.append((file, children.read(file)))
                if len(waiting) >= _AHEAD * settings.workers:
                    yield children.sheet(*waiting.popleft())
            while waiting:
                yield children.sheet(*waiting.popleft())
        finally:
            for _, future in waiting:
                future.cancel()


def stop() -> None:
    """End all children of this process; whoever waits for them gets `ExtractionStopped`."""
    pools.halt()


@contextmanager
def _itself(told: rules.Overlay) -> Iterator[Single]:
    """Import the pipeline, so that a fork of this process has it."""
    from extract import preload

    assert preload.pipeline
    yield Single(told)


def _own_rules(settings: Settings) -> rules.Overlay:
    rules.use(settings.rules_dir)
    return rules.in_force()


@dataclass(frozen=True, slots=True)
class _Children:
    """What reads documents: a pool, by which settings, and what it runs."""

    pool: pools.Pool | Single
    settings: Settings
    extract: Extract

    def read(self, file: File) -> Future:
        """Hand `file` to the next free child."""
        with suppress(UnreadableDocument):  # the child says so
            fetched(file, self.settings)  # here, so that the network takes nothing of the child's time
        told = (self.extract, file, self.settings, self.pool.overlay)
        return self.pool.schedule(_read, *told, seconds=_longest(self.settings))

    def sheet(self, file: File, future: Future) -> Read:
        """Wait for the outcome, or explain why there is none."""
        began = time.monotonic()
        try:
            outcome = self._outcome(file, future)
        except CancelledError as error:
            raise ExtractionStopped from error
        except (BrokenProcessPool, OSError, OutOfTime) as error:  # OSError: the child was ended
            cause = _cause(file, error, self.settings.limits)
            return unreadable(file, cause, seconds=time.monotonic() - began)
        if outcome.fault:
            raise outcome.fault
        if outcome.trace:
            log.error("%s could not be read\n%s", _path(file), outcome.trace)
        return outcome.sheet

    def _outcome(self, file: File, future: Future) -> Outcome:
        """Wait for `future`; try again where the pool broke, as that may be a neighbour's fault."""
        for _ in range(_TRIES - 1):
            try:
                return future.result()
            except BrokenProcessPool:
                future = self.read(file)
        return future.result()


def _read(extract: Extract, file: File, settings: Settings, overlay: rules.Overlay) -> Outcome:
    """Read one file, in a child, by the rules of its parent."""
    began, trace, fault, limits = time.monotonic(), "", None, settings.limits
    try:
        rules.adopt(overlay)
        here = fetched(file, settings)
        with within(limits.wall_seconds), bounded(limits):
            return Outcome(extract(here, settings))
    except UnreadableDocument as error:
        cause = error
    except OutOfTime:
        cause = _too_long(file, limits)
    except MemoryError:
        cause = _too_big(file, limits)
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not stop the other documents
        cause = _internal(file, error)
        trace = trace_of(error, texts=settings.log_texts)
        fault = error if isinstance(error, FactSheetsError) else None
    return Outcome(unreadable(file, cause, seconds=time.monotonic() - began), trace, fault)


def _longest(settings: Settings) -> float:
    """Return how long a child may take at most: what is more than the document's own time is that of OCR."""
    asked = settings.ocr
    return settings.limits.wall_seconds + SPARE + (asked.enabled * asked.pages * asked.page_seconds)


def _cause(file: File, error: BaseException, limits: Limits) -> UnreadableDocument:
    """Explain why a child did not answer."""
    if isinstance(error, OutOfTime):
        return _too_long(file, limits)
    code = error.exitcode if isinstance(error, ProcessExpired) else "unknown"
    if isinstance(error, TimeoutError) or code == -ENDED_BY:
        return LimitExceeded.of(_path(file), "reading took too long", "wall_seconds", limits.wall_seconds)
    if code == -signal.SIGKILL:
        return _too_big(file, limits)
    return DamagedDocument(
        _path(file),
        f"reading it ended its process (exit code {code}); open and save the PDF anew, then ingest it again.",
    )


def _too_long(file: File, limits: Limits) -> LimitExceeded:
    return LimitExceeded.of(_path(file), "reading took too long", "cpu_seconds", limits.cpu_seconds)


def _too_big(file: File, limits: Limits) -> LimitExceeded:
    return LimitExceeded.of(_path(file), "reading took too much memory", "memory", f"{limits.memory:,}")


def _internal(file: File, error: Exception) -> DamagedDocument:
    return DamagedDocument(
        _path(file),
        f"could not be read because of an internal error ({type(error).__name__}); the log has the details.",
    )


def _path(file: File) -> Path:
    return file.seen if isinstance(file, Archived) else file
