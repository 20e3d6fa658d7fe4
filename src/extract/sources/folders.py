"""Visit folders, globs and single files: take what is whole, leave what is still being written."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import StillWritten, UnopenableFile
from extract.settings.sources import FolderSource, GlobSource, PathsSource
from extract.sources.local import discover
from extract.sources.visits import Met, Passed, Visit

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from extract.settings.sources import Hints
    from extract.sources.archive import Archive
    from extract.sources.visits import Remembered

GRAIN = 2.0  # seconds; a file changed so shortly before it was read may change again under the same time
STILL_WRITTEN = "It is still being written."
NEXT_VISIT = "Nothing: it is taken by a later run, when it no longer changes."


@dataclass(frozen=True, slots=True)
class _Look:
    """A file's size, time and identity at one moment; None if it cannot be told."""

    stamp: str | None
    changed: float = 0.0


def visit_files(
    source: FolderSource | GlobSource | PathsSource, archive: Archive, memory: Mapping[str, Remembered]
) -> Visit:
    """Archive the PDFs at the places of `source`; those that `memory` tells unchanged are not read again."""
    found = discover(_places(source))
    settled, moving = _settled(found.files, source.settle_seconds)
    met, passed = [], [_waiting(file) for file in moving]
    for file in settled:
        try:
            met.append(_met(file, source.hints, archive, memory))
        except StillWritten:
            passed.append(_waiting(file))
        except UnopenableFile as error:
            passed.append(Passed(file.absolute().as_uri(), file.name, error.reason, "", error))
    return Visit(tuple(met), tuple(passed), found.problems)


def _places(source: FolderSource | GlobSource | PathsSource) -> tuple[str, ...]:
    match source:
        case FolderSource():
            return (str(source.path),)
        case GlobSource():
            return (source.pattern,)
        case PathsSource():
            return source.paths


def _settled(files: Iterable[Path], seconds: float) -> tuple[list[Path], list[Path]]:
    """Divide files into those that rest, and those that change still.

    A file that was changed long ago rests; that its bytes or its inode were, as some writers set the time of
    the bytes ahead. Any other is looked at twice, `seconds` apart: so a clock that was set back, or that of a
    file server, makes nobody wait for days.
    """
    if not seconds:
        return list(files), []
    first = {file: _look(file) for file in files}
    now = time.time()
    young = [file for file, look in first.items() if not seconds <= now - look.changed]
    if young:
        time.sleep(seconds)
    moving = {file for file in young if _look(file).stamp != first[file].stamp}
    return [file for file in first if file not in moving], sorted(moving)


def _look(file: Path) -> _Look:
    try:
        stat = file.stat()
    except OSError:
        return _Look(None)
    return _Look(_stamp(stat), max(stat.st_mtime, stat.st_ctime))


def _stamp(stat: os.stat_result) -> str:
    return f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}:{stat.st_ino}"


def _met(file: Path, hints: Hints, archive: Archive, memory: Mapping[str, Remembered]) -> Met:
    uri, before = file.absolute().as_uri(), _look(file)
    known = memory.get(uri)
    if known and known.validator == before.stamp:
        kept = archive.find(uri, known.sha256, hints)
        if kept:
            return Met(kept, before.stamp)
    kept = archive.keep(file, hints)
    return Met(kept, before.stamp if _trusted(before, file) else None)


def _trusted(before: _Look, file: Path) -> bool:
    """Tell whether the file rested while it was read, and long enough for its time to tell a change."""
    return _look(file).stamp == before.stamp and abs(time.time() - before.changed) > GRAIN


def _waiting(file: Path) -> Passed:
    return Passed(file.absolute().as_uri(), file.name, STILL_WRITTEN, NEXT_VISIT)
