"""A backup is a manifest, `2024-07-31T120000Z.json`: which files there were, with the hash of each.

Contents lie beside the manifests, `contents/ab/abcdef….pdf`, each once for all backups.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from extract.errors import BackupError, FactSheetsError
from extract.storage import NAME, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extract.storage import Storage

ENDING = ".json"
CONTENTS = "contents/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: `archive/ab/abcd….pdf`, `data/corrections.jsonl`, `rules/countries.toml`, `factsheets.toml`."""

    path: str
    sha256: str
    bytes: int

    @property
    def content(self) -> str:
        """Where its content lies in the place of backups."""
        return f"{CONTENTS}{self.sha256[:2]}/{self.sha256}{PurePosixPath(self.path).suffix}"

    @property
    def folder(self) -> str:
        """The first part of its path; empty for `factsheets.toml`."""
        return self.path.rpartition("/")[0].partition("/")[0]


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup; `program` is the version that made it, `archive_to` where PDFs are that it has not."""

    name: str
    program: str
    archive_to: str | None
    entries: tuple[Entry, ...]

    def as_json(self) -> bytes:
        """Return it as the file has it, an entry a line."""
        told = {"backup": self.name, "program": self.program, "archive_to": self.archive_to}
        head = json.dumps(told, ensure_ascii=False, indent=1).removesuffix("\n}")
        lines = ",\n".join(f"  {json.dumps(asdict(entry), ensure_ascii=False)}" for entry in self.entries)
        return f'{head},\n "files": [\n{lines}\n ]\n}}\n'.encode()


def manifest_names(paths: Iterable[str]) -> list[str]:
    """Return the names of the backups among the files of a place, oldest first."""
    ended = (path.removesuffix(ENDING) for path in paths if path.endswith(ENDING))
    return sorted(name for name in ended if NAME.fullmatch(name))


def read_manifest(storage: Storage, name: str) -> Manifest:
    """Return a backup; `BackupError` if there is none of this name, or its manifest cannot be read."""
    content = storage.read(f"{name}{ENDING}")
    if content is None:
        raise BackupError(f"{storage.where(f'{name}{ENDING}')}: there is no such backup.")
    try:
        told = json.loads(content)
        entries = tuple(Entry(one["path"], one["sha256"], one["bytes"]) for one in told["files"])
        return Manifest(told["backup"], told["program"], told["archive_to"], entries)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError(
            f"{storage.where(f'{name}{ENDING}')}: is no manifest of a backup. Choose another by --at."
        ) from error


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what a place raises into a sentence about it."""
    try:
        yield
    except FactSheetsError:
        raise
    except Exception as error:  # each library of a store has errors of its own
        raise BackupError(sentence(place, error)) from error
