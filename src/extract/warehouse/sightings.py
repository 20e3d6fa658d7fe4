"""What was seen where, and under which key a document is kept."""

from __future__ import annotations

from dataclasses import dataclass

from extract.models.base import content_id


@dataclass(frozen=True, slots=True)
class Sighting:
    """A content (`sha256`) at a place (`uri`)."""

    sha256: str
    uri: str
    file_name: str


def document_key(sha256: str, uri: str) -> str:
    """Return what identifies a document: its SHA-256, or `uri-…` for a file that could not be opened."""
    return sha256 or unopened_key(uri)


def unopened_key(uri: str) -> str:
    """Return the key under which the file at `uri` waits while it cannot be opened."""
    return content_id("uri", uri)
