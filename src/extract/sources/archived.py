"""One content of the archive, as it was met at a place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extract.settings.sources import NO_HINTS, Hints


def file_name(uri: str) -> str:
    """Return the last part of an address, decoded; the address itself where it has none."""
    return Path(unquote(urlsplit(uri).path)).name or uri


@dataclass(frozen=True, slots=True)
class Archived:
    """One content as it was met at a place: its bytes lie at `path`, which is named by their SHA-256."""

    uri: str
    path: Path
    sha256: str
    bytes: int
    hints: Hints = NO_HINTS

    @property
    def seen(self) -> Path:
        """The file where it was met; of an address, its path."""
        return Path(unquote(urlsplit(self.uri).path) or self.uri)

    @property
    def file_name(self) -> str:
        """The last part of the address."""
        return file_name(self.uri)


def place_of(file: Path | Archived) -> tuple[str, str, Path]:
    """Return the address of a file, its name there, and the path from which it is read."""
    if isinstance(file, Archived):
        return file.uri, file.file_name, file.path
    return file.absolute().as_uri(), file.name, file
