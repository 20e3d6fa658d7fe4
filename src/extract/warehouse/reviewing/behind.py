"""What the published file lacks of the log of corrections, and what became of each decision in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.warehouse.corrected import recorrected
from extract.warehouse.queue import these
from extract.warehouse.reviewing.reading import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extract.warehouse.corrected import Version
    from extract.warehouse.queue import Due

PAGES = "SELECT page_count FROM documents WHERE sha256 = ?"
STATES = "SELECT document, id, state FROM corrections"


def behind(path: Path, version: Version) -> frozenset[str]:
    """Return the documents of the file at `path` that were read with other corrections than there are now.

    `version` tells by which hash those of a document go now (see `extract.corrections`). Nothing is behind
    where nothing is published.
    """
    if not path.is_file():
        return frozenset()
    with reading(path) as connection:
        return frozenset(recorrected(connection, version))


def decision_states(path: Path) -> Mapping[tuple[str, str], str]:
    """Return the state of each decision, by document and id; nothing where nothing is published."""
    if not path.is_file():
        return {}
    with reading(path) as connection:
        return {(document, key): state for document, key, state in connection.execute(STATES).fetchall()}


def page_count(path: Path, document: str) -> int | None:
    """Return how many pages a published document has; None if it is none."""
    with reading(path) as connection:
        found = connection.execute(PAGES, [document]).fetchone()
    return found[0] if found else None


def place_of(path: Path, document: str) -> tuple[Due, ...]:
    """Return a published document as it is read: with its place and hints."""
    with reading(path) as connection:
        return these(connection, [document])
