"""`manifest.json`: the files of a release with size, hash and rows. A release that has one is whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "manifest.json"
LATEST = "latest.json"


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path within the release, and for data how many rows of which relation."""

    path: str
    bytes: int
    sha256: str
    relation: str | None = None
    rows: int | None = None

    @classmethod
    def at(cls, folder: Path, file: Path, relation: str | None = None, rows: int | None = None) -> File:
        """Measure a file of the release in `folder`."""
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        return cls(file.relative_to(folder).as_posix(), file.stat().st_size, digest, relation, rows)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says of itself."""

    release: str
    created: str
    fingerprint: str
    formats: tuple[str, ...]
    versions: dict[str, str | int]
    rows: dict[str, int]
    cuts: tuple[str, ...]
    files: tuple[File, ...]

    def as_json(self) -> str:
        """Return it as the file has it."""
        return as_json(asdict(self))


def as_json(told: dict[str, Any]) -> str:
    """Return JSON that people can read too."""
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
