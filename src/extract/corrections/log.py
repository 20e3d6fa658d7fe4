"""The log of corrections: JSON Lines, only ever added to, the only place of human work.

One correction is one line, on the disk before anyone is told that it is kept. A line that a crash has torn is
recognised: it is reported, the next line starts afresh below it, and nothing else is lost.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from dataclasses import dataclass
from types import EllipsisType
from typing import TYPE_CHECKING

from pydantic import ValidationError

from extract.corrections.last import check_current
from extract.errors import CorrectionError, CorrectionsBusy, StorageError
from extract.models import Correction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

PATIENCE = 5.0  # seconds to wait for another writer; each holds the log for milliseconds
_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that is no correction; it stays where it is. `torn` if it is the last and has no end."""

    line: int
    reason: str
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Log:
    """What a log holds: each correction once, in the order of the file, and the lines that are none."""

    path: Path
    entries: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each line that is no correction."""
        return tuple(f"{self.path}:{one.line}: {one.reason}" for one in self.problems)


def read_log(path: Path) -> Log:
    """Read a log; one that does not exist is empty. `CorrectionError` if the file cannot be opened."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Log(path)
    except OSError as error:
        raise CorrectionError(f"{path}: cannot be read ({error.strerror}). Make it readable.") from error
    return parse(path, content)


def parse(path: Path, content: bytes) -> Log:
    """Return what the bytes of a log hold."""
    found: dict[str, Correction] = {}
    problems: list[Problem] = []
    *lines, last = content.split(b"\n")
    for number, line in enumerate((*lines, last), start=1):
        if not line.strip():
            continue
        try:
            entry = Correction.model_validate_json(line)
        except ValidationError as error:
            problems.append(_problem(number, error, torn=number > len(lines)))
        else:
            found.setdefault(entry.id, entry)
    return Log(path, tuple(found.values()), tuple(problems))


def _problem(line: int, error: ValidationError, *, torn: bool) -> Problem:
    if torn:
        return Problem(line, "the last line is torn: what was being written there was not kept.", torn=True)
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return Problem(
        line, f"is no correction ({f'{place}: ' if place else ''}{first['msg']}); it was passed over."
    )


def append(
    path: Path,
    entries: Sequence[Correction],
    *,
    patience: float = PATIENCE,
    after: str | EllipsisType | None = ...,
) -> int:
    """Add those of `entries` that the log does not hold; return their number once they are on the disk.

    `after` is the id of the last decision that the reviewer saw, None if there was none; if it is given, all
    or none are kept. Raises `StaleDecision` if somebody has decided on the same thing after it,
    `CorrectionsBusy` if another process writes the log for longer than `patience` seconds, `StorageError` if
    it cannot be written.
    """

    def checked(kept: Sequence[Correction]) -> Sequence[Correction]:
        if not isinstance(after, EllipsisType):
            known = {entry.id for entry in kept}
            check_current(kept, [one for one in entries if one.id not in known], after)
        return entries

    return append_chosen(path, checked, patience=patience)


def append_chosen(
    path: Path,
    choose: Callable[[Sequence[Correction]], Iterable[Correction]],
    *,
    patience: float = PATIENCE,
) -> int:
    """Add what `choose` returns and the log does not hold; return its number once it is on the disk.

    `choose` is given all that the log holds; nobody can write it meanwhile. What it raises is raised, and
    nothing is kept then. Else as `append`.
    """
    try:
        with _held(path, patience) as handle:
            content = _whole(handle)
            kept = parse(path, content).entries
            known = {entry.id for entry in kept}
            fresh = {entry.id: entry for entry in choose(kept) if entry.id not in known}
            _write(handle, fresh.values(), torn=bool(content) and not content.endswith(b"\n"))
    except OSError as error:
        raise StorageError.because(path, error) from error
    return len(fresh)


def _write(handle: int, entries: Iterable[Correction], *, torn: bool) -> None:
    """Write each entry as one line and wait until it is kept; the first ends a line that was torn."""
    for entry in entries:
        line = (b"\n" if torn else b"") + entry.model_dump_json().encode() + b"\n"
        torn = False
        while line:
            line = line[os.write(handle, line) :]
        os.fsync(handle)


@contextmanager
def _held(path: Path, patience: float) -> Iterator[int]:
    """Yield the log, open for adding to, while no other process can write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        _lock(handle, path, time.monotonic() + patience)
        if fresh:
            _sync(path.parent)
        yield handle
    finally:
        os.close(handle)  # and so let go


def _lock(handle: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > deadline:
                raise CorrectionsBusy(
                    f"{path}: another process is writing the corrections. Nothing was kept; try again."
                ) from error
            time.sleep(_PAUSE)
        else:
            return


def _whole(handle: int) -> bytes:
    with os.fdopen(os.dup(handle), "rb") as stream:
        stream.seek(0)
        return stream.read()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
