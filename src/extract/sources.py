"""Where fact sheets come from: files, folders and globs; and the archive that keeps each content once."""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from extract.errors import SourceError, StorageError, UnopenableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


LEAST_FREE = 50_000_000  # bytes, without which no run is begun


@dataclass(frozen=True, slots=True)
class Discovery:
    """The PDFs that some paths lead to, each once; and a sentence for each path that leads nowhere."""

    files: tuple[Path, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Archived:
    """One file as it was seen: its bytes now lie at `path`, which is named by their SHA-256."""

    seen: Path
    path: Path
    sha256: str
    bytes: int


def discover(paths: Iterable[str | Path]) -> Discovery:
    """Find PDFs: a file (of any name), a folder (all `*.pdf` in it and below), or a glob (`in/**/*.pdf`).

    In folders, hidden files and folders are passed over and links to folders are not followed.
    """
    files: dict[Path, None] = {}
    problems: list[str] = []
    for path in paths:
        try:
            found = sorted(_expand(str(path), problems))
        except SourceError as error:
            problems.append(error.message)
        except OSError as error:
            problems.append(_closed(error))
        else:
            files.update(dict.fromkeys(file.absolute() for file in found))
    return Discovery(tuple(files), tuple(dict.fromkeys(problems)))


def _expand(path: str, problems: list[str]) -> Iterator[Path]:
    place, trouble = Path(path).expanduser(), len(problems)
    if place.is_dir():
        found = list(_below(place, problems))
        if not found and len(problems) == trouble:
            raise SourceError(f"{path}: there is no PDF in this folder or below it.")
        yield from found
    elif os.path.lexists(place):
        yield place
    elif glob.has_magic(path):
        yield from _matching(path, problems)
    else:
        raise SourceError(f"{path}: there is no such file or folder. Check the path.")


def _below(folder: Path, problems: list[str]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=lambda error: problems.append(_closed(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name.lower().endswith(".pdf") and not name.startswith("."):
                yield Path(place, name)


def _matching(pattern: str, problems: list[str]) -> Iterator[Path]:
    matches = glob.glob(str(Path(pattern).expanduser()), recursive=True)  # noqa: PTH207 - may be absolute
    if not matches:
        raise SourceError(f"{pattern}: no file matches this pattern. Check it, and quote it in the shell.")
    for match in map(Path, matches):
        yield from _below(match, problems) if match.is_dir() else (match,)


def _closed(error: OSError) -> str:
    return f"{error.filename}: cannot be opened ({error.strerror}). Make it readable and run again."


def make_writable(folder: Path) -> None:
    """Make `folder` if it is not there; `StorageError` where it cannot be written or is all but full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StorageError.because(folder, error) from error
    if free < LEAST_FREE:
        raise StorageError.because(folder, OSError(errno.ENOSPC, "too little is free"))


def archived(uri: str, sha256: str, folder: Path) -> Archived | None:
    """Return a content that was archived before, with the place where it was seen; None if it is gone."""
    path = archived_at(folder, sha256)
    if not path.is_file():
        return None
    return Archived(Path(unquote(urlsplit(uri).path)), path, sha256, path.stat().st_size)


def archive(seen: Path, folder: Path) -> Archived:
    """Copy the bytes of `seen` below `folder`, once for each content: `ab/abcdef….pdf`.

    Raises `UnopenableFile` if `seen` cannot be read, `StorageError` if `folder` cannot be written.
    """
    try:
        with seen.open("rb") as source:
            target = archived_at(folder, hashlib.file_digest(source, "sha256").hexdigest())
    except OSError as error:
        raise UnopenableFile(
            seen, f"the file cannot be opened ({error.strerror}). Make it readable and run again."
        ) from error
    if not target.exists():
        target = _copied(seen, folder)
    return Archived(seen, target, target.stem, target.stat().st_size)


def archived_at(folder: Path, sha256: str) -> Path:
    """Return where below `folder` the bytes with this SHA-256 lie, if they were archived."""
    return folder / sha256[:2] / f"{sha256}.pdf"


def _copied(seen: Path, folder: Path) -> Path:
    """Copy by way of a temporary file; the copy's own hash names it, should `seen` change meanwhile."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".incoming-") as place:
            copy = Path(place, "copy.pdf")
            shutil.copyfile(seen, copy)
            with copy.open("rb+") as written:
                os.fsync(written.fileno())
                target = archived_at(folder, hashlib.file_digest(written, "sha256").hexdigest())
            target.parent.mkdir(exist_ok=True)
            return copy.replace(target)
    except OSError as error:
        raise StorageError.because(folder, error) from error
