"""Files, folders and globs: which PDFs are there."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Discovery:
    """The PDFs that some paths lead to, each once; and a sentence for each path that leads nowhere."""

    files: tuple[Path, ...]
    problems: tuple[str, ...]


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
